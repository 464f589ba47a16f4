// SPDX-License-Identifier: MIT
// The guide on the person's own phone: puts the questions that still matter, one screen at a time, and shows what the advice
// says. The markup is that of the server's components (templates in the page, src/web/pages/guide.cpp), the words are the
// pack's, the answers to "what matters" and "what follows" are the engine's.
//
// In: the page, the rules (engine.mjs). Out: what is on the screen. Never: stores an answer, not even in the browser's
// history; makes a request once it has started; puts text into the page as markup.

const root = document.getElementById('guide');
const status = document.getElementById('guide-status');
const back = document.querySelector('[data-part="back"]');
const { load } = await import(root.dataset.engine);
const rules = await fetch(root.dataset.rules);
if (!rules.ok) throw new Error('the rules did not come');
const engine = await load(await rules.arrayBuffer());
const pack = JSON.parse(engine.describe());
const byId = (list) => new Map(list.map((one) => [one.id, one]));
const questions = byId(pack.questions);
const outcomes = byId(pack.outcomes);
const obligations = byId(pack.obligations);
const { texts } = pack;

// ---- what was chosen, and what comes next -------------------------------------------------------------------------------

/** Screens shown so far, the one on the screen at `at`: { fields, chosen: {field: answer}, advice } or { help } or { result }. */
let trail = [];
let at = 0;

const journeyField = (id, choices) => ({
  id, ask: texts[`${id}_ask`], hint: texts[`${id}_hint`] ?? '', why: questions.get('risk').why, cite: questions.get('risk').cite,
  answers: choices.map((choice) => ({ id: choice, label: texts[`${id}_${choice}`], hint: '' })),
});
const dangerScreen = () => ({
  fields: [journeyField('danger', ['child', 'adult', 'no', 'not_sure']), journeyField('danger_home', ['yes', 'no', 'not_sure'])],
  title: texts.page_danger, chosen: {},
});

/** What the screens up to here say in the words of the pack. Danger comes first and has one meaning: at risk now. */
function answersOf(screens) {
  const answers = {};
  for (const { chosen = {}, advice } of screens) {
    for (const [field, answer] of Object.entries(chosen)) if (questions.has(field)) answers[field] = answer;
    if (chosen.danger === 'child' || chosen.danger_home === 'yes') answers.risk = 'immediate';
    if (chosen.danger === 'adult') answers.adult_at_risk = 'immediate';
    if (advice) answers.unsure = 'yes';
  }
  return answers;
}

const inDanger = (answers) => answers.risk === 'immediate' || answers.adult_at_risk === 'immediate';

/** The screen after these: whom to ring, the first question in the pack's order that can still change the outcome, or the result. */
function screenAfter(screens) {
  const answers = answersOf(screens);
  if (inDanger(answers) && !screens.some((screen) => screen.help)) return { help: true };
  const { open } = JSON.parse(engine.recommend(JSON.stringify(answers)));
  const next = open.outcome.map((id) => questions.get(id)).find((question) => question.set_by === 'person');
  if (!next) return { result: answers };
  // The first screen has asked for danger; what is left to ask is everything short of it.
  return { fields: [{ ...next, answers: next.answers.filter((answer) => answer.id !== 'immediate') }], chosen: {} };
}

function goOn() {
  trail = trail.slice(0, at + 1);
  trail.push(screenAfter(trail));
  at += 1;
  history.pushState({ at }, '');
  show();
}

// ---- what is on the screen ----------------------------------------------------------------------------------------------

const copy = (id) => document.getElementById(id).content.cloneNode(true);
const part = (within, name) => within.querySelector(`[data-part="${name}"]`);
const cited = (cites) => cites.map(({ page, heading }, i) => `${i === 0 ? root.dataset.page : root.dataset.page.toLowerCase()}${page}, ${heading}`).join('; ');

/** Keeps the one item of a list as the pattern of the others. */
function fillList(list, items, fill) {
  const pattern = list.firstElementChild;
  list.replaceChildren(...items.map((item) => {
    const made = pattern.cloneNode(true);
    fill(made, item);
    return made;
  }));
}

