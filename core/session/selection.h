// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QObject>

namespace traceloupe {

/// The span that a person looks at, shared by all views of a trace. None at first.
class Selection final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] SpanIndex current() const { return m_current; }
    void setCurrent(SpanIndex span);
    void clear() { setCurrent(SpanIndex()); }

Q_SIGNALS:
    void currentChanged(traceloupe::SpanIndex span);

private:
    SpanIndex m_current;
};

} // namespace traceloupe
