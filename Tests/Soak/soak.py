#!/usr/bin/env python3
"""Tries the built program for longer than `make test` may take: python soak.py PROGRAM [TRIAL ...].

Each trial knows by itself what must come out, and says what was tried; a table sums them up. Trials
that need root (a small disk of their own, another user) say so where they cannot run.
"""

import contextlib
import hashlib
import itertools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata

import faults
import municipality
from municipality import Template, configure, organisation, submit

PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
CORPUS = municipality.PROJECT.parent / "shared/corpus"
VERDICTS = ("Resultat: klart", "Resultat: klart-men", "Resultat: misslyckat",
            "Resultat: en annan körning pågår")


def night(folder, when="2026-01-20T02:00:00Z", *flags, codes=(0, 1), **options):
    """Runs the night; its last line must be its verdict."""
    run = subprocess.run(
        [PROGRAM, "run", "--workspace", folder, "--time", when, *flags],
        capture_output=True, text=True, **options)
    assert run.returncode in codes, (run.returncode, run.stderr[-800:])
    if run.returncode >= 0 and "--json" not in flags:
        last = ((run.stdout or run.stderr).strip().splitlines() or [""])[-1]
        assert last in VERDICTS, last
    return run


def files(folder):
    """The bytes of all files below a folder by their paths, hashed."""
    found = {}
    for place, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                key = os.path.relpath(path, os.fsencode(folder)).decode(errors="surrogateescape")
                found[key] = hashlib.sha256(file.read()).hexdigest()
    return found


def lasting(folder):
    """Archive, returns and outputs: what must not depend on how a night went."""
    names = ("rapport.txt", "körning.json", "puls.txt")
    return {
        path: digest for path, digest in files(folder).items()
        if path.startswith(("arkiv/", "retur/", "inkorg/", "utdata/"))
        and not path.startswith("utdata/körningar/") and path.removeprefix("utdata/") not in names}


@contextlib.contextmanager
def workspace(units=6, parent=None, **options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="styrkort-soak-", dir=parent))
    try:
        rows = organisation(units)
        configure(folder, rows, **options)
        yield folder, rows
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(folder, rows, template, seed=0):
    for code, name, _, parent in rows:
        submit(folder, f"{name}.xlsx", template.filled(code, name, parent, seed))


# Trials


def year_of_nights(template):
    """365 nights with submissions, corrections, bad files and faults; invariants after each."""
    chance = random.Random(2026)
    sent, work, kills, corrections, bad = {}, {}, 0, 0, 0
    with workspace(8, last_day="2026-12-31") as (folder, rows):
        for day in range(365):
            when = time.strftime("%Y-%m-%dT02:00:00Z", time.gmtime(1767232800 + day * 86400))
            for code, name, _, parent in rows:
                if chance.random() < 0.06:
                    content = template.filled(code, name, parent, seed=day)
                    corrections += any(code == other for other, _ in sent.values())
                    sent[hashlib.sha256(content).hexdigest()] = (code, day)
                    # Now under a name of its own, now under the one that it always has.
                    path = chance.choice([f"{name} {day}.xlsx", f"{name}.xlsx"])
                    submit(folder, path, content, municipality.SAVED + day * 86400)
            if chance.random() < 0.1:
                someone_works(folder, work, chance)
            if chance.random() < 0.1:
                content = chance.randbytes(chance.randrange(1, 5000))
                sent[hashlib.sha256(content).hexdigest()] = (None, day)
                submit(folder, f"skräp {day}.xlsx", content, municipality.SAVED + day * 86400)
                bad += 1
            if chance.random() < 0.15:
                process = subprocess.Popen(
                    [PROGRAM, "run", "--workspace", folder, "--time", when],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.random() * 0.15)
                process.kill()
                process.wait()
                kills += 1
                # Sometimes the machine stays down, and the next night finds new files as well.
                if chance.random() < 0.3 and day % 30 != 29:
                    continue
            if chance.random() < 0.05:
                shutil.rmtree(folder / chance.choice([".mellanlager", "utdata"]), ignore_errors=True)
            if chance.random() < 0.02:
                policy = folder / "policy.yaml"
                policy.write_text(policy.read_text() + f"# natt {day}\n")
            night(folder, when)
            check_invariants(folder, sent, work, when)
            if day % 30 == 29:
                before = lasting(folder)
                night(folder, when, "--rebuild")
                assert lasting(folder) == before, "a rebuild differs"
    return (f"365 nights: {len(sent)} submissions, {corrections} corrections, {bad} bad files, "
            f"{len(work)} files of retur/ worked in, {kills} kills, 12 rebuilds equal")


