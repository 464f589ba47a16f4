// SPDX-License-Identifier: MIT
// Canaries: invented personal words, each with a mark, that are looked for in bytes.
//
// In: a seed for what is chosen by chance. Out: words to type, each once; and what finds any of them in a file, as they are or in
// another spelling. Never: a mark of another run; its first letters are drawn anew each time, so that what is found was leaked now.
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const letters = 'abcdefghijklmnopqrstuvwxyz', big = letters.toUpperCase();
/** Letters and digits of both cases, so that a change of case shows. */
const drawnMark = () => [...randomBytes(14)].map((byte, at) => (at % 3 === 1 ? big : letters)[byte % 26]).join('');

/** Chance that a seed gives again (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { next, below, one: (list) => list[below(list.length)], chance: (share) => next() < share };
}

const first = ['Kayleigh', 'Zoë', 'Tyler', 'Priya', 'Niamh', 'Idris', 'Łucja', 'Baby'];
const last = ["O'Brien", 'Marsh', 'Nair', 'Adeyemi', 'Castellanos', 'Ó Néill', 'Rowe', 'Boone'];
const said = ['said he is afraid to go home', 'has not eaten since Sunday', '“he locks the door at night”', 'bruises on both arms & the neck',
  'her mum drinks <again>', 'missed 3 appointments; nobody came', 'wants to stay with Nan', 'told me about the uncle\r\nand cried'];
const alone = { word: (mark) => mark, mail: (mark) => `${mark}@example.org` };

/** What is typed by nobody, and must be kept as little. */
export const around = new Set(['word', 'header', 'query', 'address', 'hidden field', 'field', 'field nobody asked for', 'choice that is none']);

export class Canaries {
  /** sent: all canaries so far; said: those of them that were a person's words. */
  constructor(seed) {
    Object.assign(this, { mark: drawnMark(), control: drawnMark(), dice: dice(seed), kinds: new Map(), sent: 0, said: 0,
      dates: new Set(), numbers: new Set(), secrets: new Set() });
  }

  /** New words of a kind: name, words, label, search ... (any word; the counts are by it). */
  make(kind) {
    if (kind === 'telephone') return this.telephone();
    const { dice: chance } = this, mark = `${this.mark}${String(this.sent).padStart(5, '0')}`;
    this.count(kind);
    if (alone[kind]) return alone[kind](mark);
    if (kind === 'name') return `${chance.one(first)} ${mark} ${chance.one(last)}`;
    return `${chance.one(first)} ${mark} ${chance.one(said)}`;
  }

  /** A birth date, looked for as records write it. [day, month, year] */
  born() {
    const date = [1 + this.dice.below(28), 1 + this.dice.below(12), 2006 + this.dice.below(7)]; // older than any day in the guidance
    this.count('birth date');
    this.lastBorn = `${date[2]}-${String(date[1]).padStart(2, '0')}-${String(date[0]).padStart(2, '0')}`;
    this.dates.add(this.lastBorn);
    return date;
  }

  /** Of those that are nobody's (Ofcom keeps them for films). */
  telephone() {
    const number = `07700 900${String(this.dice.below(1000)).padStart(3, '0')}`;
    this.numbers.add(number);
    this.count('telephone number');
    return number;
  }

  count(kind) {
    this.sent += 1;
    this.said += around.has(kind) ? 0 : 1;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
  }

  /** An NHS number whose check digit is right. */
  number() {
    for (;;) {
      const digits = [9, 9, 9, ...Array.from({ length: 6 }, () => this.dice.below(10))];
      const rest = 11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11);
      if (rest === 10) continue;
      const number = [...digits, rest === 11 ? 0 : rest].join('');
      this.count('number');
      this.numbers.add(number);
      return number;
    }
  }
}

/** What stays the same of base64 wherever the mark begins in what is encoded. */
const base64At = (bytes, shift, name) => {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString(name).replace(/=+$/, '');
  return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
};

/** Each spelling in which a mark is looked for: {name, bytes, plant}, where plant holds the mark as somebody would have written it. */
export function spellings(mark) {
  const all = [];
  const add = (name, text, plant = text) => all.push({ name, bytes: Buffer.from(text, 'latin1'), plant: Buffer.from(plant, 'latin1') });
  const hex = Buffer.from(mark).toString('hex');
  const wide = Buffer.from(mark, 'utf16le').toString('latin1');
  add('plain', mark);
  add('lower case', mark.toLowerCase());
  add('upper case', mark.toUpperCase());
  add('backwards', [...mark].reverse().join(''));
  add('UTF-16LE', wide);
  add('UTF-16BE', Buffer.from(mark, 'utf16le').swap16().toString('latin1'));
  add('hex', hex);
  add('HEX', hex.toUpperCase());
  add('percent', hex.toUpperCase().replace(/../g, '%$&'));
  add('percent, lower', hex.replace(/../g, '%$&'));
  add('JSON \\u', hex.replace(/../g, '\\u00$&'));
  add('HTML &#x', hex.replace(/../g, '&#x$&;'));
  for (const [name, text] of [['', mark], [', lower case', mark.toLowerCase()], [', UTF-16', wide]])
    for (const shift of [0, 1, 2])
      for (const base of ['base64', 'base64url']) {
        const bytes = Buffer.from(text, 'latin1'), found = base64At(bytes, shift, base);
        add(`${base}+${shift}${name}`, found, Buffer.concat([Buffer.alloc(shift, '~'), bytes, Buffer.from('~~')]).toString(base));
      }
  return all;
}

/** Looks for marks, dates and numbers in bytes. `found` is one line a find; `control` which spellings of the control were there. */
export class Scanner {
  constructor(canaries) {
    this.own = spellings(canaries.mark);
    this.control = spellings(canaries.control);
    this.canaries = canaries;
    this.bytes = 0;
  }

  /** In one piece of memory: {own: [names], control: Set, distinct: how many canaries} */
  look(bytes) {
    this.bytes += bytes.length;
    const has = (one) => bytes.includes(one.bytes);
    const { dates, numbers, secrets } = this.canaries;
    const plain = [...secrets].filter((text) => bytes.includes(text));
    for (const [text] of bytes.toString('latin1').matchAll(/\d{4}-\d\d-\d\d|999\d{7}|07700 900\d{3}/g))
      if (dates.has(text) || numbers.has(text)) plain.push(text);
    return { own: [...this.own.filter(has).map((one) => one.name), ...plain.map(() => 'a date, number or password')],
      control: new Set(this.control.filter(has).map((one) => one.name)) };
  }

  /** In a file, a piece at a time, with an overlap in which the longest spelling fits. */
  file(path) {
    const piece = Buffer.alloc(16 << 20), overlap = 512, found = { own: new Set(), control: new Set() };
    const before = this.bytes;
    let file;
    try { file = openSync(path, 'r'); } catch { return null; }
    for (let kept = 0; ;) {
      let read = 0;
      try { read = readSync(file, piece, kept, piece.length - kept, null); } catch { break; }
      if (read === 0) break;
      const here = this.look(piece.subarray(0, kept + read));
      for (const name of here.own) found.own.add(name);
      for (const name of here.control) found.control.add(name);
      const end = kept + read;
      kept = Math.min(overlap, end);
      piece.copy(piece, 0, end - kept, end);
    }
    closeSync(file);
    return { own: [...found.own], control: found.control, bytes: this.bytes - before };
  }
}
