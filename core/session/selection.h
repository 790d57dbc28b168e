// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QObject>

namespace traceloupe {

/// The span that a person looks at, shared by all views of a trace, or the group of repeated calls that begins with it.
/// None at first.
class Selection final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] SpanIndex current() const { return m_current; }
    void setCurrent(SpanIndex span) { set(span, false); }
    /// The group whose first call the span is: views that know no groups show that call.
    void setCurrentGroup(SpanIndex first) { set(first, true); }
    [[nodiscard]] bool isGroup() const { return m_isGroup; }
    void clear() { setCurrent(SpanIndex()); }

Q_SIGNALS:
    void currentChanged(traceloupe::SpanIndex span);

private:
    void set(SpanIndex span, bool isGroup);

    SpanIndex m_current;
    bool m_isGroup = false;
};

} // namespace traceloupe
