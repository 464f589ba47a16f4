// SPDX-License-Identifier: MIT
// A copy of a case file for a review: taken on the page and by command beside the running server, and checked by the
// small program with the organisation's key.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const program = process.env.SHAREWELL_PROGRAM;
const verifier = join(dirname(program), 'sharewell-verify');
const password = 'invented password';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'They asked for help.' });
  const record = await onRecord(person);
  const origin = new URL(person.page.url()).origin;
  const file = record.replace(/\/decisions\/.*/, '');

  await person.open(origin + file);
  await person.presses('Take a copy with its proofs');
  await person.sees('in the clear');
  await person.presses('Record this and make the copy');
  await person.sees('Write who the copy is for, and why');
  await person.types('purpose', 'Invented review panel');
  await person.presses('Record this and make the copy');
  await person.sees('The copy is ready');
  const command = await person.page.getByText('sharewell-verify --key').first().textContent();
  const key = /'([^']+)'/.exec(command)[1];
  const saved = await person.page.request.get(`${origin}${await person.page.getByText('Save the copy').getAttribute('href')}`);
  assert.equal(saved.status(), 200);

  const folder = mkdtempSync(join(tmpdir(), 'sharewell-copy-'));
  try {
    writeFileSync(join(folder, 'page.tar'), await saved.body());
    assert.match(execFileSync(verifier, ['--key', key, join(folder, 'page.tar')], { encoding: 'utf8' }), /^PASS/);
    const admin = { input: `${password}\n`, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] };
    execFileSync(program, ['user', 'add', 'reviewer@northbank', '--name', 'Robin Invented', '--team', 'Family support'], admin);
    const out = join(folder, 'command.tar');
    execFileSync(program, ['export', '--file', file.replace('/files/', ''), '--org', 'northbank', '--as', 'reviewer', '--for', 'Invented review', '-o', out], admin);
    assert.match(execFileSync(verifier, ['--key', key, out], { encoding: 'utf8' }), /Robin Invented took this copy/);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await person.open(origin + file);
  await person.sees('Took a copy out of Sharewell, for: Invented review');
}
