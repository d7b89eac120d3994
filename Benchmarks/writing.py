#!/usr/bin/env python3
"""Compares writing a large table: python writing.py PROGRAM [ROWS]

Every contender is a process of its own, writes the same table of ten columns as `WritingBenchmark`
does, and is measured in processor seconds, bytes and peak memory. The contenders take turns, and of
each the least time counts. Peers are given their rows before the clock starts where they take them
all at once; ours makes them while it writes.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

TURNS = 3


def row(index):
    chance = ((index * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF) >> 33
    day = 43831 + chance % 2190
    return (
        index + 1, f"Enhet {chance % 150} förskola",
        f"Andel elever som når målen i ämne {chance // 150 % 400}, årskurs {chance // 150 % 400 % 9 + 1}",
        f"Kommentar {chance % 100_000} till utfallet", chance % 1001 / 10, chance % 100,
        chance / 2147483648, (chance % 200_000_000 - 100_000_000) / 100, day,
        day + chance % 86_400 / 86_400,
    )


def write_rust_xlsxwriter(path, rows):
    import rustpy_xlsxwriter

    names = [f"Kolumn {column}" for column in range(10)]
    records = [dict(zip(names, row(index))) for index in range(rows)]
    start = time.process_time()
    rustpy_xlsxwriter.write_worksheet(records, path, "Data")
    return start


def write_xlsxwriter(path, rows):
    import xlsxwriter

    table = [row(index) for index in range(rows)]
    start = time.process_time()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        for index, values in enumerate(table):
            sheet.write_row(index, 0, values)
    return start


def write_odswriter(path, rows):
    import odswriter

    table = [row(index) for index in range(rows)]
    start = time.process_time()
    with open(path, "wb") as file, odswriter.writer(file) as writer:
        for values in table:
            writer.writerow(values)
    return start


PEERS = {
    "rust_xlsxwriter": write_rust_xlsxwriter, "XlsxWriter": write_xlsxwriter,
    "odswriter": write_odswriter,
}


def measure(command, path):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    seconds = float(process.stdout.read().split()[-1])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} ended with {status}")
    return seconds, os.path.getsize(path), usage.ru_maxrss / 1024


def tables(program, rows):
    """The lines of a table of contenders, with the time of each against rust_xlsxwriter's or odswriter's."""
    contenders = [
        ("styrkort, XLSX", [program, "xlsx"]), ("rust_xlsxwriter", None), ("XlsxWriter", None),
        ("styrkort, ODS", [program, "ods"]), ("odswriter", None), ("styrkort, CSV", [program, "csv"]),
    ]
    lines = [
        f"## Write {int(rows):,} × 10 cells", "",
        "| who | processor seconds | bytes | peak memory |", "|---|---:|---:|---:|"]
    with tempfile.TemporaryDirectory() as folder:
        found = {name: [] for name, _ in contenders}
        for turn in range(TURNS):
            for name, ours in contenders:
                if turn and name == "odswriter":
                    continue
                path = str(pathlib.Path(folder) / "table")
                command = (
                    [*ours, rows, path] if ours else [sys.executable, __file__, name, rows, path])
                found[name].append(measure(command, path))
    for name, runs in found.items():
        lines.append(
            f"| {name} | {min(runs)[0]:.2f} | {runs[0][1]:,} | {max(run[2] for run in runs):.0f} MB |")
    return lines + [""]


def main():
    if sys.argv[1] in PEERS:
        start = PEERS[sys.argv[1]](sys.argv[3], int(sys.argv[2]))
        print(time.process_time() - start)
        return
    print("\n".join(tables(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000")))


if __name__ == "__main__":
    main()
