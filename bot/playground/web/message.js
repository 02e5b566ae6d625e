/** One message bubble with whatever it carries and its buttons below. */

import { el, icon, iconButton } from "./dom.js";
import { clock } from "./time.js";
import { word, wordOr } from "./words.js";

const MEGABYTE = 1024 * 1024;

function size(bytes, language) {
  const number = (value) => value.toFixed(value < 10 ? 1 : 0).replace(".", ",");
  if (bytes < 1024) return `${bytes} ${word(language, "size-b")}`;
  if (bytes < MEGABYTE) return `${number(bytes / 1024)} ${word(language, "size-kb")}`;
  return `${number(bytes / MEGABYTE)} ${word(language, "size-mb")}`;
}

const address = (file) => `/api/files/${encodeURIComponent(file.file_id)}`;

function fileCard(file, language) {
  return el("a", {
    class: "file", href: address(file), download: file.name, title: word(language, "download"),
  },
  el("span", { class: "file-mark" }, icon("load")),
  el("span", { class: "file-words" },
    el("span", { class: "file-name" }, file.name),
    el("span", { class: "file-size" },
      `${size(file.size, language)} · ${word(language, "download")}`)));
}

/** A picture the bot drew; the same file as a card where it cannot be shown. */
function picture(file, language) {
  const image = el("img", { class: "picture", src: address(file), alt: word(language, "kind-photo") });
  image.addEventListener("error", () => image.replaceWith(fileCard(file, language)));
  return image;
}

/** What stands for a thing the person sent: a made-up person has no real photo or voice. */
function thing(kind, language) {
  return el("div", { class: `thing thing-${kind}` },
    el("span", { class: "thing-mark" }, icon(kind)),
    kind === "voice" ? el("span", { class: "wave", "aria-hidden": "true" }) : null,
    el("span", { class: "thing-word" }, wordOr(language, `kind-${kind}`, "kind-other")));
}

function body(message, language) {
  const { kind, document: file } = message;
  if (kind === "text") return null;
  if (file && kind === "document") return fileCard(file, language);
  if (file && kind === "photo" && message.from === "bot") return picture(file, language);
  return thing(kind, language);
}

/** Telegram's clients hide what a start link carries behind the command. */
const STARTED = /^\/start \S+$/;

function words(message, language) {
  if (!message.html) return null;
  const hidden = message.from === "person" && STARTED.test(message.text);
  const node = el("div", { class: "words", html: hidden ? "/start" : message.html });
  // A block ends its own line: the line break Telegram counts after it would show as a gap.
  for (const block of node.querySelectorAll("blockquote, pre")) {
    const after = block.nextSibling;
    if (after?.nodeType === Node.TEXT_NODE) after.data = after.data.replace(/^\n/, "");
  }
  for (const link of node.querySelectorAll("a[href]")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const spoiler of node.querySelectorAll("tg-spoiler, .tg-spoiler")) {
    spoiler.setAttribute("role", "button");
    spoiler.setAttribute("tabindex", "0");
    spoiler.setAttribute("aria-label", word(language, "reveal"));
  }
  return node;
}

function keyboard(message, press) {
  if (!message.buttons?.length) return null;
  const signs = { url: "link", copy_text: "copy" };
  return el("div", { class: "keys" }, message.buttons.map((row, rowNumber) =>
    el("div", { class: "keys-row" }, row.map((button, column) =>
      el("button", {
        type: "button", class: "key", "data-row": rowNumber, "data-column": column,
        onclick: (event) => press(message, button, rowNumber, column, event.currentTarget),
      }, el("span", {}, button.text), signs[button.kind] ? icon(signs[button.kind]) : null)))));
}

/** The content of a message's element. `edit` is null for what may not be edited. */
export function messageParts(message, { language, press, edit }) {
  const own = message.from === "person";
  const date = new Date(message.date);
  return [
    el("div", { class: "bubble" },
      el("span", { class: "unseen" }, `${word(language, own ? "you" : "bot")}: `),
      body(message, language),
      words(message, language),
      el("span", { class: "meta" },
        message.edited ? el("span", {}, word(language, "edited")) : null,
        el("time", { datetime: message.date }, clock(date)),
        own ? el("span", { class: "ticks", "aria-hidden": "true" }, icon("check"), icon("check"))
          : null),
      edit ? iconButton("edit", word(language, "edit"), { class: "edit", onclick: edit }) : null),
    keyboard(message, press),
  ].filter((part) => part !== null);
}
