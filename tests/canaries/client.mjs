// SPDX-License-Identifier: MIT
// A browser without a screen, and what its address bar, history and journal would get to know.
//
// In: requests. Out: answers; forms and links of a page. Every address, title and header that an answer carried is handed to
// `witness`. Never: follows a link by itself.
import http from 'node:http';
import net from 'node:net';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (text) => text.replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);
const attribute = (tag, name) => plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Addresses that a page carries, without what only a telephone or a mail program opens. */
export const addressesOf = (html) => [...html.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g)].map(([, one]) => plain(one));

/** The forms of a page: {action, method, fields: [{name, type, value, mode, options}], buttons}. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, inside]) => {
    const fields = [], buttons = [];
    for (const [tag, kind] of inside.matchAll(/<(input|textarea|select|button)\b[^>]*>/g)) {
      const name = attribute(tag, 'name'), value = attribute(tag, 'value');
      if (kind === 'button') { buttons.push({ name, value }); continue; }
      if (!name) continue;
      const type = kind === 'input' ? attribute(tag, 'type') || 'text' : kind;
      const before = fields.find((one) => one.name === name && one.type === type && (type === 'radio' || type === 'checkbox'));
      if (before) { before.options.push(value); continue; }
      const options = kind === 'select'
        ? [...inside.slice(inside.indexOf(tag)).split('</select>')[0].matchAll(/<option\b[^>]*>/g)].map(([one]) => attribute(one, 'value')) : [value];
      fields.push({ name, type, value, mode: attribute(tag, 'inputmode'), options });
    }
    return { action: attribute(head, 'action'), method: attribute(head, 'method') || 'get', fields, buttons };
  });
}

export class Client {
  constructor(origin, witness) {
    Object.assign(this, { origin, witness, cookie: '', agent: new http.Agent({ keepAlive: true, maxSockets: 8 }) });
  }

  /** {status, headers, body, location}; status 0 if the server went away. */
  send(method, path, { headers = {}, body } = {}) {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const all = { ...(this.cookie && { cookie: this.cookie }), ...(bytes && { 'content-length': bytes.length }), ...headers };
    return new Promise((resolve) => {
      const gone = () => resolve({ status: 0, headers: {}, body: '', location: '' });
      const request = http.request(this.origin + path, { method, headers: all, agent: this.agent, timeout: 30_000 }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part)).on('error', gone).on('end', () => {
          const { statusCode: status, headers: got } = response;
          const answer = { status, headers: got, body: Buffer.concat(parts), location: got.location ?? '' };
          this.take(path, answer, response.rawHeaders);
          resolve(answer);
        });
      });
      request.on('error', gone).on('timeout', () => request.destroy()).end(bytes);
    });
  }

  take(path, answer, rawHeaders) {
    for (const line of answer.headers['set-cookie'] ?? []) this.cookie = /max-age=0/i.test(line) ? '' : line.split(';')[0];
    const html = (answer.headers['content-type'] ?? '').startsWith('text/html') ? answer.body.toString() : '';
    this.witness({ path, addresses: [answer.location, ...addressesOf(html)].filter(Boolean),
      title: /<title[^>]*>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '', headers: rawHeaders.join('\n'), html });
  }

  get(path, headers) { return this.send('GET', path, { headers }); }

  /** A form as a browser sends it; fields are pairs. */
  post(path, fields, headers = {}) {
    return this.send('POST', path, { headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin, ...headers },
      body: new URLSearchParams(fields).toString() });
  }
}

/** Bytes as they are to the server, which need not be HTTP; gives what came back. */
export function raw(origin, bytes) {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const parts = [], done = () => resolve(Buffer.concat(parts));
    const socket = net.connect(Number(port), hostname, () => socket.end(bytes));
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (part) => parts.push(part)).on('close', done).on('error', done);
  });
}
