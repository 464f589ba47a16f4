// SPDX-License-Identifier: MIT
// Drives canaries through a whole server and looks for them wherever they do not belong: node run.mjs PROGRAM SOURCE FOLDER COUNT SEED
//
// In: the program, the repository, an empty folder, how many canaries, a seed. Out: one line a place; ends with 1 if a canary was
// found, if a control was not, or if a page that takes words was never given any. Never: leaves its server running.
import http from 'node:http';
import { join } from 'node:path';

import { Client } from './client.mjs';
import { House, isRoot } from './house.mjs';
import { Canaries, Scanner } from './marks.mjs';
import * as memory from './memory.mjs';
import { Report } from './report.mjs';
import { routesIn, Tally, Walker } from './pages.mjs';
import { almostHttp, Program } from './programs.mjs';

const [program, source, folder, count, seed, how] = process.argv.slice(2);
const wanted = Number(count), everywhere = how === 'everywhere', began = Date.now();
const canaries = new Canaries(Number(seed));
const scanner = new Scanner(canaries);
const house = new House(program, folder);
const report = new Report(scanner, canaries);
const pages = new Tally(routesIn(join(source, 'src/web/routes.cpp')));
const programs = new Tally(routesIn(join(source, 'src/api/routes.cpp')));
const known = new Map(), urgent = [];

const witness = (seen) => report.answer(seen);

async function signIn(client, person) {
  for (const [user, password] of [[canaries.make('user name'), canaries.make('password')], [person.password, canaries.make('password')]])
    if (canaries.dice.chance(0.2)) await client.post('/sign-in', [['user', user], ['password', password], ['next', canaries.make('hidden field')]]);
  const answer = await client.post('/sign-in', [['user', person.user], ['password', person.password], ['next', '']]);
  if (answer.status === 303) canaries.secrets.add(client.cookie.split('=')[1]);
  else if (answer.status !== 0) throw new Error(`nobody can sign in: ${answer.status}`);
}

async function walkers() {
  const all = [];
  for (const person of house.people) {
    const client = new Client(house.origin, witness);
    await signIn(client, person);
    all.push(new Walker(client, canaries, pages, known, urgent, () => signIn(client, person)));
  }
  // Somebody who is not signed in; what they type travels in the form.
  all.push(new Walker(new Client(house.origin, witness), canaries, pages, new Map(), [], async () => {}));
  for (const walker of all) for (const { method, pattern } of pages.routes) if (method === 'GET' && !pattern.includes('{}')) walker.learn(pattern);
  return all;
}

/** Until so many were typed; on to where nobody has been yet, within reason, if `everywhere`. */
async function drive(until, first = false) {
  const all = await walkers();
  const client = new Client(house.origin, witness);
  const api = new Program(client, house.token, canaries, programs);
  await api.right();
  for (const path of api.pages) urgent.push({ path, from: null, tries: 3 * all.length });
  let left = 2000 + wanted * 0.8;
  await Promise.all(all.map(async (walker) => {
    while ((canaries.said < until || (first && everywhere && pages.missed().length > 0)) && (left -= 1) > 0) await walker.step();
  }));
  await api.wrong();
  await almostHttp(house.origin, canaries);
  if (first) await noSuchPlace(all);
}

/** Addresses with a canary where a reference belongs, of somebody who is signed in and of somebody who is not. */
async function noSuchPlace(all) {
  for (const walker of [all[0], all.at(-1)])
    for (const { method, pattern } of pages.routes.filter((one) => one.pattern.includes('{}'))) {
      const path = pattern.replaceAll('{}', () => canaries.make('address').match(/\S*\d{5}/)[0]);
      const answer = method === 'GET' ? await walker.client.get(`${path}?q=${canaries.make('word')}`)
        : await walker.client.post(path, [['words', canaries.make('words')]]);
      if (answer.status >= 500) pages.strange.push(`${answer.status} from ${method} ${pattern}`);
    }
}

/** Anybody who asks without an account: the register, and where other programs keep figures. */
async function outsider() {
  const client = new Client(house.origin, witness);
  const tiles = ['checkpoint', 'cosigned', 'handovers', 'key', 'policy'];
  for (let tile = 0; tile < 300; tile += 1) tiles.push(`tile/0/${String(tile).padStart(3, '0')}`, `tile/0/000.p/${tile}`, `tile/1/000.p/${tile}`);
  for (const path of ['/metrics', '/health', '/healthz', '/status', '/about', '/', '/danger', '/guidance', ...tiles.map((one) => `/log/northbank/${one}`)]) {
    const answer = await client.get(path);
    pages.note('GET', path, answer.status, 0);
    report.outside(path, answer);
  }
}

