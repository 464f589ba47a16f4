// SPDX-License-Identifier: MIT
// A scripted person: reads, taps, types, and is timed. Every page that the person comes to is examined once.
//
// The clock is a model, for a practised person on a phone, so that journeys can be compared from one version to the next:
// reading 4 words a second (the heading, and the labels down to the one chosen), 1.1 s to find and hit what is tapped,
// 0.28 s a letter typed. The time spent waiting for pages is printed beside it. Hints and explanations are there for who wants them; not read.
import assert from 'node:assert/strict';
import { validated } from './browser.mjs';

const wordsASecond = 4, secondsATap = 1.1, secondsALetter = 0.28;
const words = (text) => text.trim().split(/\s+/).filter(Boolean).length;

export class Person {
  constructor(page, examiner, report, name) {
    Object.assign(this, { page, examiner, report, name, taps: 0, seconds: 0, waited: 0, seen: 0 });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.sent = response;
    });
  }

  /** Opens an address, as from a link somebody gave. Counts no tap. */
  async open(address) {
    const began = performance.now();
    const response = await this.page.goto(address);
    this.waited += (performance.now() - began) / 1000;
    await this.arrive();
    return response;
  }

  /** What is done on every page: it has one heading, a title, and neither html-validate nor axe finds anything. */
  async arrive() {
    const { page } = this;
    const heading = await this.heading();
    this.seconds += words(heading) / wordsASecond;
    this.seen += 1;
    const path = new URL(page.url()).pathname;
    const key = `${path.replace(/\/(drafts|files|tasks|decisions|demo)\/[^/]+/g, '/$1/X')} ${heading}`;
    if (this.report.examined.has(key)) return;
    this.report.examined.add(key);
    const slug = key.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80);
    const file = `${this.report.folder}/${String(this.report.examined.size).padStart(2, '0')}-${slug}`;
    const html = await this.sent?.text().catch(() => undefined); // as it was sent, not as Chromium mended it
    if (html) this.report.check(`html ${key}`, await validated(html));
    const found = await this.examiner.look(page.url(), await page.content(), await page.context().cookies(), file);
    assert.equal(await page.locator('h1').count(), 1, `${key}: exactly one main heading`);
    assert.notEqual((await page.title()).trim(), '', `${key}: a title`);
    this.report.check(`axe ${key}`, found);
  }

  async heading() {
    return (await this.page.locator('h1').first().innerText()).trim();
  }

  /** Says what the person has to see now. */
  async sees(text) {
    const body = await this.page.locator('body').innerText();
    assert.ok(body.replace(/\s+/g, ' ').includes(text), `${this.name}: expected to see "${text}" on "${await this.heading()}"; saw: ${body.slice(0, 900)}`);
  }

  async reads(locator) { this.seconds += words(await locator.innerText()) / wordsASecond; }

  /** Taps the radio or checkbox `value` of the field `name`; reads the labels down to it. */
  async choose(name, value) {
    const options = this.page.locator(`input[name="${name}"]`);
    const values = await options.evaluateAll((all) => all.map((one) => one.value));
    const at = values.indexOf(value);
    assert.ok(at >= 0, `${this.name}: "${await this.heading()}" offers no ${name}=${value}, only ${values.join(', ')}`);
    for (let i = 0; i <= at; i += 1) {
      const id = await options.nth(i).getAttribute('id');
      await this.reads(this.page.locator(`label[for="${id}"]`));
    }
    const id = await options.nth(at).getAttribute('id');
    await this.tap(this.page.locator(`label[for="${id}"]`));
  }

  async types(name, text) {
    this.taps += 1;
    this.seconds += secondsATap + text.length * secondsALetter;
    await this.page.locator(`[name="${name}"]`).fill(text);
  }

  async tap(locator) {
    this.taps += 1;
    this.seconds += secondsATap;
    await locator.click();
  }

  /** Taps a button or a link that leads to another page. */
  async presses(text) {
    const exact = { name: text, exact: true };
    const button = this.page.getByRole('button', exact).first();
    const link = this.page.getByRole('link', exact).first();
    const there = (await button.count()) > 0 ? button : link;
    await this.leave(() => there.click(), text);
  }

  /** Goes on with the page's main button, whatever it is called. */
  async goesOn() {
    await this.leave(() => this.page.locator('main form button.govuk-button:not(.govuk-button--secondary):not(.govuk-button--warning)').first().click(), 'the main button');
  }

  async leave(act, what) {
    this.taps += 1;
    this.seconds += secondsATap;
    const began = performance.now();
    const [response] = await Promise.all([
      this.page.waitForNavigation({ timeout: 15000 }).catch(() => assert.fail(`${this.name}: nothing came after ${what} on ${this.page.url()}`)),
      act(),
    ]);
    this.waited += (performance.now() - began) / 1000;
    if (response) assert.ok(response.status() < 500, `${this.name}: ${response.status()} after ${what}`);
    await this.arrive();
  }

  /** The address shown, without host. */
  get path() { return new URL(this.page.url()).pathname; }

  /** What a journey took so far, for comparing with the aims. */
  journey(label, aims = {}) {
    this.report.journey(label, { taps: this.taps, seconds: this.seconds, waited: this.waited, pages: this.seen }, aims);
  }
}
