// My team: <button data-my-team='{"title", "path", "pages": [[title, path], …]}'> on a team's page stores it on this device,
// and [data-team] on the home page shows it first. Pressing the button again removes it.
import { address, announce } from "./page.mjs";
import { isText, kept, keptAs, whenStoredElsewhere } from "./storage.mjs";

export const isTeam = ({ title, path, pages }) => isText(title) && isText(path) && Array.isArray(pages) && pages.every(isLink);
const isLink = page => Array.isArray(page) && page.every(isText);

const notKept = "This browser remembers no team.";

export function markMyTeam(button) {
  const team = JSON.parse(button.dataset.myTeam);
  const isMine = () => keptAs("team", isTeam)?.path === team.path;
  const show = () => { button.textContent = isMine() ? "My team: let go" : "This is my team"; };
  if (isMine()) kept.set("team", button.dataset.myTeam);
  button.addEventListener("click", () => {
    const isWanted = !isMine();
    kept.set("team", isWanted ? button.dataset.myTeam : "");
    show();
    const isKept = isMine() === isWanted;
    if (!isKept) button.textContent = notKept;
    announce(!isKept ? notKept : `${team.title} ${isWanted ? "now stands first on the home page" : "no longer stands first"}.`);
  });
  whenStoredElsewhere(button, show);
  show();
}
export function letTeamStandFirst(section) {
  const heading = section.querySelector("h2"), words = heading.textContent;
  const link = (title, path) => Object.assign(document.createElement("a"), { textContent: title, href: address(path) });
  const itemOf = page => {
    const item = document.createElement("li");
    item.append(link(...page));
    return item;
  };
  const show = () => {
    const team = keptAs("team", isTeam);
    section.hidden = !team;
    if (!team) return;
    heading.replaceChildren(words, " ", link(team.title, team.path));     // pages have no blank at the end of a heading
    section.querySelector("ul").replaceChildren(...team.pages.map(itemOf));
  };
  whenStoredElsewhere(section, show);
  show();
}
