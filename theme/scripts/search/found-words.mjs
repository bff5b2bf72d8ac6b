// What the search says above its results: how many there are, and how the words were read.
export const mostShown = 30;

export const foundWords = number => `${number} found${number > mostShown ? `, the best ${mostShown} shown` : ""}.`;
// Says which words were taken for misspellings: "prison" may be one of "person", or what nobody wrote about.
export const readAs = corrected => (
  corrected.map(({ missing, instead }) => `No page has “${missing}”; we looked for “${instead}”. `).join(""));
// Says what the first page is not about: "solar panels" may be found, and a grant for them not.
export const lackingWords = unsaid => (unsaid.length ? `The first says nothing about ${unsaid.map(quoted).join(" or ")}. ` : "");
const longestQuoted = 80;
// A letter that was pasted is quoted by its beginning.
export const quoted = words => `“${words.length > longestQuoted ? `${words.slice(0, longestQuoted).trimEnd()} …` : words}”`;

// Why the full text is not searched. Without it nobody can say that there is no page.
const unread = {
  yet: "the full text is still being read",
  saved: "this device saves data, so the full text is not read",
  failed: "the full text could not be loaded",
};
export function nothingWords(query, missing) {
  if (missing) return `No name or summary has ${quoted(query)}; ${unread[missing]}.`;
  return `Nothing found for ${quoted(query)}: we have no page for this.`;
}
export function strayWords(query, number, missing) {
  const told = missing ? `No name or summary answers ${quoted(query)}; ${unread[missing]}.`
    : `We have no page for ${quoted(query)}.`;
  const shares = number === 1 ? "found that shares" : "found that share";
  return `${told} ${foundWords(number).replace("found", `${shares} a word with it`)}`;
}
