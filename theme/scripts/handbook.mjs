// Enhances pages, each of which works without scripts. Loaded in <head>, so that a chosen colour scheme applies before the
// first paint; everything else waits for the document.
import { chooseColours, showColours } from "./handbook/colours.mjs";
import { copyWithoutHyphens, copyWords } from "./handbook/copy.mjs";
import { followIntoFolders } from "./handbook/file-links.mjs";
import { filterList } from "./handbook/filter-list.mjs";
import { letTeamStandFirst, markMyTeam } from "./handbook/my-team.mjs";
import { showByDate } from "./handbook/notices-by-date.mjs";
import { openWhereWide } from "./handbook/on-this-page.mjs";
import { openFoldsByAddress } from "./handbook/open-fold.mjs";
import { tellWhetherOpen } from "./handbook/open-now.mjs";
import { all, enhanceBy } from "./handbook/page.mjs";
import { printPage } from "./handbook/print.mjs";
import { printAddressAtTheFoot } from "./handbook/printed-foot.mjs";
import { searchDialog } from "./handbook/search-dialog.mjs";
import { kept } from "./handbook/storage.mjs";
import { explainTerms } from "./handbook/term-tooltip.mjs";
import { tickSteps } from "./handbook/tick-steps.mjs";

const features = {
  "[data-scheme-choice]": chooseColours,
  "[data-copy]": copyWords,
  "[data-print]": printPage,
  "dialog#search": searchDialog,
  "form[data-filter]": filterList,
  "[data-steps]": tickSteps,
  "[data-opening]": tellWhetherOpen,
  "[data-from], [data-until]": showByDate,
  "[data-my-team]": markMyTeam,
  "[data-team]": letTeamStandFirst,
  ".on-this-page": openWhereWide,
  ".print-address": printAddressAtTheFoot,
};

showColours(kept.get("scheme"));
if (location.protocol === "file:") followIntoFolders();
document.addEventListener("DOMContentLoaded", () => {
  enhanceBy(features);
  explainTerms(all(".term:not([href^='#'])"));
  addEventListener("copy", copyWithoutHyphens);
  openFoldsByAddress();
});
