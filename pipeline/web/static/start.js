// The start page: files that are dropped or chosen, and a run with its progress.

import { change, upload } from './ask.js';

const by = (id) => document.getElementById(id);

function tell(words, trouble = false) {
  const line = document.createElement('li');
  line.textContent = words;
  line.classList.toggle('trouble', trouble);
  by('added').append(line);
}

async function add(files) {
  for (const file of files) {
    by('dropping').textContent = `${file.name} wordt toegevoegd …`;
    try {
      const { source, known, taken } = await upload('/api/document', file);
      tell(`${source}: ${known ? 'was er al' : 'toegevoegd'}, ${taken ? `herkend als ${taken}` : 'niet herkend: vul de rij in documents.csv aan'}.`);
    } catch (error) {
      tell(error.message, true);
    }
  }
  by('dropping').textContent = '';
}

const drop = by('drop');
by('files').addEventListener('change', async (event) => {
  await add([...event.target.files]);
  event.target.value = '';
});
by('choose').addEventListener('click', () => by('files').click());
for (const kind of ['dragenter', 'dragover']) {
  drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
}
for (const kind of ['dragleave', 'drop']) drop.addEventListener(kind, () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });

let wasRunning = false;
function show({ running, words, done, total, failed }) {
  by('run').disabled = running;
  by('run-words').textContent = total && running ? `${words} (${done} van ${total})` : words;
  by('run-words').classList.toggle('trouble', failed);
  by('run-bar').hidden = !running;
  if (total) { by('run-bar').max = total; by('run-bar').value = done; } else by('run-bar').removeAttribute('value');
  if (wasRunning && !running && !failed) setTimeout(() => location.reload(), 1500);
  wasRunning = running;
}

by('run').addEventListener('click', async () => {
  try {
    show(await change('/api/uitvoeren', {}));
  } catch (error) {
    by('run-words').textContent = error.message;
  }
});

new EventSource('/api/live').addEventListener('run', (event) => show(JSON.parse(event.data)));
show(JSON.parse(by('run').dataset.now));
