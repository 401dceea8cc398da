// Keeps a slip on the phone, so that it opens without a network. On the slip's page it puts a copy
// away and says so; as the service worker of its site it shows the copy, and does nothing else.
(() => {
  const FEW = 5, PATIENCE = 2e4, POLICY = 'content-security-policy';

  // Each slip is a cache of its own, named by its kind, the end of its day and its address: what is
  // past is found without being opened. An "unslip" is one its owner does not want kept.
  const find = (wanted) => caches.keys().then((names) => names.filter((name) => {
    const [kind, until, path] = name.split(' ');
    return /^(un)?slip$/.test(kind) && wanted(kind, Number(until), path);
  }).sort());
  const isPast = (until) => until < Date.now();
  const drop = (names) => Promise.all(names.map((name) => caches.delete(name)));

  const onPage = async () => {
    const main = document.getElementById('main'), path = location.pathname;
    const slip = document.querySelector('[data-until]'), words = slip ? slip.dataset : {};
    const isCopy = Boolean(document.querySelector('[data-copy]'));
    const name = `slip ${words.until} ${path}`, unwanted = `un${name}`;
    const made = (tag, kind, text) =>
      Object.assign(document.createElement(tag), { className: kind, textContent: text });

    // The page as it came, with what is to be said where it is shown again.
    const copied = () => {
      const said = main.insertBefore(made('p', 'alert', words.copied), main.firstChild);
      said.dataset.copy = '';
      const html = `<!DOCTYPE html>${document.documentElement.outerHTML}`;
      said.remove();
      return html;
    };
    const store = async () => {
      const [sheet, ...scripts] = document.querySelectorAll('[rel=stylesheet], script');
      const cache = await caches.open(name);
      await cache.addAll([sheet.href, ...scripts.map((one) => one.src)]);
      // The copy may do no more than the page: what the server lets these files do is its policy.
      const policy = (await cache.match(sheet.href)).headers.get(POLICY);
      const headers = { 'content-type': 'text/html; charset=utf-8', [POLICY]: policy };
      await cache.put(path, new Response(html, { headers }));
      // Its address changes with it: what the phone has of it need not be fetched again.
      await navigator.serviceWorker.register(slip.src, { updateViaCache: 'all' });
      const all = await find((kind) => kind === 'slip');
      await drop(all.slice(FEW));
      say(all.indexOf(name) < FEW);
    };
    // A phone without room keeps nothing, and says nothing of it.
    const keep = () => store().catch(() => drop([name]));

    const told = made('p', 'soft', words.told), button = made('button', 'go plain', '');
    const say = (isKept) => {
      main.appendChild(button);
      if (isKept) main.insertBefore(told, button); else told.remove();
      button.textContent = isKept ? words.remove : words.keep;
      button.onclick = async () => {
        await drop([name, unwanted]);
        if (!isKept) return isCopy ? location.reload() : keep();
        await caches.open(unwanted);
        say(false);
      };
    };

    const html = slip && !isCopy && copied();
    // What the network knows is newer.
    if (isCopy) addEventListener('online', () => location.reload());
    await drop(await find((kind, until, of) => isPast(until) ||
      (!isCopy && of === path && kind === 'slip' && `${until}` !== words.until)));
    if (!slip) return;
    if (await caches.has(unwanted)) say(false); else if (isCopy) say(true); else keep();
  };

  // What is kept of an address, while its day lasts.
  const kept = async (path) => {
    const [name] = await find((kind, until, of) =>
      kind === 'slip' && of === path && !isPast(until));
    return name && (await caches.open(name)).match(path);
  };
  const newest = (request, copy) => new Promise((show) => {
    setTimeout(() => show(copy), PATIENCE);
    fetch(request).then(show, () => show(copy));
  });

  const asWorker = () => {
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {
      const { request } = event, path = new URL(request.url).pathname;
      if (request.method !== 'GET') return;
      if (request.mode === 'navigate') {
        event.waitUntil(find((kind, until) => isPast(until)).then(drop));
      }
      if (request.mode === 'navigate' && /\/b\/[^/]+$/.test(path)) {
        event.respondWith(kept(path).then((copy) =>
          (copy ? newest(request, copy) : fetch(request))));
      } else if (/\/(style|script|slips)-[0-9a-f]+\.\w+$/.test(path)) {
        event.respondWith(caches.match(path).then((copy) => copy || fetch(request)));
      }
    });
  };

  if (self.document && navigator.serviceWorker && self.caches) onPage();
  else if (!self.document) asWorker();
})();
