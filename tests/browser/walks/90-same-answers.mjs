// SPDX-License-Identifier: MIT
// Two hundred random cases through the pages and on the command line: what is recorded is, field by field, what
// `sharewell decide` prints for the answers that were chosen.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Forms, inputsOf } from '../forms.mjs';
import { signIn } from '../journey.mjs';

const cases = Number(process.env.SHAREWELL_CASES ?? 200);

/** A small generator with a fixed seed (mulberry32): the same cases every time. */
function dice(seed) {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** What the choices of the pages mean, said a second time and independently of the program. */
function meaning(chosen) {
  const answers = { requested: 'no' };
  for (const [field, value] of Object.entries(chosen)) {
    if (field === 'purpose_kind') answers.purpose = { none: 'no', other: 'not-known', 'not-known': 'not-known' }[value] ?? 'yes';
    else if (field === 'lawful_reasons') answers.lawful_reason = { none: 'no', 'not-known': 'not-known' }[value] ?? 'yes';
    else if (!['danger', 'danger_home', 'helps'].includes(field)) answers[field] = value;
  }
  if (chosen.danger === 'adult') answers.adult_at_risk = 'immediate';
  if (chosen.danger === 'child' || chosen.danger_home === 'yes') answers.risk = 'immediate';
  return answers;
}

/** Answers whatever is put until the recommendation can be seen; gives what was chosen. */
async function answerAll(forms, draft, roll) {
  const chosen = {};
  const trail = [];
  for (let pages = 0; pages < 16; pages += 1) {
    const shown = await forms.get(draft);
    const slug = shown.path.slice(draft.length + 1);
    if (slug === 'check' || slug === 'recommendation') return chosen;
    const options = inputsOf(shown.html).filter((input) => input.type === 'radio' || input.type === 'checkbox');
    const fields = {};
    for (const name of new Set(options.map((option) => option.name))) {
      let values = options.filter((option) => option.name === name).map((option) => option.value);
      // A contact of the organisation stands for an answer that the command line has by another name; walk ways-here.
      if (name === 'recipient') values = values.filter((value) => !value.startsWith('contact:'));
      // Danger ends the questions early: rarer here than one in four.
      if (name.startsWith('danger') && roll(8) !== 0) values = ['no'];
      // A page that comes again keeps what was chosen on it.
      fields[name] = chosen[name] ?? values[roll(values.length)];
    }
    assert.ok(Object.keys(fields).length > 0, `${shown.path} puts no question`);
    Object.assign(chosen, fields);
    trail.push(`${slug} ${JSON.stringify(fields)}`);
    const advice = roll(25) === 0 ? { then: 'advice' } : {};
    if (advice.then) chosen.unsure = 'yes';
    assert.ok(await forms.post(shown.path, shown.html, { ...fields, ...advice }), `${shown.path} took ${JSON.stringify(fields)}: ${forms.refused}`);
  }
  return assert.fail(`the questions do not end: ${trail.join(' > ')}`);
}

async function record(forms, draft) {
  const page = await forms.get(`${draft}/decide`);
  const saved = await forms.post(page.path, page.html, {
    choice: 'share', words: 'A case made up by a test.', departure: 'The test departs wherever it has to.', consulted: 'The safeguarding lead',
    when: 'now', file: 'unnamed',
  });
  assert.ok(saved, `the decision is recorded: ${forms.refused}`);
  return JSON.parse((await forms.get(`${saved}/entry.json`)).html);
}

export async function walk({ person, link, context }) {
  await signIn(person, link);
  const forms = new Forms(context.request, new URL(link).origin);
  const roll = dice(20180701);
  const recorded = [];
  for (let i = 0; i < cases; i += 1) {
    const start = await forms.get('/');
    const draft = (await forms.post('/drafts', start.html, {})).replace(/\/danger$/, '');
    const chosen = await answerAll(forms, draft, roll);
    const entry = await record(forms, draft);
    assert.deepEqual(entry.body.answers, meaning(chosen), `case ${i}: the answers recorded are those that were chosen`);
    recorded.push(entry.body);
  }
  const lines = recorded.map((body) => JSON.stringify(body.answers)).join('\n');
  const printed = execFileSync(process.env.SHAREWELL_PROGRAM, ['decide', '--batch', '--answers', '-', '--json'], { input: `${lines}\n`, maxBuffer: 1 << 28 })
    .toString().trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(printed.length, cases);
  // What the printed line says beyond the record is worked out when asked for and is never kept.
  for (const line of printed) for (const key of ['rests_on', 'next', 'because']) {
    assert.ok(key in line, key);
    delete line[key];
  }
  recorded.forEach((body, i) => assert.deepEqual(body.recommendation, printed[i], `case ${i}: ${JSON.stringify(body.answers)}`));
  const outcomes = new Set(printed.map((one) => one.outcome));
  assert.ok(outcomes.size >= 4, `every outcome but share (which needs the how-steps) came up, not only ${[...outcomes].join(', ')}`);
  const verified = execFileSync(process.env.SHAREWELL_PROGRAM, ['verify', '--data', process.env.SHAREWELL_DATA]).toString();
  assert.ok(verified.length > 0, 'verify says what it found');
}
