"""Prints every row of every SQLite database below a folder as a line of JSON: its table, then its columns."""

import json
import pathlib
import sqlite3
import sys


def text(value):
    return value.hex() if isinstance(value, bytes) else str(value)


for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.sqlite")):
    database = sqlite3.connect(path)
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in database.execute(f'SELECT * FROM "{table}"'):
            print(json.dumps([table, *map(text, row)]))
