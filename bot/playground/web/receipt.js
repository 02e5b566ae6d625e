/** A place where a receipt's file is checked. The file goes to this machine's own server only. */

import { judge } from "./api.js";
import { el } from "./dom.js";
import { word } from "./words.js";

const SAID = {
  holds: "receipt-holds", changed: "receipt-changed", no: "receipt-no",
  "in-chain": "receipt-in-chain", "not-in-chain": "receipt-not-in-chain",
};

/** `place` is filled anew by `draw(language)`; the last verdict stays and is told again. */
export class ReceiptCheck {
  constructor(place) {
    this.verdict = null;
    this.result = el("p", { class: "verdict", role: "status", "data-testid": "verdict" });
    this.input = el("input", {
      type: "file", accept: "application/json,.json", "data-testid": "receipt",
      onchange: () => this.#check(),
    });
    this.link = el("input", {
      type: "text", autocomplete: "off", spellcheck: "false", "data-testid": "receipt-link",
      onchange: () => this.#check(),
    });
    this.label = el("label", {}, el("span"), this.input);
    this.linkLabel = el("label", {}, el("span"), this.link);
    place.append(this.label, this.linkLabel, this.result);
  }

  draw(language) {
    this.language = language;
    this.label.firstElementChild.textContent = word(language, "receipt-file");
    this.linkLabel.firstElementChild.textContent = word(language, "receipt-link");
    this.result.textContent = this.verdict ? this.#words() : "";
  }

  async #check() {
    const [file] = this.input.files;
    if (!file) return;
    try {
      this.verdict = await judge(await file.text(), this.link.value);
    } catch (error) {
      console.warn(error);
      this.verdict = { verdict: "no" };
    }
    this.result.dataset.verdict = this.verdict.verdict;
    this.draw(this.language);
  }

  #words() {
    const { verdict, number } = this.verdict;
    const said = word(this.language, SAID[verdict]);
    return number ? `${number}: ${said}` : said;
  }
}
