#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations know every text of the sources, hold no text that is gone, and French is complete."""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tree import PRODUCT_FOLDERS, ROOT, SKIP

COMPLETE = ("fr", "en")
LUPDATE = ["-silent", "-I", str(ROOT), "-locations", "none", "-no-obsolete", "-no-ui-lines", "-source-language", "en"]
PLACEHOLDER = re.compile(r"%(?:L?\d|n|Ln)|&(?=\w)|<[^>]+>")


def outdated_faults(lupdate, language, file, folder):
    copy = Path(folder, file.name)
    shutil.copy(file, copy)
    plurals = ["-pluralonly"] if language == "en" else []
    sources = [str(ROOT / name) for name in PRODUCT_FOLDERS]
    subprocess.run([lupdate, *plurals, *LUPDATE, "-target-language", language, *sources, "-ts", str(copy)],
                   check=True, capture_output=True)
    if copy.read_bytes() != file.read_bytes():
        return [f"{file.name} is not up to date: build the target update_translations"]
    return []


def translated_texts(translation):
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


def kinds(text, is_plural):
    """Placeholders, as a set: order may change. A plural form may leave %n out ("one span")."""
    found = {mark.replace("L", "") for mark in PLACEHOLDER.findall(text) if not mark.startswith("&")}
    return found - {"%n"} if is_plural else found


def message_faults(file):
    faults = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            source, translation = message.findtext("source"), message.find("translation")
            where = f"{file.name}: {context.findtext('name')}: \"{source[:60]}\""
            is_plural = message.get("numerus") == "yes"
            texts = translated_texts(translation)
            if translation.get("type") == "unfinished" or not all(texts):
                faults.append(f"{where} is not translated")
            elif any(kinds(text, is_plural) != kinds(source, is_plural) for text in texts):
                faults.append(f"{where}: the placeholders or tags of the translation differ")
    return faults


def lost_faults(sources):
    """Plurals that are asked for by translate() itself are not collected."""
    lost = re.findall(r'translate\(\s*"[^"]+",[^";]*"([^"]*%L?n[^"]*)"', sources)
    return [f'"{text}" is not collected: give it a name by QT_TRANSLATE_N_NOOP' for text in lost]


def context_faults(file, sources):
    """A text is found at run time only under the name that the source says: the class with its namespace, or what is
    written there. The tool that collects texts loses the namespace in some functions."""
    faults = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        plain = name.removeprefix("traceloupe::")
        if name == plain and not re.search(rf'(?:translate|NOOP|NOOP3)\(\s*"{name}"|TR_FUNCTIONS\({name}\)', sources):
            faults.append(f"{file.name}: no source looks for texts under {name}: write QCoreApplication::translate("
                          f'"traceloupe::CLASS", ...) for "{context.findtext("message/source")[:60]}"')
        elif name != plain and f"TR_FUNCTIONS({plain})" in sources:
            faults.append(f"{file.name}: {plain} looks for its texts under {plain}, not under {name}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lupdate", required=True)
    arguments = parser.parse_args()
    if shutil.which(arguments.lupdate) is None:
        print("skipped: lupdate is not installed")
        sys.exit(SKIP)
    faults = []
    sources = "\n".join(path.read_text() for folder in PRODUCT_FOLDERS
                        for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".cpp", ".h"))
    faults += lost_faults(sources)
    for file in sorted((ROOT / "translations").glob("*.ts")):
        faults += context_faults(file, sources)
    with tempfile.TemporaryDirectory() as folder:
        for language in COMPLETE:
            file = ROOT / "translations" / f"traceloupe_{language}.ts"
            faults += outdated_faults(arguments.lupdate, language, file, folder) + message_faults(file)
    print("\n".join(faults) or "translations: nothing found")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
