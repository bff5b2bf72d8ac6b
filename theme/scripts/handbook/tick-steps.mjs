// Ticks: adds a check box to every .step of <ol data-steps="name">; stored in this tab only, and for two hours.
import { againWhileShown, all } from "./page.mjs";
import { kept, keptAs } from "./storage.mjs";

const twoHours = 7200000;

export function tickSteps(list) {
  const name = `steps:${list.dataset.steps}`;
  const was = keptAs(name, isTicks, "sessionStorage");
  const done = new Set(stillTicked(was, Date.now()));
  let last = was?.at;
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
  const forget = () => { if (!again.hidden && isForgotten(last, Date.now())) clear(); };
  againWhileShown(list, forget);                    // of a page that is in view all day, too
  list.addEventListener("change", keep);
  list.after(again);
  again.hidden = !done.size;
}
export const isTicks = ({ done }) => Array.isArray(done);
export const isForgotten = (at, now) => !(now - at < twoHours);
export const stillTicked = (was, now) => (was && !isForgotten(was.at, now) ? was.done : []);

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
