// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <QObject>

#include <vector>

namespace traceloupe {

/// Which traces that an open trace's links lead to are not at hand. Filled, and filled again, by whoever knows other
/// traces; until then all are taken for being there.
class OutgoingLinks final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void setMissing(std::vector<TraceId> traces);
    [[nodiscard]] bool isMissing(const TraceId &trace) const;
    /// Ascending.
    [[nodiscard]] const std::vector<TraceId> &missing() const { return m_missing; }

Q_SIGNALS:
    void changed();

private:
    std::vector<TraceId> m_missing;
};

} // namespace traceloupe
