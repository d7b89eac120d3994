"""Nights that are stopped, refused or cut off at a chosen call, and what the next night makes of them.

Each kind of night is first run undisturbed, which counts its calls and says what must come out.
"""

import concurrent.futures
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

import municipality
from municipality import configure, organisation, submit

SOURCE = municipality.PROJECT / "Tests/Fixtures/faults/faults.c"
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
TIME = "2026-01-20T02:00:00Z"
WORKERS = len(os.sched_getaffinity(0))


class Night:
    """A kind of night: how its workspace is made, what is run, and how it is taken up again."""

    def __init__(self, name, prepare, program, library, **environment):
        self.name, self.program, self.library = name, program, library
        self.environment = environment
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="styrkort-fel-", dir=MEMORY))
        self.before = self.folder / "före"
        self.inbox = None
        prepare(self, self.before)

    def __enter__(self):
        undisturbed = self.copy("ostörd")
        self.counts = {}
        for calls in ("reads", "changes"):
            if calls == "changes":
                shutil.rmtree(undisturbed)
                undisturbed = self.copy("ostörd")
            self.start(undisturbed, calls).communicate()
            self.counts[calls] = int((self.folder / "antal").read_text())
        self.halfway = files(undisturbed / "utdata/2025")
        self.resume(undisturbed)
        self.expected = lasting(undisturbed)
        self.counting = counting(undisturbed)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def copy(self, name):
        place = self.folder / name
        subprocess.run(["cp", "-a", self.before, place], check=True)
        return place

    def arguments(self, place):
        return ["run", "--workspace", place, "--time", TIME]

    def start(self, place, calls="changes", **faults):
        environment = {
            "LD_PRELOAD": self.library, "FAULT_BELOW": str(place), "FAULT_CALLS": calls,
            "FAULT_COUNT": str(self.folder / "antal"), **self.environment, **faults}
        if faults:
            del environment["FAULT_COUNT"]
        return subprocess.Popen(
            [self.program, *self.arguments(place)], env={**os.environ, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def resume(self, place):
        """The next night, which nothing disturbs."""
        run = subprocess.run(
            [self.program, "run", "--workspace", place, "--time", TIME],
            capture_output=True, text=True)
        assert run.returncode in (0, 1), (self.name, run.returncode, run.stderr[-500:])

    def disturb(self, number, calls="changes", **faults):
        """Runs the night with a fault, and the next without; gives the code of the first."""
        place = self.copy(f"störd {number}")
        told = f"{self.name}, {calls}, {faults}"
        try:
            run = self.start(place, calls, **faults)
            _, errors = run.communicate()
            code = run.returncode
            assert code in (0, 1, 2, -signal.SIGKILL), f"{told}: {code} {errors[-500:]}"
            if code == 2:
                found = files(place / "utdata/2025")
                assert found == files(self.before / "utdata/2025"), f"{told}: 2, and other outputs"
            if code == -signal.SIGKILL:
                found = files(place / "utdata/2025")
                assert found in (files(self.before / "utdata/2025"), self.halfway, {}), f"{told}: half"
            self.resume(place)
            self.compare(place, told, exactly=code == -signal.SIGKILL)
            return code
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def compare(self, place, told, exactly):
        """The end must be that of the undisturbed night; a file that was refused for a night has
        another number, and is told of by it, but the same files count and none is lost or doubled."""
        found = lasting(place)
        if found == self.expected:
            return
        different = sorted(
            path for path in {*found, *self.expected} if found.get(path) != self.expected.get(path))
        assert not exactly, f"{told}: {different[:5]}"
        assert originals(found) == originals(self.expected), f"{told}: {different[:5]}"
        assert counting(place) == self.counting, f"{told}: another file counts"
        unfinished = [path for path in found if "påbörjad" in path or "/." in path]
        assert not unfinished, f"{told}: {unfinished}"


class OtherDisk(Night):
    """The inbox lies on another file system than the archive."""

    def copy(self, name):
        place = super().copy(name)
        inbox = pathlib.Path(tempfile.mkdtemp(prefix="inkorg-", dir=self.other.name))
        subprocess.run(["cp", "-a", f"{place}/inkorg/.", inbox], check=True)
        shutil.rmtree(place / "inkorg")
        (place / "inkorg").symlink_to(inbox)
        return place

    def __enter__(self):
        self.other = tempfile.TemporaryDirectory(prefix="styrkort-fel-")
        return super().__enter__()

    def __exit__(self, *error):
        self.other.cleanup()
        super().__exit__(*error)


class Pruning(Night):
    """What the municipality's decision lets go is removed, and the night after it is run."""

    LATER = "2029-01-01T00:00:00Z"

    def prune(self, place, *flags):
        return ["prune", "--workspace", place, "--time", self.LATER, *flags]

    def code(self, place):
        shown = subprocess.run(
            [self.program, *self.prune(place)], capture_output=True, text=True, check=True)
        words = shown.stdout.split()
        return words[-1] if "--approve" in words else None

    def arguments(self, place):
        return self.prune(place, "--approve", self.code(place) or "inget")

    def resume(self, place):
        if code := self.code(place):
            subprocess.run(
                [self.program, *self.prune(place, "--approve", code)], check=True,
                capture_output=True)
        super().resume(place)


def lasting(folder):
    """Archive, returns and outputs, without what tells of the last run or of a removal."""
    names = ("utdata/rapport.txt", "utdata/körning.json", "utdata/puls.txt",
             "arkiv/gallringsprotokoll.txt")
    return {
        path: digest for path, digest in files(folder).items()
        if path.startswith(("arkiv/", "retur/", "inkorg/", "utdata/"))
        and not path.startswith("utdata/körningar/") and path not in names}


def originals(found):
    """The digests of all originals, each as often as it lies there; marked copies are none."""
    return sorted(
        digest for path, digest in found.items()
        if "/original/" in path or path.startswith(("retur/", "inkorg/"))
        and "anmärkningar" not in path)


def counting(folder):
    """Which file counts for each unit, and to which colour and sum it leads."""
    import json

    record = json.loads((folder / "utdata/körning.json").read_text())
    return {unit["code"]: unit for unit in record["units"]}


def files(folder):
    import hashlib

    found = {}
    for place, _, names in os.walk(folder, followlinks=True):
        for name in names:
            path = pathlib.Path(place, name)
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


# Kinds of nights


def first_night(template, units=3):
    def prepare(night, folder):
        rows = organisation(units)
        configure(folder, rows)
        shutil.copytree(municipality.PROJECT / "Samples/ekonomins-bok", folder / "ekonomins-bok")
        for code, name, _, parent in rows:
            submit(folder, f"{name}.xlsx", template.filled(code, name, parent))
        submit(folder, "skräp.xlsx", b"PK\x03\x04 trasig")
    return prepare


def corrections(template):
    """A corrected file, two versions in one night, one sent back under a name that was before."""
    def prepare(night, folder):
        first_night(template)(night, folder)
        Night.resume(night, folder)
        rows = organisation(3)
        code, name, _, parent = rows[1]
        for seed in (1, 2):
            submit(folder, f"{name} rättad {seed}.xlsx", template.filled(code, name, parent, seed),
                   municipality.SAVED + seed)
        submit(folder, "mapp/skräp.xlsx", b"ingenting")
        submit(folder, "skräp.xlsx", b"PK\x03\x04 trasig igen")
    return prepare


def unchanged(template):
    def prepare(night, folder):
        first_night(template)(night, folder)
        Night.resume(night, folder)
    return prepare


def other_policy(template):
    def prepare(night, folder):
        unchanged(template)(night, folder)
        policy = folder / "policy.yaml"
        policy.write_text(policy.read_text() + "# ändrad\n")
    return prepare


def retention(template):
    def prepare(night, folder):
        corrections(template)(night, folder)
        Night.resume(night, folder)
        with open(folder / "styrkort.yaml", "a") as file:
            file.write("gallring:\n  beslut: KS 2026/1\n  ersatta: 1 år\n  returnerade: 1 år\n")
        Night.resume(night, folder)
    return prepare


@contextlib.contextmanager
def fault_library():
    folder = tempfile.mkdtemp(prefix="styrkort-fel-")
    library = os.path.join(folder, "faults.so")
    try:
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, SOURCE, "-ldl"], check=True)
        yield library
    finally:
        shutil.rmtree(folder)


