// The review page: puts list, statement, page and verdicts together.

import { change, get, say, settled } from './ask.js';
import { Editor } from './edit.js';
import { changeKey, keysOn, listen, showKeys, switchKeys, usualKeys } from './keys.js';
import { List } from './list.js';
import { Pointer } from './point.js';
import { progressOf, progressTable } from './progress.js';
import { Sheet } from './sheet.js';

const by = (id) => document.getElementById(id);
let me = document.body.dataset.me;
let shown = null;
const ahead = new Map();

const list = new List(by('list'), by('filters'), (id) => open(id));
const sheet = new Sheet(by('sheet'), by('where'), (id) => open(id));
const pointer = new Pointer(sheet, (found) => point(found));
pointer.changed = () => by('point').setAttribute('aria-pressed', String(pointer.on));
const editor = new Editor(by('edit-sheet'));

function fetched(id, afresh) {
  if (afresh || !ahead.has(id)) {
    ahead.set(id, get(`/api/uitspraak/${encodeURIComponent(id)}`));
    if (ahead.size > 30) ahead.delete(ahead.keys().next().value);
  }
  return ahead.get(id);
}

async function open(id, afresh = false) {
  if (!id) {
    inSight(null);
    by('work').setAttribute('aria-busy', 'false');
    by('statement').innerHTML = '<p class="empty">Er is hier niets meer te beoordelen. Kies links een andere lijst.</p>';
    by('beside').replaceChildren();
    by('sheet').replaceChildren();
    list.select('');
    return;
  }
  list.select(id);
  if (shown && shown.row.id !== id) inSight(null); // a key that is struck at once is not about the one before
  let data;
  try {
    data = await fetched(id, afresh);
  } catch (error) {
    ahead.delete(id);
    say(error.message, true);
    if (list.current === id) by('work').setAttribute('aria-busy', 'false');
    return;
  }
  if (list.current !== id) return; // another was chosen meanwhile
  const same = shown && shown.row.id === id && shown.page === data.page;
  inSight(data);
  by('statement').innerHTML = data.statement; // escaped by the server
  by('beside').innerHTML = data.beside;
  showKeys(by('statement'));
  showKeys(by('beside'));
  if (!same) {
    by('statement').scrollTop = 0;
    by('beside').scrollTop = 0;
  }
  for (const button of document.querySelectorAll('[data-verdict]')) {
    button.setAttribute('aria-pressed', String(button.dataset.verdict === data.row.state));
  }
  document.querySelector('[data-act="edit"]').setAttribute('aria-pressed', String(data.row.state === 'aanpassen'));
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
  if (same) sheet.shown = data;
  else await sheet.show(data);
  const next = list.after();
  if (next && next !== id) {
    fetched(next).then((one) => { if (one.page) new Image().src = `/blad/${encodeURIComponent(one.document)}/${one.page}.png?${one.sha}`; }).catch(() => ahead.delete(next));
  }
}

// What keys are about; nothing while the next is on its way.
function inSight(data) {
  shown = data;
  by('work').setAttribute('aria-busy', String(!data));
}

function took(data) {
  taken(data.rows);
  by('undo').disabled = !data.turn[0];
  by('redo').disabled = !data.turn[1];
}

function taken(rows) {
  ahead.clear();
  sheet.forget();
  list.change(rows);
  progressOf(list, by('progress'), by('count'));
}

async function named() {
  if (!me) await askName();
  return Boolean(me);
}

function askName() {
  const dialog = by('name-sheet');
  dialog.showModal();
  by('name').select();
  return new Promise((done) => {
    dialog.addEventListener('close', async () => {
      const name = by('name').value.trim();
      if (name && name !== me) {
        await change('/api/naam', { name });
        location.reload();
        return;
      }
      done();
    }, { once: true });
  });
}

// Keep a decision about the clause in sight, and go on to the next.
async function decide(after, stay = false) {
  if (!shown || !(await named())) return;
  const id = shown.row.id;
  const body = { clauses: [id], seen: { [id]: shown.seen }, ...after };
  const next = stay ? id : list.after();
  const words = { akkoord: 'Akkoord', aanpassen: 'Aangepast', vervalt: 'Vervalt', twijfel: 'Twijfel', '': 'Ingetrokken' };
  await keep('/api/besluit', body, `${words[after.verdict]}: bewaard.`, next);
}

async function keep(address, body, words, next, go = true) {
  const before = shown;
  inSight(null); // a key that is struck before the next is in sight must not count twice
  let data;
  try {
    data = await change(address, body);
    took(data);
    say(words);
  } catch (error) {
    inSight(before);
    say(error.message, true);
    return null;
  }
  if (go) await open(next || list.after() || (before && before.row.id), true);
  return data;
}

