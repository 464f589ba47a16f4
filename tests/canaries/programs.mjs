// SPDX-License-Identifier: MIT
// A program that works for somebody through the API, and what is no request at all: both with canaries in every place where
// there is room for words.
//
// In: a client, a token that may write, a tally of the API's routes. Out: requests, right and wrong ones of each route.
import { raw } from './client.mjs';

const type = 'application/json';

export class Program {
  constructor(client, token, canaries, tally) {
    Object.assign(this, { client, token, canaries, tally, files: [], sharings: [], tasks: [], pages: [] });
  }

  word(kind) { return this.canaries.make(kind); }

  async send(method, path, body, headers = {}) {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await this.client.send(method, path, { body: text,
      headers: { authorization: `Bearer ${this.token}`, ...(body !== undefined && { 'content-type': type }), ...headers } });
    const given = `${text}${path}${JSON.stringify(headers)}`.includes(this.canaries.mark) ? 1 : 0;
    this.tally.note(method, path, answer.status, given, answer.status < 300);
    try { return { ...answer, json: JSON.parse(answer.body.toString()) }; } catch { return { ...answer, json: {} }; }
  }

  /** Each route once, as it should be asked. */
  async right() {
    const answers = { risk: 'support-need', recipient: 'other-practitioner', consent: 'valid', requested: 'yes', compulsion: 'none', adult_at_risk: 'no', crime: 'no' };
    const advice = (await this.send('POST', '/api/v1/recommendations', answers)).json;
    for (const path of ['/api/openapi.yaml', '/api/problems/bad-input', '/api/v1/guidance']) await this.send('GET', path);
    const done = await this.send('POST', '/api/v1/decisions', {
      answers, advice: { pack: advice.pack?.sha256, outcome: advice.outcome }, choice: 'share', words: this.word('words'),
      departure: this.word('departure'), consulted: this.word('name'), label: this.word('name'),
      request: { from: 'other-practitioner', name: this.word('name'), what: this.word('words'), why: this.word('words'), power: 'none', asked: new Date().toISOString() } }, { 'idempotency-key': this.word('word') });
    if (done.status !== 201) throw new Error(`no decision through the API: ${done.body}`);
    const at = `/files/${done.json.file}/decisions/${done.json.sharing}`;
    this.pages.push(`${at}/agreement`, `${at}/reply`, ...['escalate', 'pass', 'chase'].map((way, task) => `/tasks/${done.json.tasks.at(-1 - task).task}/${way}`));
    [this.files, this.sharings] = [[...this.files, done.json.file], [...this.sharings, done.json.sharing]];
    this.tasks.push(...done.json.tasks.map((one) => one.task));
    await this.send('POST', '/api/v1/search', { name: this.word('search'), born: this.canaries.born() && this.canaries.lastBorn });
    await this.send('GET', '/api/v1/tasks?state=open');
    const task = this.tasks.shift();
    if (task) await this.send('POST', `/api/v1/tasks/${task}`, { done: true, note: this.word('note') });
    await this.send('GET', '/api/v1/files?limit=2');
    const [file, sharing] = [this.files.at(-1), this.sharings.at(-1)];
    await this.send('GET', `/api/v1/files/${file}`);
    await this.send('GET', `/api/v1/files/${file}/decisions/${sharing}`);
  }

  /** Each route with what it must refuse, and the canary where it is wrong. */
  async wrong() {
    const [word, task] = [(kind) => this.word(kind), this.tasks[0] ?? '2B4D6F8H0JK'];
    const wrongly = [[word('field'), word('words')], ['risk', word('choice that is none')], ['words', [word('words')]]].map(([name, value]) => ({ [name]: value }));
    for (const path of ['/api/v1/recommendations', '/api/v1/decisions', '/api/v1/search', `/api/v1/tasks/${task}`]) {
      for (const body of wrongly) await this.send('POST', path, body);
      await this.send('POST', path, `{"words": "${word('words')}", "words": "${word('words')}"}`);
      await this.send('POST', path, `{"words": "${word('words')}`);
      await this.send('POST', path, `${word('words')}\u0000\ud800`);
      await this.send('POST', path, { words: word('words') }, { 'content-type': word('word') });
      await this.send('POST', path, { words: word('words') }, { 'idempotency-key': word('word').repeat(20) });
      await this.send('POST', path, { words: word('words') }, { authorization: `Bearer ${word('word')}` });
    }
    await this.send('POST', '/api/v1/decisions', { answers: { risk: 'none' }, advice: { pack: word('words'), outcome: word('words') },
      choice: word('words'), words: word('words'), file: word('label'), happened_at: word('words') });
    await this.send('POST', '/api/v1/search', { name: word('search'), born: word('birth date'), number: word('number') });
    for (const path of ['/api/v1/guidance', '/api/v1/tasks', '/api/v1/files', `/api/v1/files/${this.files[0]}`]) {
      await this.send('GET', `${path}?${word('word')}=${encodeURIComponent(word('query'))}`);
      await this.send('GET', `${path}?limit=${word('word')}&cursor=${word('word')}`);
      await this.send('GET', path, undefined, { accept: word('word'), cookie: `sharewell=${word('word')}` });
    }
    for (const path of ['/api/problems/', '/api/v1/files/', '/api/v1/', `/api/v1/files/${this.files[0]}/decisions/`])
      await this.send('GET', path + encodeURIComponent(word('address')));
    await this.send('PUT', '/api/v1/files', { words: word('words') });
  }
}

/** What is almost HTTP, each time with a canary where it goes wrong. */
export async function almostHttp(origin, canaries) {
  const word = (kind) => canaries.make(kind), host = new URL(origin).host;
  const all = [
    `GET /${word('word')} HTTP/1.1\r\nHost: ${word('word')}.example\r\n\r\n`,
    `${word('word')} / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /files/${word('word')} HTTP/9.9\r\nHost: ${host}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\n${word('name')}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${word('word').repeat(1500)}\r\n\r\n`,
    `GET /?${word('word').repeat(1500)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${word('word')}\r\n\r\nuser=${word('word')}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: ${word('word')}\r\n\r\n${word('words')}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nuser=${word('word')}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${word('word')}\r\nContent-Length: 4\r\n\r\nuser`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 45\r\n\r\nuser=%zz%ff${word('word')}`,
    `GET /%2e%2e/${word('word')}%00%ff HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Basic ${Buffer.from(word('word')).toString('base64')}\r\n\r\n`,
    `\u0016\u0003\u0001${word('word')}\r\n\r\n`,
  ];
  for (const bytes of all) await raw(origin, bytes);
}
