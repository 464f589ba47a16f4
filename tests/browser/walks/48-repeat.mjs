// SPDX-License-Identifier: MIT
// The same again for another recipient: the answers are copied, the decision and the agreement are not.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'The health visitor can help.' });
  await onRecord(person);
  Object.assign(person, { taps: 0, seconds: 0, waited: 0, seen: 0 });
  await person.presses('Repeat for another person or recipient');
  await person.choose('repeat', 'recipient');
  await person.goesOn();
  assert.match(person.path, /\/danger$/, 'danger is asked each time');
  await interview(person, { recipient: 'own-organisation' });
  await person.sees('Some answers were copied from');
  await person.sees('Extra support would help');
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'So can our family worker.' });
  await onRecord(person);
  person.journey('again for another recipient, recorded');
  await person.sees('Answers copied from');
}
