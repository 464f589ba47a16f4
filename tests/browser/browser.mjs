// SPDX-License-Identifier: MIT
// Starts Debian's Chromium: one context as a person without JavaScript on a phone, one with JavaScript in which axe runs.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/', import.meta.url));
const { chromium } = require('playwright-core');
const axeSource = require('axe-core').source;
const { HtmlValidate, StaticConfigLoader } = require('html-validate');

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const widths = { phone: { width: 320, height: 640 }, desktop: { width: 1280, height: 900 } };

export async function startBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags });
}

/** A person's browser: a phone 320 px wide, JavaScript off unless said otherwise. */
export async function newPerson(browser, javaScriptEnabled = false) {
  return browser.newContext({ javaScriptEnabled, viewport: widths.phone, locale: 'en-GB', timezoneId: 'Europe/London' });
}

// Without what is a matter of style, or of GOV.UK's own markup.
const validator = new HtmlValidate(new StaticConfigLoader({
  extends: ['html-validate:standard'],
  rules: {
    'no-trailing-whitespace': 'off', 'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off',
  },
}));

/** What html-validate finds in a page as it was sent, one line each. */
export async function validated(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) => result.messages)
    .map((one) => `html-validate: ${one.ruleId} at ${one.line}:${one.column}: ${one.message} (${one.selector ?? ''})`);
}

/** Looks at a page that a person sees, in a context of its own where scripts may run. Gives axe's violations in words. */
export class Examiner {
  constructor(context) { this.context = context; }

  static async start(browser) {
    return new Examiner(await browser.newContext({ bypassCSP: true, viewport: widths.phone, locale: 'en-GB' }));
  }

  /**
   * @param cookies the person's, so that pictures only they may see are looked at too
   * @returns {Promise<string[]>} one line a violation; empty when the page is clean at both widths
   */
  async look(address, html, cookies, screenshot) {
    await this.context.clearCookies();
    await this.context.addCookies(cookies);
    const page = await this.context.newPage();
    const found = [];
    try {
      const plain = address.split('#')[0];
      await page.route((url) => url.href.split('#')[0] === plain, (route) =>
        route.request().resourceType() === 'document'
          ? route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
          : route.continue());
      await page.goto(plain);
      await page.evaluate(axeSource);
      for (const [name, size] of Object.entries(widths)) {
        await page.setViewportSize(size);
        const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        for (const violation of result.violations)
          found.push(`${name}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        const broken = await page.evaluate(() => [...document.images].filter((one) => one.complete && one.naturalWidth === 0).map((one) => one.alt));
        for (const alternative of broken) found.push(`${name}: a picture does not show: ${alternative}`);
        if (overflow > 0) found.push(`${name}: the page scrolls sideways by ${overflow} px`);
        await page.screenshot({ path: `${screenshot}-${name}.png`, fullPage: true });
      }
    } finally {
      await page.close();
    }
    return found;
  }
}
