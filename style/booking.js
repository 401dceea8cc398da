// What residents' pages gain where a script runs; each is complete without it. Nothing newer than a
// phone of six years ago knows. The words come with the page, in its language.
(() => {
  const DAY = 864e5, MOMENT = 9e5, PATIENCE = 3e4, SOON = 5e3, SELDOM = 3e5, UNSENT = 'unsent ';
  let busy, typed, pressed, timer, turn = 0, pause = SOON;

  const main = () => document.getElementById('main');
  const words = document.currentScript.dataset;
  const made = (tag, kind, text, act) => {
    const one = document.createElement(tag);
    Object.assign(one, { className: kind, textContent: text });
    if (act) Object.assign(one, { type: 'button', onclick: act });
    return one;
  };

  // Forms not sent yet. In localStorage: each is a few hundred bytes that must be written before
  // the page may be gone, one line there and forty with IndexedDB.
  const unsent = () => {
    try {
      const names = Object.keys(localStorage).filter((name) => !name.indexOf(UNSENT));
      return names.map((name) => JSON.parse(localStorage[name])).filter((one) => {
        const lives = one.until > Date.now();
        if (!lives) forget(one);
        return lives;
      });
    } catch (refused) {
      return [];
    }
  };
  const forget = (one) => localStorage.removeItem(UNSENT + one.key);

  const submitted = (event) => {
    const form = event.target, key = form.elements.key, body = [];
    // A photo is too much to keep.
    if (!key || form.querySelector('[type=file]')) return;
    if (busy) return event.preventDefault();
    const button = pressed && pressed.form === form ? pressed : form.querySelector('button');
    // As the browser would write it: by its text the server knows a form that comes again.
    new FormData(form).forEach((value, name) =>
      body.push([name, value.replace(/\r?\n/g, '\r\n')].map(encodeURIComponent).join('=')));
    const one = {
      key: key.value,
      to: button.getAttribute('formaction') || form.getAttribute('action'),
      body: body.join('&'),
      what: [].map.call(document.querySelectorAll('.about, .when'), (of) => of.innerText).join(' '),
      // That one is here is not true tomorrow.
      until: Date.now() + ('soon' in form.dataset ? MOMENT : DAY),
      // What is broken may be so no longer: later than that whoever wrote it is asked first.
      late: Date.now() + MOMENT,
      asks: form.dataset.asks,
      still: form.dataset.still,
    };
    // A phone that keeps nothing sends its forms as ever.
    try { localStorage[UNSENT + one.key] = JSON.stringify(one); } catch (full) { return; }
    event.preventDefault();
    send(one, button);
  };

  const send = (one, button) => {
    const label = [].slice.call(button.childNodes);
    let over;
    const end = () => { over = true; busy = false; };
    const failed = () => {
      if (over) return;
      end();
      button.textContent = '';
      label.forEach((part) => button.appendChild(part));
      if (tell(one) !== button) scrollTo(0, 0);
      clearTimeout(timer);
      timer = setTimeout(retry, pause);
      pause = Math.min(pause * 2, SELDOM);
    };
    const arrive = (url) => {
      if (!url) throw url;
      end();
      forget(one);
      busy = true;
      location.assign(url);
    };
    const show = (html, url) => {
      const page = new DOMParser().parseFromString(html, 'text/html');
      // What is not ours comes from a network that wants to be signed in to first.
      if (!page.getElementById('main')) throw url;
      end();
      forget(one);
      document.title = page.title;
      document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
      history.replaceState(null, '', url);
      scrollTo(0, 0);
      begin();
    };
    busy = true;
    button.textContent = words.sending;
    if (navigator.onLine === false) return failed();
    setTimeout(failed, PATIENCE);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      // To be told where to go: a slip that is fetched here would be fetched again there.
      'accept': 'text/plain, text/html',
    };
    fetch(one.to, { method: 'POST', headers, body: one.body }).then((answer) => {
      if (answer.status === 429 || answer.status > 499) throw answer;
      const go = answer.status === 201 ? arrive : show;
      return answer.text().then((text) => go(text, answer.url));
    }).catch(failed);
  };

  const isOld = ({ asks, late }) => asks && late < Date.now();

  // Each unsent form has its turn, or the one that is meant; what has to be asked first, after the others.
  const retry = (key) => {
    if (busy) return;
    const all = unsent(), fresh = all.filter((of) => !isOld(of));
    const one = all.find((of) => of.key === key) || fresh[turn++ % fresh.length] || all[0];
    if (!one) return notice();
    const now = tell(one);
    // Nobody is taken away from another form they are filling in.
    if (key || !isOld(one) && (!typed || typed === one.key)) send(one, now);
  };

  const told = () => document.querySelector('[data-unsent]');

  // Says that a form is not sent, once; returns the button that sends it.
  const tell = (one) => {
    const { key, asks } = one, old = isOld(one), name = key + old;
    if (told() && told().dataset.unsent === name) return told().querySelector('button');
    const now = made('button', 'go', words.now, () => retry(key));
    const drop = made('button', 'go plain', words.drop, () => {
      if (busy) return;
      forget({ key });
      retry();
    });
    const says = made('p', '', old ? one.still : asks || words.unsent);
    const parts = [says, made('b', '', one.what), now, drop];
    const call = asks && document.querySelector('footer [href^=tel]');
    if (call) parts.push(Object.assign(call.cloneNode(),
      { className: 'go plain', textContent: call.parentNode.innerText }));
    notice(name, parts);
    return now;
  };

  // Stands in place of the notice before.
  const notice = (name, parts) => {
    if (told()) told().remove();
    if (!parts) return;
    const box = made('div', 'alert', '');
    box.dataset.unsent = name;
    box.setAttribute('role', 'alert');
    parts.forEach((part) => box.appendChild(part));
    main().insertBefore(box, main().firstChild);
  };

  // Read aloud where the phone can speak: line by line, since a long speech breaks off.
  const aloud = () => {
    const voice = window.speechSynthesis, place = document.querySelector('[data-aloud]');
    if (!voice || !place) return;
    const { lang, className } = document.documentElement;
    let lines = [];
    const stop = () => {
      lines = [];
      voice.cancel();
      button.textContent = place.dataset.aloud;
    };
    const read = () => {
      if (lines.length) return stop();
      const spoken = [].filter.call(main().querySelectorAll('h1, h2, p, li, dt, dd'),
        (line) => !line.closest('nav, form, [data-unsent]'));
      lines = spoken.map((line, index) => {
        const speech = new SpeechSynthesisUtterance(line.innerText);
        speech.lang = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }[lang] || lang;
        // What was stopped tells so late, when something else may be read.
        const over = () => { if (lines.indexOf(speech) >= 0) stop(); };
        speech.onerror = over;
        if (index === spoken.length - 1) speech.onend = over;
        return speech;
      });
      lines.forEach((line) => voice.speak(line));
      button.textContent = place.dataset.hush;
    };
    const button = made('button', 'go plain', '', read);
    stop();
    addEventListener('pagehide', stop);
    // Who needs large print may need this first.
    main().insertBefore(button, className === 'big' ? main().firstChild : null);
  };

  const begin = () => { aloud(); if (unsent().length) retry(); };

  document.addEventListener('submit', submitted);
  document.addEventListener('click', (event) => { pressed = event.target.closest('button'); });
  document.addEventListener('input', ({ target }) => {
    if (target.form && target.form.elements.key) typed = target.form.elements.key.value;
  });
  addEventListener('online', () => { pause = SOON; retry(); });
  // Back from where a form has led: its key is used up.
  addEventListener('pageshow', (event) => { if (event.persisted && busy) location.reload(); });
  begin();
})();
