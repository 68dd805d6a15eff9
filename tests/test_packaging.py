"""What strangers get: the wheel, its metadata, and the locked dependencies."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "sjk-k27.yaml"
CLOSED_PROXY = "http://127.0.0.1:9"


def program(name: str) -> str:
    """Return the path of a program, the one beside this Python before any other."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    assert found, f"{name} is needed. make test installs it."
    return found


def files_below(folder: Path, start: str) -> set[str]:
    return {
        f"{start}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def without_network() -> list[str]:
    """Return what to put before a command so that it meets no network; nothing where that is not allowed."""
    unshare = shutil.which("unshare")
    command = [unshare, "--map-root-user", "--net"] if unshare else []
    allowed = command and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
    return command if allowed else []


def run_offline(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with a bare environment and the network closed."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), CLOSED_PROXY),
    }
    return subprocess.run(
        [*without_network(), *command],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=240,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([program("uv"), "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of programs where only the wheel and the locked dependencies are installed."""
    environment = tmp_path_factory.mktemp("away") / "env"
    uv = program("uv")
    # The lock first: the wheel then finds all it needs and asks no registry for anything newer.
    subprocess.run(
        [uv, "sync", "--quiet", "--frozen", "--no-install-project", "--python", sys.executable],
        cwd=ROOT,
        env={**os.environ, "UV_PROJECT_ENVIRONMENT": str(environment)},
        check=True,
    )
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    subprocess.run([uv, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel], check=True)
    subprocess.run([uv, "pip", "check", "--quiet", "--python", python], check=True)
    return programs


def test_wheel_holds_what_lies_on_disk(wheel: Path) -> None:
    on_disk = files_below(ROOT / "src" / "voikukkia_kit", "voikukkia_kit")
    on_disk |= files_below(ROOT / "templates", "voikukkia_kit/templates")
    on_disk |= files_below(ROOT / "examples", "voikukkia_kit/examples")
    on_disk |= files_below(ROOT / "docs", "voikukkia_kit/docs")

    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert packed == on_disk
    assert {"voikukkia_kit/py.typed", "voikukkia_kit/templates/sessions/voikukkia/programme.yaml"} <= packed


def test_wheel_holds_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {name.partition("/licenses/")[2] for name in archive.namelist() if "/licenses/" in name}

    assert licences == {"LICENSE", "LICENSE-TEXTS", "templates/documents/frame/fonts/OFL.txt"}


def test_templates_hold_no_code() -> None:
    lying = files_below(ROOT / "templates", "templates")

    assert lying
    assert {name for name in lying if name.endswith((".py", ".pyc", ".so"))} == set()


@pytest.mark.parametrize(
    ("library", "too_old", "floor"),
    [("weasyprint", "69.99", "70.0"), ("icalendar", "7.2.99", "7.3.0"), ("jinja2", "3.1.5", "3.1.6")],
)
def test_library_below_its_floor_is_refused(metadata: Message, library: str, too_old: str, floor: str) -> None:
    requirements = {each.name: each for each in map(Requirement, metadata.get_all("Requires-Dist", []))}

    specifier = requirements[library].specifier

    assert not specifier.contains(too_old)
    assert specifier.contains(floor)


def test_lock_names_public_addresses_only() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    packages = tomllib.loads(text)["package"]

    sources = {source for package in packages for source in package["source"].items()}
    hosts = set(re.findall(r"[a-z]+://[^/\s\"]*", text))

    assert sources == {("registry", "https://pypi.org/simple"), ("editable", ".")}
    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}


def test_lock_is_of_the_present_pyproject() -> None:
    checked = subprocess.run(
        [program("uv"), "lock", "--check", "--offline"], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert checked.returncode == 0, f"{checked.stderr}\nTo lock anew: make lock"


def test_installed_command_tells_its_version_without_network(
    installed: Path, metadata: Message, tmp_path: Path
) -> None:
    told = run_offline([installed / "voikukkia", "--version"], tmp_path)

    assert (told.returncode, told.stderr) == (0, "")
    assert metadata["Version"] in told.stdout


def test_installed_command_builds_a_pack_without_network(installed: Path, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path)

    built = run_offline([installed / "voikukkia", "build", EXAMPLE.name, "--out", tmp_path / "out"], tmp_path)

    assert built.returncode == 0, built.stderr
    pack = tmp_path / "out" / "SJK-K27"
    assert (pack / "index.html").is_file()
    assert (pack / "contents.json").is_file()
    assert list(pack.glob("ohjaajille/*.pdf"))
    assert list(pack.glob("osallistujille/*.pdf"))
