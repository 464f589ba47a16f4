// SPDX-License-Identifier: MIT
// The same draft in two windows: the second one is told, sees both answers, and loses neither.
import assert from 'node:assert/strict';
import { Person } from '../person.mjs';
import { answerPage, begin, signIn } from '../journey.mjs';

export async function walk({ person, link, context }) {
  await signIn(person, link);
  await begin(person);
  await answerPage(person, {});
  const concern = person.page.url();
  const other = new Person(await context.newPage(), person.examiner, person.report, 'the second window');
  await other.open(concern);
  await answerPage(person, { risk: 'support-need' });
  await answerPage(other, { risk: 'none' });
  assert.equal(other.page.url(), concern, 'the second window stays on the page');
  await other.sees('You answered this in another window');
  await other.sees('Nothing was overwritten');
  await other.presses('Keep what I chose here');
  await other.open(concern);
  assert.equal(await other.page.locator('input[name=risk]:checked').getAttribute('value'), 'none');
}
