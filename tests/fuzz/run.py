"""Fuzzes one target for a time: `python tests/fuzz/run.py TARGET SECONDS`.

Atheris looks for inputs that reach new code, from `corpus/TARGET` on. What it
finds lies in `build/fuzz/TARGET`; a fault ends the run, and the input that shows
it is named. `--keep` puts what reaches most of the code with few inputs into
`corpus/TARGET`, where `make test` runs it for ever after.
"""

import resource
import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
with atheris.instrument_imports(include=["voikukkia_kit", "jinja2"]):
    from targets import TARGETS, words

SMALL = 2048  # bytes: what is found has to be read by people
MEMORY = 2 << 30


def main() -> None:
    """Fuzz, or keep what an earlier run found."""
    name, seconds, *options = sys.argv[1:]
    corpus, found = HERE / "corpus" / name, HERE.parents[1] / "build" / "fuzz" / name
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    words_file = found.parent / f"{name}.dict"
    words_file.write_text("".join(f'"{word}"\n' for word in words(name)))
    told = [f"-dict={words_file}", f"-max_len={SMALL}", "-timeout=20", f"-artifact_prefix={found.parent}/{name}-"]
    wanted = [*told, "-merge=1", corpus, found] if options else [*told, f"-max_total_time={seconds}", found, corpus]
    atheris.Setup([sys.argv[0], *map(str, wanted)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