function fillChoice(item, field, answer, i, chosen) {
  const [input, label, hint] = [item.querySelector('input'), item.querySelector('label'), item.querySelector('.govuk-hint')];
  input.id = label.htmlFor = i === 0 ? field.id : `${field.id}-${i + 1}`;
  input.name = field.id;
  input.value = answer.id;
  input.checked = chosen === answer.id;
  label.textContent = answer.label;
  input.removeAttribute('aria-describedby');
  if (!answer.hint) { hint.remove(); return; }
  hint.id = `${input.id}-item-hint`;
  hint.textContent = answer.hint;
  input.setAttribute('aria-describedby', hint.id);
}

function fieldOf(field, chosen, alone, missing) {
  const made = copy('guide-field');
  const fieldset = made.querySelector('fieldset');
  const legend = fieldset.querySelector('legend');
  const hint = made.querySelector('fieldset > .govuk-hint');
  const message = made.querySelector('.govuk-error-message');
  if (alone) legend.querySelector('h1').textContent = field.ask;
  else { legend.textContent = field.ask; legend.classList.replace('govuk-fieldset__legend--l', 'govuk-fieldset__legend--m'); }
  if (field.hint) { hint.textContent = field.hint; hint.id = `${field.id}-hint`; } else hint.remove();
  message.id = `${field.id}-error`;
  message.lastChild.textContent = ` ${root.dataset.choose}${field.ask}`;
  if (!missing) { message.remove(); made.querySelector('.govuk-form-group').classList.remove('govuk-form-group--error'); }
  const described = [field.hint && `${field.id}-hint`, missing && `${field.id}-error`].filter(Boolean).join(' ');
  if (described) fieldset.setAttribute('aria-describedby', described); else fieldset.removeAttribute('aria-describedby');
  fillList(made.querySelector('.govuk-radios'), field.answers.map((answer, i) => [answer, i]), (item, [answer, i]) => fillChoice(item, field, answer, i, chosen));
  part(made, 'why').textContent = field.why;
  part(made, 'cite').textContent = cited(field.cite);
  return made;
}

function problemsOf(fields) {
  const made = copy('guide-problem');
  fillList(made.querySelector('ul'), fields, (item, field) => {
    const link = item.querySelector('a');
    link.href = `#${field.id}`;
    link.textContent = `${root.dataset.choose}${field.ask}`;
    link.addEventListener('click', (event) => { event.preventDefault(); document.getElementById(field.id).focus(); });
  });
  return made;
}

function questionOf(screen, missing = []) {
  const made = copy('guide-question');
  const form = made.querySelector('form');
  const alone = screen.fields.length === 1;
  const heading = form.querySelector(':scope > h1');
  if (alone) heading.remove(); else heading.textContent = screen.title;
  if (at > 0 && trail[0].chosen.danger_home === 'not_sure') {
    const inset = copy('guide-inset');
    inset.querySelector('.govuk-inset-text').textContent = texts.danger_home_advice;
    part(form, 'reminder').append(inset);
  }
  part(form, 'fields').append(...screen.fields.map((field) => fieldOf(field, screen.chosen[field.id], alone, missing.includes(field))));
  form.addEventListener('change', ({ target }) => { screen.chosen[target.name] = target.value; });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const unanswered = screen.fields.filter((field) => !screen.chosen[field.id] && !(field.id === 'danger_home' && inDanger(answersOf([screen]))));
    screen.advice = false;
    if (unanswered.length === 0) goOn(); else show(unanswered);
  });
  part(form, 'advice-first').addEventListener('click', () => { screen.advice = true; goOn(); });
  if (missing.length === 0) return made;
  const all = document.createDocumentFragment();
  all.append(problemsOf(missing), made);
  return all;
}

function helpOf() {
  const made = copy('guide-help');
  part(made, 'carry-on').addEventListener('click', goOn);
  return made;
}

const dueIn = (due) => texts[`due_${due.replaceAll(' ', '_')}`] ?? `${root.dataset.within}${due}`;

