// SPDX-License-Identifier: MIT
// Somebody is curious, nobody is at risk and nobody agreed: do not give it, which does not say that the child is safe.
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { purpose_kind: 'none', recipient: 'other-person', consent: 'refused', recipient_needs: 'no' });
  await toRecommendation(person);
  person.journey('do not share', { taps: 25, seconds: 75 });
  await person.sees('Do not');
  await decide(person, { choice: 'do-not-share', words: 'A neighbour asked why social workers call. No concern about the children.' });
  await onRecord(person);
}
