/** Making elements. Text always goes in as text; only `html` takes markup, from the server. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children (nodes, strings, or null to skip). `on…` attributes
 * are listeners; true stands for an empty attribute; false, null and undefined leave it out.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "html") node.innerHTML = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null));
  return node;
}

/** A picture from the sprites in index.html, for decoration: words carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", document.getElementById(`i-${name}`) ? `#i-${name}` : "#i-other");
  svg.append(use);
  return svg;
}

/** A round button that is only a picture to the eye; its word is `label`. */
export const iconButton = (name, label, attributes) =>
  el("button", { type: "button", "aria-label": label, title: label, ...attributes }, icon(name));

/** Two or more buttons of which one is pressed. `choices`: [{ value, text, label, lang }]. */
export function fillSwitch(node, choices, current, choose) {
  const focused = node.contains(document.activeElement);
  node.replaceChildren(
    ...choices.map(({ value, text, label, lang }) =>
      el("button", {
        type: "button", lang, title: label, "aria-label": label, "data-value": value,
        "aria-pressed": String(value === current), onclick: () => choose(value),
      }, text)),
  );
  if (focused) node.querySelector("[aria-pressed=true]")?.focus();
}
