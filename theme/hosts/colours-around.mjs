// The ground on which our part stands, and whether it is dark. A theme that we know nothing of may not tell the browser so, by
// `color-scheme`: then our dark letters would stand on its dark ground.

// From 0, black, to 1, white. Browsers write colours as rgb(), or in the space in which a theme gave them. They are read from the
// text, because browsers that hide from trackers let no script read a canvas.
export function lightnessOf(colour) {
  const [, space, inside] = /^(\w+)\((?:[a-z][\w-]* )?(.*)\)$/.exec(colour) ?? [];
  const [first, second, third] = inside?.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  if (space?.startsWith("ok")) return first;
  if (space?.startsWith("l")) return first / 100;
  return (0.2126 * first + 0.7152 * second + 0.0722 * third) / (space === "color" ? 1 : 255);
}
export const isOpaque = colour => Number(/(?:\/ |^rgba\(.*, )([\d.]+)\)$/.exec(colour)?.[1] ?? 1) === 1;

// The colour of the nearest element that has one which lets nothing through; none where all do.
function groundOf(element) {
  if (!element) return "";
  const { backgroundColor } = getComputedStyle(element);
  return isOpaque(backgroundColor) ? backgroundColor : groundOf(element.parentElement);
}

export function tellColoursAround(part) {
  const tell = () => {
    if (!part.isConnected) return;
    const letters = getComputedStyle(part.parentElement).color;
    part.dataset.around = lightnessOf(letters) > 0.5 ? "dark" : "light";
    part.style.setProperty("--ground", groundOf(part.parentElement));
  };
  const follow = () => {
    tell();
    // Again once the colours have faded into each other.
    const fading = document.getAnimations().filter(each => each instanceof CSSTransition).map(each => each.finished);
    Promise.allSettled(fading).then(tell);
  };
  const watch = new MutationObserver(() => part.isConnected ? follow() : watch.disconnect());
  for (const each of [document.documentElement, document.body]) watch.observe(each, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  follow();
}
