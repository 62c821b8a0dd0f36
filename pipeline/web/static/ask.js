// Talks to the server: one change after the other, so that keys that are struck fast are kept in their order.

let csrf = document.querySelector('meta[name="csrf"]').content;
let last = Promise.resolve();

async function answer(response) {
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(data.error || `De server antwoordt niet zoals verwacht (${response.status}).`);
  return data;
}

export async function get(address) {
  return answer(await fetch(address));
}

async function post(address, body, again) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  });
  if (response.status === 403 && again) {
    // The server was started anew since this page was opened.
    csrf = (await get('/api/sleutel')).csrf;
    return post(address, body, false);
  }
  return answer(response);
}

export function change(address, body) {
  const next = last.then(() => post(address, body, true));
  last = next.catch(() => {});
  return next;
}

export async function upload(address, file) {
  const headers = { 'x-csrf-token': csrf, 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' };
  return answer(await fetch(address, { method: 'POST', headers, body: file }));
}

export function settled() {
  return last;
}

let saying;
export function say(words, trouble = false) {
  const line = document.getElementById('said');
  line.textContent = words;
  line.classList.toggle('trouble', trouble);
  clearTimeout(saying);
  saying = setTimeout(() => { line.textContent = ''; line.classList.remove('trouble'); }, trouble ? 12000 : 5000);
}
