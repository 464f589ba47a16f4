// SPDX-License-Identifier: MIT
// The guide on the person's own phone: without JavaScript it leads to the pages; with it, it asks, answers as the program does,
// sends nothing once it has loaded, keeps nothing, and works without a network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { widths } from '../browser.mjs';

const axeSource = createRequire(new URL('../../../web/', import.meta.url))('axe-core').source;

/** Chosen wherever a question comes up; the first of a question's answers otherwise. */
const worried = { danger: 'no', danger_home: 'no', risk: 'welfare-concern', recipient: 'childrens-social-care', consent: 'not-sought' };
const forHelp = { danger: 'no', danger_home: 'no', risk: 'support-need', purpose: 'no', recipient: 'other-practitioner', compulsion: 'none', sharing_increases_risk: 'no' };

const settled = (page) => page.waitForFunction(() => document.activeElement === document.querySelector('#guide h1') || document.activeElement?.className === 'govuk-error-summary');
const heading = async (page) => (await page.locator('#guide h1').innerText()).trim();

/** Axe and sideways scrolling at both widths, and a picture of each. */
async function examine(page, report, name) {
  const faults = [];
  await page.evaluate(axeSource);
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    for (const one of violations) faults.push(`${width}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) faults.push(`${width}: the page scrolls sideways by ${over} px`);
    await page.screenshot({ path: `${report.folder}/guide-${name}-${width}.png`, fullPage: true });
  }
  report.check(`axe the guide, ${name}`, faults);
}

/** Answers the screen that is shown; gives what was chosen. */
async function answerScreen(page, answers) {
  const chosen = {};
  const inputs = await page.locator('#guide input[type=radio]').evaluateAll((all) => all.map(({ name, value }) => ({ name, value })));
  for (const field of new Set(inputs.map((input) => input.name))) {
    chosen[field] = answers[field] ?? inputs.find((input) => input.name === field).value;
    await page.locator(`#guide input[name="${field}"][value="${chosen[field]}"]`).check();
  }
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await settled(page);
  return chosen;
}

/** Until the advice is shown; gives everything that was chosen. */
async function answerAll(page, answers) {
  const chosen = {};
  for (let screens = 0; await page.locator('.app-outcome').count() === 0; screens += 1) {
    assert.ok(screens < 20, 'the questions end');
    Object.assign(chosen, await answerScreen(page, answers));
  }
  return chosen;
}

/** What the program says to the answers that were chosen. */
function said(chosen) {
  const { danger, danger_home, ...answers } = chosen;
  return JSON.parse(execFileSync(process.env.SHAREWELL_PROGRAM, ['decide', '--json', '--answers', '-'], { input: JSON.stringify(answers) }).toString());
}

async function sameAsTheProgram(page, chosen) {
  const line = said(chosen);
  const pack = JSON.parse(execFileSync(process.env.SHAREWELL_PROGRAM, ['guidance', 'show', '--json']).toString());
  assert.equal(await heading(page), pack.outcomes.find(({ id }) => id === line.outcome).title);
  const shown = (await page.locator('#guide').innerText()).replace(/\s+/g, ' ');
  for (const { text } of line.obligations) assert.ok(shown.includes(text), `the task "${text}" is shown`);
  for (const { question, text } of line.reasons.filter((reason) => !line.assumed.includes(reason.question)))
    assert.ok(shown.includes(text), `the reason about ${question} is shown`);
  return line.outcome;
}

async function withoutScript(person, origin) {
  await person.open(`${origin}/guide`);
  await person.sees('needs JavaScript');
  assert.ok((await person.page.locator('main a[href="tel:999"]').count()) > 0, 'a number to ring');
  await person.presses('Answer the questions without signing in');
  assert.equal(person.path, '/questions');
}

async function policies(context, origin) {
  for (const path of ['/', '/danger', '/guidance', '/sign-in', '/about', '/guide', '/guide-worker.js']) {
    const policy = (await context.request.get(origin + path)).headers()['content-security-policy'];
    assert.ok(policy.startsWith("default-src 'none'"), `${path}: ${policy}`);
    assert.equal(policy.includes('script-src'), path === '/guide', `scripts on ${path}: ${policy}`);
    assert.equal(policy.includes('wasm'), path === '/guide', `WebAssembly on ${path}: ${policy}`);
    assert.ok(!/unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/.test(policy), `${path}: ${policy}`);
  }
}

