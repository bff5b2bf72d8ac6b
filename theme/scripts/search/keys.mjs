// What keys mean in the field of the search.

export const steps = { ArrowDown: 1, ArrowUp: -1 };

// The index an arrow key selects: wraps around the list; from none (-1) to the first or the last.
export const nextPlace = (chosen, step, length) => (chosen + step + (chosen < 0 && step < 0 ? 1 : 0) + length) % length;

// Whether a key belongs to an input method, which chooses letters with it; Safari says so of Enter by the code alone.
export const isComposing = ({ isComposing, keyCode }) => isComposing || keyCode === 229;
