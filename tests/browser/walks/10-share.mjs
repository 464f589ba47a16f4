// SPDX-License-Identifier: MIT
// Early help that the family agreed to: from Start to a recorded decision, the how-steps, a task, and the file's timeline.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  person.journey('early help, agreed', { taps: 25, seconds: 45 });
  await person.sees('You can share');

  await decide(person, { choice: 'share', words: 'Mum asked for help with mornings. Family support can start on Monday.' });
  const record = await onRecord(person);
  const proof = await person.page.request.get(`${new URL(person.page.url()).origin}${record}/proof`);
  assert.equal(proof.status(), 200);
  assert.match(await proof.text(), /^c2sp\.org\/tlog-proof@v1\n/);

  await person.presses('Settle how to share');
  for (const [field, value] of Object.entries({ contains_opinion: 'no', contains_historical: 'no', third_parties: 'no', special_category: 'no', informing_increases_risk: 'no' }))
    await person.choose(field, value);
  await person.choose('settled', 'secure');
  await person.presses('Save');
  assert.equal(person.path, record);

  const tasks = person.page.locator('main a[href^="/tasks/"]');
  const owed = await tasks.count();
  assert.ok(owed > 0, 'the decision raised tasks');
  await person.leave(() => tasks.first().click(), 'the first task');
  await person.choose('done', 'yes');
  await person.types('note', 'Told her on the phone this morning.');
  await person.presses('Save');
  assert.match(person.path, /^\/files\//);
  await person.open(new URL(person.page.url()).origin + record.replace(/\/decisions\/.*/, ''));
  await person.open(`${new URL(person.page.url()).origin}/work`);
}
