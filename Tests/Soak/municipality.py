#!/usr/bin/env python3
"""Makes workspaces of any size: python municipality.py FOLDER UNITS.

Each unit's workbook is a sample's, with the unit's own code, name and figures. The same arguments
give the same bytes. One unit in 40 is a verksamhet, one in 400 a nämnd.
"""

import io
import pathlib
import random
import re
import shutil
import sys
import zipfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = PROJECT / "Samples/inkorg/Kommunstyrelsen/Kostenheten bokslut 2025.xlsx"
SAVED = 1_769_600_000


class Template:
    """A filled sample, whose texts and numbers are changed for each unit."""

    def __init__(self, sample=SAMPLE):
        with zipfile.ZipFile(sample) as package:
            self.parts = [(part, package.read(part)) for part in package.infolist()]

    def filled(self, code, name, parent, seed=0):
        """The bytes of a unit's workbook."""
        chance = random.Random(f"{code} {seed}")

        def figure(match):
            changed = round(float(match[2]) * chance.uniform(0.9, 1.1))
            return match[1] + str(changed).encode() + match[3]

        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in self.parts:
                content = content.replace(b"KS-KOL-01.", f"{code}.".encode())
                content = re.sub(rb">KS-KOL(\d)<", f">{parent}\\1<".encode(), content)
                content = content.replace(b">Kostenheten<", f">{name}<".encode())
                if b"sheet" in part.filename.encode():
                    content = re.sub(rb"(<v>)(\d{3,})(</v>)", figure, content)
                package.writestr(part, content)
        return target.getvalue()


def organisation(units):
    """Rows of the register: code, name, level, parent."""
    rows = [("K", "Provby kommun", "kommun", "")]
    committee = service = None
    for number in range(units - 1):
        if number % 400 == 0:
            committee = f"N{number // 400:03d}"
            rows.append((committee, f"Nämnd {number // 400}", "nämnd", "K"))
        elif number % 40 == 1:
            service = f"{committee}-V{number // 40:04d}"
            rows.append((service, f"Verksamhet {number // 40}", "verksamhet", committee))
        else:
            rows.append(
                (f"{service}-{number:05d}", f"Enhet {number}", "enhet", service))
    return rows


def configure(folder, rows, last_day="2026-01-31"):
    """Rules and register, as in the samples, and an empty inbox."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "inkorg").mkdir(exist_ok=True)
    (folder / "mappningar").mkdir(exist_ok=True)
    for mapping in (PROJECT / "Mappings").glob("*.yaml"):
        shutil.copy(mapping, folder / "mappningar")
    shutil.copy(PROJECT / "Mappings/policyer/perstorp.yaml", folder / "policy.yaml")
    (folder / "styrkort.yaml").write_text(
        f'kommun: Provby kommun\nperiod: "2025"\ntillfälle: bokslut\nsista dag: {last_day}\n')
    lines = ["Kod;Namn;Nivå;Överordnad"] + [";".join(row) for row in rows]
    (folder / "organisation.csv").write_text("\n".join(lines) + "\n")


def submit(folder, path, content, saved=SAVED):
    """Drops a file in the inbox, with a time of its own."""
    import os

    place = folder / "inkorg" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    os.utime(place, (saved, saved))


def main():
    folder, units = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    template, rows = Template(), organisation(units)
    configure(folder, rows)
    for code, name, _, parent in rows:
        submit(folder, f"{parent or code}/{name} 2025.xlsx", template.filled(code, name, parent))


if __name__ == "__main__":
    main()
