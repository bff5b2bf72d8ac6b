// "On this page": folded on phones, open where it stands beside the text.
export function openWhereWide(details) {
  const wide = matchMedia("(min-width: 64rem)");
  const show = () => { details.open = wide.matches; };
  wide.addEventListener("change", show);
  show();
}