async function turn(address, words) {
  if (!(await named())) return;
  await settled();
  try {
    const data = await change(address, {});
    took(data);
    say(words);
    const back = data.rows.find((row) => !row.gone);
    await open(back ? back.id : list.after(), true);
  } catch (error) {
    say(error.message, true);
  }
}

async function swap(into) {
  if (!shown || !into || !(await named())) return;
  const out = shown.row.id;
  await keep('/api/wissel', { out, into, seen: { [out]: shown.seen } }, 'Gewisseld.', into);
}

function theme(place) {
  const chosen = list.data.themes[place];
  if (!chosen || !shown) return;
  decide({ ...shownJudgement(), verdict: 'aanpassen', theme: chosen.id });
}

// What was said before of the clause in sight, so that another theme does not lose one's own words.
function shownJudgement() {
  return shown.row.state === 'aanpassen' ? shown.judgement : {};
}

function section() {
  if (!shown) return;
  const place = JSON.stringify([shown.row.document, shown.row.section]);
  const same = [...list.rows.values()].filter((row) => JSON.stringify([row.document, row.section]) === place && (row.inTable || row.wasInTable) && row.state !== 'vervalt');
  if (!same.length) { say('In deze paragraaf staat niets meer in de tabel.'); return; }
  by('section-text').textContent = `${same.length} ${same.length === 1 ? 'uitspraak' : 'uitspraken'} onder “${shown.row.section.join('')}” vervallen dan in één keer. Ongedaan maken kan.`;
  sheetFor('section-sheet', async () => {
    if (!(await named())) return;
    const ids = same.map((row) => row.id);
    await keep('/api/besluit', { clauses: ids, verdict: 'vervalt', remark: 'hele paragraaf' }, `${ids.length} vervallen.`, '');
  });
}

function sheetFor(id, submitted) {
  const dialog = by(id);
  dialog.returnValue = '';
  dialog.querySelector('form').onsubmit = () => { dialog.returnValue = 'ja'; setTimeout(submitted); };
  dialog.showModal();
}

async function pointing() {
  if (shown && !shown.page) { say('Dit document heeft geen bladzijden om op aan te wijzen.'); return; }
  await pointer.toggle();
  pointer.changed();
}

// A passage was pointed at: ask what is to become of it, and keep it.
function point(found) {
  by('add-text').textContent = found.text;
  const place = [encodeURIComponent(found.document), found.page, ...found.first, ...found.last].join('/');
  get(`/api/passage/${place}`).then((told) => { by('add-text').textContent = told.text; }, (error) => say(error.message, true));
  const form = by('add-sheet').querySelector('form');
  form.elements.theme.value = shown ? shown.edit.theme : list.data.themes[0].id;
  form.elements.remark.value = '';
  form.elements.instead.checked = false;
  form.elements.instead.parentElement.hidden = !shown || shown.document !== found.document;
  sheetFor('add-sheet', async () => {
    if (!(await named())) return;
    const { theme: chosen, in_table: place, remark: words, instead } = form.elements;
    const { document: document_, page, first, last } = found;
    const gone = instead.checked && shown ? [shown.row.id] : [];
    const body = { document: document_, page, first, last, theme: chosen.value, in_table: place.value === 'ja', remark: words.value.trim(), instead: gone, seen: gone.length ? { [gone[0]]: shown.seen } : {} };
    pointer.stop();
    await made('/api/toevoegen', body, 'Toegevoegd.');
  });
}

// Something that makes a statement of its own: it is in sight then.
async function made(address, body, words) {
  const known = new Set(list.rows.keys());
  const data = await keep(address, body, words, '', false);
  if (!data) return;
  const fresh = data.rows.find((row) => !row.gone && !known.has(row.id)) || data.rows.find((row) => row.inTable);
  await open(fresh ? fresh.id : list.current, true);
}

function cut() {
  if (!shown) return;
  const words = shown.text.split(/\s+/);
  if (words.length < 2) { say('Een woord is niet te splitsen.'); return; }
  const place = by('cut-place');
  place.max = words.length - 1;
  place.value = Math.max(1, words.findIndex((word, n) => n && /[.;:]$/.test(words[n - 1])));
  const show = () => {
    by('cut-first').textContent = words.slice(0, place.value).join(' ');
    by('cut-second').textContent = words.slice(place.value).join(' ');
    place.setAttribute('aria-valuetext', `deel twee begint met: ${words.slice(place.value, Number(place.value) + 4).join(' ')}`);
  };
  place.oninput = show;
  show();
  sheetFor('cut-sheet', async () => {
    if (!(await named())) return;
    await made('/api/splitsen', { clause: shown.row.id, words: Number(place.value), seen: { [shown.row.id]: shown.seen } }, 'Gesplitst.');
  });
  place.focus();
}

