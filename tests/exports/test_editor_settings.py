"""The project's settings for VS Code: the schema for each folder."""

import json

from interlock.exports import schema
from interlock.site import checking
from tests.conftest import ROOT, TINY, TODAY

SETTINGS = ROOT / ".vscode/settings.json"


def test_vscode_has_a_schema_for_every_kind() -> None:
    exported = json.loads(schema.files(checking.check(TINY, TODAY).catalog)["vscode-settings.json"])
    assert json.loads(SETTINGS.read_text())["yaml.schemas"] == exported["yaml.schemas"]
