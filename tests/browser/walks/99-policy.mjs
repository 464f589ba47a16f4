// SPDX-License-Identifier: MIT
// What leads keep for everybody: a lead writes a procedure and a row of the policy table; a practitioner decides, says which
// row fits, and the record keeps its words when the lead changes the row.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const power = 'Children Act 2004, section 10 (of the walk)';

const byName = async (person, link, name) => {
  await person.open(link);
  await person.presses(`Sign in as ${name}`);
};
const picks = (person, name, value) => person.page.locator(`select[name="${name}"]`).selectOption(value);

export async function walk({ person, link }) {
  await byName(person, link, 'Ruth Adeyemi');
  await person.presses('Contacts');
  await person.presses('Procedures');
  await person.presses('Add a procedure');
  await person.presses('Save');
  await person.sees('Write what the procedure is called');
  await person.types('title', 'Sharing with other practitioners, of the walk');
  await person.types('edition', 'edition 1');
  await person.types('from-day', '1');
  await person.types('from-month', '9');
  await person.types('from-year', '2026');
  await person.types('where', 'https://procedures.example/sharing');
  await person.types('says', 'Say what for. Send only what that needs.');
  await person.presses('Save');
  await person.sees('edition 1, from 1 September 2026');

  await person.presses('Basis, condition and power');
  await person.presses('Add a row');
  await person.presses('Save');
  await person.sees('Choose who receives the information');
  await picks(person, 'recipient', 'other-practitioner');
  await picks(person, 'purpose', 'service');
  await person.choose('basis', 'public-task');
  await person.choose('condition', 'safeguarding');
  await person.choose('offence', 'none');
  await person.types('power', power);
  await person.types('says', 'Help in time, that a family asked for');
  await person.presses('Save');
  await person.sees(power);

  const practitioner = await signIn(person, link);
  assert.notEqual(practitioner, 'Ruth Adeyemi');
  await begin(person);
  await interview(person, { risk: 'support-need', purpose_kind: 'service' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'They asked me to tell the school nurse.' });
  const record = await onRecord(person);
  await person.presses('Say on which legal basis it is shared');
  await person.sees('None is chosen for you');
  assert.equal(await person.page.locator('input[name="row"]:checked').count(), 0, 'no row is chosen beforehand');
  await person.types('person_agreed', 'She asked us to ring, and knows what we say.');
  await person.presses('Save');
  await person.sees('Choose the row that fits this case, or that none does');
  await person.page.locator('.govuk-radios__item').filter({ hasText: power }).locator('label').click();
  await person.presses('Save');
  assert.equal(person.path, record);
  await person.sees(power);
  await person.sees('From the policy table, as it stood on');
  await person.sees('Procedures that held when this was recorded');
  const origin = new URL(person.page.url()).origin;
  await person.open(`${origin}${record}/how`);
  await person.sees('Change the legal basis on record');

  await byName(person, link, 'Ruth Adeyemi');
  await person.open(`${origin}/policy`);
  await person.leave(() => person.page.locator('tr').filter({ hasText: power }).getByRole('link').click(), 'change the row');
  await person.choose('gone', 'yes');
  await person.presses('Save');
  await person.sees('Taken off the list');
  await person.open(origin + record);
  await person.sees(power);
}
