-- SPDX-FileCopyrightText: 2026 The Traceloupe developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The narrow rows of a trace once more, packed: statistics and queries over all spans read these.
CREATE TABLE span_block (
    trace INTEGER PRIMARY KEY REFERENCES trace (id) ON DELETE CASCADE,
    bytes BLOB    NOT NULL
) STRICT;

-- what is there already gets its blocks when the file is opened for writing (core/cache/spanblockfiller.h)
INSERT INTO setting (name, value)
SELECT 'span_blocks_due', 1 WHERE EXISTS (SELECT 1 FROM trace);
