#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs each fuzz target for a while, starting from the corpus, and says what it did and found."""

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TARGETS = {
    "fuzz_otlp_proto": ("otlp-proto", "tempo-proto"),
    "fuzz_otlp_json": ("otlp-json", "tempo-json"),
    "fuzz_jaeger": ("jaeger",),
    "fuzz_zipkin": ("zipkin-v1", "zipkin-v2"),
    "fuzz_any": (),
    "fuzz_traceql": (),
}
QUERIES = Path(__file__).with_name("queries.txt")
LONGEST_INPUT = 64 * 1024  # bytes; longer seeds are left out, or cut at a line
MEMORY_MB = 2048
SECONDS_PER_INPUT = 10


def seed_text(path):
    data = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    if len(data) > LONGEST_INPUT and b"\n" in data[:LONGEST_INPUT]:
        data = data[:data.rindex(b"\n", 0, LONGEST_INPUT) + 1]
    return data


def write_seeds(corpus, formats, folder):
    """Every file of the corpus that an expected.json calls one of the formats; all of them for no formats."""
    count = 0
    for expected in sorted(corpus.glob("*/expected.json")):
        for name, summary in json.loads(expected.read_text(encoding="utf-8")).get("files", {}).items():
            path = expected.parent / name
            if (formats and summary.get("format") not in formats) or not path.is_file():
                continue
            data = seed_text(path)
            if len(data) <= LONGEST_INPUT:
                (folder / f"seed-{count:03}").write_bytes(data)
                count += 1
    return count


def write_query_seeds(folder):
    """A seed for each line of queries.txt."""
    queries = QUERIES.read_text(encoding="utf-8").splitlines()
    for number, query in enumerate(queries):
        (folder / f"seed-{number:03}").write_text(query, encoding="utf-8")
    return len(queries)


def run_target(arguments, target):
    binary = arguments.build / target
    with tempfile.TemporaryDirectory(prefix=target) as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        if target == "fuzz_traceql":
            count = write_query_seeds(seeds)
        else:
            count = write_seeds(arguments.corpus, TARGETS[target], seeds)
        artifacts = arguments.build / f"{target}-found-"
        done = subprocess.run(
            [binary, seeds, f"-max_total_time={arguments.seconds}", f"-max_len={LONGEST_INPUT}",
             f"-rss_limit_mb={MEMORY_MB}", f"-timeout={SECONDS_PER_INPUT}", f"-artifact_prefix={artifacts}",
             "-print_final_stats=1", "-verbosity=1"],
            capture_output=True, text=True, errors="replace", check=False)
    executed = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
    coverage = re.findall(r"cov: (\d+)", done.stderr)
    return {
        "target": target, "seeds": count, "failed": done.returncode != 0 or count == 0,
        "runs": int(executed.group(1)) if executed else 0, "coverage": coverage[-1] if coverage else "?",
        "log": done.stderr,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, type=Path, help="folder with the fuzz programs")
    parser.add_argument("--corpus", required=True, type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("targets", nargs="*", default=list(TARGETS))
    arguments = parser.parse_args()
    arguments.build = arguments.build.resolve()
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda target: run_target(arguments, target), arguments.targets or TARGETS))
    for result in results:
        print(f"{result['target']:16} {'FOUND' if result['failed'] else 'clean'}  {result['runs']} inputs, "
              f"from {result['seeds']} seeds, {result['coverage']} edges")
    for result in results:
        if result["failed"]:
            print(f"\n---- {result['target']}\n{result['log'][-6000:]}")
    sys.exit(any(result["failed"] for result in results))


main()
