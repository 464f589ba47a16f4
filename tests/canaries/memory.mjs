// SPDX-License-Identifier: MIT
// What of a running server's memory another may get: a core dump that the kernel is made to want, and memory read from outside.
//
// In: a house with a server. Out: what came, and whether it holds canaries. Never: leaves the machine set otherwise than it was.
import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync, readSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { asUser, isRoot } from './house.mjs';

/** Readable parts of a process: [from, to] as numbers. */
function parts(pid) {
  return readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').map((line) => /^([0-9a-f]+)-([0-9a-f]+) r.*?(\S*)$/.exec(line))
    .filter((one) => one && !/^\[v/.test(one[3])).map(([, from, to]) => [parseInt(from, 16), parseInt(to, 16)])
    .filter(([from, to]) => to - from < 2 ** 32); // what a sanitizer only reserves is larger
}

/** How many different canaries the memory of a process holds for whoever may read it (root); null if this user may not. */
export function readable(pid, mark) {
  let memory;
  try { memory = openSync(`/proc/${pid}/mem`, 'r'); } catch { return null; }
  const found = new Set(), pattern = new RegExp(`${mark}\\d{5}`, 'g');
  for (const [from, to] of parts(pid))
    for (let at = from; at < to; at += 16 << 20) {
      const piece = Buffer.alloc(Math.min(16 << 20, to - at));
      try { readSync(memory, piece, 0, piece.length, at); } catch { continue; }
      for (const [one] of piece.toString('latin1').matchAll(pattern)) found.add(one);
    }
  return found.size;
}

/** Ways by which the server's own user, without root, gets at its memory, files or environment: those that were let. */
export function waysIn(pid) {
  const tries = { mem: `true </proc/${pid}/mem && echo open`, maps: `head -c 1 /proc/${pid}/maps`, environ: `head -c 1 /proc/${pid}/environ`,
    fd: `ls /proc/${pid}/fd` };
  return Object.entries(tries).filter(([, command]) => {
    const [program, ...rest] = asUser(['sh', '-c', command]);
    const done = spawnSync(program, rest, { encoding: 'utf8' });
    return done.status === 0 && done.stdout.length > 0;
  }).map(([name]) => name);
}

export const ways = 4;

/** Where this machine puts core dumps: 'here' if into the folder where a program ran, else its pattern. */
export function pattern() {
  const text = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  return text.startsWith('|') || text.includes('/') ? text : 'here';
}

/** Whether a program that forbids nothing leaves a core dump here, with what it had in memory. Its file goes again. */
export async function control(cores, scanner, canaries) {
  const [program, ...rest] = asUser(['sh', '-c', 'ulimit -c unlimited; exec sleep 30']);
  const child = spawn(program, rest, { cwd: cores, env: { PATH: process.env.PATH, HELD: canaries.control }, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await sleep(500);
  child.kill('SIGABRT');
  await ended;
  const found = dumps(cores).map((path) => ({ path, ...scanner.file(path) }));
  for (const { path } of found) rmSync(path);
  return found.some((one) => one.control.has('plain'));
}

export const dumps = (cores) => readdirSync(cores).filter((name) => name.startsWith('core')).map((name) => join(cores, name));

export const whoLooked = isRoot ? 'root' : 'this user';