function dutiesOf(raised) {
  return root.dataset.groups.split(' ').map((group) => [group, raised.filter((duty) => duty.group === group)]).filter(([, duties]) => duties.length > 0)
    .map(([group, duties]) => {
      const made = copy('guide-duties');
      made.querySelector('h3').textContent = texts[`group_${group}`];
      const [tasks, helps] = made.querySelectorAll('ul');
      fillList(tasks, duties, (item, duty) => {
        item.querySelector('strong').textContent = duty.text;
        item.querySelector('.govuk-tag').textContent = dueIn(duty.due);
      });
      fillList(helps, duties, (item, duty) => {
        item.querySelector('strong').textContent = duty.text;
        part(item, 'detail').replaceWith(duty.detail);
        item.querySelector('.app-citation').textContent = ` ${cited(duty.cite)}`;
      });
      return made;
    });
}

/** Nobody is said to have said what they were not asked. */
function fillWhy(made, line) {
  const rule = pack.rules.find((one) => one.id === line.rule && one.outcome === line.outcome);
  const [text, cite] = part(made, 'rule').querySelectorAll('p');
  text.textContent = rule.text;
  cite.querySelector('.app-citation').textContent = cited(rule.cite);
  const said = line.reasons.filter((reason) => !line.assumed.includes(reason.question));
  const taken = line.reasons.filter((reason) => line.assumed.includes(reason.question));
  fillList(part(made, 'reasons').querySelector('ol'), said, (item, reason) => { item.textContent = reason.text; });
  part(made, 'reasons').hidden = said.length === 0;
  part(made, 'taken').hidden = taken.length === 0;
  fillList(part(made, 'taken').querySelector('ul'), taken, (item, { question, answer }) => {
    const asked = questions.get(question);
    item.textContent = `${asked.ask} ${asked.answers.find((one) => one.id === answer).label}`;
  });
}

function resultOf({ result }) {
  const made = copy('guide-advice');
  const line = JSON.parse(engine.recommend(JSON.stringify(result)));
  const outcome = outcomes.get(line.outcome);
  for (const head of made.querySelectorAll('[data-outcome]')) if (head.dataset.outcome !== outcome.id) head.remove();
  made.querySelector('[data-outcome]').hidden = false;
  made.querySelector('.app-outcome__title').textContent = outcome.title;
  made.querySelector('.app-outcome__lead').textContent = outcome.lead;
  for (const text of made.querySelectorAll('[data-text]')) text.textContent = texts[text.dataset.text];
  part(made, 'not-sharing').hidden = outcome.id !== 'do-not-share';
  const always = JSON.parse(engine.notices('{}'));
  for (const id of JSON.parse(engine.notices(JSON.stringify(result))).filter((notice) => !always.includes(notice))) {
    const inset = copy('guide-inset');
    inset.querySelector('.govuk-inset-text').textContent = pack.notices.find((notice) => notice.id === id).text;
    part(made, 'notices').append(inset);
  }
  fillWhy(made, line);
  part(made, 'duties').append(...dutiesOf(line.obligations.map(({ id }) => obligations.get(id))));
  part(made, 'again').addEventListener('click', begin);
  return made;
}

function show(missing = []) {
  const screen = trail[at];
  root.replaceChildren(screen.help ? helpOf() : screen.result ? resultOf(screen) : questionOf(screen, missing));
  back.hidden = at === 0;
  const heading = root.querySelector('h1');
  document.title = `${missing.length > 0 ? 'Error: ' : ''}${heading.textContent} - Sharewell`;
  const target = missing.length > 0 ? root.querySelector('.govuk-error-summary') : heading;
  target.tabIndex = -1;
  target.focus();
}

/** Nothing is left of what was chosen before. */
function begin() {
  trail = [dangerScreen()];
  at = 0;
  history.replaceState({ at }, '');
  show();
}

addEventListener('popstate', ({ state }) => {
  at = Math.min(state?.at ?? 0, trail.length - 1);
  show();
});
back.querySelector('a').addEventListener('click', (event) => { event.preventDefault(); history.back(); });
begin();

if ('serviceWorker' in navigator) {
  await navigator.serviceWorker.register(root.dataset.worker, { scope: '/guide' });
  await navigator.serviceWorker.register(root.dataset.worker, { scope: '/danger' });
  await navigator.serviceWorker.ready;
  status.textContent = status.dataset.ready;
}
