// SPDX-License-Identifier: MIT
// A form that is sent twice, as by an impatient thumb or a phone that repeats it: one decision, and both are led to it.
import assert from 'node:assert/strict';
import { begin, interview, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  const { page } = person;
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await person.presses('Write down my decision');
  await person.choose('choice', 'share');
  await person.types('words', 'Sent twice on this walk.');
  await person.choose('file', 'unnamed');
  // What the browser would send, sent at the same time a second and a third time beside it.
  const form = page.locator('main form').first();
  const fields = await form.locator('input, textarea').evaluateAll((all) =>
    all.filter((one) => one.name && (!['radio', 'checkbox'].includes(one.type) || one.checked)).map((one) => [one.name, one.value]));
  const address = new URL(await form.getAttribute('action'), page.url()).href;
  const again = () => page.request.post(address, { form: Object.fromEntries(fields), maxRedirects: 0, headers: { origin: new URL(address).origin } });
  const [first, second] = await Promise.all([again(), again(), person.presses('Record my decision')]);
  const record = person.path;
  assert.match(record, /^\/files\/[^/]+\/decisions\/[^/]+$/);
  for (const answer of [first, second, await again()]) {
    assert.equal(answer.status(), 303, 'nobody is told that something went wrong');
    assert.ok(answer.headers().location.startsWith(record), `${answer.headers().location} is not ${record}`);
  }
  await person.open(new URL(page.url()).origin + record.replace(/\/decisions\/.*/, ''));
  const decisions = await page.locator('main a[href*="/decisions/"]').evaluateAll((all) => all.map((one) => /\/decisions\/[^/]+/.exec(one.getAttribute('href'))[0]));
  assert.deepEqual([...new Set(decisions)], [/\/decisions\/[^/]+/.exec(record)[0]], 'one decision');
}
