// The sheet in which a statement is changed.

const KINDS = ['richttarief', 'tarief', 'opslag', 'afslag', 'plafond', 'ratio', 'termijn', 'bedrag', 'datum', 'percentage'];

export class Editor {
  constructor(dialog) {
    this.dialog = dialog;
    this.form = dialog.querySelector('form');
    this.rows = dialog.querySelector('.rows');
    dialog.querySelector('#add-fact').addEventListener('click', () => {
      this.rows.append(this.row({ kind: 'percentage', value: '', unit: '%', text: '', subject: '' }));
      this.rows.lastElementChild.querySelector('select').focus();
    });
  }

  // What the reviewer wants instead; null when he leaves it.
  edit(now) {
    const { text, theme, in_table: place, remark } = this.form.elements;
    text.value = now.text;
    theme.value = now.theme;
    place.value = now.out ? 'nee' : 'ja';
    remark.value = now.remark;
    this.rows.replaceChildren(...now.facts.map((fact) => this.row(fact)));
    const before = JSON.stringify(this.facts());
    this.dialog.showModal();
    text.focus();
    return new Promise((done) => {
      let saved = null;
      this.form.onsubmit = () => {
        const facts = this.facts();
        saved = {
          verdict: 'aanpassen',
          theme: theme.value === now.readTheme ? '' : theme.value,
          text: text.value.trim() === now.readText.trim() ? '' : text.value.trim(),
          remark: remark.value.trim(),
          in_table: place.value,
          facts: JSON.stringify(facts) === before && !now.ownFacts ? null : facts,
        };
      };
      this.dialog.addEventListener('close', () => done(saved), { once: true });
    });
  }

  facts() {
    return [...this.rows.children].map((row) => {
      const [kind, value, unit, subject] = [...row.querySelectorAll('select, input')].map((field) => field.value.trim());
      const number = Number(value.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.'));
      return { kind, value: kind === 'datum' || value === '' || Number.isNaN(number) ? value : number, unit, text: row.dataset.text, subject };
    }).filter((fact) => fact.value !== '');
  }

  row(fact) {
    const row = document.createElement('div');
    row.className = 'factrow';
    row.dataset.text = fact.text;
    const kind = document.createElement('select');
    kind.append(...KINDS.map((name) => new Option(name, name)));
    kind.value = fact.kind;
    kind.setAttribute('aria-label', 'Soort');
    const value = typeof fact.value === 'number' ? String(fact.value).replace('.', ',') : fact.value;
    const away = document.createElement('button');
    away.type = 'button';
    away.className = 'quiet';
    away.textContent = '✕';
    away.setAttribute('aria-label', 'Dit cijfer weglaten');
    away.addEventListener('click', () => row.remove());
    row.append(kind, field(value, 'Waarde'), field(fact.unit, 'Eenheid'), field(fact.subject, 'Waarover'), away);
    return row;
  }
}

function field(value, label) {
  const input = document.createElement('input');
  input.value = value;
  input.setAttribute('aria-label', label);
  input.placeholder = label.toLowerCase();
  return input;
}
