// What a person could see and press on the page, found by its words.
window.eyes = {
  shown(element) {
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  },

  squeeze(text) {
    return (text || "").replace(/\s+/g, " ").trim();
  },

  sees(words) {
    return this.squeeze(document.body && document.body.innerText).includes(this.squeeze(words));
  },

  // Returns the middle of an element after bringing it into view, or null if something covers it
  // or it takes no press yet. It has stood there since the look before: whoever presses something waits
  // until it stands still, and a browser may not have scrolled yet.
  stood: null,
  place(element) {
    if (element.matches(":disabled") || element.closest("[inert]")) return null;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const reached = top && (element.contains(top) || top.contains(element));
    const stood = this.stood;
    this.stood = reached ? { element, x, y } : null;
    const still = reached && stood && stood.element === element && stood.x === x && stood.y === y;
    if (!still) return null;
    this.stood = null;
    return { x, y };
  },

  press(words) {
    const wanted = this.squeeze(words);
    const all = [...document.querySelectorAll("button, a[href], summary, label, [role=button], option")];
    const named = (element) => [
      this.squeeze(element.innerText),
      this.squeeze(element.getAttribute("aria-label")),
    ];
    const open = all.filter((element) => this.shown(element) && !this.covered(element));
    const exact = open.find((element) => named(element).includes(wanted));
    const part = open
      .filter((element) => named(element).some((name) => name.includes(wanted)))
      .sort((a, b) => a.innerText.length - b.innerText.length)[0];
    const found = exact || part;
    return found ? this.place(found) : null;
  },

  // What stands behind an open dialog cannot be pressed.
  covered(element) {
    const dialog = document.querySelector("dialog[open]");
    return dialog && dialog.matches(":modal") && !dialog.contains(element);
  },

  at(selector) {
    const found = [...document.querySelectorAll(selector)].find((element) => this.shown(element));
    return found ? this.place(found) : null;
  },

  field(name) {
    const wanted = this.squeeze(name);
    const labels = [...document.querySelectorAll("label")].filter((label) => this.shown(label));
    const label =
      labels.find((label) => this.squeeze(label.innerText) === wanted) ||
      labels.find((label) => this.squeeze(label.innerText).includes(wanted));
    const field =
      (label && (label.control || label.querySelector("input, textarea, select"))) ||
      [...document.querySelectorAll("input, textarea")].find(
        (field) =>
          this.shown(field) &&
          [field.getAttribute("aria-label"), field.placeholder].some((text) => this.squeeze(text).includes(wanted)),
      );
    return field ? this.place(field) : null;
  },
};
