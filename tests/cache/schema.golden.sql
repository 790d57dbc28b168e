-- SPDX-FileCopyrightText: 2026 The Traceloupe developers
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE INDEX link_by_target ON link (linked_trace_id);
CREATE INDEX trace_by_low_half ON trace (substr(trace_id, 17));
CREATE INDEX trace_by_start ON trace (start_ns);
CREATE TABLE dictionary (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    made_ms INTEGER NOT NULL,
    bytes   BLOB    NOT NULL
) STRICT;
CREATE TABLE link (
    trace           INTEGER NOT NULL REFERENCES trace (id) ON DELETE CASCADE,
    span            INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    linked_trace_id TEXT    NOT NULL,
    linked_span_id  TEXT    NOT NULL,
    PRIMARY KEY (trace, span, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
    id      INTEGER PRIMARY KEY,
    service TEXT NOT NULL,
    name    TEXT NOT NULL, traces INTEGER NOT NULL DEFAULT 0,
    UNIQUE (service, name)
) STRICT;
CREATE TABLE origin (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
) STRICT;
CREATE TABLE payload (
    id    INTEGER PRIMARY KEY,
    trace INTEGER NOT NULL REFERENCES trace (id) ON DELETE CASCADE,
    part  INTEGER NOT NULL,
    bytes BLOB    NOT NULL,
    UNIQUE (trace, part)
) STRICT;
CREATE TABLE pull_window (
    source   TEXT    NOT NULL,
    query    TEXT    NOT NULL,
    start_ns INTEGER NOT NULL,
    end_ns   INTEGER NOT NULL,
    done_ms  INTEGER NOT NULL,
    PRIMARY KEY (source, query, start_ns, end_ns)
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE span_block (
    trace INTEGER PRIMARY KEY REFERENCES trace (id) ON DELETE CASCADE,
    bytes BLOB    NOT NULL
) STRICT;
CREATE TABLE "span_row" (
    id             INTEGER PRIMARY KEY,
    span_id        INTEGER NOT NULL,
    parent_back    INTEGER,
    operation      INTEGER NOT NULL,
    kind           INTEGER NOT NULL,
    status         INTEGER NOT NULL,
    start_after_ns INTEGER NOT NULL,
    duration_ns    INTEGER NOT NULL,
    children_ns    INTEGER NOT NULL
) STRICT;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE tag_key (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE tag_list (
    key    INTEGER NOT NULL,
    value  TEXT    NOT NULL,
    first  INTEGER NOT NULL,
    traces TEXT    NOT NULL,
    rows   BLOB,
    PRIMARY KEY (key, value, first)
) STRICT, WITHOUT ROWID;
CREATE TABLE trace (
    id            INTEGER PRIMARY KEY,
    trace_id      TEXT    NOT NULL UNIQUE,
    alias         TEXT,
    root_service  TEXT    NOT NULL,
    root_name     TEXT    NOT NULL,
    start_ns      INTEGER NOT NULL,
    duration_ns   INTEGER NOT NULL,
    spans         INTEGER NOT NULL,
    errors        INTEGER NOT NULL,
    services      TEXT    NOT NULL,
    partial       INTEGER NOT NULL DEFAULT 0,
    pinned        INTEGER NOT NULL DEFAULT 0,
    stored_ms     INTEGER NOT NULL,
    payload_bytes INTEGER NOT NULL DEFAULT 0,
    dictionary    INTEGER REFERENCES dictionary (id),
    first_span    INTEGER NOT NULL,
    row_count     INTEGER NOT NULL,
    tag_count     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE trace_origin (
    trace    INTEGER NOT NULL REFERENCES trace (id) ON DELETE CASCADE,
    origin   INTEGER NOT NULL REFERENCES origin (id),
    first_ms INTEGER NOT NULL,
    last_ms  INTEGER NOT NULL,
    PRIMARY KEY (trace, origin)
) STRICT, WITHOUT ROWID;
CREATE VIEW span AS
SELECT
    trace.trace_id                                        AS trace_id,
    printf('%016x', span_row.span_id)                     AS span_id,
    (SELECT printf('%016x', parent_row.span_id)
       FROM span_row AS parent_row
      WHERE parent_row.id = span_row.id - span_row.parent_back) AS parent_span_id,
    operation.service                                     AS service,
    operation.name                                        AS name,
    CASE span_row.kind
        WHEN 1 THEN 'internal' WHEN 2 THEN 'server' WHEN 3 THEN 'client'
        WHEN 4 THEN 'producer' WHEN 5 THEN 'consumer' ELSE 'unspecified'
    END                                                   AS kind,
    CASE span_row.status WHEN 1 THEN 'ok' WHEN 2 THEN 'error' ELSE 'unset' END AS status,
    trace.start_ns + span_row.start_after_ns              AS start_ns,
    span_row.duration_ns                                  AS duration_ns,
    span_row.duration_ns - span_row.children_ns           AS self_ns
FROM trace
JOIN span_row
  ON span_row.id >= trace.first_span
 AND span_row.id < trace.first_span + trace.row_count
JOIN operation
  ON operation.id = span_row.operation;
CREATE VIEW tag AS
SELECT tag_list.key AS key, tag_list.value AS value, tag_list.first + listed.value AS trace
FROM tag_list
JOIN json_each(tag_list.traces) AS listed
WHERE tag_list.key > 0;
CREATE VIEW tag_overflow AS
SELECT tag_list.first + listed.value AS trace, -tag_list.key AS key
FROM tag_list
JOIN json_each(tag_list.traces) AS listed
WHERE tag_list.key < 0;
CREATE VIEW trace_operation AS
SELECT span_row.operation AS operation, trace.id AS trace, count(*) AS spans, sum(span_row.status = 2) AS errors
FROM trace
JOIN span_row
  ON span_row.id >= trace.first_span
 AND span_row.id < trace.first_span + trace.row_count
GROUP BY trace.id, span_row.operation;
