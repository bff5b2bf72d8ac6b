// Layout checks that run in the page. Each returns a list of faults, in words.
"use strict";

const seen = element => {
  for (let part = element; part; part = part.parentElement) {
    const style = getComputedStyle(part);
    if (style.visibility === "hidden" || style.clipPath !== "none" || part.classList.contains("skip")) return false;
  }
  return element.checkVisibility();
};

function pieces() {                                 // each line of each visible text, slightly less high than its letters
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest("svg, script") || !seen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) found.push({ node, words: node.data.trim().slice(0, 40), left: box.left, right: box.right, top: box.top + box.height * .2, bottom: box.bottom - box.height * .2 });
  }
  return found.sort((one, other) => one.top - other.top);
}

function squeezed() {                               // texts that overlap, leave the page, or are cut off
  const found = [], texts = pieces();
  texts.forEach((one, index) => {
    if (one.left < -1 || one.right > innerWidth + 1) found.push(`beyond the edge: ${one.words}`);
    for (const other of texts.slice(index + 1)) {
      if (other.top >= one.bottom) break;
      if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) found.push(`over one another: ${one.words} / ${other.words}`);
    }
  });
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") || !seen(element) || !/hidden|clip/.test(getComputedStyle(element).overflow)) continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) found.push(`cut off: ${element.textContent.trim().slice(0, 40)}`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push(`scrolls sideways: ${document.scrollingElement.scrollWidth}`);
  return [...new Set(found)];
}

function small() {                                  // controls smaller than 24 by 24 pixels, except links in sentences
  return [...document.querySelectorAll("a[href], button, summary, select, input")].filter(target => {
    if (!seen(target) || target.closest("svg") || (target.matches("a") && inSentence(target))) return false;
    const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
    return width && (width < 24 || height < 24);
  }).map(target => `${target.textContent.trim().slice(0, 40) || target.name}: ${Math.round(target.getBoundingClientRect().width)} by ${Math.round(target.getBoundingClientRect().height)}`);
}
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
