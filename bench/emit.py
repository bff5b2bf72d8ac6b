"""Writes the made-up organisation as input for a peer, in the way its users would write it.

python bench/emit.py PEER N FOLDER        PEER: mkdocs zensical hugo needs

Cross-links that Interlock derives (who supports a promise, what a link owns) are written out for peers that cannot derive them,
so that every peer's pages have the same links. sphinx-needs derives them itself.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import Corpus, Record, make

FOLDERS = {
    "links": "chain",
    "customers": "customers",
    "services": "services",
    "promises": "promises",
    "procedures": "procedures",
    "contact_points": "contact-points",
    "lessons": "lessons",
    "terms": "glossary",
}

Reference = tuple[str, str]
Cell = str | Reference
Section = tuple[str, list[list[Cell]]]


def references(kind: str, record: Record) -> Iterator[tuple[str, str, str]]:
    """The references of a record: the heading on its own page, the other record's id, and the heading there."""
    match kind:
        case "links":
            yield from (("Relies on", other, "Relied on by") for other in record["relies_on"])
        case "services":
            yield "Owner", record["owner"], "Services"
            yield from (("For", customer, "Services") for customer in record["customers"])
        case "promises":
            yield "Made by", record["made_by"], "Promises"
            yield "Made to", record["made_to"][0], "Promises made to them"
            if record["service"]:
                yield "Service", record["service"], "Promises"
        case "procedures":
            yield "Owner", record["owner"], "Owns"
            yield "Service", record["service"], "Procedures"
            yield from (("Supports", promise, "Supported by") for promise in record["supports"])
            yield from (("Contact points", point, "Procedures here") for point in record["contact_points"])
        case "contact_points":
            yield "Staffed by", record["staffed_by"], "Staffs"
        case "lessons":
            yield "About", record["about"], "Lessons"
        case "terms":
            yield "Looked after by", record["owner"], "Words"
            yield from (("Related", term, "Related to") for term in (*record["related"], *record["broader"]))


def pages(corpus: Corpus) -> Iterator[tuple[str, Record, list[Section]]]:
    """Folder, record and sections of every page; a section is a heading with rows."""
    back: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind in FOLDERS:
        for record in corpus[kind]:
            for _, other, heading in references(kind, record):
                back[other][heading].add(record["id"])
            for step in record.get("steps", ()):
                back[step["by"]]["Does steps of"].add(record["id"])
    for kind, folder in FOLDERS.items():
        for record in corpus[kind]:
            named: dict[str, set[str]] = defaultdict(set)
            for heading, other, _ in references(kind, record):
                named[heading].add(other)
            sections = _tables(kind, record)
            for heading, ids in [*named.items(), *sorted(back[record["id"]].items())]:
                sections.append((heading, [[("ref", id)] for id in sorted(ids)]))
            yield folder, record, sections


def _tables(kind: str, record: Record) -> list[Section]:
    if kind == "promises":
        return [("The promise", [["Promise", "Target", "Within"], [record["wording"], f"{record['share']} %", record["within"]]])]
    if kind == "procedures":
        steps: list[list[Cell]] = [
            [step["does"], ("ref", step["by"]), step["within"].replace("working ", "")] for step in record["steps"]
        ]
        return [("Steps", [["Step", "By", "Within"], *steps])]
    return []


def places(corpus: Corpus) -> dict[str, tuple[str, str]]:
    """The folder and title of every record, by id."""
    return {record["id"]: (folder, record["title"]) for kind, folder in FOLDERS.items() for record in corpus[kind]}


def markdown(corpus: Corpus, out: Path, link: Callable[[str], str]) -> None:
    """A Markdown file for every record."""
    for folder, record, sections in pages(corpus):
        lines = ["---", f"title: {record['title']}", "---", f"# {record['title']}", "", f"**{record['summary']}**", ""]
        for text in record["text"]:
            lines += [text, ""]
        for heading, rows in sections:
            lines += [f"## {heading}", "", *_rows(rows, link), ""]
        _write(out / folder / f"{record['id']}.md", "\n".join(lines))


def _rows(rows: list[list[Cell]], link: Callable[[str], str]) -> Iterator[str]:
    def said(cell: Cell) -> str:
        return link(cell[1]) if isinstance(cell, tuple) else cell

    if rows and len(rows[0]) == 1:
        yield from (f"- {said(row[0])}" for row in rows)
        return
    for number, row in enumerate(rows):
        yield "| " + " | ".join(map(said, row)) + " |"
        if number == 0:
            yield "|" + " --- |" * len(row)


