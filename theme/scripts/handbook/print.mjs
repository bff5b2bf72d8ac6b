// Print: <button data-print> on pages that are made for paper.
export function printPage(button) { button.addEventListener("click", () => print()); }
