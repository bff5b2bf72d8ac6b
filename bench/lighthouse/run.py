"""Lighthouse on five kinds of page of Larkfield's handbook, as a phone and as a desktop.

python bench/lighthouse/run.py [--runs 3]

Lighthouse simulates a slow phone (four times slower, 1.6 Mbit/s) and a desktop, on pages compressed as by a web server. Each
score is the median of the runs. The staff's handbook has all five kinds of page, the public's three of them.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(ROOT / "hooks")]

from served import served  # noqa: E402

from interlock.doors.cli import main as interlock  # noqa: E402

PAGES = {
    "home": "",
    "procedure": "procedures/report-a-missed-bin/",
    "promise": "promises/collect-bulky-waste/",
    "link": "chain/waste-crews/",
    "term": "glossary/customer/",
}
DEVICES: dict[str, list[str]] = {"phone": [], "desk": ["--preset=desktop"]}
CATEGORIES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Print the scores of all pages, and then what is below the required ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    print("                           performance  accessibility  best practices  SEO   largest paint  blocked   shift")
    below = [line for audience in ("staff", "public") for line in measured(audience, runs)]
    print("\n".join(below) or "Every score reaches its mark.")


def measured(audience: str, runs: int) -> list[str]:
    """Print the scores of one audience's pages. Returns those below the required score, with the reasons."""
    below: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        CliRunner().invoke(interlock, ["build", "--handbook", str(ROOT), "--audience", audience, "--out", folder])
        with served(site) as address:
            for name, path in PAGES.items():
                if (site / path / "index.html").is_file():
                    for device, options in DEVICES.items():
                        reports = [lighthouse(address + path, options) for _ in range(runs)]
                        print(row(f"{audience}, {name}, {device}", reports), flush=True)
                        below += [f"{audience}, {name}, {device}: {fault}" for fault in faults(reports)]
    return below


def lighthouse(address: str, options: list[str]) -> dict[str, Any]:
    """The report of Lighthouse on the page at an address."""
    chrome = next(filter(None, map(shutil.which, CHROMES)))
    command = [
        str(HERE / "node_modules/.bin/lighthouse"),
        address,
        *options,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, env={"CHROME_PATH": chrome, "PATH": "/usr/bin:/bin"}
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score(reports: list[dict[str, Any]], category: str) -> int:
    """The median score in a category, out of 100."""
    return round(100 * statistics.median(report["categories"][category]["score"] for report in reports))


def row(title: str, reports: list[dict[str, Any]]) -> str:
    """The scores of a page and the medians of what readers notice most, in a line of the table."""
    scores = [score(reports, category) for category in CATEGORIES]
    paint, blocked, shift = (
        statistics.median(report["audits"][audit]["numericValue"] for report in reports)
        for audit in ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    )
    return (
        f"{title:26} {scores[0]:11} {scores[1]:14} {scores[2]:15} {scores[3]:4} {paint:12.0f} ms {blocked:5.0f} ms {shift:7.3f}"
    )


def faults(reports: list[dict[str, Any]]) -> list[str]:
    """The audits that cost points in categories below the required score."""
    found = []
    for category, mark in CATEGORIES.items():
        if score(reports, category) < mark:
            for audit in reports[0]["categories"][category]["auditRefs"]:
                about = reports[0]["audits"][audit["id"]]
                if audit["weight"] and about["score"] is not None and about["score"] < 0.9:
                    found.append(f"{category}: {about['title']} {about.get('displayValue', '')}".strip())
    return found


if __name__ == "__main__":
    main()