async function nothingKept(page) {
  const kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, databases: (await indexedDB.databases()).length,
    history: JSON.stringify(history.state), address: location.pathname + location.search + location.hash,
    caches: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat(),
  }));
  assert.deepEqual([kept.local, kept.session, kept.cookie, kept.databases, kept.address], [0, 0, '', 0, '/guide']);
  assert.match(kept.history, /^\{"at":\d+\}$/);
  assert.deepEqual(kept.caches.map((path) => path.split('/').pop()).sort(), ['card', 'danger', 'engine.mjs', 'favicon.svg', 'guide', 'guide.mjs', 'sharewell.css', 'sharewell.wasm']);
}

async function ask(page, report) {
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await settled(page);
  assert.match(await page.title(), /^Error: /);
  assert.equal(await page.locator('.govuk-error-summary li').count(), 2);
  await examine(page, report, 'problem');
  await page.locator('.govuk-error-summary a').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'danger');
  // The keyboard alone: the third choice, on to the other question, its second, and on.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'no');
  await page.locator('#danger_home-2').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.waitForFunction(() => document.querySelector('#guide h1').textContent.startsWith('How worried'));
  await examine(page, report, 'question');
}

async function backAndOn(page) {
  const here = await heading(page);
  await answerScreen(page, worried);
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.waitForFunction((text) => document.querySelector('#guide h1').textContent.trim() === text, here);
  assert.equal(await page.locator('input[name="risk"]:checked').getAttribute('value'), worried.risk, 'going back keeps what was chosen');
  await page.goForward();
  await page.waitForFunction((text) => document.querySelector('#guide h1').textContent.trim() !== text, here);
}

async function danger(page, report) {
  await page.getByRole('button', { name: 'Clear my answers', exact: true }).click();
  await settled(page);
  assert.equal(await page.locator('#guide input:checked').count(), 0, 'nothing is left of what was chosen');
  await page.locator('input[name="danger"][value="child"]').check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await settled(page);
  assert.equal(await heading(page), 'Call 999 now');
  await examine(page, report, 'danger');
  await page.getByRole('button', { name: 'Carry on with the questions', exact: true }).click();
  await page.waitForSelector('.app-outcome--act');
  await sameAsTheProgram(page, { risk: 'immediate' });
  await examine(page, report, 'act-now');
}

export async function walk({ person, link, context, browser, report }) {
  const { origin } = new URL(link);
  await withoutScript(person, origin);
  await policies(context, origin);

  const phone = await browser.newContext({ viewport: widths.phone, locale: 'en-GB' });
  const page = await phone.newPage();
  page.setDefaultTimeout(10_000);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  await page.goto(`${origin}/guide`);
  await settled(page);
  assert.equal(await heading(page), 'First, check for danger');
  await page.waitForFunction(() => document.getElementById('guide-status').textContent.includes('without a network'));
  await examine(page, report, 'first');

  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await phone.setOffline(true);
  await ask(page, report);
  await backAndOn(page);
  const outcomes = new Set([await sameAsTheProgram(page, { risk: worried.risk, ...await answerAll(page, worried) })]);
  await examine(page, report, 'advice');
  await nothingKept(page);
  await page.getByRole('button', { name: 'Clear my answers', exact: true }).click();
  await settled(page);
  outcomes.add(await sameAsTheProgram(page, await answerAll(page, forHelp)));
  await examine(page, report, 'do-not-share');
  await danger(page, report);
  assert.deepEqual(requests, [], 'nothing is asked of anybody once the page has loaded');
  assert.ok(outcomes.has('do-not-share') && outcomes.size === 2, `two outcomes: ${[...outcomes]}`);

  await page.reload();
  await settled(page);
  assert.equal(await heading(page), 'First, check for danger', 'without a network it begins again, with nothing chosen');
  assert.equal(await page.locator('#guide input:checked').count(), 0);
  await nothingKept(page);
  for (const path of ['/danger/card', '/danger']) {
    await page.goto(origin + path);
    assert.match(await page.locator('main').innerText(), /999/, `${path} without a network, never opened before`);
  }
  assert.deepEqual(problems, [], 'no script failed and no policy was broken');
  await phone.close();
}