function merge() {
  if (!shown) return;
  const other = list.rows.get(shown.following);
  if (!other) { say('Hierna staat geen uitspraak meer in dit document.'); return; }
  const id = shown.row.id;
  by('merge-first').textContent = list.rows.get(id).text;
  by('merge-second').textContent = other.text;
  sheetFor('merge-sheet', async () => {
    if (!(await named())) return;
    await made('/api/samenvoegen', { clauses: [id, other.id], seen: { [id]: shown.seen } }, 'Samengevoegd.');
  });
}

async function edit() {
  if (!shown) return;
  const after = await editor.edit(shown.edit);
  if (after) await decide(after);
}

function remark() {
  if (!shown) return;
  by('remark').value = shown.edit.remark;
  sheetFor('remark-sheet', () => decide({ verdict: 'twijfel', remark: by('remark').value }));
}

const acts = {
  edit,
  later: () => open(list.after()),
  remark,
  section,
  cut,
  merge,
  withdraw: () => decide({ verdict: '' }, true),
};

function why() {
  const box = by('why');
  if (box) box.open = !box.open;
}

function whole() {
  by('whole').setAttribute('aria-pressed', String(sheet.toggle()));
}

function help() {
  by('keys-on').checked = keysOn();
  by('help-sheet').showModal();
}

// The next letter is the key of what this button stands for.
function ownKey(button) {
  const told = by('own-key');
  told.textContent = 'Druk op de letter die u wilt, of op esc.';
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    const done = changeKey(button.dataset.own, event.key.toLowerCase());
    told.textContent = done ? 'Bewaard op dit apparaat.' : 'Niets gewijzigd: alleen een letter kan.';
  }, { once: true });
  button.focus();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.verdict) decide({ verdict: button.dataset.verdict });
  else if (button.dataset.act) { by('more').open = false; acts[button.dataset.act](); }
  else if (button.dataset.answer) answered(button.dataset.answer === 'ja');
  else if (button.dataset.swap) swap(button.dataset.swap);
  else if (button.dataset.open) open(button.dataset.open);
  else if (button.dataset.own) ownKey(button);
  else if (button.hasAttribute('data-close')) button.closest('dialog').close();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const dialog = document.querySelector('dialog[open] form');
    if (dialog) { event.preventDefault(); dialog.requestSubmit(); }
  }
});
by('undo').addEventListener('click', () => turn('/api/ongedaan', 'Ongedaan gemaakt.'));
by('redo').addEventListener('click', () => turn('/api/opnieuw', 'Opnieuw gedaan.'));
by('whole').addEventListener('click', whole);
by('larger').addEventListener('click', () => sheet.enlarge(1.25));
by('smaller').addEventListener('click', () => sheet.enlarge(0.8));
by('point').addEventListener('click', pointing);
by('back').addEventListener('click', () => sheet.step(-1));
by('forth').addEventListener('click', () => sheet.step(1));
by('help').addEventListener('click', help);
by('me').addEventListener('click', askName);
by('keys-on').addEventListener('change', (event) => switchKeys(event.target.checked));
by('usual-keys').addEventListener('click', usualKeys);
showKeys(document);
function showProgress() {
  by('progress-table').replaceChildren(progressTable(list, list.data.signed, sign));
}
by('show-progress').addEventListener('click', () => {
  showProgress();
  by('progress-sheet').showModal();
});

function tellLost(some) {
  list.data.lost = some;
  by('show-lost').hidden = !some.length;
  by('show-lost').textContent = some.length === 1 ? '1 besluit niet teruggevonden' : `${some.length} besluiten niet teruggevonden`;
  by('lost-list').replaceChildren(...some.map((one) => {
    const item = document.createElement('li');
    const words = document.createElement('div');
    const head = document.createElement('b');
    head.textContent = `${one.said}, door ${one.by} op ${one.at}`;
    const text = document.createElement('p');
    text.textContent = `${one.document}${one.page ? `, p. ${one.page}` : ''}: “${one.text}”${one.remark ? ` Opmerking: ${one.remark}` : ''}`;
    words.append(head, text);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Koppelen';
    button.disabled = !shown;
    button.setAttribute('aria-label', `Koppelen aan de uitspraak in beeld: ${one.said} door ${one.by}`);
    button.addEventListener('click', () => attachLost(one.code));
    item.append(words, button);
    return item;
  }));
}
by('show-lost').addEventListener('click', () => {
  tellLost(list.data.lost);
  by('lost-sheet').showModal();
});

