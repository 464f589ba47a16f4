// SPDX-License-Identifier: MIT
// Forms without a browser, for going through the pages many hundred times: what a page asks, and sending answers.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const unescape = (text) => text.replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);

/** The inputs of a page: [{name, type, value}], in order. */
export function inputsOf(html) {
  return [...html.matchAll(/<(?:input|textarea)\b([^>]*)>/g)].map(([, attributes]) => {
    const get = (name) => unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    return { name: get('name'), type: get('type') || 'text', value: get('value') };
  });
}

/** Goes through pages with one person's cookies; follows no redirect by itself. */
export class Forms {
  constructor(request, origin) { Object.assign(this, { request, origin }); }

  async get(path) {
    for (let hops = 0; hops < 5; hops += 1) {
      const response = await this.request.get(this.origin + path, { maxRedirects: 0 });
      if (response.status() !== 303) return { path, status: response.status(), html: await response.text() };
      path = this.pathOf(response);
    }
    throw new Error(`too many redirects at ${path}`);
  }

  /** Sends fields, with the hidden ones of the page, to the page's own address; gives where it leads, or null if it does not. */
  async post(path, html, fields) {
    const body = new URLSearchParams();
    for (const input of inputsOf(html))
      if (input.type === 'hidden' && input.name && !body.has(input.name)) body.set(input.name, input.value);
    for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
    const response = await this.request.post(this.origin + path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin }, data: body.toString(), maxRedirects: 0,
    });
    if (response.status() !== 303) this.refused = `${response.status()} ${/<h1[^>]*>([^<]*)/.exec(await response.text())?.[1]}`;
    return response.status() === 303 ? this.pathOf(response) : null;
  }

  pathOf(response) { return new URL(response.headers().location, this.origin).pathname; }
}
