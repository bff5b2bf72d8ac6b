// Where to go from a search that has no answer.
import { address } from "../handbook/page.mjs";
import { button, element } from "./elements.mjs";

// Whom to ask when there is no page: teams, in a handbook for customers the ways to reach us.
const askedPlaces = [["chain/", "Ask a team"], ["contact-points/", "Ask us"]];

// The words nearest to a query, none where it is empty, where to look, and whom to ask. `asks` is the address of the form to ask
// for a missing page; `type` searches for a word.
export function waysOn(engine, query, asks, type) {
  const near = query ? engine.nearest(query) : [], nearestWords = near.flatMap(word => [button(word, () => type(word)), " "]);
  const ways = [element("a", { href: address("a-z/") }, "Look in the A–Z")];
  const [folder, words] = askedPlaces.find(([folder]) => engine.hasPage(folder)) ?? [];
  if (folder) ways.push(element("a", { href: address(folder) }, words));
  if (asks) ways.push(element("a", { href: asks }, "Ask for it to be added"));
  return [
    ...(near.length ? [element("p", {}, "Nearest words: ", ...nearestWords)] : []),
    element("p", {}, ...ways.flatMap(way => [way, " "])),
  ];
}
