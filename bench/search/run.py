"""Measures how well and how fast the search finds.

python bench/search/run.py [--sizes 300 3000 10000] [--practice] [--unseen]

Quality: the golden queries and those of the telephone are typed into Larkfield's handbook in Chromium. MRR is the mean of 1/rank of the first right page;
recall@n is the share of queries with a right page among the first n.

Speed: in made-up handbooks, with a cold cache, the time from the first letters, typed as the search opens, to the first result,
and the bytes loaded until then, compressed as by a web server. `x4` is the same with the processor slowed fourfold. "Letter" is
the time of one more letter.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(ROOT / "hooks")]

from corpus import make  # noqa: E402
from handbook import write  # noqa: E402
from served import served  # noqa: E402

from interlock.doors.cli import main as interlock  # noqa: E402

RUNS = 5
LETTERS = ["cu", "cus", "custo", "customer", "customer r", "custmer refund", "council tax refund"]

# Opens the search and types; returns how long the first result took, and the bytes loaded until then.
FIRST_RESULT = """async letters => {
  const field = document.querySelector("#search-text"), list = document.querySelector("#search-results");
  const shown = new Promise(done =>
    new MutationObserver(() => { if (list.children.length) done(performance.now()); }).observe(list, { childList: true }));
  const began = performance.now();
  document.querySelector("dialog#search").showModal();
  field.focus();
  field.value = letters;
  field.dispatchEvent(new Event("input"));
  const took = await shown - began, moved = performance.getEntriesByType("resource").filter(entry => entry.startTime >= began);
  return [took, moved.reduce((sum, entry) => sum + entry.transferSize, 0)];
}"""
ONE_MORE_LETTER = """letters => letters.map(typed => {
  const field = document.querySelector("#search-text"), began = performance.now();
  field.value = typed;
  field.dispatchEvent(new Event("input"));
  return performance.now() - began;
})"""
FOUND = """query => {
  const field = document.querySelector("#search-text");
  field.value = query;
  field.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#search-results a")].map(link => new URL(link.href).pathname.slice(1));
}"""


def build(handbook: Path, out: Path) -> None:
    """Build a site. Raises the exception of a build that fails."""
    done = CliRunner().invoke(interlock, ["build", "--handbook", str(handbook), "--out", str(out)])
    if done.exit_code:
        raise done.exception or SystemExit(done.output)


def finding(page: Page, golden: Path) -> None:
    """Print how well the queries of one file are answered, overall and by sort."""
    queries: list[dict[str, Any]] = yaml.safe_load(golden.read_text(encoding="utf-8"))
    ranks = [rank(page.evaluate(FOUND, query["query"]), query["pages"]) for query in queries]
    print(f"{golden.name}: {len(queries)} queries, {scores(ranks)}")
    for sort in Counter(query["sort"] for query in queries):
        print(f"  {sort:9} {scores([place for place, query in zip(ranks, queries, strict=True) if query['sort'] == sort])}")
    for place, query in zip(ranks, queries, strict=True):
        if place != 1:
            print(f"  {'not found' if place == 0 else f'place {place}'}: {query['query']}")


def rank(found: list[str], right: list[str]) -> int:
    """The rank of the first right page, from 1; 0 when there is none."""
    return next((place for place, path in enumerate(found, 1) if path in right), 0)


def scores(ranks: list[int]) -> str:
    """MRR, recall@1 and recall@3 of queries by the ranks of their first right pages, as text."""
    mrr = statistics.fmean(1 / place if place else 0 for place in ranks)
    first, third = (statistics.fmean(0 < place <= most for place in ranks) for most in (1, 3))
    return f"MRR {mrr:.3f}  recall@1 {first:.3f}  recall@3 {third:.3f}"


def find_all(browser: Browser, folder: Path, files: list[Path]) -> None:
    """Type the queries of all files into Larkfield's handbook, and print how well they are answered."""
    site = folder / "larkfield"
    build(ROOT, site)
    with served(site) as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(FIRST_RESULT, "council")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(2000)
        for golden in files:
            finding(page, golden)


def speed(browser: Browser, folder: Path, size: int) -> None:
    """Print the time and bytes to the first result in a handbook of `size` definitions."""
    site = folder / f"site-{size}"
    write(make(size), folder / f"handbook-{size}")
    build(folder / f"handbook-{size}", site)
    with served(site) as address:
        for slowed in (1, 4):
            runs = [first_result(browser, address, slowed) for _ in range(RUNS)]
            first, worked, moved, letter = (statistics.median(values) for values in zip(*runs, strict=True))
            times = f"first result {first:5.0f} ms (work {worked:4.0f} ms), letter {letter:4.0f} ms"
            print(f"{size:6} definitions x{slowed}: {times}, {moved / 1024:4.0f} KB moved", flush=True)


def first_result(browser: Browser, address: str, slowed: int) -> tuple[float, float, float, float]:
    """Milliseconds to the first result, of which script time; bytes loaded; and milliseconds of the slowest further letter."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    devtools.send("Performance.enable")
    before = thread_time(devtools)
    first, moved = page.evaluate(FIRST_RESULT, LETTERS[0])
    worked = thread_time(devtools) - before
    letter: float = max(page.evaluate(ONE_MORE_LETTER, LETTERS))
    context.close()
    return first, worked, moved, letter


def thread_time(devtools: CDPSession) -> float:
    """Milliseconds that the page's main thread has been busy."""
    metrics = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ThreadTime"]) * 1000


def main() -> None:
    """Measure quality, then speed at each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[300, 3000, 10000])
    options.add_argument("--practice", action="store_true", help="ask practice.yml too, by which the search was tuned")
    options.add_argument("--unseen", action="store_true", help="ask golden-unseen.yml too, which nobody looks at while tuning")
    chosen = options.parse_args()
    more = {"practice.yml": chosen.practice, "golden-unseen.yml": chosen.unseen}
    files = [HERE / "golden.yml", HERE / "phone.yml", *(HERE / name for name, is_asked in more.items() if is_asked)]
    folder = Path(tempfile.mkdtemp(prefix="search-bench-"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            find_all(browser, folder, files)
            for size in chosen.sizes:
                speed(browser, folder, size)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
