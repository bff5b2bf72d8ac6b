// Enhances our part of a page in another site's frame, as handbook.mjs does whole pages of our own. It stands in that part, so it
// runs on no other page, and again on each that a theme loads without leaving the one before.
import { copyWords } from "../scripts/handbook/copy.mjs";
import { followIntoFolders } from "../scripts/handbook/file-links.mjs";
import { filterList } from "../scripts/handbook/filter-list.mjs";
import { letTeamStandFirst, markMyTeam } from "../scripts/handbook/my-team.mjs";
import { showByDate } from "../scripts/handbook/notices-by-date.mjs";
import { openFoldsByAddress } from "../scripts/handbook/open-fold.mjs";
import { tellWhetherOpen } from "../scripts/handbook/open-now.mjs";
import { all, enhanceBy, whenRead } from "../scripts/handbook/page.mjs";
import { printPage } from "../scripts/handbook/print.mjs";
import { explainTerms } from "../scripts/handbook/term-tooltip.mjs";
import { tickSteps } from "../scripts/handbook/tick-steps.mjs";
import { tellColoursAround } from "./colours-around.mjs";

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
  tellColoursAround(part);
  enhanceBy(features, part);
  explainTerms(all(".term[data-definition]", part));
  openFoldsByAddress(part);
}

whenRead(() => {
  if (location.protocol === "file:" && !window.handbookFolders) {
    followIntoFolders();
    window.handbookFolders = true;
  }
  all("[data-root]:not([data-enhanced])").forEach(enhance);
});
