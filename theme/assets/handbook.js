// What the pages gain when scripts run. Every page works without it. Loaded in <head>, so that a chosen
// colour scheme is there before the first paint; everything else waits for the document.
"use strict";

const kept = {                                      // storage may be refused (file://, private windows)
  get(name, store = "localStorage") { try { return window[store].getItem(`handbook:${name}`); } catch { return null; } },
  set(name, value, store = "localStorage") {
    try { value ? window[store].setItem(`handbook:${name}`, value) : window[store].removeItem(`handbook:${name}`); } catch { /* not kept */ }
  },
};
// What is kept as JSON, if it is of that shape: other sites of the same host may keep theirs under the same name.
function keptAs(name, isShape, store) {
  try { const value = JSON.parse(kept.get(name, store)); return value && isShape(value) ? value : null; } catch { return null; }
}
const isText = value => typeof value === "string";
const isTeam = ({ title, path, pages }) => isText(title) && isText(path) && Array.isArray(pages) && pages.every(page => Array.isArray(page) && page.every(isText));
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Colour scheme: <select data-scheme-choice> with the values "", "light", "dark".
function showScheme(scheme) {
  if (scheme) document.documentElement.dataset.scheme = scheme;
  else delete document.documentElement.dataset.scheme;
}
function schemeChoice(select) {
  select.value = kept.get("scheme") ?? "";
  select.addEventListener("change", () => { kept.set("scheme", select.value); showScheme(select.value); });
}
showScheme(kept.get("scheme"));

// What a person who cannot see the page is told of.
function announce(words) { document.getElementById("said")?.replaceChildren(words); }

// Copy: <button data-copy="id of the element whose text is copied">.
function copyButton(button) {
  const label = [...button.childNodes];
  button.addEventListener("click", async () => {
    const words = document.getElementById(button.dataset.copy);
    button.textContent = await copied(words) ? "Copied" : "Press Ctrl-C to copy";
    announce(button.textContent);
    setTimeout(() => { button.replaceChildren(...label); announce(""); }, 2500);
  });
}
async function copied(element) {
  try { await navigator.clipboard.writeText(element.innerText.trim()); return true; } catch { /* no clipboard on file:// in some browsers */ }
  getSelection().selectAllChildren(element);
  const done = document.execCommand("copy");
  if (done) getSelection().removeAllRanges();
  return done;
}

// Print: <button data-print> on pages that are made for paper.
function printButton(button) { button.addEventListener("click", () => print()); }

// Search: every [data-search-open] link, "/" and Ctrl-K open <dialog id="search">; without scripts the link leads to the search page.
function searchDialog(dialog) {
  const open = event => {
    event.preventDefault();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
  };
  for (const door of all("[data-search-open]")) {
    door.setAttribute("aria-haspopup", "dialog");
    door.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey) open(event); });
  }
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) open(event);
  });
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  for (const button of all("[data-search-close]", dialog)) button.addEventListener("click", () => dialog.close());
}

// Filter: <form data-filter="id of the list">. Rows are [data-row]; a field named "text" looks in the row's words,
// any other field compares with the row's data-<name> (several values apart by spaces). ?name=value presets a field.
function filterForm(form) {
  const rows = all("[data-row]", document.getElementById(form.dataset.filter));
  const wanted = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name && wanted.has(field.name)) field.value = wanted.get(field.name);
  for (const more of all("details", form)) more.open = !!more.querySelector("option:checked:not([value=''])");
  const apply = () => {
    const fields = [...new FormData(form)].filter(([, value]) => value.trim());
    for (const row of rows) row.hidden = !fields.every(([name, value]) => matches(row, name, value));
    for (const group of all("[data-group]", document.getElementById(form.dataset.filter))) group.hidden = !group.querySelector("[data-row]:not([hidden])");
    form.querySelector("output").textContent = countOf(rows);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
}
function matches(row, name, value) {
  if (name !== "text") return (row.dataset[name] ?? "").split(" ").includes(value);
  const words = `${row.textContent} ${row.dataset.words ?? ""}`.toLowerCase();
  return value.toLowerCase().trim().split(/\s+/).every(word => words.includes(word));
}
function countOf(rows) {
  const shown = rows.filter(row => !row.hidden).length;
  if (shown === rows.length) return `All ${rows.length} shown.`;
  return shown ? `${shown} of ${rows.length} shown.` : "Nothing matches. Take a word away, or use the search.";
}

