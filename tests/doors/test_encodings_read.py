"""In which encoding a file of other programs was written, told from its bytes."""

from interlock.doors.edits.importing.other_encodings import from_windows


def test_bytes_that_windows_never_writes_stay_as_they_are() -> None:
    assert from_windows(b"caf\x81") == (b"caf\x81", "")
    text, told = from_windows(b"caf\xe9 pass")
    assert text == "café pass".encode() and "caf\N{LATIN SMALL LETTER E WITH ACUTE}" in told
