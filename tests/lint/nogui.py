#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program that is built without the GUI needs no library of it."""

import shutil
import subprocess
import sys

from tree import SKIP

if shutil.which("readelf") is None:
    print("skipped: readelf is not installed")
    sys.exit(SKIP)
dynamic = subprocess.run(["readelf", "--dynamic", "--wide", sys.argv[1]], capture_output=True, text=True, check=True)
needed = [line.split("[")[1].rstrip("]") for line in dynamic.stdout.splitlines() if "(NEEDED)" in line]
gui = [library for library in needed
       if any(word in library for word in ("Qt6Gui", "Qt6Widgets", "Qt6Charts", "Qt6Svg", "libGL", "libX"))]
print("needs", ", ".join(needed))
if gui or not needed:
    sys.exit(f"a program without a GUI should not need {', '.join(gui) or 'no library at all'}")
