// SPDX-License-Identifier: MIT
// A child is being seriously harmed and social care has to be told: the shortest path.
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  await begin(person);
  await interview(person, { risk: 'significant-harm', recipient: 'childrens-social-care', purpose_kind: 'keep-safe', consent: 'not-appropriate', lawful_reasons: ['child-harm'] });
  await toRecommendation(person);
  person.journey('urgent, to social care', { taps: 12, seconds: 35 });
  await person.sees('You can share');
  await decide(person, { choice: 'share', words: 'Bruises on both arms; he says his stepfather did it.' });
  await onRecord(person);
}
