// How far the review is: in all, and per zorgkantoor and theme.

const decided = (row) => row.state !== 'todo' && row.state !== 'twijfel';

export function progressOf(list, bar, words) {
  const rows = [...list.rows.values()].filter((row) => row.inTable);
  const done = rows.filter(decided).length;
  bar.max = Math.max(1, rows.length);
  bar.value = done;
  words.textContent = `${done} van ${rows.length} uitspraken beoordeeld`;
}

export function progressTable(list) {
  const rows = [...list.rows.values()].filter((row) => row.inTable);
  const table = document.createElement('table');
  table.className = 'done';
  const head = table.createTHead().insertRow();
  for (const title of ['Zorgkantoor', ...list.titles.values(), 'alles']) head.append(cell('th', title, 'col'));
  const body = table.createTBody();
  for (const [id, name] of [...list.names, ['', 'alle']]) {
    const line = body.insertRow();
    line.append(cell('th', name, 'row'));
    const own = rows.filter((row) => !id || row.zorgkantoor === id);
    for (const theme of [...list.titles.keys(), '']) line.append(share(own.filter((row) => !theme || row.theme === theme)));
  }
  return table;
}

function share(rows) {
  const done = rows.filter(decided).length;
  const box = cell('td', rows.length ? `${done}/${rows.length}` : '–');
  if (rows.length && done === rows.length) box.className = 'full';
  return box;
}

function cell(tag, text, scope = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (scope) element.scope = scope;
  return element;
}
