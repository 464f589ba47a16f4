// SPDX-License-Identifier: MIT
// Signs in to a demo, answers all questions on one page and prints the cookie and the address of the recommendation.
//   node bench/web/prepare.mjs http://127.0.0.1:PORT/demo/...
const link = process.argv[2];
const origin = new URL(link).origin;
const answers = {
  danger: 'no', danger_home: 'no', risk: 'support-need', adult_at_risk: 'no', crime: 'no', already_with: 'nobody',
  recipient: 'other-practitioner', sharing_increases_risk: 'no', recipient_needs: 'yes', purpose_kind: 'service', consent: 'valid',
};
let cookie = '';

async function ask(path, fields) {
  const response = await fetch(new URL(path, origin), {
    method: fields ? 'POST' : 'GET',
    headers: { ...(cookie && { cookie }), ...(fields && { 'content-type': 'application/x-www-form-urlencoded', origin }) },
    body: fields && new URLSearchParams(fields).toString(),
    redirect: 'manual',
  });
  for (const set of response.headers.getSetCookie?.() ?? [response.headers.get('set-cookie')].filter(Boolean)) cookie = set.split(';')[0];
  const body = await response.text();
  if (response.status === 303) return ask(response.headers.get('location'));
  if (response.status >= 400) throw new Error(`${path}: ${response.status}`);
  return { path: new URL(path, origin).pathname, body };
}

/** The form of a page that goes to `action`, with its hidden fields. */
function form(page, action) {
  for (const [, attributes, inside] of page.body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)) {
    const to = /action="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (!action.test(to)) continue;
    const fields = {};
    for (const [input] of inside.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      fields[/name="([^"]*)"/.exec(input)[1]] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
    return { to, fields, inside };
  }
  throw new Error(`no form to ${action} on ${page.path}`);
}

let page = await ask(link);
let sent = form(page, /^\/demo\//);
const button = /<button[^>]*name="([^"]*)"[^>]*value="([^"]*)"/.exec(sent.inside);
await ask(sent.to, { ...sent.fields, ...(button && { [button[1]]: button[2] }) });
sent = form(await ask('/'), /^\/drafts$/);
const draft = (await ask(sent.to, sent.fields)).path.split('/').slice(0, 3).join('/');
for (let round = 0; round < 6; round += 1) {
  page = await ask(`${draft}/all`);
  sent = form(page, /\/all$/);
  const typed = Object.fromEntries(Object.entries(answers).filter(([name]) => sent.inside.includes(`name="${name}"`)));
  if ((await ask(sent.to, { ...sent.fields, ...typed })).path.endsWith('/check')) break;
}
page = await ask(`${draft}/recommendation`);
if (!page.body.includes('You can share')) throw new Error('this is not the recommendation');
console.log(`${cookie} ${page.path}`);
