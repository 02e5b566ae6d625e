/** What a person does on their phone, told to the server; a failure is told to the person. */

import { act } from "./api.js";
import { word } from "./words.js";

export class Deeds {
  /**
   * `language()` and `username()` answer the phone's present language and the bot's username;
   * `wrote()` is called before anything that adds a message of the person's own.
   */
  constructor(userId, { overlay, language, username, wrote }) {
    Object.assign(this, { userId, overlay, username, wrote });
    this.say = (id) => word(language(), id);
  }

  /** Answers what the server answered, or null after telling the person that it failed. */
  async do(verb, body) {
    try {
      return await act(this.userId, verb, body);
    } catch (error) {
      console.warn(error);
      this.overlay.toast(this.say("not-sent"));
      return null;
    }
  }

  write(verb, body) {
    this.wrote();
    return this.do(verb, body);
  }

  start(payload) {
    return this.write("start", payload ? { payload } : {});
  }

  /** Presses a button of `message`; `node` shows that the bot has not answered yet. */
  async press(message, button, row, column, node) {
    if (button.kind === "url") return this.open(button.url);
    if (button.kind === "copy_text") return this.#copy(button.copy);
    node.setAttribute("aria-busy", "true");
    const done = await this.do("press", { message_id: message.message_id, row, column });
    node.removeAttribute("aria-busy");
    const answer = done?.answer;
    if (!answer?.text) return undefined;
    return answer.show_alert ? this.tell(answer.text) : this.overlay.toast(answer.text);
  }

  /** Shows `text` until the person closes it. */
  tell(text) {
    return this.overlay.ask(text, [{ text: this.say("ok"), value: true }]);
  }

  /** Follows a link: into this very bot at once, out to the internet only after asking. */
  async open(url) {
    const { hostname, pathname, searchParams } = new URL(url);
    if (hostname === "t.me" && pathname === `/${this.username()}`) {
      await this.start(searchParams.get("start"));
      return;
    }
    const out = await this.overlay.ask(`${this.say("open-link")}\n${url}`, [
      { text: this.say("cancel"), value: false },
      { text: this.say("open"), value: true },
    ]);
    if (out) window.open(url, "_blank", "noopener,noreferrer");
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.overlay.toast(this.say("copied"));
    } catch {
      this.tell(text);
    }
  }
}
