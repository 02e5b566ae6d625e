/** One person's phone: the bot's chat on it and everything the person can do. */

import { get } from "./api.js";
import { Authenticator } from "./authenticator.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { Deeds } from "./deeds.js";
import { el, fillSwitch, icon } from "./dom.js";
import { frame } from "./frame.js";
import { Popup } from "./overlay.js";
import { clock, now } from "./time.js";
import { LANGUAGES, known, word } from "./words.js";

const touch = matchMedia("(pointer: coarse)");

export class Phone {
  /**
   * `info` is one entry of /api/phones. `looked(phone)` is called when the person turns to this
   * phone, `news(phone)` when the bot wrote or changed something on it.
   */
  constructor(info, { looked, news }) {
    this.info = info;
    this.language = known(info.language_code);
    this.news = news;
    this.unread = false;
    this.blocked = false;
    this.chat = new Chat({
      press: (...pressed) => this.deeds.press(...pressed),
      edit: (message) => this.composer.startEdit(message),
      scrolled: (atEnd) => this.#scrolled(atEnd),
    });
    this.composer = new Composer({
      send: (text) => this.deeds.write("send", { text }),
      attach: (thing) => this.deeds.write("attach", thing),
      save: (id, text) => this.deeds.do("edit", { message_id: id, text }),
      lastOwn: () => this.state?.messages.findLast(
        (message) => message.from === "person" && message.kind === "text"),
    });
    this.authenticator = new Authenticator(
      info.user_id, (code) => this.deeds.write("send", { text: code }));
    this.parts = frame(info.key, {
      authenticator: this.authenticator.node,
      chat: this.chat.node,
      composer: this.composer.node,
      on: {
        start: () => this.deeds.start(info.start_payload),
        unblock: () => this.#block(false),
        newest: () => this.chat.toNewest(),
      },
    });
    this.node = this.parts.node;
    this.deeds = new Deeds(info.user_id, {
      overlay: this.parts.overlay,
      language: () => this.language,
      username: () => this.state.bot.username,
      wrote: () => this.chat.toNewest(),
    });
    new Popup(this.parts.more, this.parts.moreList, () => this.#moreItems());
    this.chat.node.addEventListener("click", (event) => {
      const link = event.target.closest(".words a[href]");
      if (!link) return;
      event.preventDefault();
      this.deeds.open(link.href);
    });
    for (const type of ["pointermove", "pointerdown", "focusin", "keydown"]) {
      this.node.addEventListener(type, () => looked(this), { passive: true });
    }
    this.tick();
  }

  /** Fetches the chat and draws it; calls made meanwhile are answered by one more fetch. */
  async refresh() {
    this.again = true;
    if (this.fetching) return;
    this.fetching = true;
    while (this.again) {
      this.again = false;
      try {
        this.state = await get(`/api/phones/${this.info.user_id}/chat`);
        this.blocked = this.state.blocked ?? this.blocked;
        this.draw();
      } catch (error) {
        console.warn(error);
      }
    }
    this.fetching = false;
  }

  /** Draws the phone from what was fetched last. `pageLanguage` is that of the title above. */
  draw(pageLanguage = this.pageLanguage) {
    this.pageLanguage = pageLanguage;
    this.#label();
    if (!this.state) return;
    const { bot, commands, messages, keyboard, started } = this.state;
    const { screen, name, kind, more, newest } = this.parts;
    screen.lang = this.language;
    name.textContent = bot.name;
    kind.textContent = word(this.language, "bot");
    more.title = word(this.language, "more");
    more.setAttribute("aria-label", more.title);
    newest.title = word(this.language, "to-newest");
    newest.setAttribute("aria-label", newest.title);
    this.composer.draw(this.language);
    this.composer.update(commands, keyboard);
    this.#foot(started);
    this.#welcome(bot, messages);
    this.authenticator.read(messages, this.language);
    const count = this.chat.update(messages, this.language);
    if (count === 0) return;
    if (!this.chat.stuck) newest.classList.add("news");
    this.news(this);
  }

  /** Shows or takes away the dot that says something new came while nobody looked. */
  setUnread(unread) {
    this.unread = unread;
    this.parts.dot.hidden = !unread;
  }

  tick() {
    this.parts.time.textContent = clock(now());
    this.authenticator.tick();
  }

  #label() {
    const { title, dot, languages } = this.parts;
    const page = this.pageLanguage;
    title.textContent = this.info.title[page];
    this.node.setAttribute("aria-label", this.info.title[page]);
    dot.setAttribute("aria-label", word(page, "unread"));
    languages.setAttribute("aria-label", word(page, "phone-language"));
    fillSwitch(languages, LANGUAGES.map((code) => ({
      value: code,
      lang: code,
      text: word(page, `language-${code}-short`),
      label: word(page, `language-${code}`),
    })), this.language, (code) => this.#speak(code));
  }

  #foot(started) {
    const { start, unblock, note } = this.parts;
    const hadFocus = [start, unblock].includes(document.activeElement);
    start.textContent = word(this.language, "start");
    unblock.textContent = word(this.language, "unblock");
    note.textContent = word(this.language, "blocked");
    start.hidden = started || this.blocked;
    unblock.hidden = !this.blocked;
    note.hidden = !this.blocked;
    this.composer.node.hidden = !started || this.blocked;
    if (!hadFocus || this.composer.node.hidden) return;
    (touch.matches ? this.chat.node : this.composer.input).focus({ preventScroll: true });
  }

  #welcome(bot, messages) {
    const payload = this.info.start_payload;
    this.parts.welcome.hidden = messages.length > 0;
    this.parts.welcome.replaceChildren(
      icon("mark"),
      el("b", {}, word(this.language, "what-it-does")),
      el("p", {}, bot.description),
      payload ? el("code", {}, `t.me/${bot.username}?start=${payload}`) : "",
    );
  }

  #moreItems() {
    const say = (id) => word(this.language, id);
    const { bot, started } = this.state;
    const about = {
      text: say("about"),
      sign: "info",
      choose: () => this.deeds.tell(bot.description || bot.short_description),
    };
    const restart = { text: say("restart"), sign: "again", choose: () => this.deeds.start() };
    const block = this.blocked
      ? { text: say("unblock"), sign: "check", choose: () => this.#block(false) }
      : { text: say("block"), sign: "block", choose: () => this.#block(true) };
    return started && !this.blocked ? [about, restart, block] : [about, block];
  }

  async #block(blocked) {
    if ((await this.deeds.do(blocked ? "block" : "unblock")) === null) return;
    this.blocked = blocked;
    this.draw();
    this.refresh();
  }

  async #speak(code) {
    if (code === this.language) return;
    if ((await this.deeds.do("language", { language_code: code })) === null) return;
    this.language = code;
    this.draw();
    this.refresh();
  }

  #scrolled(atEnd) {
    this.parts.newest.hidden = atEnd;
    if (atEnd) this.parts.newest.classList.remove("news");
  }
}
