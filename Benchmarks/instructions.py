#!/usr/bin/env python3
"""Counts instructions per cell under callgrind: python instructions.py PROGRAM FILES [--record]

The same on every machine with the same compiler and libraries. Ends with 1 when reading a cell takes
more than a twentieth more than what stands in instructions.tsv.
"""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
BUDGET = HERE / "instructions.tsv"


def instructions(program, mode, path):
    """The instructions of a whole process, and the cells that it read."""
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", program, mode, "1",
             str(path)], capture_output=True, text=True, check=True)
    total = next(line for line in done.stderr.splitlines() if "Collected" in line)
    return int(total.split()[-1]), int(done.stdout.split()[0])


def main():
    program, files = sys.argv[1], pathlib.Path(sys.argv[2])
    known = dict(line.split("\t") for line in BUDGET.read_text().splitlines()) if BUDGET.exists() else {}
    found, worse = {}, False
    for mode in ["stored", "rows", "workbook"]:
        # The difference of two files leaves out the start of the process.
        small, fewer = instructions(program, mode, files / "small.xlsx")
        large, more = instructions(program, mode, files / "medium.xlsx")
        found[mode] = round((large - small) / (more - fewer))
        budget = int(known.get(mode, found[mode]))
        worse = worse or found[mode] > budget * 1.05
        print(f"{mode}: {found[mode]} instructions per cell, {budget} known")
    if "--record" in sys.argv:
        BUDGET.write_text("".join(f"{mode}\t{count}\n" for mode, count in found.items()))
    elif worse:
        sys.exit(1)


main()
