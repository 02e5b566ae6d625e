/** A small authenticator beside a phone, so that codes can be tried without an app of one's own. */

import { el, icon } from "./dom.js";
import { now } from "./time.js";
import { word } from "./words.js";

/** A key as it stands in a message for typing it in: 32 signs of base32 in groups of four. */
const KEY = /\b[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}\b/;
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP = 30;

function bytes(key) {
  const bits = [...key.replaceAll(" ", "")]
    .map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g), (byte) => parseInt(byte, 2));
}

/** The six digits of RFC 6238 at `seconds` since 1970. */
async function codeAt(key, seconds) {
  const step = new DataView(new ArrayBuffer(8));
  step.setUint32(4, Math.floor(seconds / STEP));
  const secret = await crypto.subtle.importKey(
    "raw", bytes(key), { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const mac = new DataView(await crypto.subtle.sign("HMAC", secret, step.buffer));
  const at = mac.getUint8(19) & 15;
  return String((mac.getUint32(at) & 0x7fffffff) % 1e6).padStart(6, "0");
}

export class Authenticator {
  /** `send(code)` writes a code into the chat of the person `userId`. */
  constructor(userId, send) {
    this.place = `authenticator-${userId}`;
    this.key = sessionStorage.getItem(this.place);
    this.code = "";
    this.label = el("span");
    this.digits = el("b");
    this.node = el("button", {
      type: "button", class: "authenticator", "data-testid": "authenticator", hidden: true,
      onclick: () => send(this.code),
    }, icon("check"), this.label, this.digits);
  }

  /** Keeps the key that a message shows, as a person does who points an app at its picture. */
  read(messages, language) {
    const shown = messages.findLast((message) => message.from === "bot" && KEY.test(message.text));
    const key = shown?.text.match(KEY)[0];
    if (key && key !== this.key) {
      this.key = key;
      sessionStorage.setItem(this.place, key);
    }
    this.label.textContent = word(language, "authenticator");
    this.node.title = word(language, "authenticator-how");
    this.tick();
  }

  async tick() {
    if (!this.key || !globalThis.crypto?.subtle) return;
    this.code = await codeAt(this.key, now().getTime() / 1000);
    this.digits.textContent = `${this.code.slice(0, 3)} ${this.code.slice(3)}`;
    this.node.hidden = false;
  }
}
