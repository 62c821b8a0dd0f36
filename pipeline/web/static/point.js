// Pointing at words on the page: with the mouse from the first to the last, or with arrows; shift makes it longer.

import { get, say } from './ask.js';
import { rect } from './sheet.js';

export class Pointer {
  // `done` gets { document, page, first, last, text } of what was pointed at.
  constructor(sheet, done) {
    this.sheet = sheet;
    this.done = done;
    this.on = false;
    document.addEventListener('keydown', (event) => this.key(event), true);
    sheet.box.addEventListener('pointerdown', (event) => this.down(event));
    sheet.box.addEventListener('pointermove', (event) => { if (this.dragging) this.reach(this.at(event)); });
    sheet.box.addEventListener('pointerup', () => this.up());
    sheet.box.addEventListener('pointercancel', () => { this.dragging = false; });
    sheet.turned = () => { if (this.on) this.begin(); };
  }

  async toggle() {
    if (this.on) this.stop();
    else await this.begin();
  }

  async begin() {
    const { shown, page } = this.sheet;
    this.on = true;
    this.sheet.busy = true;
    this.sheet.box.classList.add('pointing');
    this.lines = [];
    if (!shown || !page) return; // it is on its way, and then begins
    say('De woorden van de bladzijde worden gelezen …');
    let found;
    try {
      found = await get(`/api/woorden/${encodeURIComponent(shown.document)}/${page}`);
    } catch (error) {
      this.stop();
      say(error.message, true);
      return;
    }
    if (!this.on || this.sheet.page !== page || this.sheet.shown.document !== shown.document) return;
    this.lines = found.lines.map((words) => words.map(([text, ...box]) => ({ text, box })));
    this.document = shown.document;
    this.page = page;
    this.first = this.last = this.start();
    this.draw();
    this.sheet.box.focus();
    say('Sleep over de woorden, of kies ze met de pijltjes en shift; enter voegt toe, esc stopt.');
  }

  stop() {
    this.on = false;
    this.dragging = false;
    this.sheet.busy = false;
    this.sheet.box.classList.remove('pointing');
    this.clear();
    this.changed?.();
  }

  // The first word of the passage in sight, else of the page.
  start() {
    const mine = this.sheet.mine[0];
    const line = mine ? this.lines.findIndex((words) => words.some((word) => middle(word, mine))) : 0;
    const word = mine && line >= 0 ? this.lines[line].findIndex((one) => middle(one, mine)) : 0;
    return [Math.max(0, line), Math.max(0, word)];
  }

  // The word nearest to a pointer.
  at(event) {
    const drawn = this.sheet.layer.getBoundingClientRect();
    const scale = drawn.width / this.sheet.size.width;
    const x = (event.clientX - drawn.left) / scale;
    const y = (event.clientY - drawn.top) / scale;
    let best = null;
    let nearest = Infinity;
    this.lines.forEach((words, line) => words.forEach(({ box }, word) => {
      const far = Math.hypot(outside(x, box[0], box[2]), 4 * outside(y, box[1], box[3]));
      if (far < nearest) { nearest = far; best = [line, word]; }
    }));
    return best;
  }

  down(event) {
    if (!this.on || event.button !== 0 || !this.lines.length) return;
    event.preventDefault();
    this.sheet.box.setPointerCapture(event.pointerId);
    this.dragging = true;
    const spot = this.at(event);
    if (event.shiftKey) this.reach(spot);
    else { this.first = this.last = spot; this.draw(); }
  }

  reach(spot) {
    if (!spot) return;
    this.last = spot;
    this.draw();
  }

  up() {
    if (!this.dragging) return;
    this.dragging = false;
    if (before(this.first, this.last) || before(this.last, this.first)) this.finish();
  }

  finish() {
    const [first, last] = this.ends();
    this.done({ document: this.document, page: this.page, first, last, text: this.text() });
  }

  key(event) {
    if (!this.on || document.querySelector('dialog[open]') || event.ctrlKey || event.altKey) return;
    if (!this.lines.length && event.key !== 'Escape') return; // words are on their way; stopping is always possible
    const act = {
      ArrowLeft: () => this.move(0, -1, event.shiftKey),
      ArrowRight: () => this.move(0, 1, event.shiftKey),
      ArrowUp: () => this.move(-1, 0, event.shiftKey),
      ArrowDown: () => this.move(1, 0, event.shiftKey),
      Enter: () => this.finish(),
      Escape: () => this.stop(),
    }[event.key];
    if (!act || (event.key === 'Enter' && event.target.matches('button, a, summary'))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  move(lines, words, longer) {
    let [line, word] = this.last;
    word += words;
    if (word < 0 && line > 0) { line -= 1; word = this.lines[line].length - 1; }
    else if (word >= this.lines[line].length && line < this.lines.length - 1) { line += 1; word = 0; }
    line = Math.max(0, Math.min(this.lines.length - 1, line + lines));
    this.last = [line, Math.max(0, Math.min(this.lines[line].length - 1, word))];
    if (!longer) this.first = this.last;
    this.draw();
    say(this.text().slice(-120));
  }

  ends() {
    return before(this.last, this.first) ? [this.last, this.first] : [this.first, this.last];
  }

  chosen() {
    const [[line, word], [lastLine, lastWord]] = this.ends();
    const parts = [];
    for (let n = line; n <= lastLine; n += 1) {
      parts.push(this.lines[n].slice(n === line ? word : 0, n === lastLine ? lastWord + 1 : undefined));
    }
    return parts.filter((words) => words.length);
  }

  text() {
    return this.chosen().flat().map((word) => word.text).join(' ');
  }

  clear() {
    for (const old of this.sheet.layer?.querySelectorAll('.pointed') || []) old.remove();
  }

  draw() {
    this.clear();
    if (!this.lines.length) return;
    for (const words of this.chosen()) {
      const box = [0, 1].map((n) => Math.min(...words.map((word) => word.box[n])))
        .concat([2, 3].map((n) => Math.max(...words.map((word) => word.box[n]))));
      this.sheet.layer.append(rect(box, 'pointed'));
    }
    const [line, word] = this.last;
    this.sheet.reveal(this.lines[line][word].box);
  }
}

function before([line, word], [otherLine, otherWord]) {
  return line < otherLine || (line === otherLine && word < otherWord);
}

function outside(value, low, high) {
  return value < low ? low - value : value > high ? value - high : 0;
}

function middle({ box }, [x0, top, x1, bottom]) {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return x >= x0 && x <= x1 && y >= top && y <= bottom;
}
