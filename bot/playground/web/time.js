/** Times as the phones show them. The people of the demonstration live in Kazakhstan. */

import { word } from "./words.js";

const ZONE = "Asia/Almaty";

const clockFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, hour: "2-digit", minute: "2-digit",
});
const dayFormat = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit",
});

let ahead = 0;

/** Lets all phones live at `iso` from now on: the demonstration's clock may be moved. */
export function setNow(iso) {
  ahead = new Date(iso) - Date.now();
}

export const now = () => new Date(Date.now() + ahead);

/** "14:05". */
export const clock = (date) => clockFormat.format(date);

/** "2026-03-06": which day it is, for comparing. */
export const dayKey = (date) => dayFormat.format(date);

/** "6 марта", as a clock line says it. */
export function dayAndMonth(date, language) {
  const [, month, day] = dayKey(date).split("-").map(Number);
  return `${day} ${word(language, `month-${month}`)}`;
}

/** "Сегодня", "Вчера" or "6 марта", as a chat's day line says it. */
export function dayName(date, language) {
  const yesterday = new Date(now().getTime() - 24 * 3600 * 1000);
  if (dayKey(date) === dayKey(now())) return word(language, "today");
  if (dayKey(date) === dayKey(yesterday)) return word(language, "yesterday");
  return dayAndMonth(date, language);
}
