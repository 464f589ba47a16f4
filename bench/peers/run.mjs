// SPDX-License-Identifier: MIT
// Peers on Sharewell's rules and random cases, answers compared first.
//   node run.mjs SHAREWELL OURS    SHAREWELL: the program; OURS: its cases a second in process, from bench_engine
// Out: a line for each peer; exit code 1 if one gives another answer. Takes about half a minute.
import { spawnSync } from 'node:child_process';
import { engines } from './engines.mjs';
import { rules } from './rules.mjs';

const [program, ours] = [process.argv[2], Number(process.argv[3])];
const caseCount = 10_000, runs = 3, secondsARun = 1.5;

function sharewell(args, input) {
  const ran = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

/// The same cases each time: Marsaglia's xorshift.
let state = 2018;
const random = (below) => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
};
const questions = JSON.parse(sharewell(['guidance', 'show', '--json'])).questions;
const cases = Array.from({ length: caseCount }, () =>
  Object.fromEntries(questions.map((q) => [q.id, q.answers[random(q.answers.length)].id])));
const expected = sharewell(['decide', '--batch', '--ids', '--answers', '-'], cases.map((c) => JSON.stringify(c)).join('\n'))
  .trimEnd().split('\n').map((line) => JSON.parse(line));

async function wrongAnswers(row) {
  let wrong = 0;
  for (let i = 0; i < caseCount; ++i) {
    const given = rules[await row(cases[i])];
    if (given?.rule !== expected[i].rule || given.outcome !== expected[i].outcome) ++wrong;
  }
  return wrong;
}

/// Cases a second: by the clock and by processor time, each the best of the runs. With `together` > 1 that many
/// are begun before the first is awaited, so that an engine with threads can use them.
async function rates(row, together) {
  let byClock = 0, byProcessor = 0;
  for (let run = 0, i = 0; run < runs; ++run) {
    const began = performance.now(), before = process.cpuUsage();
    let done = 0;
    while (performance.now() - began < secondsARun * 1000) {
      const waiting = [];
      for (let k = 0; k < together; ++k) waiting.push(row(cases[(i = (i + 1) % caseCount)]));
      await Promise.all(waiting);
      done += together;
    }
    const spent = process.cpuUsage(before);
    byClock = Math.max(byClock, done / ((performance.now() - began) / 1000));
    byProcessor = Math.max(byProcessor, done / ((spent.user + spent.system) / 1e6));
  }
  return { byClock, byProcessor };
}

const line = (name, clock, processor, ratio) =>
  console.log(`${name.padEnd(52)} ${clock.padStart(12)} ${processor.padStart(12)} ${ratio.padStart(10)}`);
const whole = (x) => x.toFixed(0);

line('outcome and rule, cases a second', 'by clock', 'a core', 'ours is');
line('Sharewell (with flow)', '', whole(ours), '1');
let failed = false, best = 0;
for (const make of engines) {
  const [name, row, atOnce] = make();
  const wrong = await wrongAnswers(row);
  if (wrong > 0) {
    console.log(`${name}: ${wrong} of ${caseCount} answers differ`);
    failed = true;
    continue;
  }
  // What a peer may have at best: the better of its ways to be called, by whichever way of counting.
  for (const together of new Set([1, atOnce])) {
    const { byClock, byProcessor } = await rates(row, together);
    best = Math.max(best, byClock, byProcessor);
    line(together === 1 ? name : `  ${together} begun together`, whole(byClock), whole(byProcessor),
      `${whole(ours / Math.max(byClock, byProcessor))} x`);
  }
}
line('the best of the peers', whole(best), '', `${whole(ours / best)} x`);
process.exit(failed ? 1 : 0);
