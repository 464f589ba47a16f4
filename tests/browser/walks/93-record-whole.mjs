// SPDX-License-Identifier: MIT
// A record becomes whole: it says what is missing and leads there, one's own words count for what one ticks, the agreement is
// recorded with all that makes it count, and what the person has been told is a log of the case.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const ticks = async (person, name, values) => {
  for (const value of values) await person.choose(name, value);
};
/** The parts that the record says are missing. */
const missing = (person) => person.page.locator('.govuk-inset-text', { hasText: 'This record is incomplete' }).getByRole('link').allInnerTexts();

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  await begin(person);
  await interview(person, { risk: 'welfare-concern' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'He came hungry three days running. If nobody helps, he stays hungry; his mother may be cross with us. He and his sister are safer fed.' });
  const record = await onRecord(person);
  const file = record.replace(/\/decisions\/.*$/, '');
  await person.sees('Is sharing likely to help keep a child safe? Yes');
  assert.ok((await missing(person)).includes('what it serves'));
  await person.open(origin + file);
  await person.sees('Is sharing likely to help keep a child safe? Yes');
  await person.sees('Incomplete');
  await person.open(origin + record);

  await person.presses('what it serves');
  assert.match(person.page.url(), /\/fuller#serves$/, 'to where it is said');
  await person.sees('Your words at the decision');
  await person.choose('serves', 'harm');
  await ticks(person, 'covered', ['facts', 'effect_shared', 'effect_silent', 'safety_person', 'safety_others', 'need_to_share', 'best_interests']);
  await person.types('rights_against', 'His mother wants it kept in the family.');
  await person.choose('qualities', 'all');
  await person.leave(() => person.page.getByRole('button', { name: 'Save', exact: true }).click(), 'Save');
  assert.deepEqual(await missing(person), ['the record of their agreement']);
  await person.sees('Only to those who need it Yes');

  await person.presses('the record of their agreement');
  await person.types('agreement_who', 'His mother');
  await person.types('agreement_for', 'Her son');
  await person.types('agreement_when', 'Today, on the telephone');
  await person.choose('agreement_how', 'words');
  await ticks(person, 'agreement_told', ['why', 'what', 'how', 'with-whom']);
  await ticks(person, 'agreement_free', ['no-pressure', 'no-service']);
  await person.presses('Save');
  await person.sees('It counts as no agreement, because this is missing: that nobody whom they fear was there');
  await person.presses('Change the record of their agreement');
  await person.choose('agreement_free', 'nobody-coercive');
  await person.presses('Save');
  await person.sees('Everything is on record: it counts as agreement.');
  assert.deepEqual(await missing(person), [], 'nothing is missing');

  await person.open(`${origin}${record}/fuller`);
  await person.types('told_why', 'That we worry about his meals.');
  await person.choose('expects', 'not-expected');
  await person.presses('Save');
  await person.open(origin + file);
  await person.sees('What the person has been told');
  await person.sees('That we worry about his meals.');
  await person.sees('Not said yet: what they were told about which information');

  await person.open(`${origin}${record}/basis`);
  await person.choose('not_known', 'yes');
  await person.presses('Save');
  await person.sees('Not known yet');
  await person.open(`${origin}/work`);
  await person.sees('Finish a record that is incomplete');
}
