// SPDX-License-Identifier: MIT
// The peers, each given the rules in its own format through its fastest documented way. In: trees of rules.mjs.
// Out: for each a name, a function from answers to the index of the row that fires, which may be asynchronous, and how
// many cases it can usefully be given at once.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { rules, values } from './rules.mjs';

const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

/// A tree as text: `write` says how each kind of node is written.
const text = (tree, write) => {
  const inner = (one) => text(one, write);
  if (tree.in) return write.in(...tree.in);
  if (tree.all) return `(${tree.all.map(inner).join(write.and)})`;
  if (tree.any) return `(${tree.any.map(inner).join(write.or)})`;
  if (tree.not) return write.not(inner(tree.not));
  return write.use(tree.use, inner);
};

/// One permit policy a row: those that hold are the determining policies, and the first of them decides.
function cedar() {
  const engine = require('@cedar-policy/cedar-wasm/nodejs');
  const write = {
    in: (question, answers) => `(${answers.map((a) => `context.${question} == "${a}"`).join(' || ')})`,
    and: ' && ', or: ' || ', not: (inner) => `!(${inner})`,
    use: (id, inner) => inner(values.get(id)),
  };
  const policies = {};
  rules.forEach(({ when }, i) => {
    policies[`r${i}`] = `permit(principal, action, resource) when { ${text(when, write)} };`;
  });
  const parsed = engine.preparsePolicySet('rules', { staticPolicies: policies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const request = {
    principal: { type: 'Person', id: 'p' }, action: { type: 'Action', id: 'share' }, resource: { type: 'Case', id: 'c' },
    preparsedPolicySetId: 'rules', entities: [],
  };
  return [`Cedar ${version('@cedar-policy/cedar-wasm')} (wasm), policies parsed before`, (answers) => {
    const answer = engine.statefulIsAuthorized({ ...request, context: answers });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
    return Math.min(...answer.response.diagnostics.reason.map((id) => Number(id.slice(1))));
  }, 1];
}

/// One expression node: the values, then the rows as nested conditionals.
function zen() {
  const { ZenEngine, ZenDecisionContent } = require('@gorules/zen-engine');
  const write = {
    in: (question, answers) =>
      answers.length === 1 ? `${question} == '${answers[0]}'` : `${question} in [${answers.map((a) => `'${a}'`).join(', ')}]`,
    and: ' and ', or: ' or ', not: (inner) => `not(${inner})`, use: (id) => `$.${id}`,
  };
  const expressions = [...values].map(([key, tree]) => ({ id: key, key, value: text(tree, write) }));
  const row = rules.reduceRight((rest, { when }, i) => `${text(when, write)} ? ${i} : (${rest})`, '-1');
  expressions.push({ id: 'row', key: 'row', value: row });
  const position = { x: 0, y: 0 };
  const decision = new ZenEngine().createDecision(new ZenDecisionContent({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position },
      { id: 'rules', name: 'rules', type: 'expressionNode', position, content: { expressions } },
      { id: 'out', name: 'out', type: 'outputNode', position },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  }));
  return [`zen-engine ${version('@gorules/zen-engine')} (native)`,
    async (answers) => (await decision.evaluate(answers)).result.row, 64];
}

/// One rule a row, in order by priority; the first that succeeds stops the run. Values are shared conditions.
function jsonRulesEngine() {
  const { Engine } = require('json-rules-engine');
  const engine = new Engine();
  const condition = (tree) => {
    if (tree.in) return { fact: tree.in[0], operator: 'in', value: tree.in[1] };
    if (tree.all) return { all: tree.all.map(condition) };
    if (tree.any) return { any: tree.any.map(condition) };
    if (tree.not) return { not: condition(tree.not) };
    return { condition: tree.use };
  };
  // A rule and a shared condition must begin with all, any, not or another condition.
  const root = (tree) => (tree.in ? { all: [condition(tree)] } : condition(tree));
  for (const [id, tree] of values) engine.setCondition(id, root(tree));
  rules.forEach(({ when }, i) => engine.addRule({
    conditions: root(when), priority: rules.length - i, event: { type: 'row', params: { row: i } },
    onSuccess: () => engine.stop(),
  }));
  return [`json-rules-engine ${version('json-rules-engine')}`,
    async (answers) => (await engine.run(answers)).events[0].params.row, 1];
}

export const engines = [cedar, zen, jsonRulesEngine];
