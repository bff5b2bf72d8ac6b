// "Received on … at …: we answer by …": <form data-due-date> with fields named date, time and limit shows the day in its
// <output>, by the calendar that assets/calendar.js sets as `handbookCalendar`. ?promise=id selects a promise's limit.
import { due } from "./due-date/counting.mjs";
import { answerTo, countedInWords } from "./due-date/words.mjs";
import { all, whenRead, whileShown, zoneOfPage } from "./handbook/page.mjs";
import { clockOf, nowIn } from "./handbook/wall-clock.mjs";

window.handbookDue = (start, amount) => due(window.handbookCalendar, start, amount);

function tellDueDate(form) {
  const { date, time, limit } = form.elements;
  const calendar = { ...window.handbookCalendar, zone: zoneOfPage() };
  const tell = () => {
    const late = (limit.selectedOptions?.[0] ?? limit).dataset.late;
    const asked = { date: date.value, time: time.value, limit: limit.value, late };
    const output = form.querySelector("output"), answer = new DocumentFragment();
    answer.append(...answerTo(calendar, asked).flatMap(shown));
    if (answer.textContent !== output.textContent) output.replaceChildren(answer);      // the same is not announced again
    const days = countedInWords(calendar, asked), fold = form.querySelector("details");
    fold.hidden = !days.length;
    fold.querySelector("ol").replaceChildren(...days.flatMap(text => shown({ tag: "li", text })));
  };
  const isUntouched = () => date.value === date.defaultValue && time.value === time.defaultValue;
  const followClock = () => {                       // a default is not kept for somebody who comes back to the page
    if (!isUntouched()) return;
    const now = nowIn(zoneOfPage());
    date.defaultValue = now.date;
    time.defaultValue = clockOf(now.minute);
    tell();
  };
  for (const [from, comesBack] of [[window, "focus"], [window, "pageshow"], [document, "visibilitychange"]]) {
    whileShown(form, from, comesBack, followClock);
  }
  form.addEventListener("input", tell);
  form.addEventListener("submit", event => event.preventDefault());
  const asked = new URLSearchParams(location.search).get("promise");
  const option = asked && form.querySelector(`option[data-promise="${CSS.escape(asked)}"]`);
  if (option) option.selected = true;
  tell();
  followClock();
}
// A piece of the answer as nodes: a text, or an element with a class and data-tone.
function shown(piece) {
  if (typeof piece === "string") return withDates(piece);
  const { tag, className, tone, text } = piece;
  const made = document.createElement(tag);
  made.append(...withDates(text));
  if (className) made.className = className;
  if (tone) made.dataset.tone = tone;
  return [made];
}
// A text in which each date is an element that breaks only where it does not fit on a line.
function withDates(text) {
  const date = words => Object.assign(document.createElement("span"), { className: "date", textContent: words });
  return text.split(/(\d+ \p{Lu}\p{L}+(?: \d{4})?)/u).map((part, place) => (place % 2 ? date(part) : part));
}

// A theme that loads pages without leaving the one before runs their scripts in any order.
whenRead(() => {
  const tellAll = () => all("form[data-due-date]").forEach(tellDueDate);
  if (window.handbookCalendar) tellAll();
  else {
    const calendar = document.querySelector("script[src$='calendar.js']");
    calendar.addEventListener("load", tellAll);
    calendar.addEventListener("error", tellMissing);
    addEventListener("load", () => { if (!window.handbookCalendar) tellMissing(); });     // it failed before this script ran
  }
});
function tellMissing() {
  for (const output of all("form[data-due-date] output")) {
    output.textContent = "The calendar could not be loaded, so no day can be counted. Load this page again.";
  }
}
