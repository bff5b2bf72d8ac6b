// What the search says above its results: how many there are, and how the words were read.
export const mostShown = 30;

export const foundWords = number => `${number} found${number > mostShown ? `, the best ${mostShown} shown` : ""}.`;
// Says which words were taken for misspellings: "prison" may be one of "person", or what nobody wrote about.
export const readAs = corrected => (
  corrected.map(({ missing, instead }) => `No page has “${missing}”; we looked for “${instead}”. `).join(""));
// Says what the first page is not about: "solar panels" may be found, and a grant for them not.
export const lackingWords = unsaid => (unsaid.length ? `The first says nothing about ${unsaid.map(quoted).join(" or ")}. ` : "");
const quoted = word => `“${word}”`;
export function strayWords(query, number) {
  const shares = number === 1 ? "found that shares" : "found that share";
  return `We have no page for “${query}”. ${foundWords(number).replace("found", `${shares} a word with it`)}`;
}
