// SPDX-License-Identifier: MIT
// People who go through every page that the table of routes names, and type canaries wherever something can be typed: rightly, so that
// it is kept, and wrongly, so that it is refused. Where few have been goes first.
//
// In: the table of routes as it stands in the source, a client of somebody who is signed in. Out: how often each route was asked, was
// given words, and took them. Never: signs out (the last thing, done elsewhere).
import { readFileSync } from 'node:fs';

import { addressesOf, formsOf } from './client.mjs';

/** [{method, pattern, fits}] of a table of routes, in its order. */
export function routesIn(file) {
  return [...readFileSync(file, 'utf8').matchAll(/Route\{"(GET|POST)", "([^"]+)"/g)].map(([, method, pattern]) => ({
    method, pattern, fits: new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\{\}/g, '[^/]+')}$`),
  }));
}

export class Tally {
  constructor(routes) {
    this.routes = routes;
    this.lines = new Map(routes.map((one) => [`${one.method} ${one.pattern}`, { asked: 0, good: 0, shown: 0, given: 0, took: 0 }]));
    this.strange = [];
  }

  of(method, path) {
    const bare = path.split(/[?#]/)[0];
    const route = this.routes.find((one) => one.method === method && one.fits.test(bare));
    return route && { name: `${method} ${route.pattern}`, line: this.lines.get(`${method} ${route.pattern}`) };
  }

  /** Routes that nobody got to, but those that need what no test has here; forms count when they were given words. */
  missed() {
    const isMissed = (name, one) => (name.startsWith('POST') ? one.given === 0 && !wordless.has(name) : one.good === 0);
    return [...this.lines].filter(([name, one]) => !elsewhere.has(name) && isMissed(name, one)).map(([name]) => name);
  }

  /** Whether a page is worth a visit: few saw it, or few sent what is sent from it. */
  wants(name) {
    const post = this.lines.get(name.replace('GET', 'POST'));
    return this.lines.get(name).shown < 3 || (post && post.given < 2);
  }

  note(method, path, status, given, kept = status === 303 || status === 201) {
    const known = this.of(method, path);
    if (!known) return;
    known.line.asked += 1;
    known.line.good += status >= 200 && status < 400 ? 1 : 0;
    known.line.shown += status === 200 ? 1 : 0;
    known.line.given += given > 0 ? 1 : 0;
    known.line.took += given > 0 && kept ? 1 : 0;
    if (status >= 500) this.strange.push(`${status} from ${known.name}`);
  }
}

/** Only in a demo, with a witness or another key, or in a register of more entries than this one has. */
const elsewhere = new Set(['GET /demo/{}', 'POST /demo/{}', 'GET /components', 'GET /log/{}/cosigned', 'GET /log/{}/handovers', 'GET /log/{}/policy',
  'GET /log/{}/tile/{}/{}', 'GET /log/{}/tile/{}/{}/{}/{}', 'GET /log/{}/tile/{}/{}/{}/{}/{}']);
/** Forms with a button or a box and nothing to type. */
const wordless = new Set(['POST /sign-out', 'POST /files/{}/keeping/agree', 'POST /barriers/figures']);

/** Answers after which there is more to say. */
const ways = new Map([['consent', 'valid'], ['choice', 'share'], ['done', 'yes']]);

/** Papers are made of all that was said, which is a lot; a few of each kind are enough. */
const paper = /\/(pdf|chronology|evidence|copy)$/, bundle = /\/copies\//;
const papersOfAKind = 6;

const datePart = /(?:^|[-_.])(day|month|year)$/;
const kindOf = (name) => (/born|birth/.test(name) ? 'birth' : /name|who|whom|label|user|by$|present/.test(name) ? 'name' : /mail/.test(name) ? 'mail'
  : /phone|telephone/.test(name) ? 'telephone' : 'words');

export class Walker {
  constructor(client, canaries, tally, known, urgent, signIn) {
    Object.assign(this, { client, canaries, tally, known, urgent, signIn, chance: canaries.dice });
  }

  /** Keeps an address for later, by the route that it leads to; whether it leads to one. */
  learn(address) {
    const path = address.startsWith(this.client.origin) ? address.slice(this.client.origin.length) : address;
    if (!path.startsWith('/') || path.includes('#')) return false;
    const route = this.tally.of('GET', path);
    if (!route || route.name === 'GET /leave') return false;
    const all = this.known.get(route.name) ?? [];
    if (!all.includes(path)) all.push(path);
    if (all.length > 30) all.splice(this.chance.below(all.length - 1), 1);
    this.known.set(route.name, all);
    return true;
  }

  /** One page, and what can be sent from it; first what somebody else is to look at. */
  async step() {
    const waiting = this.urgent.filter((one) => one.from !== this && one.tries > 0);
    if (waiting.length > 0) {
      const waits = this.chance.one(waiting);
      waits.tries -= 1;
      return this.page(waits.path);
    }
    const names = [...this.known.keys()].sort((one, other) => this.tally.lines.get(one).asked - this.tally.lines.get(other).asked);
    const wanted = names.filter((one) => this.tally.wants(one));
    const fewest = names.slice(0, this.chance.chance(0.7) ? 4 : names.length);
    const name = this.chance.one(wanted.length > 0 && this.chance.chance(0.15) ? wanted : fewest);
    const all = this.known.get(name);
    return this.page(this.chance.chance(0.5) ? all.at(-1) : this.chance.one(all));
  }

  async page(path, depth = 0) {
    if (bundle.test(path) && this.tally.of('GET', path)?.line.asked >= papersOfAKind) return undefined;
    const asked = this.chance.chance(0.1) && !path.includes('?') ? `${path}?q=${encodeURIComponent(this.canaries.make('query'))}` : path;
    const answer = await this.client.get(asked, this.chance.chance(0.1) ? this.headers() : {});
    this.tally.note('GET', path, answer.status, 0);
    if (answer.status === 303 && answer.location.startsWith('/sign-in')) return this.signIn(this.client);
    if (answer.status === 303 && depth < 4) return this.page(answer.location, depth + 1);
    return this.shown(path, answer, depth);
  }

  /** A page that came: its links are kept for later, and its forms sent. */
  async shown(path, answer, depth) {
    const html = answer.body.toString();
    if (!html.startsWith('<!')) return;
    this.learn(path);
    const links = addressesOf(html).filter((address) => this.learn(address));
    const seldom = links.filter((address) => this.tally.wants(this.tally.of('GET', address).name) && !address.includes('?'));
    if (depth < 4 && seldom.length > 0 && this.chance.chance(0.5)) await this.page(this.chance.one(seldom), depth + 1);
    const forms = formsOf(html).filter((one) => one.method === 'post' && one.action !== '/sign-out');
    const rare = (form) => this.tally.of('POST', form.action || path)?.line.given ?? 0;
    for (const form of forms.sort((one, other) => rare(one) - rare(other)).slice(0, 2)) await this.form(path, form, depth);
  }

  async form(path, form, depth) {
    const action = form.action || path.split('?')[0];
    const line = this.tally.of('POST', action)?.line;
    if (paper.test(action) && line && line.took >= papersOfAKind) return undefined;
    if (this.chance.chance(line && line.given < 3 ? 1 : 0.3)) await this.fill(action, form, true);
    for (let attempt = 0; attempt < (line && line.took < 2 ? 8 : 2); attempt += 1) {
      const answer = await this.fill(action, form, false);
      if (answer.status === 0) return undefined;
      if (answer.status === 200) return depth < 4 ? this.shown(action, answer, depth + 1) : undefined;
      if (answer.status !== 303) continue;
      if (answer.location.startsWith('/sign-in')) return this.signIn(this.client);
      return depth < 4 ? this.page(answer.location, depth + 1) : undefined;
    }
    return undefined;
  }

  async fill(action, form, wrong) {
    const before = this.canaries.sent, fields = [], dates = new Map();
    for (const field of form.fields) this.type(fields, field, wrong, dates);
    const button = form.buttons.length > 0 ? this.chance.one(form.buttons) : null;
    if (button?.name) fields.push([button.name, button.value]);
    if (wrong) fields.push([this.canaries.make('word'), this.canaries.make('field nobody asked for')]);
    const answer = await this.client.post(action, fields, this.chance.chance(0.1) ? this.headers() : {});
    const kept = answer.status === 303 || (answer.status === 200 && !answer.body.includes('govuk-error-summary'));
    this.tally.note('POST', action, answer.status, this.canaries.sent - before, kept);
    if (kept && /keeping\/erase$/.test(action)) this.urgent.push({ path: action.replace(/\/erase$/, ''), from: this, tries: 8 });
    return answer;
  }

  type(fields, field, wrong, dates) {
    const { name, type, value, options } = field, { chance, canaries } = this;
    const spoilt = wrong && chance.chance(type === 'hidden' ? 0.15 : 0.5);
    if (type === 'hidden') return fields.push([name, spoilt && name !== 'csrf' ? canaries.make('hidden field') : value]);
    if (type === 'radio' || type === 'select') {
      if (spoilt) return chance.chance(0.5) ? fields.push([name, canaries.make('choice that is none')]) : 0;
      const opens = ways.get(name);
      return fields.push([name, options.includes(opens) && chance.chance(0.4) ? opens : chance.one(options)]);
    }
    if (type === 'checkbox') {
      for (const one of options) if (chance.chance(0.5)) fields.push([name, spoilt ? canaries.make('choice that is none') : one]);
      return 0;
    }
    if (spoilt && chance.chance(0.2)) return fields.push([name, '']);
    if (spoilt && chance.chance(0.1)) return fields.push([name, canaries.make('too long').repeat(900)]);
    const part = datePart.exec(name);
    if (part && !spoilt) return fields.push([name, this.date(name.slice(0, part.index), dates)[part[1]]]);
    if (/time$/.test(name) && !spoilt) return fields.push([name, chance.one(['9:05', '14:30', '00:10', ''])]);
    if (/number|nhs/.test(name) && !spoilt) return fields.push([name, chance.chance(0.7) ? canaries.number() : '']);
    if ((field.mode === 'numeric' || /years|months/.test(name)) && !spoilt) return fields.push([name, String(1 + chance.below(9))]);
    if (type === 'text' && value && !spoilt && chance.chance(0.3)) return fields.push([name, value]);
    return fields.push([name, canaries.make(kindOf(name))]);
  }

  date(of, dates) {
    if (!dates.has(of)) {
      const days = this.chance.chance(0.6) ? -1 - this.chance.below(3) : this.chance.below(200) - 40;
      const then = new Date(Date.now() + days * 86_400_000);
      const [day, month, year] = kindOf(of) === 'birth' ? this.canaries.born() : [then.getUTCDate(), then.getUTCMonth() + 1, then.getUTCFullYear()];
      dates.set(of, { day, month, year });
    }
    return dates.get(of);
  }

  headers() {
    const one = (kind) => encodeURIComponent(this.canaries.make(kind));
    return { 'user-agent': one('header'), referer: `${this.client.origin}/${one('header')}`, 'accept-language': one('header'),
      'x-forwarded-for': one('header'), [`x-${this.canaries.make('word').toLowerCase()}`]: one('header') };
  }
}
