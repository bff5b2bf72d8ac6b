// Under file:// no server adds index.html to an address that ends in "/", so links get it here.
export function followIntoFolders() {
  for (const way of ["click", "auxclick", "contextmenu", "dragstart"]) document.addEventListener(way, nameFile, true);
}
// The link may be one of a picture, which has no `pathname`.
function nameFile({ target }) {
  const link = target.closest?.("a[href]"), file = document.createElement("a");
  if (!link) return;
  file.href = link.getAttribute("href");
  if (!isFolder(file)) return;
  file.pathname += "index.html";
  link.setAttribute("href", file.href);
}
export const isFolder = ({ protocol, pathname }) => protocol === "file:" && pathname.endsWith("/");
