// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace traceloupe {

class Connection;

/// Gives the traces of a file of schema 1 their blocks, and marks the keys that its index leaves out, once, after the
/// migration that made the table. In several transactions, so that a program that is killed leaves what it has done;
/// the next one goes on. Throws what SQLiteCpp throws: then the blocks are still due, and readers do without.
void fillDueSpanBlocks(Connection &connection);

} // namespace traceloupe
