"""Refuse dependencies whose licence does not go with MIT use. LGPL only for what is named here."""

import json
import re
import subprocess
import sys

KNOWN_LGPL = {"pebble", "fpdf2"}  # used unmodified; fpdf2 by tests only
DENIED = ("GPL", "Affero", "General Public")


def denied(licence: str) -> bool:
    """Whether every licence that a package offers is one that we refuse ('GPL; MPL' offers a choice)."""
    offers = re.split(r";|\bOR\b", licence)
    return all(any(word in offer for word in DENIED) for offer in offers)


def main() -> int:
    """Print what is denied; 1 when there is anything."""
    listed = subprocess.run(
        [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed"],
        capture_output=True,
        text=True,
        check=True,
    )
    packages = json.loads(listed.stdout)
    bad = [
        f"{package['Name']}: {package['License']}"
        for package in packages
        if denied(package["License"]) and package["Name"].lower() not in KNOWN_LGPL
    ]
    print("\n".join(bad) or f"licences: {len(packages)} packages go with MIT use (LGPL: {', '.join(KNOWN_LGPL)})")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
