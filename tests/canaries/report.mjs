// SPDX-License-Identifier: MIT
// What was found where, and whether what was planted was found too: lines for people, and a verdict.
//
// In: places and what a scanner sees in them, answers as they arrive. Out: lines on standard output. Never: prints a canary.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { around } from './marks.mjs';

const size = (bytes) => (bytes < 100_000 ? `${bytes} bytes` : `${(bytes / 1e6).toFixed(1)} MB`);

export class Report {
  constructor(scanner, canaries) {
    Object.assign(this, { scanner, canaries, faults: [], answers: 0, heardOf: new Set(), echoes: 0, open: { bytes: 0, good: 0 } });
  }

  line(text) { process.stdout.write(`${text}\n`); }
  fault(text) {
    this.faults.push(text);
    this.line(`FAILED  ${this.masked(text)}`);
  }
  masked(text) { return text.replaceAll(new RegExp(`${this.canaries.mark}\\d*`, 'gi'), 'CANARY'); }
  zero(name) { return this.faults.some((one) => one.startsWith(`${name}:`)) ? 'SEE ABOVE' : '0'; }

  /** Files in which nothing may be, but the control in those where it was planted. */
  place(name, files, planted) {
    let bytes = 0, looked = 0, control = 0;
    for (const path of files) {
      const found = this.scanner.file(path);
      if (!found) continue;
      looked += 1;
      bytes += found.bytes;
      if (found.own.length > 0) this.fault(`${name}: a canary in ${path} (${found.own.join(', ')})`);
      if (planted.includes(path)) control += this.planted(`${name}, ${basename(path)}`, found.control);
    }
    const shown = planted.length > 0 ? `; of ${planted.length * this.scanner.control.length} planted spellings found: ${control}` : '';
    this.line(`${name}: ${looked} files, ${size(bytes)}, with a canary: ${this.zero(name)}${shown}`);
  }

  planted(name, found) {
    const missing = this.scanner.control.filter((one) => !found.has(one.name)).map((one) => one.name);
    if (missing.length > 0) this.fault(`${name}: planted and not found: ${missing.join(', ')}`);
    return found.size;
  }

  /** Where the database's log is while it serves, or the scan would say nothing of it. */
  log(data) {
    const all = readdirSync(join(data, 'orgs/northbank')).filter((name) => /-(wal|shm)$/.test(name))
      .map((name) => `${name} ${statSync(join(data, 'orgs/northbank', name)).size} bytes`);
    if (all.length < 2) this.fault('the log of the database is not among the files');
    this.line(`  among them ${all.join(', ')}`);
  }

  /** An answer: its addresses, title and headers. What was found once at one kind of page is said once. */
  answer({ path, addresses, title, headers }) {
    this.answers += 1;
    for (const [what, text] of [['an address', addresses.join('\n')], ['the title', title], ['a header', headers]])
      for (const name of this.scanner.look(Buffer.from(this.withoutEcho(path, text))).own) this.hear(`${what} (${name})`, path, text);
  }

  /** What stood in the very address that was asked for tells the address bar nothing new. */
  withoutEcho(path, text) {
    const asked = path.match(new RegExp(`${this.canaries.mark}\\d{5}`, 'g')) ?? [];
    if (asked.some((one) => text.includes(one))) this.echoes += 1;
    return asked.reduce((left, one) => left.replaceAll(one, ''), text);
  }

  hear(what, path, text) {
    const where = this.masked(path).split('?')[0].replace(/\b[0-9A-HJKMNP-TV-Z]{11}\b/g, 'REFERENCE').replace(/\/[^/]*CANARY[^/]*/g, '/CANARY');
    const near = text.split('\n').find((one) => one.toLowerCase().includes(this.canaries.mark.toLowerCase())) ?? '';
    if (this.heardOf.has(what + where)) return;
    this.heardOf.add(what + where);
    this.fault(`addresses: a canary in ${what} that ${where} sent: ${near.slice(0, 160)}`);
  }

