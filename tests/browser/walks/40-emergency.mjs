// SPDX-License-Identifier: MIT
// A child is in danger now: whom to call at once, and the record afterwards on one page, with nothing compulsory.
import assert from 'node:assert/strict';
import { begin, onRecord, signIn } from '../journey.mjs';

export async function walk({ person, link }) {
  await person.open(new URL('/danger', link).href);
  await person.sees('999');
  assert.ok((await person.page.locator('a[href="tel:999"]').count()) > 0, 'a link that calls 999');

  await signIn(person, link);
  await begin(person);
  await person.choose('danger', 'child');
  await person.goesOn();
  assert.match(person.path, /\/danger-now$/);
  await person.sees('999');
  person.journey('danger, to the number to call', { taps: 4, seconds: 15 });
  await person.presses('I have called: record it');
  await person.choose('told', 'police');
  await person.presses('Record it');
  person.journey('emergency, recorded', { taps: 8, seconds: 45 });
  await onRecord(person);
}
