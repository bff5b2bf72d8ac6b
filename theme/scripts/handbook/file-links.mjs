// Under file:// no server adds index.html to an address that ends in "/", so links get it here.
export function followIntoFolders() {
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (link && isFolder(link)) link.pathname += "index.html";
  }, true);
}
export const isFolder = ({ protocol, pathname }) => protocol === "file:" && pathname.endsWith("/");
