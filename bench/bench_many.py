"""Measures many groups side by side: prints ratios.

Run: python bench/bench_many.py

Twenty whole packs beside twenty times one pack; a thousand groups beside two hundred,
calendars and pages only, as cost per group; and, where it is installed, dask.distributed
beside the process pool.
"""

import tempfile
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import attrs

from voikukkia_kit import Group, build, build_all, load

EXAMPLE = Path(__file__).parents[1] / "examples" / "sjk-k27.yaml"
FEW, SOME, MANY = 20, 200, 1000


def groups(count: int) -> list[Group]:
    """Return so many groups that differ in their code and number to call."""
    example = load(EXAMPLE)
    return [attrs.evolve(example, code=f"G-{n}", contact=f"044 000 {n:04d}") for n in range(count)]


def seconds(count: int, executor: Executor, media: tuple[str, ...] | None = None) -> float:
    """Return how long so many packs take."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        build_all(groups(count), folder, media=media, executor=executor)
        return time.perf_counter() - start


def one() -> float:
    """Return how long one pack takes, with a pool of its own."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        with ProcessPoolExecutor(2) as executor:
            build(load(EXAMPLE), folder, executor=executor)
        return time.perf_counter() - start


def main() -> None:
    """Print the ratios."""
    alone = min(one() for _ in range(2))
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as executor:
        pool = seconds(FEW, executor)
    whole = time.perf_counter() - start
    print(f"{FEW} groups: {whole / (FEW * alone):.2f} of {FEW} x one pack (aim 0.60)")
    with ProcessPoolExecutor(2) as executor:
        seconds(2, executor, ("page",))
        some, many = seconds(SOME, executor, ("page",)), seconds(MANY, executor, ("page",))
    print(f"{MANY} groups, pages alone: {many / MANY / (some / SOME):.2f} of the cost per group of {SOME} (aim 1.1)")
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        return
    local = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with LocalCluster(**local) as cluster, Client(cluster) as client:
        dask = seconds(FEW, client.get_executor(pure=False))
    print(f"dask.distributed, {FEW} groups: {dask / pool:.2f} of the process pool (aim 1.15)")


if __name__ == "__main__":
    main()
