-- SPDX-FileCopyrightText: 2026 The Traceloupe developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which spans of a trace have an attribute's value, packed (core/cache/tagrows.h describes the bytes): queries on
-- listed attributes need not look into the traces. NULL where only the trace knows; for all that is there already.
ALTER TABLE tag ADD COLUMN rows BLOB;