def kinds(template):
    """Every kind of night: its class, how it is prepared, and what its file system cannot do."""
    return {
        "first night": (Night, first_night(template), {}),
        "corrections and returns": (Night, corrections(template), {}),
        "nothing new": (Night, unchanged(template), {}),
        "another policy": (Night, other_policy(template), {}),
        "pruning": (Pruning, retention(template), {}),
        "corrections from another file system": (OtherDisk, corrections(template), {}),
        "corrections on a file system without exchange": (
            Night, corrections(template), {"FAULT_OLD": "1"}),
    }


def tried(jobs):
    """Runs jobs on all cores, and gives their results in order; the first fault ends it."""
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        futures = [pool.submit(*job) for job in jobs]
        try:
            return [future.result() for future in futures]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def disturbed(night, points, calls, fault, how="FAULT_AT"):
    """The codes of nights with a fault at each of some points."""
    codes = tried([
        (lambda point: night.disturb(
            f"{fault} {how} {point}", calls, FAULT=fault, **{how: str(point)}), point)
        for point in points])
    print(f"  {night.name}: {fault} at {len(codes)} {calls}", file=sys.stderr, flush=True)
    return codes


def interrupted(template, program):
    """Killed before and after every change to the disk, in every kind of night."""
    lines, total = [], 0
    with fault_library() as library:
        for name, (kind, prepare, environment) in kinds(template).items():
            with kind(name, prepare, program, library, **environment) as night:
                points = range(1, night.counts["changes"] + 1)
                reached = 0
                for fault in ("kill-before", "kill-after"):
                    codes = disturbed(night, points, "changes", fault)
                    reached += sum(code == -signal.SIGKILL for code in codes)
                assert reached == 2 * len(points), f"{name}: {reached} of {2 * len(points)} reached"
                total += reached
                lines.append(f"{name}: {len(points)} changes, {reached} kills")
    return f"{total} kills, all survived:\n  " + "\n  ".join(lines)


