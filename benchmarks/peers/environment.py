"""A virtual environment of a peer."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FOLDER = ROOT / "build" / "peers"


def python_of(peer: str, *packages: str) -> Path:
    """Return the Python of a peer's own environment, made first where there is none."""
    folder = _FOLDER / peer
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # As in the Makefile: torch first, on its own, or a build with CUDA comes along.
        for wanted in (("torch",), packages):
            install = [str(python), "-m", "pip", "install", "-q", "-c", "constraints.txt", *wanted]
            subprocess.run(install, check=True, cwd=ROOT)
        ready.touch()
    return python


def version_of(python: Path, package: str) -> str:
    """Return the version of a package in an environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
