// SPDX-License-Identifier: MIT
// Going back and changing an answer loses nothing: other answers stay, also those not put any more, and come back.
import assert from 'node:assert/strict';
import { answerPage, begin, interview, signIn, toRecommendation } from '../journey.mjs';

const checked = (person, field) => person.page.locator(`input[name="${field}"]:checked`).getAttribute('value');

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  const first = person.path;
  await answerPage(person, {});
  await answerPage(person, { risk: 'support-need' });
  await person.leave(() => person.page.locator('.govuk-back-link').click(), 'Back');
  assert.equal(await checked(person, 'risk'), 'support-need', 'Back shows the answer that was given');
  await person.leave(() => person.page.locator('.govuk-back-link').click(), 'Back');
  assert.equal(person.path, first);
  assert.equal(await checked(person, 'danger'), 'no');
  await person.goesOn();
  assert.match(person.path, /\/recipient$/, 'going on leads to the first question without an answer');

  await interview(person, { risk: 'support-need', consent: 'refused', lawful_reasons: ['well-being'] });
  if (person.path.endsWith('/recommendation')) await person.open(person.page.url().replace('/recommendation', '/check'));
  const change = person.page.locator('main a[href*="/consent"]').first();
  await person.leave(() => change.click(), 'Change (consent)');
  assert.equal(await checked(person, 'consent'), 'refused');
  await person.choose('consent', 'valid');
  await person.goesOn();
  await interview(person, { risk: 'support-need' });
  if (!person.path.endsWith('/check')) await person.open(person.page.url().replace('/recommendation', '/check'));
  await person.sees('Kept, not used');
  await person.leave(() => person.page.locator('main a[href*="/consent"]').first().click(), 'Change (consent) again');
  await person.choose('consent', 'refused');
  await person.goesOn();
  await interview(person, { risk: 'support-need', consent: 'refused', lawful_reasons: [] });
  await toRecommendation(person);
  await person.sees('without agreement');
}
