"""Makes `.venv` with everything the project needs, or finds that it is there already.

    python3 scripts/setup_venv.py [run|test]

Two stamps in `.venv` tell what is installed. A mark is laid down while pip works: found at the
next start, it means that pip was interrupted, and the environment is made anew. An older Python
can still read this file, and is told that it is too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import needs

ROOT = Path(__file__).resolve().parents[1]
# pip's settings that would send the packages elsewhere, or refuse the project's own folder.
UNWELCOME = (
    "PIP_PREFIX",
    "PIP_REQUIRE_HASHES",
    "PIP_ROOT",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
)
OFFLINE_SIGNS = (
    "No matching distribution found",
    "Max retries exceeded",
    "Could not fetch URL",
    "ProxyError",
    "Read timed out",
)
OFFLINE = (
    "The packages could not be downloaded: the network connection is down, or the package index that"
    " pip asks lacks one of these versions. Mend that and start again. What pip said is in {log}."
)
FAILED = "The packages could not be installed. What pip said is in {log}."
STUCK = "{venv} is damaged and cannot be removed: close what uses it, delete it and start again."


class SetupError(Exception):
    """Why there is no environment, as one sentence for the person who started the program."""


class Environment:
    """The project's own Python environment: where it is, what is in it, how it is made."""

    def __init__(self, root: Path = ROOT) -> None:
        """Keeps the paths; nothing is read or made yet."""
        self.root = root
        self.venv = root / ".venv"
        self.log = self.venv / "install.log"
        self.unfinished = self.venv / "unfinished"

    def program(self, name: str) -> Path:
        """The path of a program of the environment, on every system."""
        if os.name == "nt":
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name

    def stamp(self, lock: str) -> Path:
        """The file that tells which state of the lock is installed."""
        return self.venv / f"installed-{lock}"

    def wanted(self, lock: str) -> str:
        """The stamp that a complete installation of this lock bears."""
        digest = hashlib.sha256()
        for path in (self.root / "requirements" / f"{lock}.lock", self.root / "pyproject.toml"):
            digest.update(path.read_bytes())
        # A moved folder or another Python leaves an environment that no longer starts.
        digest.update(f"{sys.version}\n{self.venv}".encode())
        return digest.hexdigest()

    def is_ready(self, lock: str) -> bool:
        """Whether everything in the lock is installed; the test lock holds the run lock too."""
        if self.unfinished.exists() or not self.program("standing").exists():
            return False
        if not self.program("python").exists():
            return False
        stamps = {"run": ("run", "test"), "test": ("test",)}[lock]
        return any(_text(self.stamp(each)) == self.wanted(each) for each in stamps)

    def is_sound(self) -> bool:
        """Whether the environment can be built upon: finished, and made by this very Python."""
        made_by = _text(self.venv / "made-by")
        is_whole = self.program("python").exists() and not self.unfinished.exists()
        return is_whole and made_by == _maker(self.venv)

    def make(self) -> None:
        """An empty environment, in place of whatever was there."""
        try:
            if self.venv.is_symlink() or self.venv.is_file():
                self.venv.unlink()
            elif self.venv.exists():
                shutil.rmtree(self.venv)
        except OSError as error:
            raise SetupError(STUCK.format(venv=self.venv)) from error
        base = getattr(sys, "_base_executable", None) or sys.executable
        made = subprocess.run(
            [base, "-I", "-m", "venv", str(self.venv)],
            check=False,
            capture_output=True,
            text=True,
            env=environ(),
        )
        if made.returncode:
            said = (made.stderr or made.stdout).strip().splitlines() or ["no reason given"]
            raise SetupError(f"{self.venv} could not be made: {said[-1]}")
        (self.venv / "made-by").write_text(_maker(self.venv), encoding="utf-8")

    def install(self, lock: str) -> None:
        """The packages of the lock, then the project itself from its own folder."""
        self.unfinished.touch()
        requirements = self.root / "requirements" / f"{lock}.lock"
        # Only built packages: nothing is compiled, and no code runs while they are unpacked.
        packages = ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
        project = ["--no-deps", "--no-build-isolation", "-e", str(self.root)]
        with self.log.open("w", encoding="utf-8") as log:
            for wanted in (packages, project):
                command = [str(self.program("python")), "-I", "-m", "pip", "install", *wanted]
                done = subprocess.run(
                    command, check=False, stdout=log, stderr=subprocess.STDOUT, env=environ()
                )
                if done.returncode:
                    log.flush()
                    raise SetupError(self._why_pip_failed())
        self.stamp(lock).write_text(self.wanted(lock), encoding="utf-8")
        self.unfinished.unlink()

    def _why_pip_failed(self) -> str:
        said = self.log.read_text(encoding="utf-8", errors="replace")
        log = self.log.relative_to(self.root)
        if any(sign in said for sign in OFFLINE_SIGNS):
            # pip fetches everything before it touches anything: what was there still works.
            self.unfinished.unlink()
            return OFFLINE.format(log=log)
        return FAILED.format(log=log)

    def prepare(self, lock: str) -> None:
        """Brings the environment up to date with the lock, in no time if it is already."""
        if self.is_ready(lock):
            return
        if not self.is_sound():
            print(f"Making {self.venv} ...", flush=True)
            self.make()
        print("Installing the packages (a minute or two the first time) ...", flush=True)
        self.install(lock)


def environ() -> "dict[str, str]":
    """The surroundings for what is started: UTF-8, and no setting that bends where things go."""
    kept = {key: value for key, value in os.environ.items() if key not in UNWELCOME}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


def _maker(venv: Path) -> str:
    return f"{sys.version}\n{venv}\n"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def ready(lock: str) -> Environment:
    """The environment with this lock installed; ends the program with one line if it cannot be."""
    needs.insist()
    environment = Environment()
    try:
        environment.prepare(lock)
    except SetupError as error:
        print(error, file=sys.stderr)
        sys.exit(needs.CANNOT_RUN)
    return environment


if __name__ == "__main__":
    ready("test" if sys.argv[1:] == ["test"] else "run")
