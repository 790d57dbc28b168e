// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <vector>

namespace traceloupe {

/// How many spans below a row have status ERROR, in constant time: running counts over the depth-first rows.
class SubtreeErrors {
public:
    SubtreeErrors() = default;
    explicit SubtreeErrors(const Trace &trace);

    /// The row itself left out.
    [[nodiscard]] std::uint32_t below(const Trace &trace, SpanIndex span) const
    {
        return m_before[trace.subtreeEnd(span)] - m_before[span.value() + 1];
    }
    /// In the rows [first, end).
    [[nodiscard]] std::uint32_t inRows(std::uint32_t first, std::uint32_t end) const
    {
        return m_before[end] - m_before[first];
    }
    /// The first row from `from` on whose status is ERROR, or an invalid index.
    [[nodiscard]] SpanIndex nextError(SpanIndex from) const;
    /// The last row before `before` whose status is ERROR, or an invalid index.
    [[nodiscard]] SpanIndex previousError(SpanIndex before) const;

private:
    std::vector<std::uint32_t> m_before; ///< errors in rows [0, i); one entry more than rows
};

} // namespace traceloupe
