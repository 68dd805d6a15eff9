"""What every test may use: golden files, the examples' packs, and one way for hypothesis to look for examples."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import pytest

from voikukkia_kit import Pack, build_all, load
from voikukkia_kit.media import apart

EXAMPLES = Path(__file__).parents[1] / "examples"

# Deadlines measure the machine and not the code. In CI the examples are the same in every run.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


class Golden(Protocol):
    """Compare what a test made with a golden file."""

    def __call__(self, name: str, made: str | bytes) -> None: ...


class GoldenFiles:
    """The golden files of a run: which were compared, and which nobody asked for.

    Unused files are looked for when every test of the suite was collected and
    none failed: a part of the suite says nothing about the files of the rest.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.update: bool = config.getoption("update_golden")
        whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
        self.whole = whole and not config.getoption("lf", default=False)
        self.tests = [config.rootpath / path for path in config.getini("testpaths")]
        self.used: set[Path] = set()
        self.unused: list[Path] = []

    def compare(self, path: Path, made: str | bytes) -> None:
        content = made.encode() if isinstance(made, str) else made
        self.used.add(path)
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        if not path.is_file():
            pytest.fail(f"{path} is not there. Make it with --update-golden and read it before committing.")
        expected = path.read_bytes()
        if isinstance(made, str):
            assert made == expected.decode()
        else:
            assert made == expected

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        if any("golden" in getattr(item, "fixturenames", ()) for item in items):
            self.whole = False

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what one of several processes saw; one that broke down saw not all."""
        whole, used = getattr(node, "workeroutput", {}).get("golden", (False, ()))
        self.whole = self.whole and whole
        self.used.update(map(Path, used))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output = getattr(session.config, "workeroutput", None)
        if output is not None:  # one of several processes: the one that started them judges
            output["golden"] = (self.whole, sorted(map(str, self.used)))
            return
        if not self.whole or session.testsfailed or session.shouldstop or session.config.option.collectonly:
            return
        lying = {file for root in self.tests for file in root.rglob("golden/*") if file.is_file()}
        self.unused = sorted(lying - self.used)
        if self.unused and self.update:
            for file in self.unused:
                file.unlink()
        elif self.unused:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        done = "removed" if self.update else "remove them, or --update-golden does"
        for file in self.unused:
            terminalreporter.write_line(f"golden file that no test uses ({done}): {file}", red=True)


class NoSkips:
    """Fails a run that skipped a test: where everything is installed, a skip hides something."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for name in self.skipped:
            terminalreporter.write_line(f"skipped, and nothing may be: {name}", red=True)


FILES = pytest.StashKey[GoldenFiles]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("voikukkia-kit")
    group.addoption("--update-golden", action="store_true", help="write golden files anew")
    group.addoption("--no-skips", action="store_true", help="fail when a test was skipped")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "conformance: other people's programs judge what the kit writes")
    config.stash[FILES] = GoldenFiles(config)
    config.pluginmanager.register(config.stash[FILES])
    if config.getoption("no_skips"):
        config.pluginmanager.register(NoSkips())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return what compares text or bytes with the file of that name in `golden/` beside the test."""
    files = request.config.stash[FILES]
    folder = request.path.parent / "golden"

    def compare(name: str, made: str | bytes) -> None:
        files.compare(folder / name, made)

    return compare


@pytest.fixture(scope="session", autouse=True)
def other_process_ends() -> Iterator[None]:
    """End the process of foreign templates while what it covered still counts."""
    yield
    apart.close()


@pytest.fixture(scope="session")
def example_packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folders of both examples' packs by the group's code, built once; no test writes into them."""
    groups = [load(path) for path in sorted(EXAMPLES.glob("*.yaml"))]
    with ProcessPoolExecutor() as executor:
        packs = build_all(groups, tmp_path_factory.mktemp("examples"), executor=executor)
    return {pack.code: pack.folder for pack in packs if isinstance(pack, Pack)}
