"""Fuzzes one target for a time: `python tests/fuzz/run.py TARGET SECONDS`.

Atheris looks for inputs that reach new code, from `corpus/TARGET` on. What it
finds lies in `build/fuzz/TARGET`; a fault ends the run, and the input that shows
it is named. `python tests/fuzz/run.py TARGET keep` takes the shortest input for each
kind of refusal into `corpus/TARGET`, where `make test` runs it for ever after.
"""

import re
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
    name, seconds = sys.argv[1:]
    corpus, found = HERE / "corpus" / name, HERE.parents[1] / "build" / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    if seconds == "keep":
        keep(name, found, corpus)
        return
    words_file = found.parent / f"{name}.dict"
    words_file.write_text("".join(f'"{word}"\n' for word in words(name)))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    told = [f"-dict={words_file}", f"-max_len={SMALL}", "-timeout=20", f"-artifact_prefix={found.parent}/{name}-"]
    atheris.Setup([sys.argv[0], *told, f"-max_total_time={seconds}", str(found), str(corpus)], TARGETS[name])
    atheris.Fuzz()


def keep(name: str, found: Path, corpus: Path) -> None:
    """Put into the corpus the shortest input for each kind of refusal that none in it stands for."""
    known = {kind for path in corpus.iterdir() for kind in TARGETS[name](path.read_bytes())}
    for path in sorted(found.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
        if new := sorted(TARGETS[name](path.read_bytes()) - known):
            known.update(new)
            (corpus / re.sub("[^A-Za-z0-9-]+", "-", new[0])).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