def mkdocs(corpus: Corpus, out: Path) -> None:
    """A site for MkDocs with Material, or for Zensical."""
    where = places(corpus)
    markdown(corpus, out / "docs", lambda id: f"[{where[id][1]}](../{where[id][0]}/{id}.md)")
    for kind, folder in FOLDERS.items():
        listed = "".join(f"- [{record['title']}]({record['id']}.md)\n" for record in corpus[kind])
        _write(out / "docs" / folder / "index.md", f"# {folder.capitalize()}\n\n{listed}")
    _write(out / "docs" / "index.md", "# Handbook\n")
    nav = "".join(f"  - {folder}: {folder}/index.md\n" for folder in FOLDERS.values())
    _write(
        out / "mkdocs.yml",
        "site_name: Handbook\nsite_url: https://example.org/\ntheme:\n  name: material\n  font: false\n"
        "  features: [navigation.indexes]\nmarkdown_extensions: [tables, admonition, attr_list]\n"
        f"nav:\n  - Home: index.md\n{nav}not_in_nav: |\n  *.md\nplugins: [search]\n",
    )


zensical = mkdocs


def hugo(corpus: Corpus, out: Path) -> None:
    """A site for Hugo with the smallest layouts that show the same, and an index for a search."""
    where = places(corpus)
    markdown(corpus, out / "content", lambda id: f'[{where[id][1]}]({{{{< relref "/{where[id][0]}/{id}.md" >}}}})')
    for folder in FOLDERS.values():
        _write(out / "content" / folder / "_index.md", f"---\ntitle: {folder}\n---\n")
    _write(
        out / "hugo.toml",
        "baseURL='https://example.org/'\ntitle='Handbook'\ndisableKinds=['taxonomy','term','RSS']\n"
        "[outputs]\nhome=['HTML','JSON']\n",
    )
    base = (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{.Title}}</title></head><body><header><nav>"
        "{{range site.Sections}}<a href='{{.RelPermalink}}'>{{.Title}}</a>{{end}}</nav></header>"
        "<main><nav>{{.TableOfContents}}</nav>"
    )
    listed = "<ul>{{range .Pages}}<li><a href='{{.RelPermalink}}'>{{.Title}}</a></li>{{end}}</ul>"
    layouts = out / "layouts" / "_default"
    _write(layouts / "single.html", base + "{{.Content}}</main></body></html>")
    _write(layouts / "list.html", f"{base}{listed}</main></body></html>")
    _write(
        layouts / "index.json",
        '[{{range $i,$p := site.RegularPages}}{{if $i}},{{end}}{"t":{{$p.Title|jsonify}},"u":{{$p.RelPermalink|jsonify}},'
        '"x":{{$p.Plain|jsonify}}}{{end}}]',
    )


def needs(corpus: Corpus, out: Path) -> None:
    """A project for Sphinx with sphinx-needs, which derives the back-references itself."""
    named = {kind: kind.replace("_", "").rstrip("s") for kind in FOLDERS}
    types = "".join(
        f"    dict(directive='{name}rec', title='{name}', prefix='', color='#fff', style='node'),\n" for name in named.values()
    )
    _write(
        out / "conf.py",
        "project='Handbook'\nextensions=['sphinx_needs']\nhtml_theme='alabaster'\n"
        f"needs_types=[\n{types}]\nneeds_id_regex=r'^[a-z0-9-]{{3,}}'\nneeds_build_json=False\n",
    )
    for kind, folder in FOLDERS.items():
        for record in corpus[kind]:
            _write(out / folder / f"{record['id']}.rst", _need(kind, f"{named[kind]}rec", record))
        listed = "".join(f"   {record['id']}\n" for record in corpus[kind])
        _write(out / folder / "index.rst", f"{folder}\n{'=' * len(folder)}\n\n.. toctree::\n   :maxdepth: 1\n\n{listed}")
    tree = "".join(f"   {folder}/index\n" for folder in FOLDERS.values())
    _write(out / "index.rst", f"Handbook\n========\n\n.. toctree::\n   :maxdepth: 1\n\n{tree}")


def _need(kind: str, directive: str, record: Record) -> str:
    ids = {other for _, other, _ in references(kind, record)} | {step["by"] for step in record.get("steps", ())}
    ids -= {record["id"]}
    lines = [record["title"], "=" * len(record["title"]), "", f".. {directive}:: {record['title']}", f"   :id: {record['id']}"]
    lines += [f"   :links: {', '.join(sorted(ids))}"] if ids else []
    lines += ["", f"   {record['summary']}", ""]
    for text in record["text"]:
        lines += [f"   {text}", ""]
    for _, rows in _tables(kind, record):
        lines += ["   .. list-table::", "      :header-rows: 1", ""]
        for row in rows:
            cells = [f":need:`{cell[1]}`" if isinstance(cell, tuple) else cell for cell in row]
            lines += [f"      * - {cells[0]}", *(f"        - {cell}" for cell in cells[1:])]
        lines.append("")
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


PEERS: dict[str, Callable[[Corpus, Path], None]] = {"mkdocs": mkdocs, "zensical": zensical, "hugo": hugo, "needs": needs}

if __name__ == "__main__":
    PEERS[sys.argv[1]](make(int(sys.argv[2])), Path(sys.argv[3]))
