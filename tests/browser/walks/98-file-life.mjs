// SPDX-License-Identifier: MIT
// A case file goes on living: named later, a decision's words corrected, small signs noted until they weigh, seen as it was
// known on a date, and decided again; a record is completed bit by bit.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'Both parents asked me to.' });
  const record = await onRecord(person);
  const file = record.replace(/\/decisions\/.*$/, '');

  await person.presses('Correct what was recorded');
  await person.presses('Add the correction');
  await person.sees('Write what the record should say');
  await person.types('words', 'Her mother asked me to.');
  await person.types('why', 'Her father was not there. I looked at my notes.');
  await person.presses('Add the correction');
  await person.sees('Corrected by ');
  await person.sees('Both parents asked me to.');

  await person.presses('Complete the record');
  await person.choose('helps', 'yes');
  await person.types('facts', 'Both of them rang on Monday.');
  await person.page.getByRole('checkbox', { name: 'Necessary for the purpose' }).check();
  await person.presses('Save');
  await person.sees('Both of them rang on Monday.');

  await person.open(origin + file);
  await person.presses('Name this case file');
  await person.presses('Save');
  await person.sees('Write whom this case file is about');
  await person.types('label', 'Wren, of the walk');
  await person.presses('Save');
  await person.sees('Wren, of the walk');
  await person.presses('Correct the name');
  await person.types('label', 'Wrenn, of the walk');
  await person.types('why', 'Two ns, says the school.');
  await person.presses('Save');
  await person.sees('Name of the case file corrected');

  await person.presses('Note a small sign');
  await person.presses('Save');
  await person.sees('Write what was seen, heard or said');
  await person.types('what', 'Came to school without a coat.');
  await person.choose('basis', 'fact');
  await person.choose('whole', 'same');
  await person.types('why', 'It is one cold day.');
  await person.presses('Save');
  await person.sees('Small signs');
  await person.presses('Note a small sign');
  await person.sees('Came to school without a coat.');
  await person.types('what', 'Hungry, and asked for more at lunch.');
  await person.types('own_words', 'There was nothing for tea');
  await person.choose('basis', 'fact');
  await person.choose('whole', 'changes');
  await person.types('why', 'Cold and hungry in one week.');
  await person.presses('Save');
  assert.match(person.path, /^\/drafts\/[^/]+\/danger$/, 'more worried: on to the questions');

  await person.open(`${origin}${file}/known`);
  await person.presses('Show');
  await person.sees('That is no date');
  for (const [part, value] of [['day', '1'], ['month', '1'], ['year', '2020']]) await person.types(`on-${part}`, value);
  await person.presses('Show');
  await person.sees('Nothing was recorded in this case file by then.');
  const today = new Date();
  await person.open(`${origin}${file}/known?on=${today.toISOString().slice(0, 10)}`);
  await person.sees('Only what was recorded by the end of');
  await person.sees('There was nothing for tea');

  await person.open(origin + record);
  await person.presses('Repeat for another person or recipient');
  await person.choose('repeat', 'again');
  await person.goesOn();
  assert.match(person.path, /\/danger$/, 'danger is asked each time');
  await interview(person, {});
  await person.sees('Some answers were copied from');
  await toRecommendation(person);
  await person.presses('Write down my decision');
  assert.ok(await person.page.locator(`input[name=file][value="${file.split('/').pop()}"]`).isChecked(), 'the same case file is chosen');
  await person.choose('choice', 'do-not-share');
  await person.types('words', 'They changed their minds, and so do I.');
  await person.presses('Record my decision');
  await person.types('departure', 'They asked me to wait.');
  await person.presses('Record my decision');
  await onRecord(person);
  await person.sees('Decides again');
  await person.sees('What changed since the first decision');
  await person.open(origin + record);
  await person.sees('This was decided again: ');
}
