// SPDX-License-Identifier: MIT
// An installation of its own, as somebody puts it in place, with accounts; its server, and everything that server could leave behind.
//
// In: the program, a folder that is thrown away. Out: a server that is started and stopped in each way; the places to look in.
// As root everything runs as `nobody`, so that what another user may is seen too. Never: touches what it did not make.
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync, chmodSync, chownSync, closeSync, copyFileSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync,
  statSync, writeFileSync, writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const isRoot = process.getuid() === 0;
const nobody = 65534;
/** The command as the user that the server runs as. */
export const asUser = (command) => (isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command] : command);

export class House {
  constructor(program, folder) {
    Object.assign(this, { folder, program: join(folder, 'sharewell'), data: join(folder, 'data'), temporary: join(folder, 'temporary'),
      cores: join(folder, 'cores'), logs: join(folder, 'logs'), starts: 0, people: [] });
    chmodSync(folder, 0o755);
    copyFileSync(program, this.program);
    chmodSync(this.program, 0o755);
    for (const part of [this.data, this.temporary, this.cores, this.logs]) {
      mkdirSync(part);
      if (isRoot) chownSync(part, nobody, nobody);
    }
    // A sanitizer looks for leaks by attaching to its own process, which is what the program forbids.
    const sanitizer = { ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:detect_leaks=0` };
    this.environment = { ...sanitizer, PATH: process.env.PATH, TMPDIR: this.temporary, HOME: this.temporary, SHAREWELL_DATA: this.data, LC_ALL: 'C.UTF-8' };
  }

  /** A command that must succeed; gives what it printed. */
  run(...words) {
    const [command, ...rest] = asUser([this.program, ...words]);
    const done = spawnSync(command, rest, { cwd: this.cores, env: this.environment, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`sharewell ${words[0]} ${words[1]} ended with ${done.status}: ${done.stderr}`);
    return done.stdout;
  }

  /** Three leads and two practitioners in two teams, each named by a canary, and a token. */
  settle(canaries) {
    this.run('init');
    const copy = join(this.cores, 'root.copy');
    copyFileSync(join(this.data, 'root.key'), copy);
    if (isRoot) chownSync(copy, nobody, nobody);
    this.run('key', 'drill', copy);
    this.run('org', 'add', 'northbank', '--name', 'Northbank');
    const people = [['ada', 'Duty', 'lead'], ['ben', 'Duty', 'practitioner'], ['cy', 'Duty', 'practitioner'], ['eve', 'Duty', 'lead'],
      ['dee', 'School', 'lead']];
    for (const [user, team, role] of people)
      this.add(`${user}${canaries.make('word').toLowerCase().slice(0, 26)}`, team, role, canaries);
    const name = canaries.make('words').slice(0, 60).replace(/[^\x20-\x7e]/g, '');
    this.token = this.run('token', 'add', name, '--for', this.people[0].user, '--days', '30').trim();
  }

  add(user, team, role, canaries) {
    const said = this.run('user', 'add', `${user}@northbank`, '--name', canaries.make('name'), '--team', team, '--role', role,
      '--position', canaries.make('words').replace(/\r\n/g, ' '), '--generate');
    const password = /^password: (.*)$/m.exec(said)?.[1];
    this.people.push({ user: `${user}@northbank`, password });
  }

  /** A server whose core dumps nothing outside forbids; its output goes where a journal would keep it. */
  async start() {
    this.starts += 1;
    this.log = join(this.logs, `journal-${this.starts}`);
    const kept = openSync(this.log, 'a');
    const [command, ...rest] = asUser(['sh', '-c', 'ulimit -c unlimited; exec "$0" serve --port 0', this.program]);
    this.server = spawn(command, rest, { cwd: this.cores, env: this.environment, stdio: ['ignore', kept, kept] });
    this.ended = new Promise((resolve) => this.server.on('exit', (code, signal) => resolve(signal ?? code)));
    for (let wait = 0; wait < 600; wait += 1) {
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(this.log, 'utf8'))?.[0];
      if (origin) { this.origin = origin; return origin; }
      if (this.server.exitCode !== null) break;
      await sleep(100);
    }
    throw new Error(`no server: ${readFileSync(this.log, 'utf8')}`);
  }

  /** A disk that went wrong under a running server: what it says then must not say whose records it read. */
  damage() {
    const path = join(this.data, 'orgs/northbank/sharewell.db'), { size } = statSync(path), file = openSync(path, 'r+');
    for (let at = 4096 * 8; at + 4096 < size; at += 4096 * 3) writeSync(file, Buffer.alloc(2048, 0x5a), 0, 2048, at);
    closeSync(file);
  }

  /** What commands say of these records, which may be refusals, goes where the server's output is. */
  commands(...all) {
    for (const words of all) {
      const [command, ...rest] = asUser([this.program, ...words]);
      const done = spawnSync(command, rest, { cwd: this.cores, env: this.environment, timeout: 60_000 });
      writeFileSync(join(this.logs, `${words[0]}-${this.starts}`), Buffer.concat([done.stdout, done.stderr]));
    }
  }

  serves() { return this.server.exitCode === null && this.server.signalCode === null; }

  async stop(signal) {
    this.server.kill(signal);
    return this.ended;
  }

  /** Every file below a folder, on its own file system; what vanishes meanwhile is left out. */
  static files(folder) {
    const all = [], folders = [folder];
    let device;
    while (folders.length > 0) {
      const at = folders.pop();
      let here = [];
      try {
        const { dev } = statSync(at);
        device ??= dev;
        if (dev === device) here = readdirSync(at, { withFileTypes: true });
      } catch { continue; }
      for (const one of here) {
        if (one.isDirectory()) folders.push(join(at, one.name));
        else if (one.isFile()) all.push(join(at, one.name));
      }
    }
    return all;
  }

  /** Files that somebody wrote in shared places since `then`, small enough to be read, that may be. */
  static strayFiles(folders, then) {
    return folders.flatMap((folder) => House.files(folder)).filter((path) => {
      try {
        const { mtimeMs, size } = statSync(path);
        return mtimeMs >= then && size < 16 << 20;
      } catch { return false; }
    });
  }

  /** What the kernel shows of the server: to anybody its command line and threads' names; to root also open files that no folder names. */
  shown() {
    const at = `/proc/${this.server.pid}`, all = [`${at}/cmdline`, `${at}/comm`, `${at}/environ`];
    try { for (const thread of readdirSync(`${at}/task`)) all.push(`${at}/task/${thread}/comm`); } catch { /* it ended */ }
    try {
      for (const open of readdirSync(`${at}/fd`))
        if (/\(deleted\)$|^\/memfd:/.test(readlinkSync(`${at}/fd/${open}`))) all.push(`${at}/fd/${open}`);
    } catch { /* not root: it cannot be looked into, which is the point */ }
    return all;
  }

  /** Plants bytes as a file that everybody may read. */
  static plant(path, bytes) { writeFileSync(path, bytes); }
  static unplant(path) { rmSync(path, { force: true }); }
  static append(path, bytes) { appendFileSync(path, bytes); }
}
