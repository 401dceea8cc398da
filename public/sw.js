// The offline copy of the app: every file it needs to start, and nothing of any site's data.
// The build puts `self.BUILD = {version, files}` in front; a new version waits until the app says
// "take over", so that nothing typed is lost to a reload.

const BUILD = self.BUILD ?? { version: 'unbuilt', files: ['/'] };
const CACHE = `bianmin-${BUILD.version}`;
const PAGE = '/';

// A file whose name holds its hash never changes: what an older copy has need not travel again.
const isHashed = (path) => /-[0-9a-f]{8,16}\.\w+$/.test(path);

const take = async (cache, path) => {
  const kept = isHashed(path) ? await caches.match(path) : undefined;
  const answer = kept ?? (await fetch(new Request(path, { cache: 'no-cache' })));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
};

const install = async () => {
  const cache = await caches.open(CACHE);
  await Promise.all(BUILD.files.map((path) => take(cache, path)));
};

const activate = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('bianmin-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
};

const answer = async (request, path) => {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
};

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/api/') || pathname === '/sw.js') return;
  // Residents' pages are not the app's.
  if (pathname.startsWith('/w/')) return;
  if (request.mode === 'navigate') event.respondWith(answer(request, PAGE));
  else if (BUILD.files.includes(pathname)) event.respondWith(answer(request, pathname));
});
