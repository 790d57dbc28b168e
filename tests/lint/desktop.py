#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop file, AppStream metainfo, MIME types and icon: each valid, and all of one name."""

import configparser
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tree import ROOT, SKIP

ID = "io.github.traceloupe.Traceloupe"
DESKTOP = ROOT / "resources/desktop" / f"{ID}.desktop"
METAINFO = ROOT / "resources/desktop" / f"{ID}.metainfo.xml"
MIME = ROOT / "resources/desktop" / f"{ID}.mime.xml"
ICON = ROOT / "resources/icons" / f"{ID}.svg"
TOOLS = ("desktop-file-validate", "appstreamcli", "update-mime-database", "rsvg-convert")
NOT_OURS = ("*.json", "*.jsonl", "*.pb", "*.gz", "*.zst", "*.db", "*.sqlite")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return [f"{' '.join(command)}: {done.stdout}{done.stderr}"]
    return []


def mime_faults(folder):
    packages = Path(folder, "packages")
    packages.mkdir()
    shutil.copy(MIME, packages)
    faults = run("update-mime-database", folder)
    globs = [node.get("pattern") for node in ElementTree.parse(MIME).iter() if node.tag.endswith("glob")]
    faults += [f"{MIME.name} takes {pattern} from its owner" for pattern in globs if pattern in NOT_OURS]
    return faults


def icon_faults(folder):
    faults = []
    for size in ("16", "48", "256"):
        picture = Path(folder, f"{size}.png")
        faults += run("rsvg-convert", "--width", size, "--height", size, "--output", str(picture), str(ICON))
        if not faults and picture.stat().st_size < 100:
            faults.append(f"{ICON.name} is empty at {size} px")
    return faults


def one_name_faults():
    entry = configparser.RawConfigParser(strict=False)
    entry.optionxform = str
    entry.read(DESKTOP, encoding="utf-8")
    entry = entry["Desktop Entry"]
    component = ElementTree.parse(METAINFO).getroot()
    types = {node.get("type") for node in ElementTree.parse(MIME).iter() if node.tag.endswith("mime-type")}
    wanted = {
        "the metainfo's id": (component.findtext("id"), ID),
        "the metainfo's launchable": (component.findtext("launchable"), f"{ID}.desktop"),
        "the metainfo's icon": (component.findtext("icon"), ID),
        "the desktop file's icon": (entry["Icon"], ID),
        "the desktop file's MIME types": ({name for name in entry["MimeType"].split(";") if name}, types),
        "the metainfo's MIME types": ({node.text for node in component.iter("mediatype")}, types),
    }
    version = re.search(r"project\(traceloupe VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))
    wanted["the newest release"] = (component.find("releases/release").get("version"), version.group(1))
    return [f"{what} is {have}, expected {want}" for what, (have, want) in wanted.items() if have != want]


def main():
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    if absent:
        print(f"skipped: not installed: {', '.join(absent)}")
        sys.exit(SKIP)
    with tempfile.TemporaryDirectory() as mime_folder, tempfile.TemporaryDirectory() as icon_folder:
        faults = (run("desktop-file-validate", str(DESKTOP))
                  + run("appstreamcli", "validate", "--no-net", str(METAINFO))
                  + mime_faults(mime_folder) + icon_faults(icon_folder) + one_name_faults())
    print("\n".join(faults) or "desktop: nothing found")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
