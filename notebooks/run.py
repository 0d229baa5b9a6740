"""Executes a notebook from the first to the last cell, in its own folder, and keeps the result.

usage: run.py NOTEBOOK RESULT [SECONDS]

Ends 1 with the cell and its error when one fails. SECONDS is how long one cell may take (600).
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def main(notebook: Path, result: Path, seconds: int = 600) -> int:
    content = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        content, timeout=seconds, resources={"metadata": {"path": str(notebook.parent)}}
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as failure:
        print(f"{notebook}: {failure}", *errors(content), sep="\n", file=sys.stderr)
        return 1
    finally:
        nbformat.write(content, result)
    return 0


def errors(content) -> list[str]:
    """What the kernel said was wrong, which the Java kernel leaves out of its trace."""
    return [
        f"{output.ename}: {output.evalue}"
        for cell in content.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        sys.exit(64)
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]), *map(int, sys.argv[3:])))
