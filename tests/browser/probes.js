// Layout checks that run in the page. Each returns a list of faults, in words.
"use strict";

function sight() {                                  // a function that says whether an element is seen; it remembers, so ask for a new one when a page changes
  const known = new Map([[null, true]]);
  const shows = element => {
    if (!known.has(element)) known.set(element, shows(element.parentElement) && !hides(element));
    return known.get(element);
  };
  return element => shows(element) && element.checkVisibility();
}
function hides(element) {
  const { visibility, clipPath } = getComputedStyle(element);
  return visibility === "hidden" || clipPath !== "none" || element.classList.contains("skip");
}

function pieces(seen) {                             // each line of each visible text, slightly less high than its letters
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode, words = node.data.trim();
    if (!words || node.parentElement.closest("svg, script") || !seen(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) found.push({ node, words: words.slice(0, 40), left: box.left, right: box.right, top: box.top + box.height * .2, bottom: box.bottom - box.height * .2 });
  }
  return found.sort((one, other) => one.top - other.top);
}

function squeezed() {                               // texts that overlap, leave the page, or are cut off
  const seen = sight(), texts = pieces(seen), found = [];
  texts.forEach((one, index) => {
    if (one.left < -1 || one.right > innerWidth + 1) found.push(`beyond the edge: ${one.words}`);
    for (let next = index + 1; next < texts.length && texts[next].top < one.bottom; next++) {
      const other = texts[next];
      if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) found.push(`over one another: ${one.words} / ${other.words}`);
    }
  });
  for (const element of document.body.querySelectorAll("*:not(svg, svg *)")) {
    if (!/hidden|clip/.test(getComputedStyle(element).overflow) || !seen(element)) continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) found.push(`cut off: ${element.textContent.trim().slice(0, 40)}`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push(`scrolls sideways: ${document.scrollingElement.scrollWidth}`);
  return [...new Set(found)];
}

function broken() {                                 // words that go on in the next line, except in the text of a file
  const seen = sight(), found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("svg, script, pre") || !seen(node.parentElement)) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{N}_]+/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(`broken: ${word[0]}`);
    }
  }
  return found;
}

function small() { return targets().filter(isSmall).map(inPixels); }   // controls smaller than 24 by 24 pixels
function crowded() {                                // small controls so near to another that a circle of 24 pixels around them touches it
  const all = targets();
  return all.filter(isSmall).filter(target => all.some(other => other !== target && isNear(middle(target), other.getBoundingClientRect()))).map(inPixels);
}
function targets() {                                // controls that are seen, except links in sentences
  const seen = sight();
  return [...document.querySelectorAll("a[href], button, summary, select, input")].filter(target => seen(target) && !target.closest("svg") && !(target.matches("a") && inSentence(target)));
}
function isSmall(target) {
  const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
  return width && (width < 24 || height < 24);
}
function middle(target) {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
const isNear = ({ x, y }, { left, right, top, bottom }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12;
const inPixels = target => `${target.textContent.trim().slice(0, 40) || target.name}: ${Math.round(target.getBoundingClientRect().width)} by ${Math.round(target.getBoundingClientRect().height)}`;
const inSentence = link => getComputedStyle(link).display === "inline" && link.parentElement.textContent.trim() !== link.textContent.trim();

function moving() {                                 // animations and transitions
  const parts = [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after", "::backdrop"].map(pseudo => [element, pseudo]));
  return [...parts.filter(([element, pseudo]) => {
    const style = getComputedStyle(element, pseudo);
    return style.animationName !== "none" || style.transitionDuration.split(", ").some(time => parseFloat(time)) || style.scrollBehavior === "smooth";
  }).map(([element, pseudo]) => element.tagName + pseudo), ...document.getAnimations().map(String)];
}

function unseenFocus() {                            // the focused element, if it has no ring, or is outside the window or covered
  const element = document.activeElement, found = [], ring = getComputedStyle(element);
  const name = `${element.tagName} ${element.textContent.trim().slice(0, 40) || element.name}`;
  if (ring.outlineStyle === "none" || parseFloat(ring.outlineWidth) < 2) found.push(`no ring: ${name}`);
  const [box] = element.getClientRects();
  const points = box ? [.1, .5, .9].map(part => [box.left + box.width * part, box.top + box.height / 2]) : [];
  const there = ([x, y]) => { const hit = document.elementFromPoint(x, y); return hit && (element.contains(hit) || hit.contains(element)); };
  if (!points.some(there)) found.push(`out of sight: ${name}`);
  return found;
}

function faint() {                                  // texts whose colour is too near to what lies behind them, and links too near to the text around them
  const seen = sight(), found = [];
  for (const element of document.body.querySelectorAll("*:not(svg, svg *, script, style, option)")) {
    if (!shows(element) || !seen(element) || element.disabled) continue;
    const style = getComputedStyle(element), behind = ground(element), ratio = contrast(over(faded(paint(style.color), element), behind), behind);
    const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
    const words = element.textContent.trim().slice(0, 40) || element.name;
    if (ratio < (large ? 3 : 4.5)) found.push(`faint, ${ratio.toFixed(2)}: ${words}`);
    if (element.matches("a[href]") && inSentence(element) && !marked(style) && contrast(paint(style.color), paint(getComputedStyle(element.parentElement).color)) < 3) found.push(`like the text around it: ${words}`);
  }
  return [...new Set(found)];
}
const shows = element => element.matches("input, select, textarea") || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
const marked = style => style.textDecorationLine !== "none" || (style.borderBottomStyle !== "none" && parseFloat(style.borderBottomWidth) > 0);
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
const paints = new Map();
function paint(colour) {                            // red, green, blue and alpha of a colour in any notation
  if (!paints.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    paints.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
  }
  return paints.get(colour);
}
function over([red, green, blue, alpha], behind) { return [red, green, blue].map((part, index) => part * alpha / 255 + behind[index] * (1 - alpha / 255)).concat(255); }
function faded([red, green, blue, alpha], element) {  // a colour as the opacity of an element and of all around it leaves it
  let left = alpha;
  for (let part = element; part; part = part.parentElement) left *= getComputedStyle(part).opacity;
  return [red, green, blue, left];
}
function ground(element) {                          // the colour behind an element's text
  if (!element) return paint("Canvas");
  const colour = paint(getComputedStyle(element).backgroundColor);
  return colour[3] === 255 ? colour : over(colour, ground(element.parentElement));
}
function contrast(one, other) {                     // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
  const [dark, light] = [one, other].map(luminance).sort((less, more) => less - more);
  return (light + .05) / (dark + .05);
}
function luminance(colour) {
  const [red, green, blue] = colour.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * red + .7152 * green + .0722 * blue;
}

function unreachable() {                            // parts that scroll but cannot be reached by keyboard
  return [...document.body.querySelectorAll("*:not(svg *)")].filter(element => {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflow) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    return scrolls && element.checkVisibility() && element.tabIndex < 0 && !element.querySelector("a[href], button, input, select, textarea, summary, [tabindex='0']");
  }).map(element => `cannot be reached: ${element.textContent.trim().slice(0, 40)}`);
}
