// SPDX-License-Identifier: MIT
// The decision model's derived values and ordered rules (requirements 4.2 to 4.4 of the advice's reading), by
// hand, as trees that each peer's own format is made from. Peers know true and false only, so a value that may
// be unknown is two: `sure` (it is true) and `maybe` (it is true or unknown); Kleene's `and`, `or` and `not`
// act on each.
//
// A tree is {in: [question, answers]}, {all: trees}, {any: trees}, {not: tree} or {use: name of a value}.

const is = (question, ...answers) => ({ in: [question, answers] });
const all = (...trees) => ({ all: trees });
const any = (...trees) => ({ any: trees });
const not = (tree) => ({ not: tree });
const three = (question, yes, unknown) => ({ sure: is(question, ...yes), maybe: is(question, ...yes, ...unknown) });
const reply = (question) => three(question, ['yes'], ['not-known']);
const and = (...parts) => ({ sure: all(...parts.map((p) => p.sure)), maybe: all(...parts.map((p) => p.maybe)) });
const or = (...parts) => ({ sure: any(...parts.map((p) => p.sure)), maybe: any(...parts.map((p) => p.maybe)) });
const opposite = (part) => ({ sure: not(part.maybe), maybe: not(part.sure) });
const certain = (tree) => ({ sure: tree, maybe: tree });

const levels = ['none', 'support-need', 'welfare-concern', 'child-in-need', 'significant-harm', 'immediate'];
const atLeast = (level) => three('risk', levels.slice(levels.indexOf(level)), ['not-known']);

/// Values in the order in which they need one another: name -> tree.
export const values = new Map();
const name = (id, tree) => {
  values.set(id, tree);
  return { use: id };
};
const nameBoth = (id, part) => ({ sure: name(`${id}_sure`, part.sure), maybe: name(`${id}_maybe`, part.maybe) });

// 4.2
const welfare = atLeast('welfare-concern');
const compelled = nameBoth('compelled', three('compulsion',
  ['statutory-request-valid', 'court-order-or-legal-duty'], ['statutory-request-unclear']));
const consentOk = three('consent', ['valid'], ['not-known']);
const lawful = nameBoth('lawful', or(reply('lawful_reason'), compelled));
const ground = three('confidence_ground', ['subject-interest', 'public-interest', 'legal-requirement'],
  ['not-known', 'not-applicable']);
const confidence = or(opposite(reply('confidential')), ground, compelled);
const compatible = or(reply('compatible'), atLeast('child-in-need'), compelled);
const named = name('named', is('recipient', 'childrens-social-care', 'nspcc', 'police'));
const lead = name('lead', is('recipient', 'own-safeguarding-lead'));
const body = name('body', any(named, lead));
const safe = nameBoth('safe', or(certain(body), opposite(reply('sharing_increases_risk'))));
const flow = nameBoth('flow', and(reply('purpose'), safe, or(opposite(reply('identifiable')),
  and(reply('recipient_needs'), or(consentOk, and(lawful, confidence, compatible))))));
const declined = name('declined', is('consent', 'refused', 'withdrawn'));
const tellNow = name('tell_now', any(all(named, atLeast('significant-harm').sure), all(lead, welfare.sure)));
const tell = name('tell', all(named, welfare.sure,
  any(is('consent', 'valid'), lawful.sure, all(lawful.maybe, not(declined)))));
const concern = name('concern', any(welfare.maybe, not(is('adult_at_risk', 'no'))));
const settled = name('settled', all(is('how_considered', 'yes'),
  any(is('identifiable', 'no'), not(is('informing_increases_risk', 'not-known'))), any(not(declined), welfare.sure)));

/// 4.4: the first whose `when` holds decides; the last always holds.
export const rules = [
  ['D1', 'act-now', any(is('risk', 'immediate'), is('adult_at_risk', 'immediate'))],
  ['D2', 'act-now', all(is('crime', 'yes'), not(is('already_with', 'police', 'both')), concern)],
  ['D3', 'share', all(tellNow, settled)],
  ['D3', 'share-with-care', tellNow],
  ['D4', 'seek-advice-first', is('unsure', 'yes')],
  ['D5', 'share', all(tell, settled)],
  ['D5', 'share-with-care', tell],
  ['D6', 'seek-advice-first', all(compelled.maybe, any(is('purpose', 'no'),
    all(is('recipient_needs', 'no'), not(is('identifiable', 'no'))), not(safe.sure)))],
  ['D7', 'share', all(flow.sure, settled)],
  ['D7', 'share-with-care', flow.sure],
  ['D8', 'seek-advice-first', flow.maybe],
  ['D9', 'do-not-share', not(safe.maybe)],
  ['D10', 'seek-advice-first', any(all(body, is('requested', 'yes')),
    all(any(body, is('recipient', 'not-known')), welfare.maybe))],
  ['D11', 'do-not-share', is('purpose', 'no')],
  ['D12', 'do-not-share', all(is('recipient_needs', 'no'), is('identifiable', 'yes'))],
  ['D13', 'seek-advice-first', any(concern, not(is('crime', 'no')))],
  ['D14', 'do-not-share', any(is('unsure', 'yes'), not(is('unsure', 'yes')))],
].map(([rule, outcome, when]) => ({ rule, outcome, when }));
