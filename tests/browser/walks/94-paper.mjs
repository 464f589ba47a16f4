// SPDX-License-Identifier: MIT
// What leaves on paper: a decision and a chronology as PDF, the chronology as a table, a referral form.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

/** Presses a button that gives a file; its bytes and its name. */
async function saves(person, button) {
  const [download] = await Promise.all([
    person.page.waitForEvent('download'),
    person.page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** The record as the browser would print it: all of its words, dark on white and large enough, and nothing to press. */
async function printsLegibly(page, words) {
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.govuk-service-navigation', '.govuk-exit-this-page', '.govuk-button', '.govuk-back-link', '.app-emergency'])
    assert.equal(await page.locator(`${part}:visible`).count(), 0, `${part} is not for paper`);
  const main = page.locator('main');
  const text = await main.innerText();
  for (const word of words) assert.ok(text.includes(word), `${word} in\n${text}`);
  const small = await main.evaluate((whole) => [...whole.querySelectorAll('*')].filter((one) =>
    one.checkVisibility() && [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim() !== '')
      && Number.parseFloat(getComputedStyle(one).fontSize) < 12).map((one) => one.textContent.trim()));
  assert.deepEqual(small, [], 'nothing is printed smaller than 12 px, which is 9 points');
  const folded = await main.evaluate((whole) => [...whole.querySelectorAll('.govuk-details__text')].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length);
  assert.equal(folded, 0, 'what is folded away on the screen stands on the paper');
  await page.emulateMedia({ media: null });
}

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: '=They asked for help, both of them.' });
  const record = await onRecord(person);
  const file = record.replace(/\/decisions\/.*$/, '');
  const reference = await person.page.locator('.govuk-panel strong').first().innerText();

  await person.presses('Settle how to share');
  await person.page.getByText('What your data protection officer asks for').click();
  await person.types('note.agreement', 'Northbank sharing agreement of 2025');
  await person.presses('Save');
  await person.presses('Correct what was recorded');
  await person.types('words', 'Her mother asked for help.');
  await person.types('why', 'I looked at my notes.');
  await person.presses('Add the correction');

  await printsLegibly(person.page, ['Her mother asked for help.', 'They asked for help, both of them.', 'Answers it rests on', 'Extra support would help']);

  const folder = mkdtempSync(join(tmpdir(), 'sharewell-paper-'));
  const textOf = (bytes) => {
    writeFileSync(join(folder, 'it.pdf'), bytes);
    assert.match(execFileSync('qpdf', ['--check', join(folder, 'it.pdf')], { encoding: 'utf8' }), /No syntax or stream encoding errors/);
    return execFileSync('pdftotext', ['-layout', join(folder, 'it.pdf'), '-'], { encoding: 'utf8' });
  };
  try {
    const decision = await saves(person, 'Save as PDF');
    assert.equal(decision.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.match(decision.name, /^decision-[0-9A-Z]+\.pdf$/);
    const text = textOf(decision.bytes);
    for (const part of [reference, 'Corrected by', 'Her mother asked for help.', 'as first', 'Northbank sharing agreement of 2025',
      'Supports and does not replace judgement', 'Page 1 of'])
      assert.ok(text.includes(part), `${part} in\n${text}`);

    await person.open(origin + file);
    const chronology = await saves(person, 'Chronology as PDF');
    assert.match(textOf(chronology.bytes), /Chronology of a case file[\s\S]*It should say: Her mother/);
    const table = await saves(person, 'Chronology as a table (CSV)');
    assert.match(table.name, /^chronology-[0-9A-Z]+\.csv$/);
    assert.match(table.bytes.toString('utf8'), /^\ufeffHappened,Recorded,What happened,What it is,Who\r\n/);
    await person.open(origin + file);
    await person.sees('Took a copy out of Sharewell, for: a chronology as a table');

    await person.open(origin + record);
    await person.presses('Fill in a referral form');
    await person.sees('Nothing is sent.');
    const values = await person.page.locator('textarea').evaluateAll((all) => all.map((one) => one.value));
    assert.ok(values.includes('Her mother asked for help.'), 'the corrected words are filled in');
    await person.types('field-3', '01632 960 000, until five');
    await person.presses('Record this and make the form');
    await person.sees('01632 960 000, until five');
    await person.sees('Not filled in');
    const form = await saves(person, 'Save as PDF');
    assert.match(textOf(form.bytes), /Referral about a child[\s\S]*01632 960 000/);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await person.open(origin + file);
  await person.sees('Made a form: Referral about a child');
}
