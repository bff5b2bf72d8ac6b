// Where a term's tooltip is placed.
import assert from "node:assert/strict";
import test from "node:test";
import { partOf } from "../../theme/scripts/handbook/definitions.mjs";
import { lineAt, placeBeside } from "../../theme/scripts/handbook/term-tooltip.mjs";

const view = { width: 390, height: 800, scrollX: 0, scrollY: 1000 }, box = { width: 300, height: 60 };
const line = (left, top) => ({ left, right: left + 50, top, bottom: top + 20 });

test("below the word, where there is room", () => assert.deepEqual(placeBeside(line(20, 100), box, view), { x: 20, y: 1124 }));
test("above the word at the foot of the window", () => {
  assert.deepEqual(placeBeside(line(20, 770), box, view), { x: 20, y: 1706 });
});
test("below the word where there is room on neither side", () => {
  assert.equal(placeBeside(line(20, 10), box, { ...view, height: 60 }).y, 1034);
});
test("never past the edges of the window", () => {
  assert.equal(placeBeside(line(380, 100), box, view).x, 82);
  assert.equal(placeBeside(line(-40, 100), box, view).x, 8);
  assert.equal(placeBeside(line(380, 100), { width: 400, height: 60 }, view).x, 8);
});

const broken = [line(340, 100), line(8, 120)];
test("a wrapped term is explained at the pointed line", () => {
  assert.equal(lineAt(broken, { clientX: 350, clientY: 110 }), broken[0]);
  assert.equal(lineAt(broken, { clientX: 10, clientY: 130 }), broken[1]);
});
test("a wrapped term without pointer is explained as a whole", () => {
  const whole = { left: 8, bottom: 140, top: 100 };
  assert.deepEqual(lineAt(broken), whole);
  assert.deepEqual(lineAt(broken, { clientX: 200, clientY: 110 }), whole);
});

test("a definition stands in the file that the site wrote it to", () => {
  assert.deepEqual(["permit", "blue-badge", "trwydded", "é", "𝄞"].map(partOf), [1, 8, 7, 9, 14]);
});
