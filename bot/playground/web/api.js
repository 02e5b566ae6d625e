/** The demonstration server's control API. Every call throws on a refusal. */

async function call(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Answers the JSON of `GET path`. */
export const get = (path) => call(path, { cache: "no-store" });

/** Does `verb` on one person's phone; answers what the server answered. */
export const act = (userId, verb, body = {}) =>
  call(`/api/phones/${userId}/${verb}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Answers what a receipt's file is worth beside a link, or none: { verdict, number, link }. */
export const judge = (content, link) =>
  call(`/api/receipt?link=${encodeURIComponent(link)}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: content,
  });

/**
 * Calls `changed(userId)` whenever a chat changed, `connected()` at the beginning and after
 * each interruption (so that whatever was missed can be fetched), `lost()` when it breaks off.
 */
export function listen({ changed, connected, lost }) {
  const source = new EventSource("/api/events");
  source.addEventListener("open", connected);
  source.addEventListener("error", lost);
  source.addEventListener("message", (event) => changed(JSON.parse(event.data).user_id));
}
