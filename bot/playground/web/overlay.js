/** What lies over a phone's screen for a moment: toasts, alerts, lists to choose from. */

import { el, icon } from "./dom.js";

/** How long a toast stays, in milliseconds: a base and more for longer texts. */
const TOAST = 2600;
const TOAST_PER_LETTER = 45;

export class Overlay {
  /** Lies over `screen`; `below` is what must not be reachable while an alert is open. */
  constructor(screen, below) {
    this.below = below;
    this.toasts = el("div", { class: "toasts", role: "status" });
    screen.append(this.toasts);
    this.screen = screen;
  }

  toast(text) {
    const node = el("div", { class: "toast" }, text);
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST + TOAST_PER_LETTER * text.length);
  }

  /**
   * Shows `text` and waits for one of `choices` ([{ text, value }], the safest first); answers
   * its value, or null when it was closed by Escape.
   */
  ask(text, choices) {
    const back = document.activeElement;
    return new Promise((resolve) => {
      const close = (value) => {
        veil.remove();
        for (const node of this.below) node.inert = false;
        if (this.screen.contains(back)) back.focus({ preventScroll: true });
        resolve(value);
      };
      const buttons = choices.map((choice) =>
        el("button", { type: "button", onclick: () => close(choice.value) }, choice.text));
      const words = el("p", {}, text);
      words.id = `alert-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
      const veil = el("div", {
        class: "veil",
        onkeydown: (event) => event.key === "Escape" && close(null),
      }, el("div", { class: "alert", role: "alertdialog", "aria-labelledby": words.id },
        words, el("div", { class: "alert-buttons" }, buttons)));
      for (const node of this.below) node.inert = true;
      this.screen.append(veil);
      buttons.at(-1).focus();
    });
  }
}

/** A list that opens from a button, walks by arrow keys and closes by Escape or elsewhere. */
export class Popup {
  /** `opener` is the button; `fill()` answers [{ text, hint, sign, choose }] at each opening. */
  constructor(opener, node, fill) {
    this.opener = opener;
    this.node = node;
    this.fill = fill;
    node.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => (node.hidden ? this.open(true) : this.close()));
    node.addEventListener("keydown", (event) => this.#walk(event));
    document.addEventListener("pointerdown", (event) => {
      const path = event.composedPath();
      if (!node.hidden && !path.includes(node) && !path.includes(opener)) this.close();
    });
    node.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next && !node.contains(next) && next !== opener) this.close();
    });
  }

  open(focus) {
    const items = this.fill();
    if (items.length === 0) return this.close();
    this.node.replaceChildren(...items.map(({ text, hint, sign, choose }) =>
      el("button", {
        type: "button", class: "item",
        onclick: () => {
          this.close();
          choose();
        },
      },
      sign ? icon(sign) : null,
      el("span", { class: "item-text" }, text),
      hint ? el("span", { class: "item-hint" }, hint) : null)));
    this.node.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    if (focus) this.node.firstElementChild.focus();
    return undefined;
  }

  close() {
    if (this.node.contains(document.activeElement)) this.opener.focus();
    this.node.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
  }

  #walk(event) {
    const items = [...this.node.children];
    const index = items.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    else if (step) items.at((index + step) % items.length).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