/** Looks into every place, each with the control planted in it. */
function look(when) {
  const plant = Buffer.concat(scanner.control.flatMap((one) => [one.plant, Buffer.from('\n')]));
  const planted = [join(house.data, 'planted'), join(house.data, 'orgs/northbank/planted'), join(house.temporary, 'planted'), join(folder, 'planted')];
  for (const path of planted) House.plant(path, plant);
  House.append(house.log, plant);
  report.place(`data folder ${when}`, House.files(house.data), planted.slice(0, 2));
  report.place(`its output ${when}`, House.files(house.logs), [house.log]);
  report.place(`its temporary and working folders ${when}`, [...House.files(house.temporary), ...House.files(house.cores)], planted.slice(2, 3));
  const strays = House.strayFiles(['/tmp', '/var/tmp', '/dev/shm', '/var/log', '/run'], began).filter((path) => !path.startsWith(folder));
  report.place(`other folders of the machine ${when}`, [...strays, planted[3]], [planted[3]]);
  if (house.serves()) report.place(`what the kernel shows of it ${when}`, house.shown(), []);
  for (const path of planted) House.unplant(path);
}

async function main() {
  house.settle(canaries);
  for (const secret of [house.token, ...house.people.map((one) => one.password)]) canaries.secrets.add(secret);
  await house.start();
  await drive(wanted * 0.8, true);
  if (!house.serves()) throw new Error(`the server ended: ${await house.ended}`);
  await outsider();
  look('while it serves');
  report.log(house.data);
  const under = drive(wanted * 0.9).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 500));
  await house.stop('SIGKILL');
  look('after SIGKILL amid requests');
  await under;

  await house.start();
  await outsider();
  await drive(wanted * 0.95);
  report.ended(await house.stop('SIGTERM'));
  look('after it was stopped');

  await house.start();
  await drive(wanted);
  const leaving = new Client(house.origin, witness);
  await signIn(leaving, house.people[0]);
  pages.note('GET', '/leave', (await leaving.get('/leave')).status, 0);
  await signIn(leaving, house.people[0]);
  pages.note('POST', '/sign-out', (await leaving.post('/sign-out', [])).status, 0);
  await memoryOf();
  look('after SIGABRT');
  await damaged();
  report.coverage(pages, 'pages', everywhere);
  report.coverage(programs, 'API', everywhere);
  report.addresses(await controlOfAddresses());
}

/** A server that does everything wrong, asked by the same client. */
async function controlOfAddresses() {
  const { control } = canaries, heard = { planted: 5, found: 0 };
  const bad = http.createServer((request, response) => {
    response.writeHead(303, { location: `/files/${control}`, 'content-type': 'text/html', 'content-disposition': `attachment; filename="${control}.pdf"` });
    response.end(`<title>${control}</title><a href="/x?name=${Buffer.from(control).toString('base64url')}">x</a><form action="/y/${control.toLowerCase()}"></form>`);
  });
  await new Promise((resolve) => bad.listen(0, '127.0.0.1', resolve));
  const client = new Client(`http://127.0.0.1:${bad.address().port}`, ({ addresses, title, headers }) => {
    for (const text of [...addresses, title, headers.split('\n').find((one) => one.startsWith('attachment'))]) heard.found += scanner.look(Buffer.from(text)).control.size > 0 ? 1 : 0;
  });
  await client.get('/');
  client.agent.destroy();
  bad.close();
  return heard;
}

async function damaged() {
  const tallies = [pages, programs], before = tallies.map((one) => one.strange.splice(0));
  await house.start();
  house.damage();
  await drive(canaries.said + 300).catch(() => {}); // it may well end, or let nobody in
  report.damaged(pages.strange.length + programs.strange.length, house.log);
  tallies.forEach((one, at) => { one.strange = before[at]; });
  await house.stop('SIGKILL');
  house.commands(['verify'], ['doctor'], ['erasure', 'list'], ['register', 'show']);
  look('with damaged records');
}

async function memoryOf() {
  const { pid } = house.server, where = memory.pattern();
  report.memory(memory.waysIn(pid), isRoot, memory.readable(pid, canaries.mark));
  await house.stop('SIGABRT');
  report.cores(memory.dumps(house.cores), where, where === 'here' ? await memory.control(house.cores, scanner, canaries) : null);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { house.server?.kill('SIGKILL'); process.exit(1); });
try {
  await main();
} catch (error) {
  report.fault(`it did not get to the end: ${error.stack}`);
} finally {
  house.server?.kill('SIGKILL');
}
process.exitCode = report.end((Date.now() - began) / 1000) ? 0 : 1;
