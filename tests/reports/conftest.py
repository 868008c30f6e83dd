"""The small book as judged, and golden files that are updated by a flag only."""

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation

from goodstanding.records.source import Folder
from goodstanding.reports.report import Report, build_report
from goodstanding.standing import assess

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "books" / "small"
AS_OF = date(2026, 6, 1)


class GoldenText(SingleFileSnapshotExtension):
    """One text file for each golden output, so that a review reads it as it is."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(TESTS / "golden" / "reports" / test_location.basename)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(GoldenText)


@pytest.fixture(scope="session")
def small() -> Report:
    source = Folder(SMALL)
    return build_report(assess(source, AS_OF), source)
