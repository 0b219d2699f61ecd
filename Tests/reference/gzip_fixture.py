"""Writes Tests/TextTests/Fixtures/made-up.gz for LineReaderTests.swift: made-up.txt as gzip in
two members, the first ending within a line, as `cat a.gz b.gz` or parallel packers make them.

Run from the repository root, after sentencepiece_golden.py:

    python Tests/reference/gzip_fixture.py
"""

import gzip
import pathlib

fixtures = pathlib.Path("Tests/TextTests/Fixtures")
text = (fixtures / "made-up.txt").read_bytes()
members = [gzip.compress(part, mtime=0) for part in (text[:7001], text[7001:])]
(fixtures / "made-up.gz").write_bytes(b"".join(members))
