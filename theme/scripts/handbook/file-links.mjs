// From a folder there is no server that knows what stands at an address ending in "/".
export function followIntoFolders() {
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    if (link && isFolder(link)) link.pathname += "index.html";
  }, true);
}
export const isFolder = ({ protocol, pathname }) => protocol === "file:" && pathname.endsWith("/");
