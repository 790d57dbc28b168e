#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every benchmark program and prints each figure beside its budget.

budgets.json maps a benchmark's name to what is asked of its figures:
    {"openCached/100000": {"real_time_ms": {"at_most": 60}}, "importOtlpProto": {"items_per_second": {"at_least": 350000}}}
"real_time_ms" is the time of one iteration; any other name is a counter of the benchmark.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TO_MS = {"ns": 1e-6, "us": 1e-3, "ms": 1, "s": 1e3}


def run_program(program, pattern):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1", "LC_ALL": "C.UTF-8",
                   "TZ": "UTC"}
    command = [str(program), "--benchmark_format=json", f"--benchmark_filter={pattern}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        sys.exit(f"{program.name} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    text = done.stdout
    return json.loads(text)["benchmarks"] if text.strip() else []


def figure_of(benchmark, name):
    if name == "real_time_ms":
        return benchmark["real_time"] * TO_MS[benchmark["time_unit"]]
    return benchmark.get(name)


def amount(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.3g}"


def rows_of(benchmark, budgets):
    """(name, figure's name, value, budget as text, kept or None)"""
    name = benchmark["name"].removesuffix("/real_time")
    asked = {"real_time_ms": {}, **budgets.get(name, {})}
    for figure, limits in asked.items():
        value = figure_of(benchmark, figure)
        if value is None:
            yield name, figure, None, "missing", False
            continue
        kept = [value <= limits["at_most"]] if "at_most" in limits else []
        kept += [value >= limits["at_least"]] if "at_least" in limits else []
        text = " ".join([f"<= {amount(limits['at_most'])}" if "at_most" in limits else "",
                         f">= {amount(limits['at_least'])}" if "at_least" in limits else ""]).strip()
        yield name, figure, value, text, all(kept) if kept else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True, type=Path)
    parser.add_argument("--json", type=Path, default=Path("build/bench.json"), help="also written here")
    parser.add_argument("pattern", nargs="?", default=".", help="regular expression of names")
    arguments = parser.parse_args()
    budgets = json.loads((HERE / "budgets.json").read_text(encoding="utf-8"))
    programs = sorted((arguments.build / "tests/bench/programs").glob("bench_*"))
    if not programs:
        sys.exit("there is no benchmark program: build with -DTRACELOUPE_BENCH=ON")
    over = 0
    written = []
    print(f"{'benchmark':44} {'figure':18} {'measured':>14} {'budget':>14}")
    for program in programs:
        for benchmark in run_program(program, arguments.pattern):
            if benchmark.get("run_type") == "aggregate" or "error_message" in benchmark:
                continue
            for name, figure, value, budget, kept in rows_of(benchmark, budgets):
                mark = {True: "kept", False: "OVER", None: ""}[kept]
                over += kept is False
                written.append({"benchmark": name, "figure": figure, "measured": value, "budget": budget, "kept": kept})
                print(f"{name:44} {figure:18} {amount(value) if value is not None else '-':>14} {budget:>14} {mark}")
    print(f"{over} over budget")
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps({"cores": os.cpu_count(), "figures": written}, indent=1) + "\n",
                              encoding="utf-8")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
