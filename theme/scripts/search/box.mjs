// The search field and its results: in the dialog of every page, and on /search/?q=… or /search/?find=…
import { address } from "../handbook/page.mjs";
import { whenTurnedToSearch } from "../handbook/turning-to-search.mjs";
import { button, element, give } from "./elements.mjs";
import { isComposing, nextPlace, steps } from "./keys.mjs";
import { narrowing } from "./narrowing.mjs";
import { recent } from "./recent.mjs";

// Material opens its own search over every page whose address has a `q`.
const inAnother = () => !("root" in document.documentElement.dataset);
const asked = query => `?${inAnother() ? "find" : "q"}=${encodeURIComponent(query)}`;
const firstWordSign = "\u2e80";                    // from here on one character may be a word, as in Chinese

// `asks` is the address of the form to ask for a missing page; `load` loads the engine, which ends in `answerWith`.
export function searchBox(box, asks, load) {
  const within = selector => box.querySelector(selector);
  const field = within("[name=q]"), count = within(".search-count"), list = within(".search-results");
  const dialog = box.closest("dialog"), more = element("div", { class: "search-more" }), hint = count.textContent;
  const narrowed = narrowing(within(".search-narrow"), { label: "kind", team: "team", service: "service" }, show);
  let engine, rows, words, options = [], chosen = -1, isPointedAt = false, isLate = false, isAwaited = false, missing = "yet";
  list.after(more);
  give(list, { role: "listbox" });
  give(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  function fill(links, told, ...beneath) {
    options = links;
    isPointedAt = isLate = false;
    choose(-1);
    list.replaceChildren(...links.map((link, place) => element("li", { role: "none" },
      give(link, { role: "option", id: `${list.id}-${place}`, tabindex: "-1", "aria-selected": "false" }))));
    list.scrollTop = box.scrollTop = 0;                // in a low window all of the search scrolls
    field.setAttribute("aria-expanded", String(links.length > 0));
    more.replaceChildren(...beneath);
    count.textContent = told;
  }
  function choose(place) {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    options[chosen]?.setAttribute("aria-selected", "true");
    options[chosen]?.scrollIntoView({ block: "nearest" });
    give(field, { "aria-activedescendant": options[chosen]?.id ?? "" });
  }
  // When the full text has come, or it is known why it does not: not while somebody points at a result, or has turned to what
  // stands beneath, and is about to choose it, nor, as a finger points at nothing, where the results are scrolled.
  function refresh(why = "") {
    missing = why;
    isLate = isPointedAt || isScrolled() || more.contains(document.activeElement);
    if (chosen < 0 && !isLate && field.value.trim().length > 1 && (!dialog || dialog.open)) show();
  }
  function showLate() {
    isPointedAt = false;
    if (isLate && !isScrolled()) refresh(missing);
  }
  function isScrolled() { return Boolean(list.scrollTop || box.scrollTop || (!dialog && scrollY)); }
  // The result that is chosen, else the first; an earlier search only where it is chosen.
  function openFirst() {
    (options[chosen] ?? options.find(link => !link.dataset.again))?.click();
  }
  function showAll() {
    narrowed.clear();
    field.focus();
    show();
  }
  function type(query) {
    isAwaited = false;
    field.value = query;
    field.focus();
    show();
  }

  function show() {
    const query = field.value.trim();
    if (query.length < 2 && query < firstWordSign) return showRecent();
    if (!engine) { fill([], "Loading the search …"); return load(); }
    const found = engine.find(field.value.trimStart());
    narrowed.offer(found.map(({ record }) => record));
    const wanted = found.filter(({ record }) => narrowed.keeps(record));
    if (!wanted.length) return showNothing(query, found.length);
    const isAnswered = engine.isAnswered(query, found);
    const told = isAnswered ? words.readAs(engine.corrected(query, found)) + words.lackingWords(engine.unsaid(query, found))
      + words.foundWords(wanted.length) : words.strayWords(query, wanted.length, missing);
    fill(wanted.slice(0, words.mostShown).map(rows.row), told, ...(isAnswered ? [] : words.waysOn(engine, query, asks, type)));
  }
  function showRecent() {
    narrowed.hide();
    const links = recent.all().map(query => {
      const href = `${address("search/")}${asked(query)}`;
      return element("a", { href, "data-again": query }, element("small", {}, "Searched before"), element("strong", {}, query));
    });
    fill(links, hint, ...(links.length ? [button("Forget these searches", () => { recent.forget(); type(""); })] : []));
  }
  function showNothing(query, elsewhere) {
    fill([],
      elsewhere ? `Nothing here for ${words.quoted(query)}, but ${elsewhere} elsewhere.` : words.nothingWords(query, missing),
      ...(elsewhere ? [element("p", {}, button(elsewhere === 1 ? "Show it" : `Show all ${elsewhere}`, showAll))] : []),
      ...words.waysOn(engine, elsewhere ? "" : query, asks, type));
  }
  field.addEventListener("keydown", event => {
    if (isComposing(event)) return;
    if (event.key in steps && options.length) {
      event.preventDefault();
      choose(nextPlace(chosen, steps[event.key], options.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      isAwaited = !engine;
      openFirst();
    } else if (event.key === "Escape" && dialog) {
      event.preventDefault();
      dialog.close();
    }
  });
  list.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (!link) return;
    if (link.dataset.again) { event.preventDefault(); return type(link.dataset.again); }
    recent.add(field.value.trim());
    dialog?.close();
  });
  for (const part of [list, more]) {
    part.addEventListener("pointermove", () => { isPointedAt = true; });
    for (const leaving of ["pointerleave", "focusout"]) part.addEventListener(leaving, showLate);
  }
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { isAwaited = false; show(); });
  field.form?.addEventListener("submit", event => event.preventDefault());
  if (dialog) new MutationObserver(openedOrClosed).observe(dialog, { attributeFilter: ["open"] });
  else startPage();

  function openedOrClosed() {
    if (dialog.open) return show();
    isAwaited = false;
    narrowed.clear();                                // the next search is about something else
  }

  function startPage() {
    const query = new URLSearchParams(location.search);
    field.value = query.get("find") ?? query.get("q") ?? "";
    field.addEventListener("input", () => {
      try { history.replaceState(null, "", asked(field.value)); } catch { /* not from a folder */ }
    });
    whenTurnedToSearch(() => { field.focus(); field.select(); });
    show();
    if (inAnother() && !field.value) field.focus();    // there a door to the search leads here, and opens no dialog
  }
  return {
    answerWith(finds, shows, tells) {
      [engine, rows, words] = [finds, shows, tells];
      if (field.value) show();
      if (isAwaited && (!dialog || dialog.open)) openFirst();    // Enter was pressed while the search was loading
    },
    refresh,
    failed() {
      isAwaited = false;
      fill([], "The search could not be loaded.", element("a", { href: address("a-z/") }, "Look in the A–Z"));
    },
  };
}
