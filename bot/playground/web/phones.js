/** The page: puts the phones side by side, keeps them fresh, speaks two languages itself. */

import { get, listen } from "./api.js";
import { el, fillSwitch, icon } from "./dom.js";
import { personIcon } from "./frame.js";
import { Phone } from "./phone.js";
import { ReceiptCheck } from "./receipt.js";
import { clock, dayAndMonth, dayKey, now, setNow } from "./time.js";
import { LANGUAGES, fillWords, known, loadWords, word } from "./words.js";

const STEPS = [1, 2, 3, 4, 5];
/** How often the clock is read, in milliseconds. */
const TICK = 5000;

const at = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 1240px)");

const phones = new Map();
const receipt = new ReceiptCheck(at("receipt"));
let language = known(new URLSearchParams(location.search).get("language") ?? navigator.language.slice(0, 2));
let shown = null;
let hasClock = true;

function fill() {
  document.documentElement.lang = language;
  document.title = word(language, "title");
  fillWords(document, language);
  fillSwitch(at("page-language"), LANGUAGES.map((code) => ({
    value: code, lang: code, text: word(language, `language-${code}`),
  })), language, (code) => {
    language = code;
    history.replaceState(null, "", `?language=${code}`);
    fill();
  });
  at("steps").replaceChildren(...STEPS.map((step) => el("li", {},
    el("b", {}, word(language, `step-${step}`)),
    el("span", {}, word(language, `step-${step}-how`)))));
  receipt.draw(language);
  for (const phone of phones.values()) phone.draw(language);
  tabs();
  showClock();
}

/** On a narrow screen one phone is shown at a time, chosen by these. */
function tabs() {
  const all = [...phones.values()];
  const focused = at("tabs").contains(document.activeElement);
  at("tabs").replaceChildren(...all.map((phone) => el("button", {
    type: "button", role: "tab", class: "tab", id: `tab-${phone.info.key}`,
    "aria-selected": String(phone === shown), "aria-controls": phone.node.id,
    tabindex: phone === shown ? "0" : "-1",
    onclick: () => show(phone),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) show(all.at((all.indexOf(phone) + step) % all.length));
    },
  },
  icon(personIcon(phone.info.key)),
  el("span", {}, phone.info.title[language]),
  phone.unread
    ? el("span", { class: "dot", role: "img", "aria-label": word(language, "unread") })
    : null)));
  if (focused) at("tabs").querySelector("[aria-selected=true]").focus();
  for (const phone of all) phone.node.classList.toggle("shown", phone === shown);
}

function show(phone) {
  shown = phone;
  phone.setUnread(false);
  tabs();
  phone.chat.toNewest();
}

function looked(phone) {
  if (phone === shown && !phone.unread) return;
  shown = phone;
  phone.setUnread(false);
  tabs();
}

function news(phone) {
  if (phone === shown && document.hasFocus()) return;
  phone.setUnread(true);
  tabs();
}

async function loadPhones() {
  const infos = await get("/api/phones");
  const there = new Set(infos.map((info) => info.user_id));
  if ([...phones.keys()].some((id) => !there.has(id))) {
    // The server was started anew with other people: nothing on this page is true any more.
    location.reload();
    return;
  }
  for (const info of infos) {
    if (phones.has(info.user_id)) continue;
    const phone = new Phone(info, { looked, news });
    phones.set(info.user_id, phone);
    at("row").append(phone.node);
    shown ??= phone;
    phone.draw(language);
  }
  tabs();
  await Promise.all([...phones.values()].map((phone) => phone.refresh()));
}

function showClock() {
  at("now").textContent = `${dayAndMonth(now(), language)}, ${clock(now())}`;
  for (const phone of phones.values()) phone.tick();
}

async function readClock() {
  const before = dayKey(now());
  if (hasClock) {
    try {
      setNow((await get("/api/clock")).now);
      at("clock").hidden = false;
    } catch {
      hasClock = false;
    }
  }
  showClock();
  if (dayKey(now()) !== before) for (const phone of phones.values()) phone.draw();
}

async function begin() {
  await loadWords();
  at("try").open = wide.matches;
  fill();
  at("page").hidden = false;
  await loadPhones();
  await readClock();
  setInterval(readClock, TICK);
  listen({
    changed: (userId) => phones.get(userId)?.refresh() ?? loadPhones(),
    connected: () => {
      at("lost").hidden = true;
      loadPhones();
    },
    lost: () => {
      at("lost").hidden = false;
    },
  });
}

begin();
