// On this page: folded on a phone, open beside the text.
export function openWhereWide(details) {
  const wide = matchMedia("(min-width: 64rem)");
  const show = () => { details.open = wide.matches; };
  wide.addEventListener("change", show);
  show();
}
