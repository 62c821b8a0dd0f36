// Keys: none while somebody types or a sheet is open; single letters can be changed, and switched off.

const OFF = 'thematabel-sneltoetsen-uit';
const CHANGED = 'thematabel-sneltoetsen';
let changed = kept(); // the usual letter -> the one of this reviewer

function kept() {
  try {
    const told = Object.entries(JSON.parse(localStorage.getItem(CHANGED)) || {});
    return Object.fromEntries(told.filter((pair) => pair.every((key) => /^[a-z]$/.test(key))));
  } catch {
    return {};
  }
}

// The usual letter of what a letter does now; '' when it does nothing any more.
function usual(key) {
  const found = Object.keys(changed).find((name) => changed[name] === key);
  return found || (changed[key] ? '' : key);
}

// Give what goes by the letter `name` another one; what went by that gets the old one.
export function changeKey(name, key) {
  if (!/^[a-z]$/.test(key)) return false;
  const other = usual(key);
  const old = changed[name] || name;
  changed[name] = key;
  if (other && other !== name) changed[other] = old;
  changed = Object.fromEntries(Object.entries(changed).filter(([from, to]) => from !== to));
  localStorage.setItem(CHANGED, JSON.stringify(changed));
  showKeys(document);
  return true;
}

export function usualKeys() {
  changed = {};
  localStorage.removeItem(CHANGED);
  showKeys(document);
}

// Every sign of a key in a part of the page says the letter that it is now.
export function showKeys(part) {
  for (const sign of part.querySelectorAll('kbd[data-key]')) sign.textContent = changed[sign.dataset.key] || sign.dataset.key;
}

export function keysOn() {
  return localStorage.getItem(OFF) !== 'ja';
}

export function switchKeys(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'ja');
}

// `letters` are single keys, which can be off; `always` keys with ctrl or alt. Names as in name().
export function listen(letters, always) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const target = event.target;
    // A field of a sheet that was closed just now keeps the focus until the browser draws again: nobody types there.
    const typing = target.matches('input, textarea, select, [contenteditable]') && target.checkVisibility();
    const key = name(event);
    if (always[key] && !(typing && key.includes('z'))) {
      event.preventDefault();
      always[key]();
      return;
    }
    const letter = /^(shift )?([a-z])$/.exec(key);
    const act = letters[letter ? (letter[1] || '') + usual(letter[2]) : key];
    if (typing || !act || !keysOn()) return;
    // Space and enter work the button that has the focus.
    if ((key === ' ' || key === 'enter') && target.matches('button, summary, a')) return;
    if (key === 'enter' && target.id !== 'list') return;
    event.preventDefault();
    act(event);
  });
}

function name(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  const bare = event.key.toLowerCase();
  const letter = /^[a-z]$/.test(bare) || bare.startsWith('arrow') || bare === 'home' || bare === 'end';
  if (event.shiftKey && letter) parts.push('shift');
  parts.push(bare);
  return parts.join(' ');
}
