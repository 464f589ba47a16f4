// SPDX-License-Identifier: MIT
// Without an account and without JavaScript: the questions, what the advice says, and nothing stored but what the page carries.
import assert from 'node:assert/strict';
import { answerPage } from '../journey.mjs';

export async function walk({ person, link, context }) {
  await person.open(new URL('/', link).href);
  await person.presses('Answer the questions without signing in');
  await person.goesOn();
  assert.match(await person.page.title(), /^Error: /, 'an empty page says what is missing');
  for (let pages = 0; pages < 12 && (await person.page.getByRole('button', { name: 'Continue' }).count()) > 0; pages += 1) {
    if (pages === 2) {
      await person.presses('Back');
      assert.equal(await person.page.locator('input[name=risk]:checked').count(), 1, 'going back keeps the answer');
    }
    await answerPage(person, { risk: 'support-need' });
  }
  await person.sees('You can share');
  await person.sees('This is not recorded');
  person.journey('without signing in, to the advice', { taps: 40 });
  assert.deepEqual(await context.cookies(), [], 'nothing is kept in the browser');
  const carried = await person.page.locator('input[name=carried]').first().inputValue();
  assert.ok(carried.length > 100 && !/support|valid/.test(carried), 'what is carried is sealed');
  await person.presses('Sign in and keep these answers');
  await person.sees('What you typed is kept');
}
