// SPDX-License-Identifier: MIT
// Somebody else is asked for information and the text is handed over; what they say stands beside the next questions about
// the same child. What stood in the way is noted, and a lead sees figures without names, training, open case files, the
// times of a decision, and takes the evidence of a period.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'Her aunt asked us to help.' });
  const record = await onRecord(person);
  const file = record.replace(/\/decisions\/.*$/, '');

  await person.open(origin + file);
  await person.presses('Ask somebody for information');
  await person.presses('Save, and see the text');
  for (const missing of ['Write what you ask for', 'Write why it is needed', 'Write what it is for', 'Write on which basis or power you ask'])
    await person.sees(missing);
  await person.choose('of', 'police');
  await person.types('whom', 'The station desk');
  await person.types('what', 'Calls to the house in October');
  await person.choose('no_wider', 'yes');
  await person.types('why', 'A neighbour says that there were some');
  await person.types('purpose', 'To decide whether she needs protection');
  await person.choose('power', '16h');
  await person.types('basis', 'Working together locally');
  await person.presses('Save, and see the text');
  await person.sees('Explain how the information serves that function');
  await person.sees('Write what the request costs them, and why that is fair');
  await person.choose('ours', 'yes');
  await person.types('explanation', 'It shows in which order things happened');
  await person.types('burden', 'An hour; nobody else knows');
  await person.presses('Save, and see the text');
  await person.sees('Text of the request');
  const letter = await person.page.locator('textarea').first().inputValue();
  assert.match(letter, /section 16H: Working together locally/);
  assert.match(letter, /Calls to the house in October/);

  await person.presses('Note what somebody told you');
  await person.page.locator('input[name="asked"]').first().check();
  await person.choose('from', 'police');
  await person.types('what', 'Two calls, about noise.');
  await person.choose('basis', 'fact');
  await person.presses('Save');
  await person.sees('What others told you');
  await person.sees('Answered');
  await person.sees('Looked at again on');

  await person.presses('Decide about this child');
  await person.sees('Two calls, about noise.');
  await interview(person, { risk: 'support-need' });
  await person.sees('Two calls, about noise.');
  await toRecommendation(person);
  await person.sees('Two calls, about noise.');

  await person.open(origin + record);
  await person.presses('Say when the concern arose and when it was shared');
  await person.types('arose-day', '31');
  await person.types('arose-month', '2');
  await person.presses('Save');
  await person.sees('Enter a day and a time that exist');
  for (const [part, value] of [['day', '2'], ['month', '1'], ['year', '2026'], ['time', '9:30']]) await person.types(`arose-${part}`, value);
  await person.presses('Save');
  await person.sees('From the concern to the decision');
  await person.sees('2 January 2026 at 9:30am');

  await person.presses('Note what stood in the way');
  await person.presses('Save');
  await person.sees('Choose what stood in the way');
  await person.choose('kind', 'late');
  await person.choose('agency', 'nspcc');
  await person.types('effect', 'We met a day later.');
  await person.presses('Save');
  await person.sees('What you noted');
  await person.sees('We met a day later.');
  assert.equal(await person.page.locator('table').count(), 0, 'figures are for leads');

  // The lead.
  await person.open(link);
  await person.presses('Sign in as Ruth Adeyemi');
  await person.open(`${origin}/team`);
  await person.presses('What stood in the way');
  await person.sees('held back');
  const seen = await person.page.locator('main').innerText();
  assert.ok(!seen.includes('a day later') && !seen.includes('Amara'), 'no free text and no name');
  await person.presses('Take the figures to hand over');
  await person.choose('recognised', 'not-known');
  await person.presses('Take the figures (CSV)');
  await person.sees('Do not hand these figures over');
  await person.open(`${origin}/team`);
  await person.presses('Open case files by risk');
  await person.sees('From the concern to the decision');
  await person.open(`${origin}/team`);
  await person.presses('Training with other agencies');
  await person.sees('None yet');
  await person.presses('Add a training');
  await person.presses('Save');
  await person.sees('Choose who was trained');
  await person.page.locator('select[name="person"]').selectOption({ index: 2 });
  await person.types('title', 'A morning with the police, of the walk');
  for (const [part, value] of [['day', '2'], ['month', '1'], ['year', '2026']]) await person.types(`day-${part}`, value);
  await person.presses('Save');
  await person.sees('A morning with the police, of the walk, 2 January 2026');
  await person.open(`${origin}/evidence`);
  await person.presses('Take it (CSV)');
  await person.sees('Choose what you take');
}
