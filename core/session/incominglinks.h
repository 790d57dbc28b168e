// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/backlink.h"
#include "core/model/trace.h"

#include <QObject>

#include <cstdint>
#include <span>
#include <vector>

namespace traceloupe {

/// The links that lead to spans of an open trace, from itself and from others. Filled, and filled again, by whoever
/// knows other traces; views show them as they come.
class IncomingLinks final : public QObject {
    Q_OBJECT
public:
    explicit IncomingLinks(TracePtr trace, QObject *parent = nullptr);

    /// A pass over the rows where there is any link: a few milliseconds for a million.
    void set(std::vector<BackLink> links);
    /// Those that lead to the span; none for a phantom.
    [[nodiscard]] std::span<const BackLink> of(SpanIndex span) const;
    /// The rows that some link leads to, ascending.
    [[nodiscard]] const std::vector<std::uint32_t> &rows() const { return m_rows; }

Q_SIGNALS:
    void changed();

private:
    TracePtr m_trace;
    std::vector<BackLink> m_links; ///< by target
    std::vector<std::uint32_t> m_rows;
};

} // namespace traceloupe
