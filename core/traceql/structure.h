// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/operators.h"
#include "core/traceql/spanfilter.h"

namespace traceloupe::traceql {

/// The rows of an operation of two sets of rows of one trace, in O(rows).
///
/// One deliberate difference from Tempo: the tree is the one that is drawn. Spans below an orphan are its descendants,
/// and orphans of one missing parent are siblings; Tempo leaves out whatever hangs under no root. As in Tempo, roots
/// are siblings of each other, and a span without an id has no place in the tree.
[[nodiscard]] Rows combine(SpansetOperator op, const Rows &left, const Rows &right, const Trace &trace);

} // namespace traceloupe::traceql
