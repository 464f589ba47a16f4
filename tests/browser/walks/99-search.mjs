// SPDX-License-Identifier: MIT
// Somebody is noted on a case file, found in spite of slips, and a new case file about the same child warns once; of another
// team's file only whom to ask is said.
import assert from 'node:assert/strict';
import { begin, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

async function writeDown(person, fileName) {
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await person.presses('Write down my decision');
  await person.choose('choice', 'share');
  await person.types('words', 'Both parents asked me to.');
  await person.choose('file', 'new');
  await person.types('file_name', fileName);
  await person.presses('Record my decision');
}

async function born(person, day, month, year) {
  for (const [part, value] of [['day', day], ['month', month], ['year', year]]) await person.types(`born-${part}`, value);
}

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  await writeDown(person, 'Thandiwe Quillfeather');
  const file = (await onRecord(person)).replace(/\/decisions\/.*$/, '');

  await person.open(origin + file);
  await person.presses('People on this case file');
  await person.presses('Save');
  await person.sees('Write a name, or what they are known as');
  await person.types('name', 'Thandiwe Quillfeather');
  await person.types('known_as', 'Thandi');
  await born(person, '9', '3', '2014');
  await person.choose('part', 'child');
  await person.presses('Save');
  await person.sees('born 9 March 2014');
  await person.presses('Correct or take off Thandiwe Quillfeather (Thandi)');
  await person.sees('Take them off this case file');

  await person.presses('Search');
  await person.presses('Search');
  await person.sees('Write a name, a birth date or a number');
  await person.types('name', 'Quilfeather Thandi');
  await born(person, '3', '9', '2014');
  await person.goesOn();
  assert.equal(person.path, '/search', 'nothing that was typed stands in the address');
  assert.equal(new URL(person.page.url()).search, '');
  await person.sees('day and month swapped');
  await person.sees('Thandiwe Quillfeather');
  await person.sees('That you looked is on record.');

  await person.open(`${origin}/search`);
  await person.types('name', 'Sian Marlow');
  await person.goesOn();
  await person.sees('A case file of another team is about somebody like this.');

  await person.open(`${origin}/`);
  await writeDown(person, 'Thandiwe Quilfeather');
  await person.sees('This may be the same child as');
  await person.presses('Record my decision');
  assert.notEqual((await onRecord(person)).replace(/\/decisions\/.*$/, ''), file, 'nothing stops whoever sends it again');
}
