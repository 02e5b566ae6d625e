/** The scrolling list of one chat: keeps what is already drawn, changes only what differs. */

import { el } from "./dom.js";
import { messageParts } from "./message.js";
import { dayKey, dayName } from "./time.js";
import { word } from "./words.js";

/** How near to the end, in pixels, still counts as reading the newest message. */
const NEAR = 48;

export class Chat {
  /** `press(message, button, row, column, node)` and `edit(message)` are the phone's. */
  constructor({ press, edit, scrolled }) {
    this.press = press;
    this.edit = edit;
    this.scrolled = scrolled;
    this.drawn = new Map();
    this.list = el("div", { class: "messages" });
    this.node = el("div", {
      class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions text",
      tabindex: "0",
    }, this.list);
    this.stuck = true;
    this.node.addEventListener("scroll", () => {
      this.stuck = this.#distance() < NEAR;
      this.scrolled(this.stuck);
    }, { passive: true });
    const resized = new ResizeObserver(() => this.stuck && this.toNewest());
    resized.observe(this.node);
    resized.observe(this.list);
    this.list.addEventListener("click", (event) => this.#reveal(event));
    this.list.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") this.#reveal(event);
    });
  }

  /** Draws `messages`; answers how many messages of the bot came in or were changed by it. */
  update(messages, language) {
    this.node.setAttribute("aria-label", word(language, "chat"));
    const first = this.drawn.size === 0;
    const latestOwn = messages.findLast((message) => message.from === "person");
    const nodes = [];
    let news = 0;
    let day = "";
    messages.forEach((message, index) => {
      const date = new Date(message.date);
      if (dayKey(date) !== day) {
        day = dayKey(date);
        const name = dayName(date, language);
        nodes.push(this.#keep(`day ${day}`, name, (node) => {
          node.className = "day";
          node.replaceChildren(el("span", {}, name));
        }).node);
      }
      const editable = message === latestOwn && message.kind === "text";
      const content = JSON.stringify(message);
      const entry = this.#keep(
        `message ${message.message_id}`,
        `${language} ${editable} ${content}`,
        (node) => this.#draw(node, message, language, editable),
      );
      const { node } = entry;
      if (entry.content !== content && message.from === "bot") news += 1;
      entry.content = content;
      const next = messages[index + 1];
      node.classList.toggle("last", next?.from !== message.from);
      nodes.push(node);
    });
    this.#arrange(nodes);
    if (first || this.stuck) this.toNewest();
    return first ? 0 : news;
  }

  /** At once: a slow scroll would look, to the next message, like a person reading above. */
  toNewest() {
    this.stuck = true;
    this.node.scrollTo({ top: this.node.scrollHeight, behavior: "instant" });
  }

  #distance() {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight;
  }

  #keep(key, signature, draw) {
    let entry = this.drawn.get(key);
    if (entry?.signature === signature) return entry;
    if (!entry) {
      entry = { node: el("div") };
      this.drawn.set(key, entry);
    }
    entry.signature = signature;
    draw(entry.node);
    return entry;
  }

  #draw(node, message, language, editable) {
    const focused = node.contains(document.activeElement) ? document.activeElement.dataset : null;
    node.className = `message ${message.from}`;
    node.dataset.messageId = message.message_id;
    node.replaceChildren(...messageParts(message, {
      language, press: this.press, edit: editable ? () => this.edit(message) : null,
    }));
    if (!focused) return;
    const same = `[data-row="${focused.row}"][data-column="${focused.column}"]`;
    (node.querySelector(same) ?? node.querySelector(".key") ?? this.node)
      .focus({ preventScroll: true });
  }

  #arrange(nodes) {
    const wanted = new Set(nodes);
    for (const [key, { node }] of this.drawn) {
      if (wanted.has(node)) continue;
      if (node.contains(document.activeElement)) this.node.focus({ preventScroll: true });
      node.remove();
      this.drawn.delete(key);
    }
    nodes.forEach((node, index) => {
      const there = this.list.children[index];
      if (there !== node) this.list.insertBefore(node, there ?? null);
    });
  }

  #reveal(event) {
    const spoiler = event.target.closest("tg-spoiler, .tg-spoiler");
    if (!spoiler || spoiler.classList.contains("revealed")) return;
    event.preventDefault();
    spoiler.classList.add("revealed");
    spoiler.removeAttribute("role");
    spoiler.removeAttribute("aria-label");
  }
}
