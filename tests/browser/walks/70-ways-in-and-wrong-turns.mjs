// SPDX-License-Identifier: MIT
// Public pages, signing in with a wrong password, an address that does not exist, a form without its token, another team's file.
import assert from 'node:assert/strict';
import { answerPage, begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';
import { newPerson } from '../browser.mjs';

export async function walk({ person, link, context, browser }) {
  const { origin } = new URL(link);
  for (const path of ['/', '/danger', '/danger/card', '/questions', '/guidance', '/about', '/not-covered', '/own-record', '/sign-in']) {
    const response = await person.open(origin + path);
    assert.equal(response.status(), 200, path);
    assert.match(response.headers()['content-security-policy'] ?? '', /default-src 'none'|default-src 'self'/, `${path}: a strict policy`);
  }
  await person.types('user', 'nobody@nowhere');
  await person.types('password', 'wrong wrong wrong');
  await person.presses('Sign in');
  assert.match(await person.page.title(), /^Error: /);
  assert.equal((await person.open(`${origin}/no-such-page`)).status(), 404);
  await person.open(`${origin}/work`);
  assert.match(person.path, /^\/sign-in/, 'My work is for people who signed in');

  await signIn(person, link);
  const forged = await context.request.post(`${origin}/drafts`, { form: { token: 'forged' }, maxRedirects: 0 });
  assert.ok([400, 403, 409].includes(forged.status()), `a form with a wrong token is refused, not ${forged.status()}`);
  await person.open(`${origin}/`);
  await begin(person);
  await person.goesOn();
  assert.match(await person.page.title(), /^Error: /, 'a page sent empty says what is missing');
  await answerPage(person, {});
  await interview(person, {});
  await toRecommendation(person);
  await decide(person, { choice: 'share' });
  const record = await onRecord(person);
  const file = record.replace(/\/decisions\/.*/, '');
  await person.open(origin + file);

  const people = await openAsOthers(browser, link, origin + file);
  assert.ok(people.includes(200), 'a colleague of the team opens the file');
  assert.ok(people.includes(403) || people.includes(404), 'somebody outside the team does not');
}

/** Opens an address as each other person of the demo; gives the statuses. */
async function openAsOthers(browser, link, address) {
  const statuses = [];
  for (let place = 1; place < 8; place += 1) {
    const context = await newPerson(browser);
    const page = await context.newPage();
    await page.goto(link);
    const buttons = page.getByRole('button', { name: /^Sign in as / });
    if ((await buttons.count()) <= place) break;
    await Promise.all([page.waitForNavigation(), buttons.nth(place).click()]);
    statuses.push((await page.goto(address)).status());
    await context.close();
  }
  return statuses;
}
