// SPDX-License-Identifier: MIT
// What to do in danger, without a network: the page as the browser kept it, the card for the wallet, and the file that needs no other.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

export async function walk({ person, link, context, report }) {
  const { origin } = new URL(link);
  for (const path of ['/danger/card', '/danger']) {
    const response = await person.open(origin + path);
    assert.match(response.headers()['cache-control'], /^public, max-age=86400/, path);
  }
  const [download] = await Promise.all([
    person.page.waitForEvent('download'), person.page.getByRole('link', { name: 'Save this page, to read without a network' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  assert.match(file, /tel:999/);
  await context.setOffline(true);
  for (const path of ['/danger', '/danger/card']) {
    await person.page.goto(origin + path);
    await person.sees('999');
  }
  await context.setOffline(false);
  const saved = await context.newPage();
  await saved.setContent(file);
  await saved.screenshot({ path: `${report.folder}/danger-saved.png`, fullPage: true });
  assert.equal(await saved.locator('h1').count(), 1);
  await saved.goto(`${origin}/danger/card`);
  await saved.emulateMedia({ media: 'print' });
  await saved.screenshot({ path: `${report.folder}/danger-card-printed.png`, fullPage: true });
  await saved.close();
}
