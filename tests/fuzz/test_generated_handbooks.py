"""Handbooks generated from the models: sound ones are read as they were written, unsound ones end in findings."""

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions import KINDS
from interlock.exports import EXPORTS, schema
from interlock.site.checking import Checked
from tests.conftest import TODAY, examples, is_nightly
from tests.fuzz.definitions import Tree, handbooks, written
from tests.fuzz.handbooks import built_well, checked_well, handbook_of
from tests.fuzz.mutations import File, Mutations

# What a handbook whose values are as the models ask cannot have. Other faults come from what definitions say of each other.
OF_FORM = {
    *(
        "bad-date",
        "bad-encoding",
        "bad-quantity",
        "duplicate-key",
        "missing-field",
        "misplaced-file",
        "too-long",
        "unknown-field",
    ),
    *("unknown-language", "unknown-reference", "unsafe-markup", "unsafe-yaml", "wrong-kind", "wrong-type", "yaml-syntax"),
}


@examples(3)
@given(files=handbooks())
def test_a_sound_handbook_is_read_as_it_was_written(files: dict[str, Tree]) -> None:
    with handbook_of(written(files), alone=True) as folder:
        checked = checked_well(folder)
        assert [finding for finding in checked.errors if finding.rule in OF_FORM] == []
        for kind in KINDS:
            for path, tree in files.items():
                if path.startswith(f"{kind.folder}/"):
                    key = (kind.name, path.rpartition("/")[2].removesuffix(".yml"))
                    assert checked.handbook.definitions[key] == kind.model.model_validate(tree).with_key(*key)
        if is_nightly():
            _leaves_as_it_should(checked, files)


def _leaves_as_it_should(checked: Checked, files: dict[str, Tree]) -> None:
    """What tools read can be read, the schema takes every file, and the site is built."""
    for export in EXPORTS:
        for path, text in export.files(checked.catalog, TODAY).items():
            if path.endswith("json"):
                json.loads(text)
    from jsonschema import Draft202012Validator  # loads for seconds

    schemas = schema.kind_schemas(checked.catalog)
    for kind in KINDS:
        validator = Draft202012Validator(schemas[kind.name])
        for tree in (tree for path, tree in files.items() if path.startswith(f"{kind.folder}/")):
            assert [error.message for error in validator.iter_errors(tree)] == []
    built_well(checked)


@examples(6)
@given(files=handbooks(), seed=st.integers(0, 2**32))
def test_an_almost_sound_handbook_ends_in_findings(files: dict[str, Tree], seed: int) -> None:
    random = Random(seed)
    sound = [File(path, data) for path, data in written(files).items()]
    changed = Mutations(sound, random).of(random.choice(sound))
    with handbook_of({file.path: file.data for file in (*sound, changed)}, alone=True) as folder:
        checked = checked_well(folder)
        if is_nightly():
            built_well(checked)
