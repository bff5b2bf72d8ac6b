// My team: <button data-my-team='{"title", "path", "pages": [[title, path], …]}'> on a team's page stores it on this device,
// and [data-team] on the home page shows it first. Pressing the button again removes it.
import { address, announce } from "./page.mjs";
import { isText, kept, keptAs } from "./storage.mjs";

export const isTeam = ({ title, path, pages }) => isText(title) && isText(path) && Array.isArray(pages) && pages.every(isLink);
const isLink = page => Array.isArray(page) && page.every(isText);

export function markMyTeam(button) {
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
export function letTeamStandFirst(section) {
  const team = keptAs("team", isTeam);
  if (!team) return;
  const link = (title, path) => Object.assign(document.createElement("a"), { textContent: title, href: address(path) });
  section.querySelector("h2").append(" ", link(team.title, team.path));   // pages have no blank at the end of a heading
  section.querySelector("ul").append(...team.pages.map(page => {
    const item = document.createElement("li");
    item.append(link(...page));
    return item;
  }));
  section.hidden = false;
}
