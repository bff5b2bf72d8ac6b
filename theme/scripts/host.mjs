// Enhances our part of a page in another site's frame, as handbook.mjs does whole pages of our own. It runs on pages that hold such a
// part only, and again on each that a theme loads without leaving the page, because it stands in the part itself.
import { copyWords } from "./handbook/copy.mjs";
import { followIntoFolders } from "./handbook/file-links.mjs";
import { filterList } from "./handbook/filter-list.mjs";
import { letTeamStandFirst, markMyTeam } from "./handbook/my-team.mjs";
import { showByDate } from "./handbook/notices-by-date.mjs";
import { openFoldAround } from "./handbook/open-fold.mjs";
import { tellWhetherOpen } from "./handbook/open-now.mjs";
import { all, idInAddress, whenRead } from "./handbook/page.mjs";
import { printPage } from "./handbook/print.mjs";
import { explainTerms } from "./handbook/term-tooltip.mjs";
import { tickSteps } from "./handbook/tick-steps.mjs";

const features = {
  "[data-copy]": copyWords,
  "[data-print]": printPage,
  "form[data-filter]": filterList,
  "[data-steps]": tickSteps,
  "[data-opening]": tellWhetherOpen,
  "[data-from], [data-until]": showByDate,
  "[data-my-team]": markMyTeam,
  "[data-team]": letTeamStandFirst,
};

function enhance(part) {
  part.dataset.enhanced = "";
  for (const [selector, feature] of Object.entries(features)) all(selector, part).forEach(element => feature(element));
  explainTerms(all(".term[data-definition]", part));
}

whenRead(() => {
  if (location.protocol === "file:" && !window.handbookFolders) {
    followIntoFolders();
    window.handbookFolders = true;
  }
  all("[data-root]:not([data-enhanced])").forEach(enhance);
  addEventListener("hashchange", () => openFoldAround(idInAddress()));
  if (document.querySelector("details :target")) openFoldAround(idInAddress());
});
