// Tooltips of terms: <a class="term"> shows its definition on hover, focus and the first tap: that in its `data-definition`, or
// what scripts hold. Escape or a tap elsewhere closes it; it stays while the pointer is on it or its word has the focus (WCAG
// 1.4.13). Without scripts the term is a link.
import { definitionAt } from "./definitions.mjs";
import { whileShown } from "./page.mjs";

const edge = 8, gap = 4, leaveAfter = 300;

export function explainTerms(links) {
  if (!links.length) return;
  const tip = Object.assign(document.createElement("div"), { className: "definition", id: "definition", hidden: true });
  tip.setAttribute("role", "tooltip");
  (links[0].closest("main, .interlock") ?? document.body).append(tip);
  const unloaded = new Set();
  let told = null, wanted = null, leaving = 0;

  async function tell(term, pointer) {
    clearTimeout(leaving);
    if (told === term) return;
    putAway();
    wanted = term;
    if (!("definition" in term.dataset)) await load(term);
    if (wanted === term && term.dataset.definition) show(term, pointer);
  }
  async function load(term) {
    const definition = await definitionAt(term.href);
    if (definition === undefined) return unloaded.add(term);
    unloaded.delete(term);
    term.dataset.definition = definition;
  }
  function show(term, pointer) {
    told = term;
    tip.textContent = term.dataset.definition;
    tip.hidden = false;
    term.setAttribute("aria-describedby", "definition");
    tip.style.inlineSize = "";
    tip.style.insetInlineStart = "0";               // measured at the start edge, where it has its full width
    const view = { width: document.documentElement.clientWidth, height: innerHeight, scrollX, scrollY };
    const line = lineAt([...term.getClientRects()], pointer);
    const { width, height } = tip.getBoundingClientRect(), box = { width: Math.ceil(width), height };
    tip.style.inlineSize = `${box.width}px`;        // kept at the edge of a column, where it would grow over its word
    const place = placeBeside(line, box, view);
    const origin = originOf(tip.offsetParent, view);
    tip.style.insetInlineStart = `${place.x - origin.x}px`;
    tip.style.insetBlockStart = `${place.y - origin.y}px`;
  }
  function putAway() {
    told?.removeAttribute("aria-describedby");
    told = wanted = null;
    tip.hidden = true;
  }
  function leave() {
    if (!told && document.activeElement !== wanted) wanted = null;
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (document.activeElement !== told && !tip.matches(":hover")) putAway(); }, leaveAfter);
  }
  function explain(link) {
    link.addEventListener("pointerenter", event => event.pointerType !== "touch" && tell(link, event));
    link.addEventListener("pointerleave", leave);
    link.addEventListener("focus", () => tell(link));
    link.addEventListener("blur", () => tip.matches(":hover") || putAway());   // at once, so that it does not cover the next term
    let isTouched = false;
    const isUndefined = () => link.dataset.definition === "" || unloaded.has(link);        // then a tap follows the link
    link.addEventListener("pointerdown", event => {
      isTouched = event.pointerType === "touch" && told !== link && !isUndefined();
    });
    link.addEventListener("click", event => { if (isTouched) { event.preventDefault(); tell(link, event); } });
  }
  links.forEach(explain);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  whileShown(tip, window, "resize", () => { if (told) show(told); });     // a phone that is turned
  whileShown(tip, document, "keydown", event => { if (event.key === "Escape" && wanted) putAway(); });
  whileShown(tip, document, "pointerdown", event => {
    if (wanted && !wanted.contains(event.target) && !tip.contains(event.target)) putAway();
  });
}

// Where the element begins that a box is placed in; in a page of our own that is the document.
function originOf(parent, view) {
  if (!parent || getComputedStyle(parent).position === "static") return { x: 0, y: 0 };
  const { left, top } = parent.getBoundingClientRect();
  return { x: left + view.scrollX + parent.clientLeft, y: top + view.scrollY + parent.clientTop };
}

// The rectangle of a link: if it wraps, that of the line pointed at. `pointer` has clientX and clientY, and may be left out.
export function lineAt(lines, pointer) {
  const { left, bottom } = lines.at(-1);
  const isBetween = (least, value, most) => least <= value && value <= most;
  const isAt = line => isBetween(line.left, pointer.clientX, line.right) && isBetween(line.top, pointer.clientY, line.bottom);
  return (pointer && lines.find(isAt)) || { left, bottom, top: lines[0].top };
}

// The position of a box for a line: below it, or above if only there is room; never past the window's edges.
export function placeBeside(line, box, view) {
  const isBelow = line.bottom + box.height + edge < view.height || line.top < box.height + edge;
  return {
    x: Math.max(edge, Math.min(line.left, view.width - box.width - edge)) + view.scrollX,
    y: view.scrollY + (isBelow ? line.bottom + gap : line.top - box.height - gap),
  };
}
