// SPDX-License-Identifier: MIT
// A school asks for information: it is written down, the same questions follow, and it ends in a reply with reasons.
import assert from 'node:assert/strict';
import { interview, onRecord, decide, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await person.presses('Someone has asked me for information');
  await person.goesOn();
  assert.match(await person.page.title(), /^Error: /, 'an empty request says what is missing');
  await person.choose('request_from', 'other-practitioner');
  await person.types('request_name', 'Ms Shah, Elmfield School');
  await person.types('request_what', 'When we last saw the family');
  await person.choose('request_power', 'none');
  const soon = new Date(Date.now() + 3 * 86400 * 1000);
  await person.types('by-day', String(soon.getUTCDate()));
  await person.types('by-month', String(soon.getUTCMonth() + 1));
  await person.types('by-year', String(soon.getUTCFullYear()));
  await person.goesOn();
  await interview(person, { risk: 'support-need' });
  await person.sees('Ms Shah, Elmfield School');
  await toRecommendation(person);
  await decide(person, { choice: 'share' });
  person.journey('a request, decided and recorded');
  const record = await onRecord(person);
  await person.sees('Reply to whoever asked, with your reasons');
  await person.presses('Write the reply');
  await person.sees('Nothing is sent from here');
  await person.types('how', 'Rang the school office back and read it to Ms Shah.');
  await person.presses('I have given it: record it');
  assert.equal(person.path, record);
  await person.sees('Rang the school office back');
}
