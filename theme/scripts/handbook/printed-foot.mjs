// Print: repeats the page's title, address and date at the foot of every sheet instead of only on the last.
export function printAddressAtTheFoot(address) {
  const words = footWords(document.querySelector("h1").textContent, address.textContent);
  document.documentElement.style.setProperty("--printed", JSON.stringify(words));
  address.remove();
}
export const footWords = (title, address) => `${title}. ${address}`.replace(/\s+/g, " ");
