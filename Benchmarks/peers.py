#!/usr/bin/env python3
"""Does one piece of work with another library: python peers.py PEER ROUNDS FILE …

Prints the number of cells or bytes and the least processor time of the rounds, in seconds.
"""

import os
import struct
import sys
import time
import zlib

os.environ["POLARS_MAX_THREADS"] = "1"


def inflate(paths):
    """The largest entry of each archive, unpacked in pieces that are thrown away."""
    size = 0
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        start = data.rindex(b"PK\5\6")
        count, _, offset = struct.unpack_from("<HII", data, start + 10)
        entries = []
        for _ in range(count):
            packed, unpacked, name, extra, comment = struct.unpack_from("<IIHHH", data, offset + 20)
            entries.append((unpacked, packed, struct.unpack_from("<I", data, offset + 42)[0]))
            offset += 46 + name + extra + comment
        unpacked, packed, header = max(entries)
        name, extra = struct.unpack_from("<HH", data, header + 26)
        body = memoryview(data)[header + 30 + name + extra:][:packed]
        stream = zlib.decompressobj(-15)
        begin = time.process_time()
        for place in range(0, len(body), 1 << 14):
            size += len(stream.decompress(body[place : place + (1 << 14)]))
        inflate.seconds = time.process_time() - begin
    return size


def calamine(paths):
    from python_calamine import CalamineWorkbook

    cells = 0
    for path in paths:
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            cells += sheet.height * sheet.width
    return cells


def fastexcel(paths):
    import fastexcel

    cells = 0
    for path in paths:
        reader = fastexcel.read_excel(path)
        for name in reader.sheet_names:
            sheet = reader.load_sheet(name).to_arrow()
            cells += sheet.num_rows * sheet.num_columns
    return cells


def openpyxl(paths):
    import openpyxl

    cells = 0
    for path in paths:
        workbook = openpyxl.load_workbook(path, read_only=True)
        for sheet in workbook:
            for row in sheet.iter_rows(values_only=True):
                cells += len(row)
        workbook.close()
    return cells


def polars(paths, **options):
    import polars

    cells = 0
    for path in paths:
        table = polars.read_csv(path, **options)
        cells += table.height * table.width
    return cells


def polars_text(paths):
    return polars(paths, infer_schema=False)


PEERS = [inflate, calamine, fastexcel, openpyxl, polars, polars_text]


def main():
    work = {peer.__name__: peer for peer in PEERS}[sys.argv[1]]
    least = float("inf")
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        count = work(sys.argv[3:])
        least = min(least, getattr(work, "seconds", time.process_time() - start))
    print(count, least)


main()
