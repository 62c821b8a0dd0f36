// Keys: none while somebody types or a sheet is open; single letters can be switched off.

const OFF = 'thematabel-sneltoetsen-uit';

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
    if (typing || !letters[key] || !keysOn()) return;
    // Space and enter work the button that has the focus.
    if ((key === ' ' || key === 'enter') && target.matches('button, summary, a')) return;
    if (key === 'enter' && target.id !== 'list') return;
    event.preventDefault();
    letters[key](event);
  });
}

function name(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('ctrl');
  if (event.altKey) parts.push('alt');
  const bare = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase();
  const letter = /^[a-z]$/.test(bare) || bare.startsWith('arrow') || bare === 'home' || bare === 'end';
  if (event.shiftKey && letter) parts.push('shift');
  parts.push(bare);
  return parts.join(' ');
}
