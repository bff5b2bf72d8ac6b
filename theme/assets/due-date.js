// "Received on … at …: we answer by …", in the organisation's calendar. Counts exactly as interlock/calendar/working_time.py does.
// A moment is [day, minute]: days since 1970-01-01, and minutes after midnight, both at the organisation's place.
(() => {
  const calendar = window.handbookCalendar;
  const DAY = 1440;
  const ELAPSED = { seconds: 1 / 60, minutes: 1, hours: 60, days: DAY, weeks: 7 * DAY };
  const MONTHS = { months: 1, years: 12 };

  const iso = day => new Date(day * 864e5).toISOString().slice(0, 10);
  const weekday = day => (((day + 3) % 7) + 7) % 7;
  const isWorking = day => calendar.working_days.includes(weekday(day)) && !(iso(day) in calendar.closed);
  const isKnown = day => iso(day) >= calendar.first && iso(day) <= calendar.last;

  function nextWorking(day) {
    while (isKnown(day) && !isWorking(day)) day++;
    return isKnown(day) ? day : null;
  }

  function addWorkingDays([day, minute], number, sameDay) {
    if (!number) return [day, minute];
    if (!sameDay || minute >= calendar.closes) day++;
    day = nextWorking(day);
    for (let left = number - 1; left && day !== null; left--) day = nextWorking(day + 1);
    return day === null ? null : [day, calendar.closes];
  }

  function addWorkingTime([day, minute], left) {
    if (!left) return [day, minute];
    for (let at = nextWorking(day); at !== null; at = nextWorking(at + 1)) {
      const here = Math.max(calendar.opens, at === day ? minute : 0);
      if (here >= calendar.closes) continue;
      if (left <= calendar.closes - here) return [at, here + left];
      left -= calendar.closes - here;
    }
    return null;
  }

  function addMonths([day, minute], months) {
    const date = new Date(day * 864e5);
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
    last.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()));
    return [last.getTime() / 864e5, minute];
  }

  // amount: {amount, unit, same_day}. Null where the calendar is not known that far.
  function due(start, { amount, unit, same_day }) {
    if (!amount) return start;
    if (unit === "working days") {
      const whole = Math.floor(amount);
      const last = addWorkingDays(start, whole, same_day || calendar.counts_from === "same day");
      return last && addWorkingTime(last, (amount - whole) * (calendar.closes - calendar.opens));
    }
    if (unit === "working hours") return addWorkingTime(start, amount * 60);
    if (unit in MONTHS) return addMonths(start, amount * MONTHS[unit]);
    const end = start[0] * DAY + start[1] + amount * ELAPSED[unit];
    return [Math.floor(end / DAY), end - Math.floor(end / DAY) * DAY];
  }
  window.handbookDue = due;

  const clock = minute => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.floor(minute % 60)).padStart(2, "0")}`;
  const words = day => new Date(day * 864e5).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function passedOver(from, to) {
    const found = [];
    for (let day = from + 1; day <= to && found.length < 4; day++) if (iso(day) in calendar.closed) found.push(`${words(day).replace(/ \d{4}$/, "")} (${calendar.closed[iso(day)] || "closed"})`);
    return found.length ? ` Not counted: ${found.join(", ")}${found.length > 3 ? " and others" : ""}.` : "";
  }

  const moment = ([day, minute]) => `${words(day)}, ${clock(minute + 1e-6)}`;

  // What the form says: the day, and where the steps take longer, that they do and until when.
  function answer(form) {
    const date = form.elements.date.value, time = form.elements.time.value || "00:00";
    const limit = form.elements.limit;
    if (!date || !limit.value) return [];
    const start = [Date.parse(`${date}T00:00Z`) / 864e5, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))];
    const end = due(start, JSON.parse(limit.value));
    if (!end) return [`The calendar of this handbook ends on ${words(Date.parse(calendar.last) / 864e5)}.`];
    const working = JSON.parse(limit.value).unit.startsWith("working");
    const by = `By ${moment(end)}.${working ? passedOver(start[0], end[0]) : ""}`;
    return [by, ...doubt(start, end, (limit.selectedOptions?.[0] ?? limit).dataset.late)];
  }

  function doubt(start, end, late) {
    if (!late) return [];
    const { words, tone, ask, if: needed, ...amount } = JSON.parse(late);
    const last = due(start, amount);
    if (last && (last[0] < end[0] || (last[0] === end[0] && last[1] <= end[1]))) return [];
    const tag = Object.assign(document.createElement("span"), { className: "tag", textContent: words });
    tag.dataset.tone = tone;
    const then = document.createElement("small");
    then.textContent = `${last ? `Until ${moment(last)}` : "Longer"}${needed ? `, if ${needed}` : ""}.${ask ? ` Ask ${ask} before you name a day.` : ""}`;
    return [" ", tag, " ", then];
  }

  addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form[data-due-date]")) {
      const now = placeNow();
      form.elements.date.value ||= now.date;
      form.elements.time.value ||= clock(now.minute);
      const tell = () => form.querySelector("output").replaceChildren(...answer(form));
      form.addEventListener("input", tell);
      form.addEventListener("submit", event => event.preventDefault());
      const asked = new URLSearchParams(location.search).get("promise");
      const option = asked && form.querySelector(`option[data-promise="${CSS.escape(asked)}"]`);
      if (option) option.selected = true;
      tell();
    }
  });
})();
