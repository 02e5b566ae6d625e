/** A place where a receipt's file is checked. The file goes to this machine's own server only. */

import { judge } from "./api.js";
import { el } from "./dom.js";
import { word } from "./words.js";

const SAID = { holds: "receipt-holds", changed: "receipt-changed", no: "receipt-no" };

/** `place` is filled anew by `draw(language)`; the last verdict stays and is told again. */
export class ReceiptCheck {
  constructor(place) {
    this.verdict = null;
    this.result = el("p", { class: "verdict", role: "status", "data-testid": "verdict" });
    this.input = el("input", {
      type: "file", accept: "application/json,.json", "data-testid": "receipt",
      onchange: () => this.#check(),
    });
    this.label = el("label", {}, el("span"), this.input);
    place.append(this.label, this.result);
  }

  draw(language) {
    this.language = language;
    this.label.firstElementChild.textContent = word(language, "receipt-file");
    this.result.textContent = this.verdict ? this.#words() : "";
  }

  async #check() {
    const [file] = this.input.files;
    if (!file) return;
    try {
      this.verdict = await judge(await file.text());
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