def someone_works(folder, work, chance):
    """Somebody writes in a text or a copy that lies in retur/, or takes one away."""
    found = sorted(p for p in (folder / "retur").rglob("*anmärkningar*") if p.is_file())
    if not found:
        return
    place = chance.choice(found)
    if chance.random() < 0.3 and place not in work:
        place.unlink()
        return
    place.write_bytes(place.read_bytes() + chance.randbytes(8))
    work[place] = hashlib.sha256(place.read_bytes()).hexdigest()


def check_invariants(folder, sent, work, when):
    for place, digest in work.items():
        assert hashlib.sha256(place.read_bytes()).hexdigest() == digest, f"{place} is touched"
    kept = files(folder / "arkiv")
    returned = files(folder / "retur") if (folder / "retur").exists() else {}
    originals = [d for p, d in kept.items() if "/original/" in p]
    places = originals + list(returned.values())
    for digest, (code, _) in sent.items():
        assert digest in places, "an original is lost"
        assert originals.count(digest) <= 1, "an original is doubled"
        assert (digest in originals) == (code is not None), "an original lies in the wrong place"
    assert not files(folder / "inkorg"), "something is left in the inbox"
    hidden = [p for p in kept if "påbörjad" in p] + [
        p.name for p in (folder / "utdata").iterdir() if p.name.startswith(".")]
    assert not hidden, hidden
    assert (folder / "utdata/puls.txt").read_text().startswith(when)
    record = json.loads((folder / "utdata/körning.json").read_text())
    latest = {}
    for digest, (code, day) in sent.items():
        if code and day >= latest.get(code, (-1,))[0]:
            latest[code] = (day, digest)
    assert record["received"] == len(latest)
    counting = {file["number"] for file in record["files"] if file["result"].startswith("mottagen")}
    for code, (_, digest) in latest.items():
        number = [int(p.split("/")[2]) for p, d in kept.items()
                  if d == digest and p.startswith(f"2025/{code}/") and "/original/" in p]
        assert number and number[0] in counting, "an older file counts"


def together(template):
    """Two runs started together, fifty times."""
    refused = 0
    for _ in range(50):
        with workspace(3) as (folder, rows):
            fill(folder, rows, template)
            start = [PROGRAM, "run", "--workspace", folder, "--time", "2026-01-20T02:00:00Z"]
            runs = [subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                    for _ in range(2)]
            for run in runs:
                run.communicate()
            codes = sorted(run.returncode for run in runs)
            assert codes in ([1, 75], [0, 75], [1, 1], [0, 0]), codes
            refused += codes[1] == 75
            archive = files(folder / "arkiv")
            assert sum("/original/" in path for path in archive) == len(rows), archive.keys()
    return f"50 pairs: {refused} times the second was refused with 75, never anything doubled"


def matrix(template):
    """Time zone × locale × number of threads × order of files × user: the same bytes."""
    seen, tried = set(), 0
    users = [None, 65534] if os.geteuid() == 0 else [None]
    for zone, locale, cores, order, user in itertools.product(
            ("UTC", "Pacific/Auckland", "America/St_Johns"), ("C", "sv_SE.UTF-8", "tr_TR.UTF-8"),
            ({0}, set(os.sched_getaffinity(0))), ("given", "reversed"), users):
        with workspace(6) as (folder, rows):
            names = [unicodedata.normalize(form, name) for form in ("NFC", "NFD") for name in (
                "Ängens förskola.xlsx", "mapp/Målkort (slutlig) #2?.xlsx", "-rf & 'cité' 🟢.xlsx")]
            sent = list(zip(names, rows))
            for path, (code, name, _, parent) in sent if order == "given" else sent[::-1]:
                submit(folder, path, template.filled(code, name, parent))
            submit(folder, "skräp.xlsx", b"PK\x03\x04 trasig")
            if user:
                for place, _, names in os.walk(folder):
                    for name in [place] + [os.path.join(place, name) for name in names]:
                        os.chown(name, user, user)
            os.chmod(folder, 0o755)
            run = night(
                folder, env={"PATH": "/usr/bin", "TZ": zone, "LANG": locale, "LC_ALL": locale},
                user=user, group=user,
                preexec_fn=lambda: os.sched_setaffinity(0, cores))
            seen.add(json.dumps(sorted(lasting(folder).items())))
            assert run.stdout
            record = json.loads((folder / "utdata/körning.json").read_text())
            assert record["received"] == len(rows), record["received"]
            tried += 1
    assert len(seen) == 1, "outputs differ"
    return f"{tried} combinations of zone, locale, cores, order and user, one result"


