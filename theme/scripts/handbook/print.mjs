// Print: <button data-print> on pages that are made to be printed.
export function printPage(button) { button.addEventListener("click", () => print()); }
