// SPDX-License-Identifier: MIT
// All questions on one page, with the keyboard alone: Tab, the arrow keys and Enter, from the button on the start page to the check.
import assert from 'node:assert/strict';
import { signIn, toRecommendation } from '../journey.mjs';

const answers = {
  danger: 'no', danger_home: 'no', helps: 'yes', risk: 'support-need', adult_at_risk: 'no', crime: 'no', already_with: 'nobody',
  recipient: 'other-practitioner', sharing_increases_risk: 'no', recipient_needs: 'yes', purpose_kind: 'service', consent: 'valid',
};

/** The field and value that has the focus. */
const focused = (page) => page.evaluate(() => ({ name: document.activeElement.name ?? '', value: document.activeElement.value ?? '', text: document.activeElement.textContent.trim() }));

/** Presses Tab until the focus is where `wanted` says. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 200; presses += 1) {
    if (wanted(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('the keyboard does not get there');
}

/** Chooses a radio: Tab to its group, Space, then down to the value. */
async function chooseByKeys(page, name, value) {
  await tabTo(page, (at) => at.name === name);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 12 && (await focused(page)).value !== value; presses += 1) await page.keyboard.press('ArrowDown');
  assert.equal((await focused(page)).value, value, name);
}

async function sendByEnter(person) {
  await person.leave(() => person.page.keyboard.press('Enter'), 'Enter');
}

export async function walk({ person, link }) {
  const { page } = person;
  await signIn(person, link);
  await tabTo(page, (at) => at.text === 'Answer everything on one page');
  await sendByEnter(person);
  assert.match(person.path, /^\/drafts\/[^/]+\/all$/);
  await chooseByKeys(page, 'risk', 'support-need');
  await sendByEnter(person);
  assert.match(await page.title(), /^Error: /, 'danger is answered first');
  assert.equal(await page.locator('input[name=risk]:checked').getAttribute('value'), 'support-need', 'nothing is lost');
  for (const name of ['danger', 'danger_home']) await chooseByKeys(page, name, answers[name]);
  await sendByEnter(person);
  await person.sees('can still change what the advice says');
  for (const [name, value] of Object.entries(answers))
    if ((await page.locator(`input[name="${name}"]`).count()) > 0) await chooseByKeys(page, name, value);
  await sendByEnter(person);
  assert.match(person.path, /\/check$/, await page.locator('main').innerText());
  await toRecommendation(person);
  await person.sees('You can share');
}
