"""The folder of a site: each file in it is whole, whatever happens while it is written."""

import os
from pathlib import Path

import pytest

from interlock.site.folder import Folder


@pytest.mark.parametrize("fault", [OSError("No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_alone(
    fault: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path)
    folder.write("about/index.html", "old")

    def fail(*paths: Path) -> None:
        raise fault

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(type(fault)):
        folder.write("about/index.html", "new")
    assert [(file.name, file.read_text()) for file in (tmp_path / "about").iterdir()] == [("index.html", "old")]
