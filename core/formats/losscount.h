// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diagnostic.h"

#include <QString>

#include <algorithm>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Counts what a written format can't carry; each kind of loss is named once among the examples.
class LossCount {
public:
    explicit LossCount(DiagnosticReport &report) : m_report(report) {}

    /// `what` is a literal: it must live as long as this.
    void add(std::string_view what)
    {
        const bool known = std::ranges::find(m_named, what) != m_named.end();
        if (!known)
            m_named.push_back(what);
        m_report.add(Diagnostic::LostOnExport,
                     known ? QString() : QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())));
    }

private:
    DiagnosticReport &m_report;
    std::vector<std::string_view> m_named;
};

} // namespace traceloupe
