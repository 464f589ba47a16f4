// SPDX-License-Identifier: MIT
// How long a case file is kept: a lead sees the classes, adds one, puts a file in a class and on hold, takes the hold off, and
// asks that it be erased; another lead sees what waits and takes it back, for the waiting period is not over.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const byName = async (person, link, name) => {
  await person.open(link);
  await person.presses(`Sign in as ${name}`);
};

export async function walk({ person, link }) {
  const program = process.env.SHAREWELL_PROGRAM, data = process.env.SHAREWELL_DATA;
  execFileSync(program, ['user', 'add', 'morgan@northbank', '--name', 'Morgan of the walk', '--team', 'Family support',
    '--role', 'lead', '--generate', '--data', data]);
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'support-need', purpose_kind: 'service' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'They asked for help.' });
  const record = await onRecord(person);
  const file = record.slice(0, record.indexOf('/decisions'));

  await byName(person, link, 'Ruth Adeyemi');
  const origin = new URL(person.page.url()).origin;
  await person.presses('Team');
  await person.presses('How long case files are kept');
  await person.sees('Limitation Act 1980');
  await person.presses('Add a class');
  await person.presses('Save');
  await person.sees('Write what the class is for');
  await person.types('title', 'Early help, of the walk');
  await person.choose('counts_from', 'last-activity');
  await person.types('years', '3');
  await person.types('source', 'Our schedule of 2026');
  await person.presses('Save');
  await person.sees('Our schedule of 2026');

  await person.open(origin + file);
  await person.presses('How long it is kept');
  await person.sees('the standard one');
  await person.presses('Choose a class');
  await person.page.locator('.govuk-radios__item').filter({ hasText: 'Early help, of the walk' }).locator('label').click();
  await person.presses('Save');
  await person.sees('Our schedule of 2026');
  await person.presses('Put it on hold');
  await person.presses('Put it on hold');
  await person.sees('Say why nothing of it may be erased');
  await person.types('why', 'A review of another case has asked for it.');
  await person.presses('Put it on hold');
  await person.sees('On hold: nothing of it may be erased');
  await person.presses('Take the hold off');
  await person.types('why', 'The review has ended.');
  await person.presses('Take the hold off');

  await person.presses('Ask that it be erased');
  await person.presses('Ask that it be erased');
  await person.sees('Choose why it is to be erased');
  await person.choose('ground', 'never-needed');
  await person.page.locator('.govuk-radios__item').filter({ hasText: 'Morgan of the walk' }).locator('label').click();
  await person.presses('Ask that it be erased');
  await person.sees('You asked for it, so somebody else has to agree');

  await byName(person, link, 'Morgan of the walk');
  await person.presses('My work');
  await person.sees('Agree to an erasure, or not');
  await person.open(`${origin}/retention`);
  await person.sees('Asked by Ruth Adeyemi');
  await person.open(`${origin}${file}/keeping`);
  await person.sees('The waiting period runs until');
  await person.presses('Take the request back');
  assert.equal(person.path, `${file}/keeping`);
  await person.sees('Ask that it be erased');
}
