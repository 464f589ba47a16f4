// SPDX-License-Identifier: MIT
// What was shared this morning is recorded this afternoon: the questions in the past tense, both times, and the delay measured.
import assert from 'node:assert/strict';
import { interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await person.presses('I have already shared something, and want to record it');
  await person.choose('when', 'earlier');
  await person.tap(person.page.getByText('Enter the date and time'));
  await person.types('when-time', '25:00');
  await person.goesOn();
  assert.match(await person.page.title(), /^Error: /, 'a time that is none is asked for again');
  const yesterday = new Date(Date.now() - 26 * 3600 * 1000);
  await person.types('when-day', String(yesterday.getUTCDate()));
  await person.types('when-month', String(yesterday.getUTCMonth() + 1));
  await person.types('when-year', String(yesterday.getUTCFullYear()));
  await person.types('when-time', '9:15');
  await person.goesOn();
  await interview(person, { risk: 'support-need' });
  await person.sees('Who got it?');
  await toRecommendation(person);
  await person.sees('You have shared this already');
  await person.presses('Record what you shared');
  await person.types('words', 'The school rang and needed it before the trip.');
  await person.choose('file', 'unnamed');
  await person.presses('Record what you shared');
  await onRecord(person);
  await person.sees('Late');
  await person.sees('after it happened');
  person.journey('already shared, recorded');
  await person.presses('Not yet named');
  await person.sees('Shared, and recorded afterwards');
}
