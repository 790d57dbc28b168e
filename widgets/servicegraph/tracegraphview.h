// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"
#include "widgets/servicegraph/graphpainter.h"

#include <QWidget>

namespace traceloupe {

class Background;
class ServiceGraphPanel;

/// The service graph of one open trace. Activating a service or a call selects its longest span.
class TraceGraphView final : public QWidget {
    Q_OBJECT
public:
    explicit TraceGraphView(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] ServiceGraphPanel &panel() { return *m_panel; }

Q_SIGNALS:
    void waterfallRequested();

private:
    void goTo(GraphItem item);
    void follow(SpanIndex span);

    TraceSession &m_session;
    ServiceGraphPanel *m_panel = nullptr;
    Background *m_work = nullptr;
};

} // namespace traceloupe
