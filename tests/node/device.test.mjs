// Stored values, keys that open the search, and addresses under file:// and in print.
import assert from "node:assert/strict";
import test from "node:test";
import { isOpaque, lightnessOf } from "../../theme/hosts/colours-around.mjs";
import { outcome, typed } from "../../theme/scripts/handbook/copy.mjs";
import { isFolder } from "../../theme/scripts/handbook/file-links.mjs";
import { isTeam } from "../../theme/scripts/handbook/my-team.mjs";
import { enhanceBy, idIn, knownZone, whileShown } from "../../theme/scripts/handbook/page.mjs";
import { footWords } from "../../theme/scripts/handbook/printed-foot.mjs";
import { opensSearch } from "../../theme/scripts/handbook/turning-to-search.mjs";
import { kept, keptAs, parsedAs } from "../../theme/scripts/handbook/storage.mjs";

test("another site's stored value is ignored", () => {
  assert.equal(parsedAs("no JSON", () => true), null);
  assert.equal(parsedAs('["a"]', value => value.length > 1), null);
  assert.equal(parsedAs("null", () => true), null);
  assert.deepEqual(parsedAs('["a"]', Array.isArray), ["a"]);
});
test("copied words have only what a keyboard types", () => {
  assert.equal(typed(" Back by 4\u00a0May, within 5\u00a0working\u00a0days.\n"), "Back by 4 May, within 5 working days.");
  assert.equal(typed("Genehmigungs\u00adverordnung"), "Genehmigungsverordnung");
});
test("a value that breaks the shape's test is ignored", () => {
  assert.equal(parsedAs("7", ({ pages }) => pages.every(Boolean)), null);
});
test("blocked storage stores nothing and throws nothing", () => {
  kept.set("scheme", "dark");
  assert.equal(kept.get("scheme"), null);
  assert.equal(keptAs("team", isTeam), null);
});
test("a team has a title, a path and pages", () => {
  assert.ok(isTeam({ title: "Payroll", path: "chain/payroll/", pages: [["Pay day", "procedures/pay/"]] }));
  assert.ok(!isTeam({ title: "Payroll", path: "chain/payroll/", pages: ["Pay day"] }));
  assert.ok(!isTeam({ title: "Payroll", pages: [] }));
});

test("a slash opens the search, except while typing", () => {
  assert.ok(opensSearch({ key: "/" }, false));
  assert.ok(!opensSearch({ key: "/" }, true));
  assert.ok(!opensSearch({ key: "/", altKey: true }, false));
});
test("Ctrl-K opens the search, even while typing", () => {
  assert.ok(opensSearch({ key: "K", ctrlKey: true }, true));
  assert.ok(opensSearch({ key: "k", metaKey: true }, false));
  assert.ok(!opensSearch({ key: "k" }, false));
  assert.ok(!opensSearch({ key: "K", ctrlKey: true, shiftKey: true }, false));     // Firefox opens its console with it
  assert.ok(!opensSearch({ key: undefined, ctrlKey: true }, false));     // a browser's own completion
});

test("failed copying is announced with a remedy", () =>
  assert.deepEqual([outcome(true), outcome(false)], ["Copied", "Press Ctrl-C to copy"]));
test("under file:// links to folders get index.html", () => {
  assert.ok(isFolder({ protocol: "file:", pathname: "/handbook/chain/" }));
  assert.ok(!isFolder({ protocol: "file:", pathname: "/handbook/evidence.csv" }));
  assert.ok(!isFolder({ protocol: "https:", pathname: "/chain/" }));
});
test("a zone that the browser is too old to know is the device's", () => {
  assert.deepEqual(["Europe/London", "Europe/Nowhere", undefined].map(knownZone), ["Europe/London", undefined, undefined]);
});
test("nothing listens for what a theme has taken away", () => {
  const part = { isConnected: true }, page = new EventTarget(), heard = [];
  whileShown(part, page, "pageshow", () => heard.push(part.isConnected));
  page.dispatchEvent(new Event("pageshow"));
  part.isConnected = false;
  page.dispatchEvent(new Event("pageshow"));
  part.isConnected = true;                                               // would be heard if it still listened
  page.dispatchEvent(new Event("pageshow"));
  assert.deepEqual(heard, [true]);
});
test("a feature that breaks takes no other with it", context => {
  const told = [], done = [], within = { querySelectorAll: selector => [selector] };
  globalThis.reportError = error => told.push(error.message);
  context.after(() => delete globalThis.reportError);
  enhanceBy({ first: () => { throw new Error("broken"); }, second: element => done.push(element) }, within);
  assert.deepEqual([told, done], [["broken"], ["second"]]);
});
test("the id in an address is decoded", () => {
  assert.deepEqual(["#step-log", "#caf%C3%A9", "#%", "#", ""].map(idIn), ["step-log", "café", "", "", ""]);
});
test("the printed foot is one line", () => {
  assert.equal(footWords("Pay day", "\n  https://a.example/,\n as of today"), "Pay day. https://a.example/, as\u00a0of\u00a0today");
  assert.equal(footWords("Who pays?", "https://a.example/, as of today"), "Who pays? https://a.example/, as\u00a0of\u00a0today");
});
test("bright letters are told from dark ones in every notation", () => {
  const bright = ["rgb(196, 196, 197)", "rgba(255, 255, 255, 0.8)", "color(srgb 0.9 0.9 0.9)",
    "color(display-p3 0.9 0.9 0.9 / 0.5)", "oklch(0.85 none none)", "oklab(0.9 -0.01 0.02)", "lab(80 0 0)"];
  const dark = ["rgb(31, 31, 31)", "rgb(118, 118, 118)", "color(srgb 0.1 0.2 0.1)", "oklch(0.2 0.1 250)", "lab(20 80 80)"];
  assert.deepEqual(bright.filter(colour => lightnessOf(colour) <= 0.5), []);
  assert.deepEqual(dark.filter(colour => lightnessOf(colour) > 0.5), []);
});
test("what lets something through is no ground", () => {
  const seen = ["rgba(0, 0, 0, 0)", "rgba(255, 255, 255, 0.9)", "oklch(0.2 0 none / 0)", "color(srgb 1 1 1 / 0.5)",
    "rgb(1, 2, 3)", "oklch(1 0 0)"];
  assert.deepEqual(seen.filter(isOpaque), ["rgb(1, 2, 3)", "oklch(1 0 0)"]);
});
