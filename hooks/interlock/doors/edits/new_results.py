"""`interlock new results`: starts a table of results, with a row for every promise that is measured."""

import csv
import io
from pathlib import Path

from interlock.definitions import Promise
from interlock.definitions.ids import LONGEST_ID, can_be_id, id_from
from interlock.doors.edits.handbook_files import refuse_where_unread
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import FileChange, change_files, exclusive, is_there
from interlock.sources.handbook import RESULTS_FOLDER
from interlock.sources.handbook_reader import read_handbook
from interlock.sources.tables.results_tables import OPTIONAL, REQUIRED


@exclusive("new")
def new_results(folder: Path, id: str, period: str) -> str:
    """Write the table and return a sentence with its path. `period`: what its rows begin with. Raises Refused."""
    if not can_be_id(id):
        better = id_from(id.removesuffix(".csv"))
        meant = f" Write `{better}`." if can_be_id(better) else ""
        raise Refused(
            f"`{id}` cannot be the name of a file: small letters, digits and single hyphens, at most {LONGEST_ID}.{meant}"
        )
    path = f"{RESULTS_FOLDER}/{id}.csv"
    if is_there(folder / path):
        raise Refused(f"{path} is there already. Add your rows to it, or choose another name.")
    handbook = read_handbook(folder)
    refuse_where_unread(handbook)
    measured = sorted(
        one.id for one in handbook.definitions.values() if isinstance(one, Promise) and one.measure and one.status == "published"
    )
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow((*REQUIRED, *OPTIONAL))
    writer.writerows((id, period, *[""] * (len(OPTIONAL) + 1)) for id in measured)
    change_files(folder, [FileChange(path, None, table.getvalue())])
    return (
        f"{path}: write the period and the value of each promise, and delete rows without figures. Then `interlock check {path}`."
    )
