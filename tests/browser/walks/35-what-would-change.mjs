// SPDX-License-Identifier: MIT
// A safeguarding lead asks what an overlay that begins next year would change about decisions on record: once without
// JavaScript on a phone, once with it. The command line says the same.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { widths } from '../browser.mjs';

const program = process.env.SHAREWELL_PROGRAM, data = process.env.SHAREWELL_DATA;

/** Puts an overlay into service for a day to come: its own worker is told wherever something is shared. */
function installOverlay(folder) {
  execFileSync(program, ['guidance', 'init', folder, '--overlay']);
  const rules = join(folder, 'rules.toml'), before = readFileSync(rules, 'utf8');
  const after = before.replace('certain(local_worker_involved is yes)', '(always or local_worker_involved is yes)');
  assert.notEqual(after, before);
  writeFileSync(rules, after);
  execFileSync(program, ['guidance', 'install', folder, '--org', 'northbank', '--from', '2099-01-01', '--data', data]);
}

/** What the command line lists for this organisation. */
function listed(folder) {
  const ran = spawnSync(program, ['guidance', 'replay', '--pack', folder, '--org', 'northbank', '--data', data, '--json'], { encoding: 'utf8' });
  assert.equal(ran.status, 1, ran.stderr);
  return JSON.parse(ran.stdout);
}

async function findOut(page) {
  const overlay = page.locator('main form').filter({ has: page.locator('button') }).last();
  await overlay.locator('button').click();
  await page.getByRole('heading', { name: 'What would change' }).waitFor({ timeout: 20_000 });
}

export async function walk({ person, link, browser }) {
  const folder = mkdtempSync(join(tmpdir(), 'sharewell-overlay-'));
  rmSync(folder, { recursive: true });
  installOverlay(folder);
  await person.open(link);
  await person.presses('Sign in as Ruth Adeyemi');
  await person.open(new URL('/guidance', link).href);
  await person.presses('See what other guidance would change about decisions on record');
  await person.sees('In service from 1 January 2099');
  await findOut(person.page);
  await person.arrive();
  const found = listed(folder);
  await person.sees(`The same as recorded, byte for byte ${found.replayed}`);
  await person.sees('New to do: Tell our own worker what was shared');
  const shown = await person.page.locator('main h3 a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const expected = found.differences.map((one) => `/files/${one.file}/decisions/${one.sharing}`);
  assert.ok(shown.length > 0 && shown.every((one) => expected.includes(one)), `${shown} are among ${expected}`);
  assert.deepEqual(shown, expected.filter((one) => shown.includes(one)), 'oldest first');
  await person.leave(() => person.page.locator('main h3 a').first().click(), 'the first decision');
  assert.equal(person.path, shown[0]);

  const withScripts = await browser.newContext({ viewport: widths.desktop, locale: 'en-GB' });
  await withScripts.addCookies(await person.page.context().cookies());
  const page = await withScripts.newPage();
  await page.goto(new URL('/guidance/what-would-change', link).href);
  await findOut(page);
  assert.equal(await page.locator('main h3 a').count(), shown.length);
  await withScripts.close();
  rmSync(folder, { recursive: true });
}
