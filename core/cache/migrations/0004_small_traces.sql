-- SPDX-FileCopyrightText: 2026 The Traceloupe developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Smaller rows: numbers of span_row are relative to their trace; which traces have a value of an attribute is a list a
-- value; which operations a trace has is told by its spans.
DROP VIEW span;

ALTER TABLE operation ADD COLUMN traces INTEGER NOT NULL DEFAULT 0;
UPDATE operation
   SET traces = (SELECT count(*) FROM trace_operation WHERE trace_operation.operation = operation.id);
DROP TABLE trace_operation;

CREATE TABLE span_row_4 (
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
-- a difference that is no 64-bit number is a real one, and cast to the nearest that is
INSERT INTO span_row_4
SELECT span_row.id, span_row.span_id, span_row.id - span_row.parent, span_row.operation, span_row.kind,
       span_row.status, CAST(span_row.start_ns - trace.start_ns AS INTEGER), span_row.duration_ns,
       span_row.duration_ns - span_row.self_ns
FROM trace
JOIN span_row
  ON span_row.id >= trace.first_span
 AND span_row.id < trace.first_span + trace.row_count
ORDER BY span_row.id;
DROP TABLE span_row;
ALTER TABLE span_row_4 RENAME TO span_row;

-- core/cache/taglists.h says what the lists are; a key below 0 lists the traces where the key overflows. The program
-- moves what is in the old tables and drops them, in the same transaction.
CREATE TABLE tag_list (
    key    INTEGER NOT NULL,
    value  TEXT    NOT NULL,
    first  INTEGER NOT NULL,
    traces TEXT    NOT NULL,
    rows   BLOB,
    PRIMARY KEY (key, value, first)
) STRICT, WITHOUT ROWID;
ALTER TABLE tag RENAME TO old_tag;
ALTER TABLE tag_overflow RENAME TO old_tag_overflow;

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
