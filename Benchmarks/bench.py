#!/usr/bin/env python3
"""Runs the comparisons side by side and writes RESULTS.md: python bench.py PROGRAMS STYRKORT FILES

PROGRAMS is the folder with the benchmarks' own programs; ISAL names the folder with those that unpack
with ISA-L, where there is one.

Every contender is a process of its own on one processor. The contenders of a task take turns, and
of each the least processor time counts, so that what else the machine does matters little.
"""

import datetime
import importlib.metadata
import os
import pathlib
import platform
import subprocess
import sys
import zlib

import night
import writing

HERE = pathlib.Path(__file__).parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SLOW = {"openpyxl"}


def run(command):
    """Runs a command on one processor; returns what it printed and its peak memory in MB."""
    processor = min(os.sched_getaffinity(0))
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {processor}),
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[:3]} ended with {status}")
    return output, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def compare(contenders):
    """Lets the contenders of a task take turns; returns the least seconds and the peak of each."""
    found = {}
    for turn in range(ROUNDS):
        for name, command, peer in contenders:
            if turn and peer in SLOW:
                continue
            output, peak, _ = run(command)
            seconds = float(output.split()[-1])
            known = found.get(name, (seconds, peak))
            found[name] = (min(seconds, known[0]), max(peak, known[1]))
            print(f"  {name}: {seconds:.4f} s", flush=True)
    return found


def table(title, baseline, found, per=None):
    """A table with ratios to our own first figure."""
    own = found[baseline][0]
    lines = [f"## {title}", "", "| who | seconds | ratio | peak memory |", "|---|---:|---:|---:|"]
    for name, (seconds, peak) in found.items():
        rate = f" ({per / seconds:,.0f} files/s)" if per else ""
        lines.append(f"| {name} | {seconds:.3f}{rate} | {seconds / own:.2f} | {peak:.0f} MB |")
    return lines + [""]


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "")
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    names = [
        "python-calamine", "fastexcel", "openpyxl", "polars", "XlsxWriter", "rustpy-xlsxwriter", "odswriter"]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    return [
        f"Machine: {model}, {os.cpu_count()} processors, {platform.system()} {platform.release()}.",
        f"{swift}. zlib {zlib.ZLIB_RUNTIME_VERSION}. Python {platform.python_version()} with {versions}.",
        f"Measured {datetime.date.today()} by `make bench`: one processor, processor time, the least "
        f"of {ROUNDS} turns.",
        "",
    ]


def main():
    programs, styrkort, files = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    program = str(programs / "ReadingBenchmark")
    isal = os.environ.get("ISAL") and str(pathlib.Path(os.environ["ISAL"]) / "ReadingBenchmark")
    peers = [sys.executable, str(HERE / "peers.py")]

    def ours(name, mode, paths):
        return (name, [program, mode, "3", *map(str, paths)], None)

    def ours_with_isal(mode, paths):
        return [("the same, with ISA-L", [isal, mode, "3", *map(str, paths)], None)] if isal else []

    def peer(name, work, paths):
        rounds = "1" if work in SLOW else "3"
        return (name, [*peers, work, rounds, *map(str, paths)], work)

    templates = sorted((files / "templates").glob("*.xlsx"))
    large = {kind: [files / f"large.{kind}"] for kind in ["xlsx", "csv", "ods"]}
    lines = ["# Results", "", *machine()]
    tasks = [
        ("Read 300,000 × 10 cells of XLSX", "rows as stored, all values typed", None, [
            ours("rows as stored, all values typed", "stored", large["xlsx"]),
            *ours_with_isal("stored", large["xlsx"]),
            ours("rows as values", "rows", large["xlsx"]),
            ours("the workbook in memory", "workbook", large["xlsx"]),
            peer("zlib: inflate alone", "inflate", large["xlsx"]),
            peer("calamine", "calamine", large["xlsx"]),
            peer("fastexcel, to Arrow", "fastexcel", large["xlsx"]),
            peer("openpyxl, read-only", "openpyxl", large["xlsx"]),
        ]),
        (f"Read {len(templates)} templates of 3 sheets", "the workbook in memory", len(templates), [
            ours("the workbook in memory", "workbook", templates),
            *ours_with_isal("workbook", templates),
            ours("rows as stored", "stored", templates),
            peer("calamine", "calamine", templates),
            peer("openpyxl, read-only", "openpyxl", templates),
        ]),
        ("Read 300,000 × 10 cells of CSV", "rows as stored", None, [
            ours("rows as stored", "stored", large["csv"]),
            ours("rows as values", "rows", large["csv"]),
            peer("polars, numbers typed", "polars", large["csv"]),
            peer("polars, all as text", "polars_text", large["csv"]),
        ]),
        ("Read 300,000 × 10 cells of ODS", "rows as stored, all values typed", None, [
            ours("rows as stored, all values typed", "stored", large["ods"]),
            *ours_with_isal("stored", large["ods"]),
            ours("the workbook in memory", "workbook", large["ods"]),
            peer("zlib: inflate alone", "inflate", large["ods"]),
            peer("calamine", "calamine", large["ods"]),
        ]),
    ]
    for title, baseline, per, contenders in tasks:
        print(title, flush=True)
        lines += table(title, baseline, compare(contenders), per)
    lines += writing.tables(str(programs / "WritingBenchmark"), "300000")
    lines += night.checks(styrkort)
    nights, growth = night.nights(styrkort)
    lines += nights
    night.draw(growth, HERE / "growth.svg")
    text = "\n".join(lines)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)


main()
