// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QJsonArray>
#include <QStringList>

#include <vector>

namespace traceloupe::test {

/// A trace made from the spans of a case of the query corpus; span n gets the id n + 1.
struct CaseTrace {
    TracePtr trace;
    QStringList refs; ///< by id - 1

    [[nodiscard]] QString refOf(SpanIndex row) const
    {
        return refs.value(static_cast<qsizetype>(trace->spanId(row).value) - 1);
    }
};
[[nodiscard]] CaseTrace traceOfCase(const QJsonArray &spans);

} // namespace traceloupe::test
