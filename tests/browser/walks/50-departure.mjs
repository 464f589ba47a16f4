// SPDX-License-Identifier: MIT
// A person departs from the recommendation: always allowed, asked why, and nothing typed is lost when the reason is missing.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { purpose_kind: 'none', recipient: 'other-person', consent: 'refused', recipient_needs: 'no' });
  await toRecommendation(person);
  await person.sees('Do not');
  const words = 'The grandmother will look after the baby tonight and has to know about the allergy.';
  await decide(person, { choice: 'share', words });
  assert.match(await person.page.title(), /^Error: /);
  assert.equal(await person.page.locator('.govuk-error-summary').count(), 1);
  assert.equal(await person.page.locator('[name=words]').inputValue(), words, 'what was typed is still there');
  assert.ok(await person.page.locator('[name=choice][value=share]').isChecked(), 'what was chosen is still chosen');
  await person.types('departure', 'The purpose is the baby\'s safety; I had answered too narrowly.');
  await person.presses('Record my decision');
  await onRecord(person);
  await person.sees('I had answered too narrowly');
}
