"""Handbooks generated from the models: sound ones are read as they were written, unsound ones end in findings."""

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from interlock.definitions import KINDS
from interlock.exports import EXPORTS, schema
from interlock.findings import Finding
from tests.conftest import TODAY, examples, is_nightly
from tests.fuzz.definitions import Tree, handbooks, written
from tests.fuzz.handbooks import built_well, checked_well, handbook_of
from tests.fuzz.mutations import File, Mutations

# What a handbook whose values are as the models ask cannot have. Other faults come from what definitions say of each other.
OF_FORM = {
    *("bad-date", "bad-encoding", "bad-quantity", "duplicate-key", "missing-field", "misplaced-file", "too-long", "unknown-field"),
    *("unknown-language", "unknown-reference", "unsafe-markup", "unsafe-yaml", "wrong-kind", "wrong-type", "yaml-syntax"),
}


@examples(6)
@given(files=handbooks())
def test_a_sound_handbook_is_read_as_it_was_written(files: dict[str, Tree]) -> None:
    with handbook_of(written(files), alone=True) as folder:
        checked = checked_well(folder)
        assert [finding for finding in checked.findings if _is_of_form(finding)] == []
        for kind in KINDS:
            read = {path: each for path, each in files.items() if path.startswith(f"{kind.folder}/")}
            for path, tree in read.items():
                id = path.rpartition("/")[2].removesuffix(".yml")
                expected = kind.model.model_validate(tree).with_key(kind.name, id)
                assert checked.handbook.definitions[kind.name, id] == expected
        schemas = schema.kind_schemas(checked.catalog)
        for export in EXPORTS:
            for path, text in export.files(checked.catalog, TODAY).items():
                assert text == text.encode().decode()
                if path.endswith("json"):
                    json.loads(text)
        if is_nightly():
            built_well(checked)


def _is_of_form(finding: Finding) -> bool:
    return finding.severity == "error" and finding.rule in OF_FORM
