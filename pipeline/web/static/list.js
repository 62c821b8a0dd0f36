// The list: filters, order and counts; only the rows in sight are in the page, however many there are.

const ROW = 74;
const SPARE = 6;
const SIGNS = { akkoord: '✓', aanpassen: '✎', vervalt: '✕', twijfel: '?' };

export class List {
  constructor(box, form, pick) {
    this.box = box;
    this.form = form;
    this.pick = pick;
    this.rows = new Map();
    this.shown = [];
    this.current = '';
    this.queue = 'todo';
    this.me = '';
    this.space = document.createElement('div');
    this.space.className = 'space';
    this.space.setAttribute('role', 'presentation');
    box.replaceChildren(this.space);
    box.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(box);
    box.addEventListener('click', (event) => {
      const row = event.target.closest('.row');
      if (row) pick(row.dataset.id);
    });
    form.addEventListener('change', () => this.filter(true));
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const button of form.querySelectorAll('[data-queue]')) {
      button.addEventListener('click', () => this.choose(button.dataset.queue));
    }
  }

  take(data, me) {
    this.data = data;
    this.me = me;
    this.rows = new Map(data.rows.map((row, place) => [row.id, { ...row, place }]));
    this.names = new Map(data.zorgkantoren.map((one) => [one.id, one.name]));
    this.titles = new Map(data.themes.map((one) => [one.id, one.title]));
    this.options('zorgkantoor', this.names);
    this.options('theme', this.titles);
    this.filter(false);
  }

  options(name, titles) {
    const select = this.form.elements[name];
    const was = select.value;
    select.replaceChildren(select.options[0], ...[...titles].map(([id, title]) => new Option(title, id)));
    select.value = titles.has(was) ? was : '';
  }

  choose(queue) {
    this.queue = queue;
    for (const button of this.form.querySelectorAll('[data-queue]')) {
      button.setAttribute('aria-pressed', String(button.dataset.queue === queue));
    }
    this.filter(true);
  }

  // Rows that are other now. The one in work stays in the list until another is chosen, so that nothing jumps.
  change(rows) {
    for (const row of rows) {
      if (row.gone) {
        this.rows.delete(row.id);
        continue;
      }
      const known = this.rows.get(row.id);
      this.rows.set(row.id, { ...row, place: known ? known.place : this.rows.size });
    }
    this.filter(false);
  }

  wanted(row) {
    const { zorgkantoor, theme, show } = this.form.elements;
    if (zorgkantoor.value && row.zorgkantoor !== zorgkantoor.value) return false;
    if (theme.value && row.theme !== theme.value) return false;
    const mine = row.reviewers.includes(this.me);
    const decided = row.state !== 'todo' && row.state !== 'twijfel';
    switch (show.value) {
      case 'changed': return row.doubts.includes('changed') || row.doubts.includes('new');
      case 'doubts': return row.doubts.length > 0;
      case 'disputed': return row.disputed;
      case 'mine': return mine;
      case 'notmine': return !mine && (row.inTable || row.wasInTable);
      case 'unchosen': return !row.inTable && !row.wasInTable && !decided;
      default: return row.inTable || row.wasInTable || row.state !== 'todo';
    }
  }

  static inQueue(row, queue) {
    if (queue === 'all') return true;
    if (queue === 'decided') return row.state !== 'todo' && row.state !== 'twijfel';
    return row.state === queue;
  }

  filter(afresh) {
    const wanted = [...this.rows.values()].filter((row) => this.wanted(row));
    for (const button of this.form.querySelectorAll('[data-queue]')) {
      const count = wanted.filter((row) => List.inQueue(row, button.dataset.queue)).length;
      button.querySelector('b').textContent = count;
    }
    // What was decided by others already is still to do for who looks for what he has not judged himself.
    const queue = this.form.elements.show.value === 'notmine' && this.queue === 'todo' ? 'all' : this.queue;
    this.shown = wanted.filter((row) => List.inQueue(row, queue) || (!afresh && row.id === this.current));
    const order = this.form.elements.order.value;
    const by = {
      table: (a, b) => a.place - b.place,
      doubts: (a, b) => b.doubts.length + 2 * b.disputed - a.doubts.length - 2 * a.disputed || a.place - b.place,
      pages: (a, b) => a.document.localeCompare(b.document) || a.page - b.page || a.place - b.place,
    };
    this.shown.sort(by[order]);
    this.places = new Map(this.shown.map((row, place) => [row.id, place]));
    this.space.style.height = `${this.shown.length * ROW}px`;
    if (afresh) this.box.scrollTop = 0;
    this.draw();
    if (afresh && !this.places.has(this.current)) this.pick(this.shown.length ? this.shown[0].id : '');
  }

  // The one so many places further; the first or last for an infinite step. What is decided leaves its queue.
  step(by) {
    if (!this.shown.length) return '';
    const here = this.places.get(this.current) ?? -1;
    const there = Math.max(0, Math.min(this.shown.length - 1, here + by));
    return this.shown[Number.isNaN(there) ? 0 : there].id;
  }

  // The next one, wherever the current one was.
  after() {
    const here = this.places.get(this.current) ?? -1;
    return (this.shown[here + 1] || this.shown.find((row) => row.id !== this.current) || {}).id || '';
  }

  select(id) {
    this.current = id;
    this.filter(false);
    const place = this.places.get(id);
    if (place === undefined) return;
    const top = place * ROW;
    if (top < this.box.scrollTop) this.box.scrollTop = top - ROW;
    else if (top + ROW > this.box.scrollTop + this.box.clientHeight) {
      this.box.scrollTop = top + 2 * ROW - this.box.clientHeight;
    }
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - SPARE);
    const last = Math.min(this.shown.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW) + SPARE);
    const rows = [];
    for (let place = first; place < last; place += 1) rows.push(this.row(this.shown[place], place));
    if (!this.shown.length) {
      const none = document.createElement('p');
      none.className = 'none';
      none.setAttribute('role', 'option');
      none.textContent = this.queue === 'todo' ? 'Niets meer te doen.' : 'Niets gevonden.';
      rows.push(none);
    }
    this.space.replaceChildren(...rows);
    const active = document.getElementById(`row-${this.current}`);
    if (active) this.box.setAttribute('aria-activedescendant', active.id);
    else this.box.removeAttribute('aria-activedescendant');
  }

  row(row, place) {
    const box = document.createElement('div');
    box.className = `row ${row.state}`;
    box.id = `row-${row.id}`;
    box.dataset.id = row.id;
    box.setAttribute('role', 'option');
    box.setAttribute('aria-selected', String(row.id === this.current));
    box.setAttribute('aria-setsize', this.shown.length);
    box.setAttribute('aria-posinset', place + 1);
    box.style.top = `${place * ROW}px`;
    const top = document.createElement('div');
    top.className = 'top';
    top.append(part('b', this.names.get(row.zorgkantoor) || row.zorgkantoor));
    top.append(part('span', this.titles.get(row.theme) || row.theme, 'theme'));
    if (row.disputed) top.append(part('span', 'oneens', 'flag'));
    else if (row.doubts.length) top.append(part('span', '•'.repeat(Math.min(3, row.doubts.length)), 'flag', row.doubts.map((name) => this.data.doubts[name]).join(', ')));
    top.append(part('span', row.where));
    if (SIGNS[row.state]) top.append(part('span', SIGNS[row.state], 'sign', this.data.states[row.state]));
    box.append(top, part('div', row.text, 'text'));
    return box;
  }
}

function part(tag, text, name = '', title = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  if (title) {
    element.title = title;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', title);
  }
  return element;
}
