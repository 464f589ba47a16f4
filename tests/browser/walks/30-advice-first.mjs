// SPDX-License-Identifier: MIT
// "Get advice before I decide", from the middle of the questions; and taking it back.
import assert from 'node:assert/strict';
import { answerPage, begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await answerPage(person, {});
  await answerPage(person, { risk: 'welfare-concern' });
  await person.presses('Get advice before I decide');
  assert.match(person.path, /\/recommendation$/);
  person.journey('advice first', { taps: 12, seconds: 60 });
  await person.sees('Get advice before you decide');
  await person.presses('I do not want advice first');
  await person.open(person.page.url().replace(/\/recommendation$/, ''));
  await interview(person, { risk: 'welfare-concern', consent: 'not-known', lawful_reasons: ['not-known'] });
  await toRecommendation(person);
  await person.sees('Get advice before you decide');
  await decide(person, { choice: 'seek-advice-first', words: 'I will ring our safeguarding lead at two.' });
  await onRecord(person);
}
