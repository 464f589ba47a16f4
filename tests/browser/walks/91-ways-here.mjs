// SPDX-License-Identifier: MIT
// How things are done here: the pages of reference, a duty and a way that a lead adds, what a lead is told is missing, and a
// practitioner who chooses a contact, and says by which way it went.
import assert from 'node:assert/strict';
import { answerPage, begin, decide, fieldsOn, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const duty = 'To look after children on our premises, of the walk';
const way = 'Shared case system, of the walk';

const byName = async (person, link, name) => {
  await person.open(link);
  await person.presses(`Sign in as ${name}`);
};
const changes = (person, title) =>
  person.leave(() => person.page.locator('.govuk-summary-list__row').filter({ hasText: title }).getByRole('link').click(), `change ${title}`);

async function reference(person) {
  await person.presses('Guidance');
  await person.presses('Data protection principles, step by step');
  await person.sees('took the place of the Act of 1998');
  await person.presses('The question about need');
  await person.sees('Do they need it to do their part?');
  await person.presses('What the advice leads on to');
  await person.sees('Keeping Children Safe in Education');
  await person.presses('Back');
  await person.presses('Duties in law');
  await person.page.locator('select[name="body"]').selectOption('voluntary-without-74');
  await person.presses('Show which duty binds it');
  await person.sees('None of the duties on this page is known to bind it.');
  await person.sees('Sharing is supported in full all the same.');
  await person.page.locator('select[name="body"]').selectOption('border-force');
  await person.presses('Show which duty binds it');
  await person.sees('Section 55 of the Borders, Citizenship and Immigration Act 2009');
}

async function addsDuty(person) {
  await person.presses('Add a duty');
  await person.presses('Save');
  await person.sees('Write the act and section, or where else it stands');
  await person.types('title', duty);
  await person.types('cites', 'An invented Act, section 1');
  await person.types('binds', 'Whoever lets rooms to children');
  await person.presses('Save');
  await person.sees('Stands in: An invented Act, section 1');
}

async function addsWay(person) {
  await person.presses('Contacts');
  await person.presses('How we share');
  await person.presses('Add an arrangement or a way');
  await person.presses('Save');
  await person.sees('Choose what it is about');
  await person.choose('kind', 'channel');
  await person.types('title', way);
  await person.types('owner', 'Head of information security');
  await person.types('says', 'Between bodies that have signed the agreement');
  await person.presses('Save');
  await person.sees(way);
  await person.sees('Only these can be chosen for what is still to go.');
}

export async function walk({ person, link }) {
  await byName(person, link, 'Grace Lindqvist');
  await person.presses('Team');
  await person.sees('arrangements for sharing are missing or overdue');
  await person.presses('How we share');
  await person.sees('How long the school keeps records: was to be looked at by');
  await person.sees('Sharing it inside: there is none');

  await byName(person, link, 'Ruth Adeyemi');
  await reference(person);
  await addsDuty(person);
  await addsWay(person);

  const practitioner = await signIn(person, link);
  assert.notEqual(practitioner, 'Ruth Adeyemi');
  await begin(person);
  while (!person.path.endsWith('/recipient')) await answerPage(person, { risk: 'welfare-concern' });
  const trust = person.page.locator('.govuk-radios__item').filter({ hasText: 'Harbour Families Trust' });
  await person.sees("Counts as: Children's social care");
  if ((await fieldsOn(person.page)).includes('already_with')) await person.choose('already_with', 'nobody');
  await trust.locator('label').click();
  await person.goesOn();
  await interview(person, { risk: 'welfare-concern' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'They asked for help with his sister.' });
  const record = await onRecord(person);
  await person.presses('Settle how to share');
  await person.sees(way);
  await person.choose('way', 'another');
  await person.presses('Save');
  await person.sees('Say which way it went, and why');
  await person.types('way_words', 'Open email, since their line was down, of the walk');
  await person.presses('Save');
  assert.equal(person.path, record);
  await person.sees('Look at how something was sent');

  const origin = new URL(person.page.url()).origin;
  await person.open(`${origin}/`);
  await begin(person);
  await interview(person, { risk: 'support-need', recipient: 'own-organisation', purpose_kind: 'service' });
  await toRecommendation(person);
  await person.sees('How information is shared inside your organisation');
  await person.sees('Sharing between our teams');

  await byName(person, link, 'Ruth Adeyemi');
  await person.open(`${origin}/work`);
  await person.sees('Look at how something was sent');
  await person.open(`${origin}/arrangements`);
  await changes(person, way);
  await person.choose('gone', 'yes');
  await person.presses('Save');
  await person.sees('Taken off the list');
  await person.open(`${origin}/guidance/duties`);
  await changes(person, duty);
  await person.choose('gone', 'yes');
  await person.presses('Save');
}
