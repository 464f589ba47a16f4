// SPDX-License-Identifier: MIT
// Runs every walk in tests/browser/walks in order of name: node walk.mjs LINK FOLDER [--javascript] [WALK...]
// LINK is the demo's sign-in link. Prints one line a walk, "journey NAME: N taps, S s", and at the end the count.
import { readdir } from 'node:fs/promises';

import { Examiner, newPerson, startBrowser } from './browser.mjs';
import { Person } from './person.mjs';

const [link, folder, ...rest] = process.argv.slice(2);
const javascript = rest.includes('--javascript');
const only = rest.filter((one) => one !== '--javascript');
const report = {
  folder, examined: new Set(), passed: 0, failed: 0,
  check(name, faults) {
    if (faults.length === 0) { this.passed += 1; return; }
    this.failed += 1;
    console.log(`FAILED  ${name}`);
    for (const fault of faults) console.log(`        ${fault}`);
  },
  journey(name, { taps, seconds, waited, pages }, { taps: mostTaps, seconds: mostSeconds } = {}) {
    const aims = [mostTaps && `${mostTaps} taps`, mostSeconds && `${mostSeconds} s`].filter(Boolean).join(', ');
    // Taps are a limit; seconds, being a model, an aim that is printed.
    console.log(`journey ${name}: ${taps} taps, ${Math.round(seconds)} s and ${waited.toFixed(1)} s of waiting, ${pages} pages${aims ? ` (aim at most ${aims})` : ''}`);
    const faults = [];
    if (mostTaps && taps > mostTaps) faults.push(`${taps} taps, more than ${mostTaps}`);
    this.check(`journey ${name}`, faults);
  },
};

const browser = await startBrowser();
const examiner = await Examiner.start(browser);
const walks = (await readdir(new URL('./walks/', import.meta.url))).filter((file) => file.endsWith('.mjs')).sort();
for (const file of walks) {
  const name = file.replace(/^\d+-|\.mjs$/g, '');
  if (only.length > 0 && !only.includes(name)) continue;
  const context = await newPerson(browser, javascript);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  try {
    const { walk } = await import(new URL(`./walks/${file}`, import.meta.url));
    await walk({ person: new Person(page, examiner, report, name), link, context, browser, report });
    report.passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    report.failed += 1;
    console.log(`FAILED  ${name} on ${page.url()}: ${error.message.split('\n').slice(0, 12).join('\n        ')}`);
    await page.screenshot({ path: `${folder}/failed-${name}.png`, fullPage: true }).catch(() => {});
  } finally {
    await context.close();
  }
}
await browser.close();
console.log(`browser: ${report.passed} passed, ${report.failed} failed`);
process.exitCode = report.failed === 0 && report.passed > 0 ? 0 : 1;