def changing(template):
    """Files that appear, grow and go while the night runs: none is lost, none half read."""
    rounds = 20
    for round_ in range(rounds):
        with workspace(40) as (folder, rows):
            fill(folder, rows[:30], template)
            sent, stop = {}, threading.Event()

            def meddle():
                chance = random.Random(round_)
                # Bounded: on a slow machine a night without end would meet files without end.
                for number, (code, name, _, parent) in zip(range(300), itertools.cycle(rows)):
                    if stop.is_set():
                        return
                    content = template.filled(code, name, parent, seed=1000 + number)
                    place = folder / "inkorg" / f"under {number}.xlsx"
                    half = chance.randrange(len(content))
                    with open(place, "wb") as file:
                        file.write(content[:half])
                        file.flush()
                        os.utime(place, (municipality.SAVED, municipality.SAVED))
                        time.sleep(0.002)
                        file.write(content[half:])
                    sent[hashlib.sha256(content).hexdigest()] = number

            thread = threading.Thread(target=meddle)
            thread.start()
            night(folder)
            stop.set()
            thread.join()
            for place in (folder / "inkorg").iterdir():
                os.utime(place, (municipality.SAVED, municipality.SAVED))
            night(folder, "2026-01-21T02:00:00Z")
            kept = set(files(folder / "arkiv").values())
            assert set(sent) <= kept, f"{len(set(sent) - kept)} of {len(sent)} lost"
    return f"{rounds} nights with files appearing and growing: none lost, none taken in half"


def writers(template):
    """Another user's file that is open for writing: left, or where nobody tells, left for ten minutes."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return "skipped: needs root and setpriv"
    as_service = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    with_lease = [*as_service, "--inh-caps", "+lease", "--ambient-caps", "+lease",
                  "--bounding-set", "-all,+lease"]
    found = []
    for user, age, is_left in ((with_lease, 60, True), (with_lease, 86400, True),
                               (as_service, 60, True), (as_service, 86400, False)):
        with workspace(3) as (folder, rows):
            for place in (folder, folder / "inkorg"):
                os.chown(place, 65534, 65534)
            os.chmod(folder, 0o755)
            code, name, _, parent = rows[0]
            submit(folder, "öppen.xlsx", template.filled(code, name, parent), 1768874400 - age)
            with open(folder / "inkorg/öppen.xlsx", "r+b"):
                run = subprocess.run(
                    [*user, PROGRAM, "run", "--workspace", folder, "--time", "2026-01-20T02:00:00Z"],
                    capture_output=True, text=True)
            assert run.returncode == 1, run.stderr
            assert (folder / "inkorg/öppen.xlsx").exists() == is_left, (user, age)
            found.append("left" if is_left else "taken")
    return f"with CAP_LEASE {found[0]}, {found[1]}; without {found[2]}, after ten minutes {found[3]}"


def bad_files(template):
    """Every bad file of the corpus among good ones: the good units' workbooks are byte-identical."""
    bad = [p for p in sorted(CORPUS.rglob("*")) if p.is_file() and p.stat().st_size < 60_000_000]
    if not bad:
        return "skipped: no corpus"
    with workspace(6) as (alone, rows), workspace(6) as (mixed, _):
        fill(alone, rows, template)
        fill(mixed, rows, template)
        for number, path in enumerate(bad):
            submit(mixed, f"dålig/{number} {path.name}", path.read_bytes())
        night(alone)
        start = time.monotonic()
        night(mixed)
        seconds = time.monotonic() - start
        # Merged outputs tell of the bad files, as they should.
        merged = ("bokslut", "oversikt", "data/", "publik/", "granskning")
        wanted, found = files(alone / "utdata/2025"), files(mixed / "utdata/2025")
        same = [path for path in wanted if not path.startswith(merged)]
        for path in same:
            assert wanted[path] == found[path], f"{path} differs"
        assert not files(mixed / "inkorg"), "a bad file is left in the inbox"
        returned = sum(path.startswith("dålig/") and "anmärkningar" not in path
                       for path in files(mixed / "retur"))
        original = set(files(mixed / "retur").values()) | set(files(mixed / "arkiv").values())
        for path in bad:
            assert hashlib.sha256(path.read_bytes()).hexdigest() in original, path
    return (f"{len(bad)} files of the corpus among {len(rows)} good ones in {seconds:.0f} s: "
            f"{returned} sent back, {len(same)} workbooks byte-identical")


