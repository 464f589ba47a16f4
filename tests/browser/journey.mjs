// SPDX-License-Identifier: MIT
// What the walks share: signing in to the demo, answering whatever page comes, deciding.
import assert from 'node:assert/strict';

/** Answers of somebody who knows of nothing wrong; each walk says what is different. By field of the pages. */
const quiet = {
  danger: 'no', danger_home: 'no', helps: 'yes', risk: 'none', adult_at_risk: 'no', crime: 'no', already_with: 'nobody',
  recipient: 'other-practitioner', sharing_increases_risk: 'no', recipient_needs: 'yes', purpose_kind: 'well-being',
  consent: 'valid', lawful_reasons: ['none'], identifiable: 'yes', confidential: 'no', confidence_ground: 'not-applicable',
  compatible: 'yes',
};

/** Signs in as the person at a place in the list of the demo's page; the clock starts afterwards, on the start page. */
export async function signIn(person, link, place = 0) {
  await person.open(link);
  const names = await person.page.getByRole('button', { name: /^Sign in as / }).allInnerTexts();
  assert.ok(names.length > place, `the demo offers ${names.length} people to sign in as`);
  await person.presses(names[place].trim());
  Object.assign(person, { taps: 0, seconds: 0, waited: 0, seen: 0 });
  return names[place].trim().replace(/^Sign in as /, '');
}

/** From the start page to the first question. */
export async function begin(person) {
  await person.presses('Start now');
  assert.match(person.path, /^\/drafts\/[^/]+\/danger$/);
}

/** The fields that the page puts, in order. */
export async function fieldsOn(page) {
  const names = await page.locator('main input[type=radio], main input[type=checkbox]').evaluateAll((all) => all.map((one) => one.name));
  return [...new Set(names)];
}

/** Answers the page that is shown, and goes on. */
export async function answerPage(person, answers) {
  for (const field of await fieldsOn(person.page)) {
    const answer = { ...quiet, ...answers }[field];
    assert.ok(answer !== undefined, `${person.name}: no answer prepared for the field ${field} on ${person.path}`);
    for (const value of [answer].flat()) await person.choose(field, value);
  }
  await person.goesOn();
}

/** Answers page after page until there are no more questions: the check page, the recommendation, or danger. */
export async function interview(person, answers = {}) {
  for (let pages = 0; pages < 14; pages += 1) {
    if (!/^\/drafts\/[^/]+\/(danger|concern|recipient|purpose|consent|why|confidence)$/.test(person.path)) return;
    await answerPage(person, answers);
  }
  assert.fail(`${person.name}: the questions do not end`);
}

/** On to the recommendation, if the answers are shown for checking first. */
export async function toRecommendation(person) {
  if (person.path.endsWith('/check')) await person.presses('See what the advice says');
  assert.match(person.path, /\/recommendation$/);
}

/** Decides and records; gives the address of the record. */
export async function decide(person, { choice, words = 'Facts as told to me today by the school.', departure } = {}) {
  await person.presses('Write down my decision');
  await person.choose('choice', choice);
  await person.types('words', words);
  if (departure !== undefined) await person.types('departure', departure);
  await person.choose('file', 'unnamed');
  await person.presses('Record my decision');
}

/** The record just made: it is shown with a reference, and its parts are there. */
export async function onRecord(person) {
  assert.match(person.path, /^\/files\/[^/]+\/decisions\/[^/]+$/);
  assert.equal(await person.page.locator('.govuk-panel').count(), 1, 'a panel with the reference');
  return person.path;
}
