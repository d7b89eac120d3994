"""Measures whole nights over workspaces that grow, and draws how the time grows with them."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "Tests/Soak"))
import municipality  # noqa: E402

SIZES = [int(size) for size in os.environ.get("SIZES", "100 1000 10000").split()]
CHECKS = 20


def measured(command, **options):
    """Wall seconds, processor seconds and peak megabytes of a process that ends with 0 or 1."""
    start = time.monotonic()
    process = subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[:3]} ended with {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def nights(styrkort):
    """A row for each size: the first night, an unchanged one, one with a changed file, and Python's."""
    lines = [
        "## Nights, from inbox to workbooks, on all processors", "",
        "| files | first night, wall | files/s | processor | peak memory | unchanged | one changed | "
        "python-calamine and XlsxWriter, processor |", "|---:|---:|---:|---:|---:|---:|---:|---:|"]
    growth = []
    template = municipality.Template()
    for size in SIZES:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="styrkort-bench-"))
        try:
            rows = municipality.organisation(size)
            municipality.configure(folder, rows)
            for code, name, _, parent in rows:
                municipality.submit(folder, f"{name}.xlsx", template.filled(code, name, parent))
            peer = measured(
                [sys.executable, HERE / "python_night.py", folder / "inkorg", folder / "python"])
            shutil.rmtree(folder / "python")
            run = [styrkort, "run", "--workspace", folder, "--time", "2026-01-20T02:00:00Z"]
            wall, processor, memory = measured(run)
            _, idle, _ = measured(run)
            code, name, _, parent = rows[-1]
            municipality.submit(folder, "ny.xlsx", template.filled(code, name, parent, seed=1))
            _, changed, _ = measured(run)
        finally:
            shutil.rmtree(folder)
        growth.append((len(rows), wall, processor, idle, changed))
        lines.append(
            f"| {len(rows):,} | {wall:.1f} s | {len(rows) / wall:.0f} | {processor:.1f} s | "
            f"{memory:.0f} MB | {100 * idle / processor:.1f} % | {100 * changed / processor:.0f} % | "
            f"{peer[1]:.1f} s |")
        print(lines[-1], flush=True)
    return lines + ["", "![Growth](growth.svg)", ""], growth


def checks(styrkort):
    """`styrkort check` on one template, from start to exit."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([styrkort, "init", folder], check=True, stdout=subprocess.DEVNULL)
        runs = [
            measured([styrkort, "check", "--workspace", folder, municipality.SAMPLE])
            for _ in range(CHECKS)]
    wall = [1000 * run[0] for run in runs]
    return [
        "## `styrkort check` on one template, the whole process", "",
        f"Wall time of {CHECKS} runs: least {min(wall):.0f} ms, median {statistics.median(wall):.0f} ms, "
        f"most {max(wall):.0f} ms; processor time {1000 * min(run[1] for run in runs):.0f} ms.", ""]


def draw(growth, path):
    """Seconds against files, both on logarithmic scales, beside straight growth."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "styrkort"
    figure, axes = pyplot.subplots(figsize=(7, 4.2))
    files = [row[0] for row in growth]
    for column, name in [(2, "first night"), (4, "one file changed"), (3, "nothing changed")]:
        axes.loglog(files, [row[column] for row in growth], marker="o", label=name)
    axes.loglog(
        files, [growth[0][2] * count / files[0] for count in files], linestyle=":", color="gray",
        label="straight growth")
    axes.set_xlabel("files")
    axes.set_ylabel("processor seconds")
    axes.grid(True, which="both", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