  /** All of an answer to somebody without an account. */
  outside(path, answer) {
    this.open.bytes += answer.body.length;
    this.open.good += answer.status === 200 ? 1 : 0;
    const found = this.scanner.look(answer.body).own;
    if (found.length > 0) this.fault(`outside: a canary in what anybody may fetch at ${path} (${found.join(', ')})`);
    if (/^\/(metrics|health|healthz|status)$/.test(path) && answer.status !== 404) this.line(`  ${path} answered ${answer.status}, and was looked into`);
  }

  /** The same, of an answer that carries the control in each place. */
  addresses(control) {
    this.line(`addresses, titles and headers of ${this.answers} answers, with a canary: ${this.zero('addresses')} (${this.echoes} repeat one that stood in the address asked for); of ${control.planted} planted found: ${control.found}`);
    this.line(`what anybody may fetch: ${this.open.good} files and pages, ${(this.open.bytes / 1e3).toFixed(0)} kB, with a canary: ${this.zero('outside')}`);
    if (control.found !== control.planted) this.fault('addresses: what was planted was not found');
  }

  /** How a server with damaged records answered; its output is looked into like any other. */
  damaged(strange, log) {
    const lines = statSync(log).size;
    this.line(`with its database damaged under it: ${strange} answers of 500 and above; ${lines} bytes of output, looked into below`);
  }

  ended(code) {
    if (code !== 0) this.fault(`the server ended with ${code}`);
  }

  memory(ways, isRoot, held) {
    if (ways.length > 0) this.fault(`memory: the server's own user may read ${ways.join(', ')} of it`);
    this.line(`memory: ways in for the server's own user${isRoot ? '' : ' (this one)'}: ${ways.length} of 4 tried`);
    if (isRoot && held === 0) this.fault('memory: root found no canary, so nothing was looked at');
    if (isRoot) this.line(`memory: root reads it, as root always may: ${held} different canaries there, at that moment`);
  }

  /** A program that forbids nothing must leave one, or the machine was not asked. */
  cores(found, where, control) {
    if (found.length > 0) this.fault(`memory: SIGABRT left ${found.length} core dumps`);
    if (control === false) this.fault('memory: no other program leaves a core dump here either');
    this.line(`memory: core dumps after SIGABRT with no limit outside: ${found.length}; ${
      control ? 'another program that was so ended left one, with what it held' : `this machine hands them to '${where}', so only that none came is known`}`);
  }

  coverage(tally, name, everywhere) {
    const lines = [...tally.lines.entries()];
    const posts = lines.filter(([route]) => route.startsWith('POST'));
    this.line(`${name}: ${lines.filter(([, one]) => one.good > 0).length} of ${lines.length} addresses answered well; ${
      posts.filter(([, one]) => one.given > 0).length} of ${posts.length} that take words were given canaries, ${posts.filter(([, one]) => one.took > 0).length} kept some`);
    if (everywhere) for (const route of tally.missed()) this.fault(`${name}: nobody got to ${route}`);
    const refused = posts.filter(([, one]) => one.took === 0).map(([route]) => route);
    if (refused.length > 0) this.line(`  only refused: ${refused.join(', ')}`);
    for (const strange of new Set(tally.strange)) this.fault(`${name}: ${strange}`);
  }

  end(seconds) {
    const { canaries } = this;
    const kinds = (wanted) => [...canaries.kinds].filter(([kind]) => around.has(kind) === wanted).sort(([, one], [, other]) => other - one)
      .map(([kind, count]) => `${count} ${kind}`).join(', ');
    this.line(`${canaries.said} canaries said: ${kinds(false)}; and ${canaries.sent - canaries.said} around them: ${kinds(true)}`);
    this.line(`canaries where they do not belong: ${this.faults.length === 0 ? 0 : 'see what FAILED'}; ${Math.round(seconds)} s`);
    return this.faults.length === 0;
  }
}
