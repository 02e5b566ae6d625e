/** The lower edge of a chat: menu of commands, input line, attachments, the bot's own keys. */

import { el, icon, iconButton } from "./dom.js";
import { Popup } from "./overlay.js";
import { word } from "./words.js";

const KINDS = ["photo", "voice", "document", "sticker", "location", "contact"];
/** Kinds that carry words beside them; the others are sent alone. */
const CAPTIONED = new Set(["photo", "document"]);
const LONGEST = 4096;

export class Composer {
  /**
   * `send(text)`, `attach(thing)`, `save(messageId, text)` do the work and answer a
   * promise of success; `lastOwn()` is the message that may be edited, or undefined.
   */
  constructor({ send, attach, save, lastOwn }) {
    Object.assign(this, { sendText: send, attachThing: attach, saveText: save, lastOwn });
    this.commands = [];
    this.edited = null;
    this.keysFor = "";
    this.node = el("div", { class: "composer", hidden: true });
  }

  /** Draws everything anew in `language`; what was typed stays. */
  draw(language) {
    if (this.language === language) return;
    this.language = language;
    const typed = this.edited ? "" : (this.input?.value ?? "");
    const say = (id) => word(language, id);
    this.menu = el("button", { type: "button", class: "menu", "data-testid": "menu",
      "aria-haspopup": "true", "aria-label": say("commands"), title: say("commands") },
    icon("menu"), el("span", { class: "menu-word" }, say("menu")));
    this.input = el("textarea", { class: "input", rows: "1", maxlength: LONGEST,
      "data-testid": "input", "aria-label": say("input"), placeholder: say("input"),
      oninput: () => this.#typed(), onkeydown: (event) => this.#key(event) });
    this.toggle = iconButton("keys", say("keyboard"), { class: "tool", hidden: true,
      onclick: () => this.#showKeys(this.keys.hidden) });
    this.clip = iconButton("clip", say("attach"), { class: "tool", "data-testid": "attach",
      "aria-haspopup": "true" });
    this.send = iconButton("send", say("send"), { class: "send", "data-testid": "send",
      onclick: () => this.#submit() });
    this.list = el("div", { class: "popup commands", "aria-label": say("commands"), role: "group" });
    this.things = el("div", { class: "popup things", "aria-label": say("attach"), role: "group" });
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": say("keyboard"),
      hidden: true });
    this.editing = el("div", { class: "editing", hidden: true }, icon("edit"),
      el("span", { class: "editing-words" },
        el("b", {}, say("editing")), el("span", { class: "editing-text" })),
      iconButton("cross", say("cancel"), { class: "tool", onclick: () => this.endEdit() }));
    this.node.replaceChildren(this.list, this.things, this.editing,
      el("div", { class: "line" }, this.menu, this.input, this.toggle, this.clip, this.send),
      this.keys);
    this.menuPopup = new Popup(this.menu, this.list, () => this.#commandItems());
    this.thingsPopup = new Popup(this.clip, this.things, () => KINDS.map((kind) => ({
      text: say(`kind-${kind}`), sign: kind, choose: () => this.#attach(kind),
    })));
    this.input.value = typed;
    this.keysFor = "";
    this.endEdit(false);
    this.#typed();
  }

  /** Takes over what the bot set: its commands and its reply keyboard (rows or null). */
  update(commands, keyboard) {
    this.commands = commands;
    this.menu.hidden = commands.length === 0;
    const signature = JSON.stringify(keyboard);
    if (signature === this.keysFor) return;
    this.keysFor = signature;
    const rows = keyboard ?? [];
    this.keys.replaceChildren(...rows.map((row) => el("div", { class: "keys-row" },
      row.map((key) => {
        const text = key.text ?? key;
        return el("button", { type: "button", class: "reply-key",
          onclick: () => this.sendText(text) }, text);
      }))));
    this.toggle.hidden = rows.length === 0;
    this.#showKeys(rows.length > 0);
  }

  startEdit(message) {
    this.edited = message;
    this.editing.hidden = false;
    this.editing.querySelector(".editing-text").textContent = message.text;
    this.#label("save", "check");
    this.#set(message.text);
    this.input.focus();
  }

  endEdit(clear = true) {
    if (this.edited && clear) this.#set("");
    this.edited = null;
    this.editing.hidden = true;
    this.#label("send", "send");
    if (clear) this.input.focus();
  }

  #label(id, sign) {
    const text = word(this.language, id);
    this.send.setAttribute("aria-label", text);
    this.send.title = text;
    this.send.replaceChildren(icon(sign));
  }

  #set(text) {
    this.input.value = text;
    this.#typed();
  }

  #showKeys(shown) {
    this.keys.hidden = !shown;
    this.toggle.setAttribute("aria-expanded", String(shown));
  }

  #commandItems() {
    const typed = this.input.value.startsWith("/") ? this.input.value.slice(1) : "";
    return this.commands.filter(({ command }) => command.startsWith(typed)).map((one) => ({
      text: `/${one.command}`,
      hint: one.description,
      choose: () => {
        this.#set("");
        this.sendText(`/${one.command}`);
        this.input.focus();
      },
    }));
  }

  #typed() {
    const { input } = this;
    input.style.height = "";
    if (input.value !== "") input.style.height = `${input.scrollHeight}px`;
    this.node.classList.toggle("typing", input.value !== "");
    if (/^\/\w*$/.test(input.value) && !this.edited) this.menuPopup.open(false);
    else if (!this.list.hidden) this.menuPopup.close();
  }

  #key(event) {
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    const last = this.lastOwn();
    if (key === "Enter" && !shiftKey) this.#submit();
    else if (key === "Escape" && this.edited) this.endEdit();
    else if (key === "Escape" && !this.list.hidden) this.menuPopup.close();
    else if (key === "ArrowUp" && !this.list.hidden) this.list.lastElementChild.focus();
    else if (key === "ArrowUp" && this.input.value === "" && last) this.startEdit(last);
    else return;
    event.preventDefault();
  }

  async #submit() {
    const text = this.input.value.trim();
    if (text === "") return;
    const { edited } = this;
    if (edited) this.endEdit();
    else this.#set("");
    const done = edited ? await this.saveText(edited.message_id, text) : await this.sendText(text);
    if (!done && this.input.value === "") this.#set(text);
  }

  #attach(kind) {
    if (kind === "document") this.#choose();
    else this.#send(kind);
  }

  /** A document is a file of the person's; it goes to this machine's own server only. */
  #choose() {
    const chooser = el("input", { type: "file", onchange: () => {
      const [file] = chooser.files;
      if (!file) return;
      const reader = new FileReader();
      reader.addEventListener("load", () => {
        const content = reader.result.slice(reader.result.indexOf(",") + 1);
        this.#send("document", { name: file.name, content });
      });
      reader.readAsDataURL(file);
    } });
    chooser.click();
  }

  #send(kind, file = {}) {
    const caption = CAPTIONED.has(kind) ? this.input.value.trim() : "";
    if (caption !== "") this.#set("");
    this.attachThing({ kind, ...file, ...(caption === "" ? {} : { caption }) });
  }
}
