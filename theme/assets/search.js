// The search: <dialog id="search"> on every page; on /search/ its content moves into #search-page. Nothing is fetched before a
// person turns to it; then scripts are, so that a folder will do as well as a server. <html data-root="../../"> leads to the
// site's root, data-ask on the dialog to the form that asks for what is missing.
"use strict";

window.handbookSearch = (() => {
  const root = document.documentElement.dataset.root ?? "", mostShown = 30, screenful = 8;
  // In this order: they are fetched side by side and run one after the other.
  const scripts = ["vendor/stemmer.js", "search-words.js", "search-spelling.js", "search-index.js", "search-engine.js", "search-rows.js", "search-catalogue.js"];
  const arrived = [], search = { texts: (...lines) => arrived.push(lines), element, address };      // what the fetched scripts speak to
  let engine, rows, loading;

  const fetched = file => new Promise((done, fail) => {
    document.head.append(Object.assign(document.createElement("script"), { src: `${root}assets/${file}`, async: false, onload: done, onerror: fail }));
  });
  const load = () => loading ??= start().catch(() => { loading = null; box.failed(); });
  async function start() {
    await Promise.all(scripts.map(fetched));
    const made = search.engine(search.catalogue);
    await made.ready;
    [engine, rows] = [made, search.rows(made)];
    box.show();
    refine();
  }
  async function refine() {                                         // the full text, after the first results
    if (navigator.connection?.saveData) return;
    for (let file = 1; file <= search.catalogue.texts.length; file++) {
      await fetched(`search-text-${file}.js`);
      await engine.addTexts(...arrived.pop());
    }
    box.refresh();
  }

  function address(path) { return root + (location.protocol === "file:" ? `${path}index.html` : path) || "./"; }
  function give(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
  function element(tag, attributes = {}, ...children) {
    const made = give(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  }
  const button = (words, does) => { const made = element("button", { type: "button" }, words); made.addEventListener("click", does); return made; };

  const recent = {
    all: () => keptAs("recent", list => Array.isArray(list) && list.every(isText)) ?? [],
    add: query => kept.set("recent", JSON.stringify([query, ...recent.all().filter(other => other !== query)].slice(0, 6))),
    forget: () => kept.set("recent", ""),
  };

  function searchBox(box, asks) {
    const [field, narrow, count, list] = ["[name=q]", ".search-narrow", ".search-count", ".search-results"].map(part => box.querySelector(part));
    const dialog = box.closest("dialog"), more = element("div", { class: "search-more" }), hint = count.textContent;
    // What results can be narrowed to: what a record says under that name.
    const choosers = { label: chooser("kind"), team: chooser("team"), service: chooser("service") };
    let options = [], chosen = -1;
    list.after(more);
    narrow.append(...Object.values(choosers));
    give(list, { role: "listbox" });
    give(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

    function chooser(name) {
      const select = element("select", { "aria-label": name[0].toUpperCase() + name.slice(1), "data-name": name, hidden: "" });
      select.addEventListener("change", show);
      return select;
    }
    // Offers what there is among more than a screenful of results.
    function offer(select, values) {
      const before = select.value, counts = new Map();
      for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      const there = [...counts].sort(([one], [other]) => one.localeCompare(other));
      select.replaceChildren(element("option", { value: "" }, `Any ${select.dataset.name}`), ...there.map(([value, times]) => element("option", { value }, `${value} (${times})`)));
      select.value = counts.has(before) ? before : "";
      select.hidden = (values.length <= screenful || counts.size < 2) && !select.value;
    }
    function anything() {
      for (const select of Object.values(choosers)) select.value = "";
      show();
    }
    function fill(links, words, ...beneath) {
      options = links;
      choose(-1);
      list.replaceChildren(...links.map((link, place) => element("li", { role: "none" },
        give(link, { role: "option", id: `${list.id}-${place}`, tabindex: "-1", "aria-selected": "false" }))));
      list.scrollTop = 0;
      field.setAttribute("aria-expanded", String(links.length > 0));
      more.replaceChildren(...beneath);
      count.textContent = words;
    }
    function choose(place) {
      options[chosen]?.setAttribute("aria-selected", "false");
      chosen = place;
      options[chosen]?.setAttribute("aria-selected", "true");
      options[chosen]?.scrollIntoView({ block: "nearest" });
      give(field, { "aria-activedescendant": options[chosen]?.id ?? "" });
    }
    function type(words) {
      field.value = words;
      field.focus();
      show();
    }

    function show() {
      const query = field.value.trim();
      if (query.length < 2) return showRecent();
      if (!engine) { count.textContent = "Loading the search …"; return load(); }
      const found = engine.find(field.value.trimStart());
      for (const [name, select] of Object.entries(choosers)) offer(select, found.map(({ record }) => record[name]));
      const wanted = found.filter(({ record }) => Object.entries(choosers).every(([name, { value }]) => !value || record[name] === value));
      if (!wanted.length) return showNothing(query, found.length);
      fill(wanted.slice(0, mostShown).map(rows.row), `${wanted.length} found${wanted.length > mostShown ? `, the best ${mostShown} shown` : ""}.`);
    }
    function showRecent() {
      for (const select of Object.values(choosers)) select.hidden = true;
      const links = recent.all().map(query => element("a", { href: `${address("search/")}?q=${encodeURIComponent(query)}`, "data-again": query }, element("small", {}, "Searched before"), element("strong", {}, query)));
      fill(links, hint, ...(links.length ? [button("Forget these searches", () => { recent.forget(); type(""); })] : []));
    }
    function showNothing(query, elsewhere) {
      const near = elsewhere ? [] : engine.nearest(query);
      const ways = [element("a", { href: address("a-z/") }, "Look in the A–Z"), ...(asks ? [element("a", { href: asks }, "Ask for it to be added")] : [])];
      fill([], elsewhere ? `Nothing here for “${query}”, but ${elsewhere} elsewhere.` : `Nothing found for “${query}”.`,
        ...(elsewhere ? [element("p", {}, button(`Show all ${elsewhere}`, anything))] : []),
        ...(near.length ? [element("p", {}, "Nearest words: ", ...near.flatMap(word => [button(word, () => type(word)), " "]))] : []),
        element("p", {}, ...ways.flatMap(way => [way, " "])));
    }

    const steps = { ArrowDown: 1, ArrowUp: -1 };
    field.addEventListener("keydown", event => {
      if (event.key in steps && options.length) {
        event.preventDefault();
        choose((chosen + steps[event.key] + (chosen < 0 && steps[event.key] < 0 ? 1 : 0) + options.length) % options.length);
      } else if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        (options[chosen] ?? (field.value.trim() && options[0]))?.click();
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
    field.addEventListener("focus", load);
    field.addEventListener("input", show);
    field.form?.addEventListener("submit", event => event.preventDefault());
    if (dialog) new MutationObserver(() => { if (dialog.open) show(); }).observe(dialog, { attributeFilter: ["open"] });
    else startPage();

    // The page /search/?q=…
    function startPage() {
      field.value = new URLSearchParams(location.search).get("q") ?? "";
      field.addEventListener("input", () => { try { history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`); } catch { /* not from a folder */ } });
      document.addEventListener("keydown", event => {
        if (event.key === "/" && !event.target.closest("input, textarea, select")) { event.preventDefault(); field.select(); }
      });
      show();
    }
    return {
      show: () => { if (field.value) show(); },
      refresh: () => { if (chosen < 0 && field.value.trim().length > 1 && (!dialog || dialog.open)) show(); },
      failed: () => fill([], "The search could not be loaded.", element("a", { href: address("a-z/") }, "Look in the A–Z")),
    };
  }

  const dialog = document.querySelector("dialog#search"), page = document.getElementById("search-page");
  if (page) {
    page.replaceChildren(...dialog.childNodes);
    page.querySelector("[data-search-close]").remove();
    dialog.remove();
  }
  const box = searchBox(page ?? dialog, dialog.dataset.ask);
  return search;
})();
