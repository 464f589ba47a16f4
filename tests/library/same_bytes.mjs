// SPDX-License-Identifier: MIT
// Ten thousand random cases by WebAssembly and by the program: node same_bytes.mjs SHAREWELL.WASM SHAREWELL [CASES]
// Every line has to be the same, byte for byte, and the module must import nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

import { load } from '../../web/guide/engine.mjs';

const [file, program, cases = '10000'] = process.argv.slice(2);

/** A small generator with a fixed seed (mulberry32): the same cases every time. */
function dice(seed) {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** Answers to some of the questions, in any order, for that must not matter. */
function randomCase(questions, roll) {
  const keep = roll(questions.length + 1);
  const chosen = questions.filter(() => roll(questions.length) < keep);
  for (let i = chosen.length - 1; i > 0; i -= 1) {
    const j = roll(i + 1);
    [chosen[i], chosen[j]] = [chosen[j], chosen[i]];
  }
  return JSON.stringify(Object.fromEntries(chosen.map(({ id, answers }) => [id, answers[roll(answers.length)].id])));
}

const bytes = await readFile(file);
assert.deepEqual(WebAssembly.Module.imports(await WebAssembly.compile(bytes)), [], 'the module imports nothing');
const engine = await load(bytes);
const described = engine.describe();
assert.equal(`${described}\n`, execFileSync(program, ['guidance', 'show', '--json']).toString(), 'the pack is the same');

const { questions } = JSON.parse(described);
const roll = dice(20180701);
const inputs = Array.from({ length: Number(cases) }, () => randomCase(questions, roll));
const printed = execFileSync(program, ['decide', '--batch', '--json', '--answers', '-'], {
  input: `${inputs.join('\n')}\n`, maxBuffer: 1 << 30,
}).toString().split('\n');
assert.equal(printed.length, inputs.length + 1);
const began = performance.now();
const outcomes = new Map();
inputs.forEach((input, i) => {
  const line = engine.recommend(input);
  assert.equal(line, printed[i], `case ${i}: ${input}`);
  const { outcome } = JSON.parse(line);
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
});
const seconds = (performance.now() - began) / 1000;
assert.equal(outcomes.size, JSON.parse(described).outcomes.length, `every outcome came up, not only ${[...outcomes.keys()]}`);
assert.throws(() => engine.recommend('{"rsik":"none"}'), /did you mean `risk`/);
console.log(`${inputs.length} cases, the same bytes (${bytes.length} bytes of WebAssembly, no imports, ${seconds.toFixed(1)} s; ${[...outcomes].map(([id, n]) => `${id} ${n}`).join(', ')})`);
