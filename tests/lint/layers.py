#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which room may include what. Linking alone does not stop an include: Qt's include root makes QtWidgets headers
reachable from everywhere, and every room is reachable from the top of the repository."""

import re
import subprocess
from pathlib import Path

from tree import PRODUCT_FOLDERS, cpp_files, finish, text_of

# A room knows the rooms below it that it names here, and no other.
ROOMS = {
    "core/model": [],
    "core/redact": ["core/model"],
    "core/formats": ["core/model"],
    "core/analysis": ["core/model"],
    "core/traceql": ["core/model", "core/analysis"],
    "core/cache": ["core/model", "core/analysis", "core/formats"],
    "core/layout": ["core/model", "core/analysis"],
    "core/graph": ["core/model", "core/analysis", "core/formats", "core/layout"],
    "core/sources": ["core/model", "core/formats"],
    "core/search": ["core/model", "core/formats", "core/analysis", "core/traceql", "core/cache", "core/sources"],
    "core/pull": ["core/model", "core/formats", "core/sources", "core/cache"],
    "core/models": ["core/model", "core/traceql", "core/formats", "core/analysis", "core/cache", "core/layout", "core/sources",
                    "core/pull"],
    "core/session": ["core/model", "core/formats", "core/analysis", "core/traceql", "core/cache", "core/layout",
                     "core/sources", "core/pull", "core/models"],
    "widgets": ["core", "widgets"],
    "app": ["core", "widgets", "app"],
}

# Third-party headers: the rooms whose .cpp files may see them.
THIRD_PARTY = {
    r"protozero/": ["core/formats", "core/cache"],
    r"google/protobuf/|.*\.pb\.h$": ["core/formats"],
    r"simdjson\.h": ["core/formats"],
    r"SQLiteCpp/|sqlite3\.h": ["core/cache"],
    r"re2/": ["core/redact", "core/traceql"],
    r"zstd\.h|zlib\.h": ["core/formats", "core/cache", "core/sources"],
    r"qt6keychain/|keychain\.h": ["app", "widgets/sources", "core/sources"],
    r"graphviz/|gvc\.h|cgraph\.h": ["core/graph"],
}

# The headers that may show one all the same, because they exist to wrap it. Neither they nor what includes them may
# be included from another room.
WRAPPERS = ("core/cache/sqlite.h",)

GUI_MODULES = ("QtGui", "QtWidgets", "QtCharts", "QtSvg", "QtSvgWidgets", "QtOpenGL", "QtOpenGLWidgets",
               "QtPrintSupport", "QtQuick", "QtQml")
NETWORK_ROOMS = ("core/sources", "core/pull", "app", "widgets")

# "path: header" of what is known to be wrong. This list may only shrink.
KNOWN_DEBT = ()

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def qt_headers(modules):
    """The header names of Qt modules as this machine has them, so that <QColor> is known to be of QtGui."""
    root = subprocess.run(["qmake6", "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True, check=False)
    names = set()
    if root.returncode == 0:
        for module in modules:
            folder = Path(root.stdout.strip()) / module
            names.update(entry.name for entry in folder.glob("*") if entry.is_file())
    return names


def room_of(name):
    parts = name.parts
    return "/".join(parts[:2]) if parts[0] == "core" else parts[0]


def is_allowed_room(included, room):
    if included == room or included.startswith(room + "/"):
        return True
    return any(included == other or included.startswith(other + "/") for other in ROOMS[room])


def project_include_fault(name, room, header):
    if header.startswith("tests/") or header.startswith("../"):
        return "the product does not include tests or climb folders"
    if header.split("/")[0] not in PRODUCT_FOLDERS:
        return None  # generated code (x.moc), or a header of the same folder
    if not is_allowed_room(header, room):
        return f"{room} may not know {'/'.join(header.split('/')[:2])}"
    return None


def third_party_fault(name, header):
    for pattern, rooms in THIRD_PARTY.items():
        if re.match(pattern, header):
            if name.suffix == ".h" and str(name) not in WRAPPERS:
                return "third-party headers belong into .cpp files"
            if not any(str(name).startswith(room + "/") for room in rooms):
                return f"only {', '.join(rooms) or 'no room'} may see it"
    return None


def qt_fault(name, room, header, gui, network):
    module, _, rest = header.partition("/")
    if room.startswith("core/") and (module in GUI_MODULES or header in gui):
        return "core does without QtGui and QtWidgets"
    if room not in NETWORK_ROOMS and (module == "QtNetwork" or header in network):
        return f"{room} has no business with the network"
    if header in ("QtCore", "QtGui", "QtWidgets", "QtNetwork") or (rest and rest == module):
        return "a whole Qt module: include the classes"
    return None


def headers_that_show_wrappers(includes):
    """Our headers that include a wrapper, directly or through others of ours."""
    shown = set(WRAPPERS)
    while True:
        more = {str(name) for name, headers in includes.items()
                if name.suffix == ".h" and any(header in shown for _, header in headers)} - shown
        if not more:
            return shown
        shown |= more


def main():
    core_names = qt_headers(["QtCore"])
    gui = qt_headers(GUI_MODULES) - core_names
    network = qt_headers(["QtNetwork"]) - core_names
    includes = {name: INCLUDE.findall(text_of(name)) for name in cpp_files() if name.parts[0] in PRODUCT_FOLDERS}
    wrapped = headers_that_show_wrappers(includes)
    findings = []
    for name, headers in includes.items():
        room = room_of(name)
        if room not in ROOMS:
            findings.append((str(name), f"{name}: the folder {room} has no entry in tests/lint/layers.py"))
            continue
        for bracket, header in headers:
            fault = project_include_fault(name, room, header) if bracket == '"' else None
            fault = fault or third_party_fault(name, header) or qt_fault(name, room, header, gui, network)
            if header in wrapped and not header.startswith(room + "/"):
                fault = f"it shows a third-party header, which is the business of {room_of(Path(header))} alone"
            if fault:
                findings.append((f"{name}: {header}", f"{name}: includes {header}: {fault}"))
    finish("layers", findings, KNOWN_DEBT)


if __name__ == "__main__":
    main()