def full_disk(template):
    """A disk that fills up at every size: code 2 or less done, nothing lost, finished with room."""
    if os.geteuid() != 0:
        return "skipped: needs root"
    tried = failed = 0
    place = pathlib.Path(tempfile.mkdtemp(prefix="styrkort-disk-"))
    for kilobytes in range(200, 1500, 50):
        mount = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place],
            capture_output=True)
        if mount.returncode:
            return "skipped: no disk can be mounted"
        try:
            folder, rows = place / "arbete", organisation(6)
            try:
                configure(folder, rows)
                fill(folder, rows, template)
            except OSError:
                continue
            before = set(files(folder / "inkorg").values())
            run = night(folder, codes=(0, 1, 2))
            failed += run.returncode == 2
            everywhere = set(files(folder).values())
            assert before <= everywhere, "an original is lost"
            subprocess.run(["mount", "-o", "remount,size=64m", place], check=True)
            night(folder)
            with workspace(6) as (undisturbed, _):
                fill(undisturbed, rows, template)
                night(undisturbed)
                wanted = {p: d for p, d in lasting(undisturbed).items() if "utdata" in p}
            found = {p: d for p, d in lasting(folder).items() if "utdata" in p}
            originals = sum("/original/" in path for path in files(folder / "arkiv"))
            assert originals == len(rows), originals
            assert found.keys() == wanted.keys(), found.keys() ^ wanted.keys()
            tried += 1
        finally:
            subprocess.run(["umount", place])
    place.rmdir()
    return f"{tried} sizes of a disk too small, {failed} nights failed, all finished afterwards"


def refused(template):
    """Folders that are read-only or belong to others: code 2 or told, and nothing lost."""
    if os.geteuid() != 0:
        return "skipped: needs root to run as another user"
    told = []
    for closed in ("", "inkorg", "arkiv", "retur", "utdata", "arkiv/2025"):
        with workspace(4) as (folder, rows):
            os.chmod(folder, 0o755)
            fill(folder, rows, template)
            for name in ("arkiv/2025", "retur", "utdata"):
                (folder / name).mkdir(parents=True)
            for place, _, names in os.walk(folder):
                for name in [place] + [os.path.join(place, name) for name in names]:
                    os.chown(name, 65534, 65534)
            os.chown(folder / closed, 0, 0)
            os.chmod(folder / closed, 0o555)
            before = set(files(folder / "inkorg").values())
            run = night(folder, codes=(1, 2), user=65534, group=65534)
            told.append(run.returncode)
            assert before <= set(files(folder).values()), f"lost with {closed} closed"
            os.chown(folder / closed, 65534, 65534)
            os.chmod(folder / closed, 0o755)
            night(folder, "2026-01-21T02:00:00Z", user=65534, group=65534)
            assert sum("/original/" in p for p in files(folder / "arkiv")) == len(rows)
    return f"6 folders closed one at a time: codes {told}, all taken in when opened"


def other_disk(template):
    """An inbox on another file system than the archive: copied, compared, then removed."""
    if not os.path.isdir("/dev/shm") or os.stat("/dev/shm").st_dev == os.stat("/tmp").st_dev:
        return "skipped: no second file system"
    with workspace(6) as (folder, rows):
        inbox = pathlib.Path(tempfile.mkdtemp(prefix="styrkort-inkorg-", dir="/dev/shm"))
        try:
            (folder / "inkorg").rmdir()
            (folder / "inkorg").symlink_to(inbox)
            fill(folder, rows, template)
            submit(folder, "skräp.xlsx", b"ingenting")
            sent = set(files(inbox).values())
            night(folder)
            assert not files(inbox), "something is left"
            assert sent <= set(files(folder).values()), "an original is lost"
        finally:
            shutil.rmtree(inbox)
    return "7 files from memory to disk: all there, equal, and gone from the inbox"


