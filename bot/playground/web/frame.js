/** The parts a phone is made of, before anything is written on them. */

import { el, icon, iconButton } from "./dom.js";
import { Overlay } from "./overlay.js";

/** The name of the picture for the person `key`; whoever has none of their own gets a plain one. */
export const personIcon = (key) => (document.getElementById(`i-${key}`) ? key : "person");

/**
 * Answers the parts by name, all inside `node`. `authenticator`, `chat` and `composer` are elements;
 * `on` holds what the buttons do: start, unblock, newest.
 */
export function frame(key, { authenticator, chat, composer, on }) {
  const title = el("h2");
  const dot = el("span", { class: "dot", role: "img", hidden: true });
  const languages = el("div", { class: "switch", role: "group" });
  const time = el("span");
  const name = el("span", { class: "bot-name" });
  const kind = el("span", { class: "bot-kind" });
  const more = iconButton("more", "", {
    class: "tool", "data-testid": "more", "aria-haspopup": "true",
  });
  const moreList = el("div", { class: "popup more-list", role: "group" });
  const welcome = el("div", { class: "welcome", hidden: true });
  const newest = iconButton("down", "", { class: "newest", hidden: true, onclick: on.newest });
  const note = el("p", { class: "blocked-note", hidden: true });
  const start = el("button", {
    type: "button", class: "wide-button", "data-testid": "start", hidden: true,
    onclick: on.start,
  });
  const unblock = el("button", {
    type: "button", class: "wide-button quiet", "data-testid": "unblock", hidden: true,
    onclick: on.unblock,
  });

  const bar = el("div", { class: "bar" },
    el("span", { class: "avatar" }, icon("mark")),
    el("span", { class: "who" }, name, kind), more, moreList);
  const middle = el("div", { class: "middle" }, chat, welcome, newest);
  const foot = el("div", { class: "foot" }, composer, note, unblock, start);
  const screen = el("div", { class: "screen" },
    el("div", { class: "status", "aria-hidden": "true" }, time, icon("signal")),
    bar, middle, foot);
  const overlay = new Overlay(screen, [bar, middle, foot]);
  const node = el("section", { class: "phone", "data-phone": key, id: `phone-${key}` },
    el("div", { class: "label" }, icon(personIcon(key)), title, dot, languages),
    el("div", { class: "device" }, screen),
    authenticator);

  return {
    node, screen, overlay, title, dot, languages, time, name, kind, more, moreList, welcome,
    newest, note, start, unblock,
  };
}