// Ticks: <ol data-steps="name"> gains a box on every .step; kept in this tab only and forgotten after two hours.
function tickableSteps(list) {
  const name = `steps:${list.dataset.steps}`, twoHours = 7200000;
  const was = keptAs(name, ({ done }) => Array.isArray(done), "sessionStorage") ?? {};
  const done = new Set(Date.now() - was.at < twoHours ? was.done : []);
  let last = was.at;
  const boxes = all(".step", list).map(step => tickBox(step, done.has(step.id)));
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Next customer: clear the ticks";
  const keep = () => {
    const ticked = boxes.filter(box => box.checked).map(box => box.value);
    again.hidden = !ticked.length;
    last = Date.now();
    kept.set(name, ticked.length && JSON.stringify({ at: last, done: ticked }), "sessionStorage");
  };
  const clear = () => { for (const box of boxes) box.checked = false; keep(); };
  again.addEventListener("click", () => { clear(); list.scrollIntoView(); boxes[0].focus({ preventScroll: true }); });
  document.addEventListener("visibilitychange", () => { if (!again.hidden && Date.now() - last >= twoHours) clear(); });
  list.addEventListener("change", keep);
  list.after(again);
  again.hidden = !done.size;
}
function tickBox(step, checked) {
  const label = document.createElement("label");
  label.className = "tick";
  label.innerHTML = '<input type="checkbox"><span>Done</span>';
  const box = label.firstChild;
  box.value = step.id;
  box.checked = checked;
  box.setAttribute("aria-label", `Done: ${step.querySelector("h3")?.textContent.trim()}`);
  step.querySelector(".step-who").append(label);
  return box;
}

// Opening: data-opening='{"rows":[{"days":[0,1,2,3,4],"opens":"09:00","closes":"17:00"}],"closed":["2026-12-24"]}', within a
// data-closed="2026-12-25 …" of the whole organisation, by the clock of <html data-zone>. Day 0 is Monday; a closing time at or
// before the opening time is on the next day. "always": no holiday counts; "partial": never say that it is closed. Writes into
// [data-open-now] inside.
const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const minutes = clock => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clock = minute => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

