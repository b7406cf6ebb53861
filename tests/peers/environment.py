"""Starts a script again inside a virtual environment that holds the programs with which it compares this one."""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

# Tells the script that it runs inside, and where.
INSIDE = "SOCTA_PEERS"


def run_inside(packages, folder):
    """The exit code of the script that was started in `folder`, where the packages are installed if nothing is there yet."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    environment = {**os.environ, INSIDE: str(folder), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run([python, *sys.argv], env=environment).returncode


def started_again(packages, folder):
    """None inside; outside the exit code of the script that ran inside. Without a folder the environment is a temporary one."""
    if INSIDE in os.environ:
        return None
    if folder:
        return run_inside(packages, folder.resolve())
    with tempfile.TemporaryDirectory() as made:
        return run_inside(packages, Path(made))
