// Starts the app under a strict content policy: no script stands in the page itself.
// The build minifies this file and puts the names of module and glue into the page.

// Leptos sets markup through <template>; anything that could run as a script is refused.
const UNSAFE = /<(script|iframe|object|embed|base|meta|link)\b|\son\w+\s*=|javascript:/i;

const sameOrigin = (url) => {
  if (new URL(url, location.href).origin !== location.origin) throw new TypeError('foreign script');
  return url;
};

if (globalThis.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML(markup) {
      if (UNSAFE.test(markup)) throw new TypeError('unsafe markup');
      return markup;
    },
    createScriptURL: sameOrigin,
  });
}

const tell = (name, detail) => dispatchEvent(new CustomEvent(`bianmin:${name}`, { detail }));
const link = (rel) => document.querySelector(`link[rel="${rel}"]`).href;

const start = async () => {
  const glue = await import(link('modulepreload'));
  await glue.default({ module_or_path: link('preload') });
  tell('started');
};

// A page that cannot start says so, in the three languages of the product.
const sayFailed = (error) => {
  const line = document.createElement('p');
  line.setAttribute('role', 'alert');
  line.textContent = `便民无法启动，请刷新 · 便民無法啟動，請重新整理 · Bianmin could not start, please reload (${error})`;
  document.body.append(line);
  tell('failed', String(error));
};

start().catch(sayFailed);

// A program that fails stops where it stands: the page says so and offers to open it again.
// What was saved and typed is in the tablet's storage.
const STOPPED = {
  'zh-Hans': ['程序出错，停下来了。已保存的和正在填写的都还在，请重新打开。', '重新打开'],
  'zh-Hant': ['程式出錯，停下來了。已儲存的和正在填寫的都還在，請重新開啟。', '重新開啟'],
  en: ['The app failed and stopped. What was saved and typed is kept; please open it again.', 'Open again'],
};

const sayStopped = (fault) => {
  if (!(fault instanceof WebAssembly.RuntimeError) || document.querySelector('.crash')) return;
  const [told, again] = STOPPED[document.documentElement.lang] ?? STOPPED['zh-Hans'];
  const line = document.createElement('p');
  line.textContent = told;
  const open = document.createElement('a');
  open.className = 'button';
  open.dataset.kind = 'primary';
  open.href = location.pathname;
  open.textContent = again;
  const page = document.createElement('div');
  page.className = 'crash';
  page.setAttribute('role', 'alert');
  page.append(line, open);
  document.body.append(page);
};

addEventListener('error', (event) => sayStopped(event.error));
addEventListener('unhandledrejection', (event) => sayStopped(event.reason));

// The offline copy. A new one waits until the app says that no typed work would be lost.
if ('serviceWorker' in navigator && window.isSecureContext) {
  addEventListener('load', () => {
    navigator.serviceWorker
      .register('/sw.js', { scope: '/', updateViaCache: 'none' })
      .catch((error) => tell('offline-copy-failed', String(error)));
  });
}
