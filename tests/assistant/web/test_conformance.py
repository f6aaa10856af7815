import subprocess
import sys
from pathlib import Path

import httpx

# A question may be refused for what no schema tells: that it has no word in it, or that there is no such glossary.
BEYOND_A_SCHEMA = "positive_data_acceptance"


def test_every_answer_to_made_up_requests_is_as_the_schema_says(server: httpx.Client, tmp_path: Path) -> None:
    """Ask what Schemathesis makes up from the schema: no fault of the server, no status or body that is not told."""
    schema = f"{server.base_url}/openapi.json"
    limits = ("--seed=1", "--max-examples=20", "--workers=1", "--request-timeout=30", "--no-color")
    run = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", schema, f"--exclude-checks={BEYOND_A_SCHEMA}", *limits],
        capture_output=True,
        check=False,
        text=True,
        # It keeps what it made up in the working folder.
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Selected: " in run.stdout
