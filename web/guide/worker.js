// SPDX-License-Identifier: MIT
// Keeps the guide, and what to do in danger, for when there is no network: exactly the addresses in `files`, which the server writes above this text.
//
// In: requests for these addresses. Out: the page as the server has it now, if the server answers soon and well, else as it was kept;
// files, whose addresses name their content, as they were kept. Never: touches another request; keeps an answer.
'use strict';

const cacheName = `guide ${files.join(' ')}`;
const patience = 4000; // milliseconds; then what was kept is better than nothing

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const forgetOthers = (names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(forgetOthers).then(() => self.clients.claim()));
});

async function answer(request, path) {
  const kept = await caches.match(path);
  if (path.startsWith('/assets/')) return kept ?? fetch(request);
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (fresh.ok || !kept) return fresh;
  } catch (problem) {
    if (!kept) throw problem;
  }
  return kept;
}

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (files.includes(pathname)) event.respondWith(answer(event.request, pathname));
});
