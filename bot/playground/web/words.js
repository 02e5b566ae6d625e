/** The words of the page and of the phones' client, in both languages; none stands in code. */

import { get } from "./api.js";

let words = {};

export const LANGUAGES = ["kk", "ru"];

export async function loadWords() {
  words = await get("/api/words");
}

/** The text `playground-<id>`; throws where there is none, so that no gap goes unseen. */
export function word(language, id) {
  const text = words[language]?.[`playground-${id}`];
  if (text === undefined) throw new Error(`no word ${language}: ${id}`);
  return text;
}

/** The text of `id`, or of `other` where a kind of thing has no word of its own. */
export const wordOr = (language, id, other) =>
  word(language, `playground-${id}` in words[language] ? id : other);

/** One of the two languages for whatever code a Telegram client may send. */
export const known = (code) => (LANGUAGES.includes(code) ? code : "ru");

/** Fills every element below `root` that names its word in data-word or data-word-label. */
export function fillWords(root, language) {
  for (const node of root.querySelectorAll("[data-word]")) {
    node.textContent = word(language, node.dataset.word.replace("playground-", ""));
  }
  for (const node of root.querySelectorAll("[data-word-label]")) {
    const text = word(language, node.dataset.wordLabel.replace("playground-", ""));
    node.setAttribute("aria-label", text);
    if (node.matches("button")) node.title = text;
  }
}
