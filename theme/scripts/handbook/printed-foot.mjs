// Print: repeats the page's title, address and date at the foot of every sheet instead of only on the last.
export function printAddressAtTheFoot(address) {
  const beyondTheSheet = document.querySelector("[data-sheet]") ? "All of it: " : "";
  const words = footWords(document.querySelector("h1").textContent, beyondTheSheet + address.textContent);
  document.documentElement.style.setProperty("--printed", JSON.stringify(words));
  address.remove();
}
// The date behind the last comma stays on one line.
export function footWords(title, address) {
  const stop = /[.?!…]$/.test(title) ? "" : ".";
  return `${title}${stop} ${address}`.replace(/\s+/g, " ").replace(/(?<=,[^,]*\S) (?=[^,]*$)/g, "\u00a0");
}
