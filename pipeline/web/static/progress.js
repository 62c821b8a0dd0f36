// How far the review is: in all, and per zorgkantoor and theme.

const decided = (row) => row.state !== 'todo' && row.state !== 'twijfel';

export function progressOf(list, bar, words) {
  const rows = [...list.rows.values()].filter((row) => row.inTable);
  const done = rows.filter(decided).length;
  bar.max = Math.max(1, rows.length);
  bar.value = done;
  words.textContent = `${done} van ${rows.length} uitspraken beoordeeld`;
}

// The table, with who signed off each column of the Thema-tabel, or a button to do so.
export function progressTable(list, signed, sign) {
  const rows = [...list.rows.values()].filter((row) => row.inTable);
  const table = document.createElement('table');
  table.className = 'done';
  const head = table.createTHead().insertRow();
  for (const title of ['Zorgkantoor', ...list.titles.values(), 'alles', 'afgetekend']) head.append(cell('th', title, 'col'));
  const body = table.createTBody();
  for (const [id, name] of [...list.names, ['', 'alle']]) {
    const line = body.insertRow();
    line.append(cell('th', name, 'row'));
    const own = rows.filter((row) => !id || row.zorgkantoor === id);
    const stamp = document.createElement('td');
    stamp.className = 'stamp';
    stamp.append(...stampOf(signed[id], own, () => sign(id), name));
    for (const theme of [...list.titles.keys(), '']) line.append(share(own.filter((row) => !theme || row.theme === theme)));
    line.append(stamp);
  }
  return table;
}

function stampOf(stamp, rows, sign, name) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = stamp ? 'Opnieuw' : 'Aftekenen';
  button.setAttribute('aria-label', `${button.textContent}: ${name}`);
  button.addEventListener('click', sign);
  const done = rows.filter(decided).length;
  const same = stamp && !stamp.overtaken && stamp.reviewed === done;
  if (!stamp) return [button];
  const words = document.createElement('span');
  words.textContent = `${stamp.by}, ${stamp.at} (${stamp.reviewed} van ${stamp.statements}${stamp.overtaken ? '; daarna gewijzigd' : ''})`;
  return same ? [words] : [words, button];
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
