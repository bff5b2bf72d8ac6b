// The ground on which our part stands, and whether it is dark. A theme that we know nothing of may not tell the browser so, by
// `color-scheme`: then our dark letters would stand on its dark ground.
export const isBright = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue > 127;

// However a theme wrote it: a canvas understands every colour.
function redGreenBlue(colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data;
}

// The colour of the nearest element that has one which lets nothing through; none where all do.
function groundOf(element) {
  if (!element) return "";
  const { backgroundColor } = getComputedStyle(element);
  return redGreenBlue(backgroundColor)[3] === 255 ? backgroundColor : groundOf(element.parentElement);
}

export function tellColoursAround(part) {
  const tell = () => {
    if (!part.isConnected) return;
    const letters = getComputedStyle(part.parentElement).color;
    part.dataset.around = isBright(redGreenBlue(letters)) ? "dark" : "light";
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