async function attachLost(code) {
  by('lost-sheet').close();
  if (!shown || !(await named())) return;
  const id = shown.row.id;
  if (await keep('/api/koppelen', { code, clause: id }, 'Gekoppeld.', id)) tellLost((await get('/api/kwijt')).lost);
}

async function answered(same) {
  if (!document.querySelector('[data-answer]') || !shown || !(await named())) return;
  const id = shown.row.id;
  const done = await keep('/api/antwoord', { clause: id, same }, same ? 'Geldt ook hier: bewaard.' : 'Andere passage: bewaard.', same ? list.after() : id);
  if (done) tellLost((await get('/api/kwijt')).lost);
}

async function sign(zorgkantoor) {
  if (!me) { by('progress-sheet').close(); await askName(); return; }
  try {
    list.data.signed = (await change('/api/aftekenen', { zorgkantoor })).signed;
    showProgress();
    say('Afgetekend.');
  } catch (error) {
    by('progress-sheet').close();
    say(error.message, true);
  }
}

const letters = {
  a: () => decide({ verdict: 'akkoord' }),
  enter: () => decide({ verdict: 'akkoord' }),
  x: () => decide({ verdict: 'vervalt' }),
  t: () => decide({ verdict: 'twijfel' }),
  e: edit, f: remark, b: section, n: pointing, s: cut, m: merge,
  y: () => answered(true), u: () => answered(false), i: why, p: whole, h: help, '?': help,
  ' ': acts.later,
  j: () => open(list.step(1)), arrowright: () => open(list.step(1)), arrowdown: () => open(list.step(1)),
  k: () => open(list.step(-1)), arrowleft: () => open(list.step(-1)), arrowup: () => open(list.step(-1)),
  'shift j': () => open(list.step(Infinity)), 'shift arrowright': () => open(list.step(Infinity)),
  'shift k': () => open(list.step(-Infinity)), 'shift arrowleft': () => open(list.step(-Infinity)),
  w: () => swap(document.querySelector('[data-swap]')?.dataset.swap),
  0: acts.withdraw,
  '+': () => sheet.enlarge(1.25), '=': () => sheet.enlarge(1.25), '-': () => sheet.enlarge(0.8),
};
for (let place = 1; place <= 9; place += 1) letters[place] = () => theme(place - 1);
listen(letters, {
  'ctrl z': () => turn('/api/ongedaan', 'Ongedaan gemaakt.'),
  'ctrl shift z': () => turn('/api/opnieuw', 'Opnieuw gedaan.'),
  'ctrl y': () => turn('/api/opnieuw', 'Opnieuw gedaan.'),
  'alt arrowleft': () => sheet.step(-1),
  'alt arrowright': () => sheet.step(1),
});

// The themes to choose from, in the sheets and on the keys.
function offer(themes) {
  for (const select of document.querySelectorAll('dialog select[name="theme"]')) {
    const was = select.value;
    select.replaceChildren(...themes.map(({ id, title }) => new Option(title, id)));
    if (was && themes.some(({ id }) => id === was)) select.value = was;
  }
  by('last-theme').textContent = Math.min(9, themes.length);
}

async function load() {
  const data = await get('/api/lijst');
  offer(data.themes);
  ahead.clear();
  sheet.forget();
  list.take(data, me);
  people(data.people);
  tellLost(data.lost);
  by('undo').disabled = !data.turn[0];
  by('redo').disabled = !data.turn[1];
  progressOf(list, by('progress'), by('count'));
  const asked = decodeURIComponent(location.hash.slice(1));
  if (!list.current) await open(list.rows.has(asked) ? asked : list.step(-Infinity));
  else if (list.rows.has(list.current)) await open(list.current, true);
  else await open(list.step(-Infinity));
}

function people(names) {
  const others = names.filter((name) => name !== me);
  by('people').textContent = others.length ? `ook hier: ${others.join(', ')}` : '';
}

function follow() {
  const events = new EventSource('/api/live');
  let lost = false;
  events.addEventListener('people', (event) => people(JSON.parse(event.data)));
  events.addEventListener('changed', (event) => {
    const rows = JSON.parse(event.data);
    taken(rows);
    if (!shown || !rows.some((row) => row.id === shown.row.id)) return;
    if (list.rows.has(shown.row.id)) open(shown.row.id, true);
    else open(list.after());
  });
  events.addEventListener('signed', (event) => {
    list.data.signed = JSON.parse(event.data);
    showProgress();
  });
  events.addEventListener('reload', () => load());
  events.addEventListener('trouble', (event) => say(JSON.parse(event.data), true));
  events.addEventListener('error', () => { lost = true; });
  events.addEventListener('open', () => { if (lost) { lost = false; load(); } });
}

load().then(follow, (error) => say(error.message, true)).then(() => { if (!me) askName(); });
