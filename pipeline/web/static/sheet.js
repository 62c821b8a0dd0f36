// The page of the document: a cut-out around the passage, or the whole page; boxes marked in the points of the page.

import { get } from './ask.js';

const SVG = 'http://www.w3.org/2000/svg';
const WHITE = 12; // points of white beside what is printed, in a cut-out
const LARGEST = 1.9; // pixels per point, before somebody enlarges it

export class Sheet {
  constructor(box, where, open) {
    this.box = box;
    this.where = where;
    this.open = open;
    this.whole = false;
    this.zoom = 1;
    this.sizes = new Map();
    new ResizeObserver(() => this.lay()).observe(box);
  }

  // Show a clause: `shown` is what the server tells of it.
  async show(shown) {
    this.shown = shown;
    this.zoom = 1;
    await this.turn(shown.page);
  }

  address(page) {
    return `/blad/${encodeURIComponent(this.shown.document)}/${page}.png?${this.shown.sha}`;
  }

  async leaf(document_, sha, page) {
    const key = `${document_} ${page} ${sha}`;
    if (!this.sizes.has(key)) this.sizes.set(key, get(`/api/blad/${encodeURIComponent(document_)}/${page}`));
    try {
      return await this.sizes.get(key);
    } catch (error) {
      this.sizes.delete(key);
      throw error;
    }
  }

  forget() {
    this.sizes.clear();
  }

  async turn(page) {
    const shown = this.shown;
    if (!page) {
      this.none('Dit document heeft geen bladzijden: de passage staat hierboven, met de paragraaf waarin zij staat.');
      this.where.textContent = shown.document;
      return;
    }
    let leaf;
    try {
      leaf = await this.leaf(shown.document, shown.sha, page);
    } catch (error) {
      if (shown === this.shown) this.none(`Van deze bladzijde is geen plaatje te tonen. De passage staat hierboven in woorden. ${error.message}`);
      return;
    }
    if (shown !== this.shown) return; // another was chosen meanwhile
    this.page = page;
    this.size = leaf;
    this.where.textContent = `${shown.document} · bladzijde ${page} van ${leaf.pages}`;
    const image = document.createElement('img');
    image.src = this.address(page);
    image.alt = `Bladzijde ${page} van ${shown.document}; de passage is gemarkeerd en staat hierboven in woorden.`;
    image.draggable = false;
    this.layer = svg('svg', { viewBox: `0 0 ${leaf.width} ${leaf.height}`, 'aria-hidden': 'true' });
    for (const other of leaf.marks) {
      if (other.id === shown.row.id) continue;
      for (const box of other.boxes) {
        const mark = rect(box, other.inTable ? 'other in' : 'other');
        mark.dataset.open = other.id;
        this.layer.append(mark);
      }
    }
    this.mine = shown.boxes.filter((box) => box[0] === page).map((box) => box.slice(1));
    for (const box of this.mine) {
      this.layer.append(rect(box, 'mark'));
      this.layer.append(svg('line', { x1: box[0], x2: box[2], y1: box[3] + 0.6, y2: box[3] + 0.6, class: 'line' }));
    }
    const paper = document.createElement('div');
    paper.className = 'leaf';
    paper.append(image, this.layer);
    this.paper = paper;
    this.box.replaceChildren(paper);
    this.layer.addEventListener('click', (event) => {
      const id = event.target.dataset.open;
      if (id && !this.busy) this.open(id);
    });
    this.lay();
    this.turned?.();
    for (const near of [page + 1, page - 1]) {
      if (near >= 1 && near <= leaf.pages) new Image().src = this.address(near);
    }
  }

  none(words) {
    const gone = document.createElement('p');
    gone.className = 'gone';
    gone.textContent = words;
    this.box.replaceChildren(gone);
    this.page = null;
    this.paper = null;
  }

  // How large the page is drawn, and which part of it is in sight.
  lay() {
    if (!this.page || !this.paper || !this.box.clientWidth) return;
    const { width, height } = this.size;
    const room = this.box.clientWidth;
    let scale = room / width;
    if (this.whole) scale = Math.min(scale, (this.box.clientHeight - 4) / height);
    else scale = Math.min(room / Math.min(width, this.size.right - this.size.left + 2 * WHITE), LARGEST);
    scale *= this.zoom;
    this.paper.style.width = `${width * scale}px`;
    this.paper.style.height = `${height * scale}px`;
    this.box.scrollLeft = ((this.size.left + this.size.right) * scale - room) / 2;
    if (!this.mine.length) return;
    const top = Math.min(...this.mine.map((box) => box[1])) * scale;
    const bottom = Math.max(...this.mine.map((box) => box[3])) * scale;
    const high = this.box.clientHeight;
    this.box.scrollTop = bottom - top > high - 40 ? top - 30 : (top + bottom - high) / 2;
  }

  // Scroll so that a box is in sight.
  reveal([, top, , bottom]) {
    const scale = this.paper.clientWidth / this.size.width;
    if (top * scale < this.box.scrollTop) this.box.scrollTop = top * scale - 20;
    else if (bottom * scale > this.box.scrollTop + this.box.clientHeight) {
      this.box.scrollTop = bottom * scale + 20 - this.box.clientHeight;
    }
  }

  toggle() {
    this.whole = !this.whole;
    this.zoom = 1;
    this.lay();
    return this.whole;
  }

  enlarge(by) {
    this.zoom = Math.max(0.4, Math.min(4, this.zoom * by));
    this.lay();
  }

  step(by) {
    if (!this.page) return;
    const page = this.page + by;
    if (page >= 1 && page <= this.size.pages) this.turn(page);
  }
}

export function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function rect([x0, top, x1, bottom], name) {
  return svg('rect', { x: x0 - 1, y: top - 0.5, width: x1 - x0 + 2, height: bottom - top + 1, class: name });
}
