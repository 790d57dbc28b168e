# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The traces of tests/data/corpus, as documents to send: OTLP as they are, others by way of Traceloupe's own export."""

import gzip
import json
import pathlib

import otlp

HERE = pathlib.Path(__file__).resolve().parent
# In the checkout, or beside it where the corpus is shared between checkouts.
PLACES = (HERE.parent / "data" / "corpus", HERE.parents[1] / ".." / "shared" / "corpus")
NOT_TRACES = {"cases", "invalid", "metric", "thrift", "dependencies"}
NOT_SENT = {"traceql", "traceql-real"}


def folder():
    return next((place.resolve() for place in PLACES if place.is_dir()), None)


def kind_of(document):
    """"otlp", "jaeger", "zipkin-v1", "zipkin-v2" or None, by content."""
    if isinstance(document, dict) and ("resourceSpans" in document or "resource_spans" in document):
        return "otlp"
    if isinstance(document, dict) and isinstance(document.get("data"), list) and document["data"] \
            and isinstance(document["data"][0], dict) and "spans" in document["data"][0]:
        return "jaeger"
    if isinstance(document, list) and document and isinstance(document[0], dict) and "traceId" in document[0] and "id" in document[0]:
        v1 = any("binaryAnnotations" in span or any("endpoint" in note for note in span.get("annotations") or []) for span in document)
        return "zipkin-v1" if v1 else "zipkin-v2"
    return None


def files():
    """Gives (path relative to the corpus, absolute path, kind, documents) for each file that holds traces."""
    root = folder()
    if root is None:
        return
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if not path.is_file() or relative.parts[0] in NOT_SENT or NOT_TRACES & set(relative.parts) or path.name.startswith("expected"):
            continue
        if not path.name.removesuffix(".gz").endswith((".json", ".jsonl")):
            continue
        raw = gzip.decompress(path.read_bytes()) if path.name.endswith(".gz") else path.read_bytes()
        try:
            text = raw.decode()
            whole = json.loads(text) if not path.name.removesuffix(".gz").endswith(".jsonl") else None
            documents = [whole] if whole is not None else otlp.documents_of(text)
        except ValueError:
            try:
                documents = otlp.documents_of(text)
            except ValueError:
                continue
        kind = kind_of(documents[0]) if documents else None
        if kind:
            yield str(relative), path, kind, documents


def invalid_ids(span):
    """Why no server takes this span, or ""."""
    for field, digits in (("traceId", 32), ("spanId", 16)):
        value = span[field]
        if len(value) != digits or set(value) - set("0123456789abcdef"):
            return f"{field} {value!r} is not {digits} hex digits"
        if set(value) == {"0"}:
            return f"{field} is all zeros"
    return ""
