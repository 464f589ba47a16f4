// SPDX-License-Identifier: MIT
// The right decision in the right case file: one that was recorded in the wrong file moves, two files about one child are
// joined, and a file is kept to few until a safeguarding lead opens it to the team.
import assert from 'node:assert/strict';
import { begin, decide, interview, onRecord, signIn, toRecommendation } from '../journey.mjs';

const byName = async (person, link, name) => {
  await person.open(link);
  await person.presses(`Sign in as ${name}`);
};

const recordOne = async (person) => {
  await begin(person);
  await interview(person, { risk: 'support-need' });
  await toRecommendation(person);
  await decide(person, { choice: 'share', words: 'Both parents asked me to.' });
  const record = await onRecord(person);
  return { record, file: record.replace(/\/decisions\/.*$/, '') };
};
const refOf = (file) => file.split('/').pop();

export async function walk({ person, link }) {
  await signIn(person, link);
  const origin = new URL(person.page.url()).origin;
  const wrong = await recordOne(person);
  await person.open(`${origin}/`);
  const right = await recordOne(person);

  await person.open(origin + wrong.record);
  await person.presses('Move this decision to the case file where it belongs');
  await person.choose('file', refOf(right.file));
  await person.presses('Move it');
  await person.sees('Say why it belongs there, and how you know');
  await person.types('why', 'It was about the other child; the school rang back.');
  await person.presses('Move it');
  await person.sees('Recorded first in case file');
  assert.ok(person.path.startsWith(right.file));
  await person.open(origin + wrong.record);
  await person.sees('This decision is in another case file');
  await person.open(origin + wrong.file);
  await person.sees('where it belongs');

  await person.presses('Join with another case file');
  await person.presses('Join them');
  await person.sees('There is a problem');
  await person.choose('file', refOf(right.file));
  await person.types('why', 'One child after all: same address, same school.');
  await person.presses('Join them');
  assert.equal(person.path, right.file);
  await person.sees('Also about this child: case file');

  await person.presses('Keep this case file to few');
  await person.presses('Keep it to them');
  await person.sees('Choose a safeguarding lead');
  await person.page.getByLabel('Ruth Adeyemi').check();
  await person.types('why', 'It is about somebody who works in the team.');
  await person.presses('Keep it to them');
  await person.sees('Only these people can open this case file');

  await byName(person, link, 'Ruth Adeyemi');
  await person.open(origin + right.file);
  await person.presses('Open this case file to the team');
  await person.types('why', 'The LADO has it; the team can know.');
  await person.presses('Open it to the team');
  await person.sees('Opened to the team again');
}