function placeNow(at = new Date()) {                // today's date and minute on the organisation's wall clock
  const zone = document.documentElement.dataset.zone;
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, minute: part.hour * 60 + Number(part.minute) };
}
function addDays(date, days) {
  const day = new Date(`${date}T12:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
const weekday = date => (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7;

function openSpans(hours, today) {                  // [from, to] in minutes from today's midnight, joined where they touch
  const spans = [];
  for (let ahead = -1; ahead < 21; ahead++) {
    const date = addDays(today, ahead);
    if (hours.closed.includes(date)) continue;
    for (const row of hours.rows.filter(row => row.days.includes(weekday(date)))) {
      const from = minutes(row.opens), to = minutes(row.closes);
      spans.push([ahead * 1440 + from, ahead * 1440 + to + (to <= from ? 1440 : 0)]);
    }
  }
  spans.sort((a, b) => a[0] - b[0]);
  return spans.reduce((joined, span) => {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]); else joined.push(span);
    return joined;
  }, []);
}
function dayWords(today, ahead) {
  if (ahead < 2) return ahead ? "tomorrow " : "today ";
  const date = addDays(today, ahead), [, month, day] = date.split("-").map(Number);
  return `${dayNames[weekday(date)]} ${ahead < 7 ? "" : `${day} ${monthNames[month - 1]} `}`;
}
function openNow(hours) {
  const now = placeNow(), spans = openSpans(hours, now.date);
  const day = minute => dayWords(now.date, Math.floor(minute / 1440));
  const open = spans.find(([from, to]) => from <= now.minute && now.minute < to);
  if (open && open[1] > 13 * 1440) return { open: true, words: "open day and night" };
  if (open) return { open: true, words: `open now until ${day(open[1] - 1).replace("today ", "")}${open[1] % 1440 ? clock(open[1]) : "midnight"}` };
  const next = spans.find(([from]) => from > now.minute);
  return { open: false, words: next ? `closed, opens ${day(next[0])}${clock(next[0])}` : "closed" };
}
function opening(element) {
  const place = element.querySelector("[data-open-now]"), hours = JSON.parse(element.dataset.opening);
  const holidays = hours.always ? [] : element.closest("[data-closed]").dataset.closed.split(" ");
  hours.closed = [...hours.closed ?? [], ...holidays];
  const show = () => {
    const { open, words } = openNow(hours);
    place.hidden = !open && hours.partial;
    place.textContent = words[0].toUpperCase() + words.slice(1);
    place.dataset.tone = open ? "good" : "watch";
  };
  show();
  setInterval(show, 30000);
}

// Dated: [data-from] and/or [data-until] (both days included) show an element only then.
function dated(element) {
  const today = placeNow().date, { from = "", until = "9999" } = element.dataset;
  element.hidden = today < from || today > until;
}

// My team, chosen once on its page: <button data-my-team='{"title", "path", "pages": [[title, path], …]}'> keeps it on this
// device, and [data-team] on the home page shows it first. Choosing it again lets it go.
function myTeam(button) {
  const team = JSON.parse(button.dataset.myTeam);
  const isMine = () => keptAs("team", isTeam)?.path === team.path;
  const show = () => { button.textContent = isMine() ? "My team: let go" : "This is my team"; };
  if (isMine()) kept.set("team", button.dataset.myTeam);
  button.addEventListener("click", () => {
    kept.set("team", isMine() ? "" : button.dataset.myTeam);
    show();
    announce(isMine() ? `${team.title} now stands first on the home page.` : `${team.title} no longer stands first.`);
  });
  show();
}
function teamFirst(section) {
  const team = keptAs("team", isTeam);
  if (!team) return;
  const root = document.documentElement.dataset.root;
  const link = (title, path) => Object.assign(document.createElement("a"), { textContent: title, href: root + path });
  section.querySelector("h2").append(link(team.title, team.path));
  section.querySelector("ul").append(...team.pages.map(page => {
    const item = document.createElement("li");
    item.append(link(...page));
    return item;
  }));
  section.hidden = false;
}

// Words of the shared language: <a class="term" data-definition="…"> tells its definition on hover, focus and the first
// tap; Escape or a tap elsewhere puts it away, and it stays while somebody points at it or its word has the focus (WCAG
// 1.4.13). Without scripts it is a link.
const definition = Object.assign(document.createElement("div"), { className: "definition", id: "definition", hidden: true });
definition.setAttribute("role", "tooltip");
let defined = null, leaving = 0;
function tell(term, at) {
  clearTimeout(leaving);
  if (defined === term) return;
  putAway();
  defined = term;
  definition.textContent = term.dataset.definition;
  definition.hidden = false;
  term.setAttribute("aria-describedby", "definition");
  definition.style.insetInlineStart = "0";          // measured where nothing squeezes it
  const line = lineAt(term, at), wide = document.documentElement.clientWidth, { width, height: high } = definition.getBoundingClientRect();
  const below = line.bottom + high + 8 < innerHeight || line.top < high + 8;
  definition.style.insetInlineStart = `${Math.max(8, Math.min(line.left, wide - width - 8)) + scrollX}px`;
  definition.style.insetBlockStart = `${scrollY + (below ? line.bottom + 4 : line.top - high - 4)}px`;
}
function lineAt(term, at) {                         // a word broken into lines is told at the one pointed at, else beside all of it
  const lines = [...term.getClientRects()], { left, bottom } = lines.at(-1);
  const isAt = line => line.left <= at.clientX && at.clientX <= line.right && line.top <= at.clientY && at.clientY <= line.bottom;
  return (at && lines.find(isAt)) || { left, bottom, top: lines[0].top };
}
function putAway() {
  defined?.removeAttribute("aria-describedby");
  defined = null;
  definition.hidden = true;
}
function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(() => { if (document.activeElement !== defined && !definition.matches(":hover")) putAway(); }, 300);
}
function term(link) {
  if (!definition.isConnected) (link.closest("main") ?? document.body).append(definition);
  link.addEventListener("pointerenter", event => event.pointerType !== "touch" && tell(link, event));
  link.addEventListener("pointerleave", leave);
  link.addEventListener("focus", () => tell(link));
  link.addEventListener("blur", () => definition.matches(":hover") || putAway());   // at once: it must not lie over what has the focus next
  let touched = false;
  link.addEventListener("pointerdown", event => { touched = event.pointerType === "touch" && defined !== link; });
  link.addEventListener("click", event => { if (touched) { event.preventDefault(); tell(link, event); } });
}
definition.addEventListener("pointerenter", () => clearTimeout(leaving));
definition.addEventListener("pointerleave", leave);
document.addEventListener("keydown", event => { if (event.key === "Escape" && defined) putAway(); });
document.addEventListener("pointerdown", event => { if (defined && !defined.contains(event.target) && !definition.contains(event.target)) putAway(); });

// From a folder there is no server that knows what stands at an address ending in "/".
if (location.protocol === "file:") document.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}, true);

// Paper: what is printed, where its newest stands and how old it is, at the foot of every sheet instead of the last.
function atTheFoot(address) {
  const words = `${document.querySelector("h1").textContent}. ${address.textContent}`.replace(/\s+/g, " ");
  document.documentElement.style.setProperty("--printed", JSON.stringify(words));
  address.remove();
}

// On this page: folded on a phone, open beside the text.
function openWide(details) {
  const wide = matchMedia("(min-width: 64rem)");
  const show = () => { details.open = wide.matches; };
  wide.addEventListener("change", show);
  show();
}

// A fold opens when an address leads into it.
function openTarget() {
  let target = null;
  try { target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* `#%` is no address */ }
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target) target.scrollIntoView();
}

const parts = {
  "[data-scheme-choice]": schemeChoice, "[data-copy]": copyButton, "[data-print]": printButton, "dialog#search": searchDialog, "form[data-filter]": filterForm,
  "[data-steps]": tickableSteps, "[data-opening]": opening, "[data-from], [data-until]": dated, "[data-my-team]": myTeam,
  "[data-team]": teamFirst, ".term[data-definition]": term, ".on-this-page": openWide, ".print-address": atTheFoot,
};
document.addEventListener("DOMContentLoaded", () => {
  for (const [selector, enhance] of Object.entries(parts)) all(selector).forEach(element => enhance(element));
  addEventListener("hashchange", openTarget);
  if (document.querySelector("details :target")) openTarget();
});
