// Notices: shows an element only from [data-from] until [data-until], both days included; either may be missing.
import { againWhileShown, zoneOfPage } from "./page.mjs";
import { nowIn } from "./wall-clock.mjs";

export function showByDate(element) {
  const show = () => { element.hidden = !isWithin(nowIn(zoneOfPage()).date, element.dataset); };
  show();
  againWhileShown(element, show);                   // pages stay open over midnight
}

export const isWithin = (today, { from = "", until = "9999" }) => from <= today && today <= until;