def refused_changes(template, program):
    """Every change to the disk refused: full, broken, and done though it is said to be refused."""
    lines, total = [], 0
    with fault_library() as library:
        for name, (kind, prepare, environment) in kinds(template).items():
            with kind(name, prepare, program, library, **environment) as night:
                points = range(1, night.counts["changes"] + 1)
                for fault in ("ENOSPC", "EIO", "EIO-after"):
                    codes = disturbed(night, points, "changes", fault)
                    total += len(codes)
                    lines.append(
                        f"{name}, {fault}: {len(codes)}; code 0 or 1 {sum(c < 2 for c in codes)}, "
                        f"code 2 {codes.count(2)}")
                every = range(1, len(points) + 1, 7)
                codes = disturbed(night, every, "changes", "EIO", how="FAULT_FROM")
                total += len(codes)
                lines.append(f"{name}, EIO from then on: {len(codes)}; code 2 {codes.count(2)}")
    return f"{total} refusals, nothing lost or doubled:\n  " + "\n  ".join(lines)


def failing_share(template, program):
    """A share that returns errors on reading, looking and listing: once, from then on, now and then."""
    lines, total = [], 0
    with fault_library() as library:
        for name in ("first night", "corrections and returns"):
            kind, prepare, environment = kinds(template)[name]
            with kind(name, prepare, program, library, **environment) as night:
                points = range(1, night.counts["reads"] + 1)
                for fault in ("EIO", "ESTALE", "EACCES"):
                    codes = disturbed(night, points, "reads", fault)
                    total += len(codes)
                    lines.append(
                        f"{name}, {fault} once: {len(codes)}; code 0 or 1 "
                        f"{sum(c < 2 for c in codes)}, code 2 {codes.count(2)}")
                for fault in ("ESTALE", "EACCES"):
                    codes = disturbed(night, points[::7], "reads", fault, how="FAULT_FROM")
                    total += len(codes)
                    lines.append(
                        f"{name}, {fault} from then on: {len(codes)}; code 2 {codes.count(2)}")
                for calls in ("reads", "changes"):
                    jobs = [
                        (lambda seed: night.disturb(
                            f"slump {calls} {seed}", calls, FAULT="EIO", FAULT_ONE_IN="30",
                            FAULT_SEED=str(seed)), seed) for seed in range(50)]
                    codes = tried(jobs)
                    total += len(codes)
                    lines.append(
                        f"{name}, one of 30 {calls} fails: 50 nights; code 2 {codes.count(2)}")
    return f"{total} nights on a failing share, nothing lost or doubled:\n  " + "\n  ".join(lines)


def vanishing(template, program):
    """The disk with the workspace is taken away during the run, and is back for the next night."""
    if os.geteuid() != 0:
        return "skipped: needs root"
    codes = []
    with fault_library() as library:
        for name in ("first night", "corrections and returns"):
            kind, prepare, environment = kinds(template)[name]
            with kind(name, prepare, program, library, **environment) as night:
                for calls in ("changes", "reads"):
                    for point in range(1, night.counts[calls] + 1, 5):
                        code = taken_away(night, calls, point)
                        if code is None:
                            return "skipped: no folder can be mounted"
                        codes.append(code)
    return (f"the disk taken away at {len(codes)} points: code 2 {codes.count(2)} times; nothing lost, "
            "and nothing left below its place")


def taken_away(night, calls, point):
    share, place = night.copy("utdelad"), night.folder / "plats"
    place.mkdir()
    try:
        if subprocess.run(["mount", "--bind", share, place], capture_output=True).returncode:
            return None
        run = night.start(place, calls, FAULT="stop", FAULT_AT=str(point))
        _, status = os.waitpid(run.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status), f"{night.name}, {calls} {point}: not reached"
        subprocess.run(["umount", "-l", place], check=True)
        os.kill(run.pid, signal.SIGCONT)
        code = run.wait()
        told = f"{night.name}, {calls} {point}: {code}"
        assert code in (0, 1, 2), told
        left = files(place)
        assert not [path for path in left if "/original/" in path], f"{told}: {left}"
        # Nothing pretends that the night was done but a report on the disk, or a word that it is not.
        assert "utdata/puls.txt" not in left, told
        if code < 2 and not (share / "utdata/puls.txt").exists():
            assert "RAPPORTEN KUNDE INTE SKRIVAS" in run.stdout.read(), told
        night.resume(share)
        night.compare(share, told, exactly=False)
        return code
    finally:
        subprocess.run(["umount", "-l", place], capture_output=True)
        shutil.rmtree(share)
        shutil.rmtree(place)
