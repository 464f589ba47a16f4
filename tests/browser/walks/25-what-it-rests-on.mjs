// SPDX-License-Identifier: MIT
// Somebody slipped: the recommendation says which answer it hangs on, leads to it, and another answer changes the result.
import assert from 'node:assert/strict';
import { answerPage, begin, interview, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link, report }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { purpose_kind: 'none' });
  await toRecommendation(person);
  const before = await person.heading();
  await person.sees('What this rests on');
  await person.sees('You were not asked: Does the law say you must share it?');

  const details = person.page.locator('main details summary');
  for (let i = 0; i < (await details.count()); i += 1) await details.nth(i).click();
  await person.sees('together with');
  const file = `${report.folder}/25-what-it-rests-on-opened`;
  report.check('axe what it rests on, opened', await person.examiner.look(person.page.url(), await person.page.content(), await person.page.context().cookies(), file));

  await person.leave(() => person.page.getByRole('link', { name: /^Check this answer/ }).first().click(), 'the answer it hangs on most');
  assert.match(person.path, /\/purpose$/);
  await answerPage(person, { purpose_kind: 'well-being' });
  await interview(person);
  await toRecommendation(person);
  assert.notEqual(await person.heading(), before);
}
