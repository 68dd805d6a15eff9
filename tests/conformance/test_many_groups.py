"""Many groups side by side: within the usual limit of open files, in bounded memory, on any executor."""

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest

from voikukkia_kit import Group, Pack, build_all, load

pytestmark = pytest.mark.conformance

EXAMPLE = Path(__file__).parents[2] / "examples" / "sjk-k27.yaml"
MANY = 1000
USUAL_LIMIT = 1024  # open files, of most systems
MOST_GROWTH_MEGABYTES = 60
ALONE = """
import json, resource, sys
from concurrent.futures import ProcessPoolExecutor
import attrs
from voikukkia_kit import Pack, build_all, load

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, ({limit}, {limit}))
    example = load(sys.argv[1])
    groups = [attrs.evolve(example, code=f"G-{{n}}", documents=("kutsu",)) for n in range(int(sys.argv[3]))]
    with ProcessPoolExecutor(2) as executor:
        results = build_all(groups, sys.argv[2], media=("page",), executor=executor)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([sum(isinstance(one, Pack) for one in results), most]))
"""


def built(folder: Path, count: int) -> tuple[int, int]:
    """Build so many groups in a program of its own; return how many packs there are, and its memory in megabytes."""
    program = ALONE.format(limit=USUAL_LIMIT)
    script = folder / "many.py"
    script.write_text(program, encoding="utf-8")
    command = [sys.executable, script, EXAMPLE, folder, str(count)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=1800)
    packs, most = json.loads(ran.stdout)
    return packs, most


def test_thousand_groups_need_neither_open_files_nor_memory_of_the_parent(tmp_path: Path) -> None:
    (tmp_path / "few").mkdir()
    (tmp_path / "many").mkdir()

    few, small = built(tmp_path / "few", 20)
    many, large = built(tmp_path / "many", MANY)

    assert (few, many) == (20, MANY)
    assert len(list((tmp_path / "many").glob("*/index.html"))) == MANY
    assert large - small <= MOST_GROWTH_MEGABYTES


@contextmanager
def dask() -> Iterator[Executor]:
    """Start two workers of dask.distributed on this machine."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
        Client(cluster) as client,
    ):
        yield client.get_executor(pure=False)


def groups(count: int) -> list[Group]:
    example = load(EXAMPLE)
    chosen = ("kutsu", "monisteet", "ohjelma")
    return [attrs.evolve(example, code=f"G-{number}", documents=chosen) for number in range(count)]


def hashes(folder: Path) -> dict[str, dict[str, str]]:
    told = {path.parent.name: json.loads(path.read_text()) for path in folder.glob("*/contents.json")}
    return {code: {name: file["sha256"] for name, file in one["files"].items()} for code, one in told.items()}


@pytest.mark.filterwarnings("ignore")  # what a cluster warns of as it starts and ends is not ours
def test_cluster_makes_the_bytes_that_a_pool_makes(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        build_all(groups(4), tmp_path / "pool", executor=pool)

    with dask() as executor:
        results = build_all(groups(4), tmp_path / "dask", executor=executor)

    assert [type(one) for one in results] == [Pack] * 4
    assert hashes(tmp_path / "dask") == hashes(tmp_path / "pool") != {}