def clock(template):
    """A clock that goes backwards between nights."""
    with workspace(4) as (folder, rows):
        fill(folder, rows, template)
        night(folder, "2026-01-20T02:00:00Z")
        fill(folder, rows, template, seed=1)
        night(folder, "2020-01-01T02:00:00Z")
        record = json.loads((folder / "utdata/körning.json").read_text())
        assert record["received"] == len(rows)
        numbers = [file["number"] for file in record["files"] if file["result"] != "ersatt"]
        assert min(numbers) > len(rows), "an older file counts"
    return "a clock six years back: the file that came last counts"


def large_file(template):
    """A file of 500 MB: sent back once, and costs no memory, also from one file system to another."""
    lines = []
    for parent in (None, "/dev/shm"):
        with workspace(3) as (folder, rows), tempfile.TemporaryDirectory(dir=parent) as inbox:
            if parent:
                (folder / "inkorg").rmdir()
                (folder / "inkorg").symlink_to(inbox)
            fill(folder, rows, template)
            place = folder / "inkorg/stor.xlsx"
            with open(place, "wb") as file:
                file.write(b"PK\x03\x04")
                file.truncate(500_000_000)
            os.utime(place, (municipality.SAVED, municipality.SAVED))
            seconds, memory = measured(folder)
            report = folder / "utdata/rapport.txt"
            assert "är större än 100 MB" in report.read_text()
            assert (folder / "retur/stor.xlsx").stat().st_size == 500_000_000
            assert not place.exists()
            assert memory < 200_000, memory
            night(folder)
            assert "stor.xlsx" not in report.read_text(), "told again"
            lines.append(f"{seconds:.1f} s and {memory // 1000} MB of memory "
                         + ("from another file system" if parent else "within a file system"))
    return "500 MB sent back and told once: " + "; ".join(lines)


def measured(folder, *flags):
    """Runs a night, and gives its processor time in seconds and its greatest memory in kB."""
    run = subprocess.Popen(
        [PROGRAM, "run", "--workspace", folder, "--time", "2026-01-20T02:00:00Z", *flags],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def growth(template, sizes=(100, 1_000, 10_000)):
    """Processor time and memory of a first night, an unchanged one and one with a changed file."""
    lines = []
    for units in sizes:
        with workspace(units) as (folder, rows):
            fill(folder, rows, template)
            first, memory = measured(folder)
            idle, _ = measured(folder)
            code, name, _, parent = rows[-1]
            submit(folder, "ny.xlsx", template.filled(code, name, parent, seed=1))
            one, _ = measured(folder)
            lines.append(
                f"{units} files: {first:.1f} s ({1000 * first / units:.1f} ms a file), "
                f"{memory // 1000} MB; unchanged {idle:.2f} s ({100 * idle / first:.1f} %); "
                f"one changed {one:.2f} s ({100 * one / first:.1f} %)")
    return "\n  ".join([""] + lines)


def interrupted(template):
    """Killed before and after every change to the disk, in nights of every kind."""
    return faults.interrupted(template, PROGRAM)


def refused_changes(template):
    """Every change to the disk refused, in nights of every kind."""
    return faults.refused_changes(template, PROGRAM)


def failing_share(template):
    """A share that fails on reading, once, for good, or now and then."""
    return faults.failing_share(template, PROGRAM)


def vanishing(template):
    """A share that is taken away during the run."""
    return faults.vanishing(template, PROGRAM)


TRIALS = [clock, other_disk, large_file, refused, full_disk, bad_files, writers, together, changing, matrix,
          vanishing, interrupted, failing_share, refused_changes, year_of_nights, growth]


def main():
    wanted = sys.argv[2:] or [trial.__name__ for trial in TRIALS]
    template, table = Template(), []
    for trial in TRIALS:
        if trial.__name__ not in wanted:
            continue
        start = time.monotonic()
        try:
            result = trial(template)
            outcome = "skipped" if result.startswith("skipped") else "held"
        except AssertionError as error:
            result, outcome = str(error), "FAILED"
        seconds = time.monotonic() - start
        print(f"{trial.__name__}: {result}", flush=True)
        table.append((trial.__name__, outcome, seconds, trial.__doc__.split("\n")[0]))
    print("\n| trial | outcome | seconds | what is tried |\n|---|---|---:|---|")
    for name, outcome, seconds, words in table:
        print(f"| {name} | {outcome} | {seconds:.0f} | {words} |")
    sys.exit(any(outcome == "FAILED" for _, outcome, _, _ in table))


if __name__ == "__main__":
    main()
