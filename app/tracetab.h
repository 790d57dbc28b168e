// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/traceloader.h"
#include "core/layout/timestamptext.h"
#include "widgets/tracepage/traceview.h"

#include <QStackedWidget>

#include <vector>

namespace traceloupe {

class StatePanel;
class TracePage;
struct TraceFigures;

/// A tab of one trace: it loads when it is first shown, and says so while it does or when it can't.
class TraceTab final : public QStackedWidget {
    Q_OBJECT
public:
    /// Both references outlive the tab.
    TraceTab(TraceLoader &loader, const std::vector<TraceView> &views, TraceRequest request, QWidget *parent = nullptr);

    [[nodiscard]] const TraceId &traceId() const { return m_request.id; }
    [[nodiscard]] QString title() const;
    /// Where it was asked for, beside the cache.
    [[nodiscard]] const std::vector<SourceConfig> &sources() const { return m_request.sources; }
    [[nodiscard]] TracePage *page() const { return m_page; } ///< null until loaded
    [[nodiscard]] TracePtr trace() const { return m_trace; } ///< null until loaded
    void setTimeZone(const DisplayTimeZone &zone);
    /// Sizes of the page's parts, as TracePage::saveLayout() gave them; for a page that is not there yet, too.
    void setPageLayout(const QByteArray &layout);
    void selectSpan(SpanId span);

    /// Starts loading, if it has not yet.
    void load();

Q_SIGNALS:
    void loaded();
    /// A link to another trace was activated.
    void traceRequested(const traceloupe::TraceId &traceId, traceloupe::SpanId spanId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take(const Result<TracePtr> &trace);
    void showPage(TraceFigures figures);

    TraceLoader &m_loader;
    const std::vector<TraceView> &m_views;
    TraceRequest m_request;
    DisplayTimeZone m_zone;
    QByteArray m_pageLayout;
    StatePanel *m_state = nullptr;
    TracePage *m_page = nullptr;
    TracePtr m_trace;
    bool m_isAsked = false;
    bool m_offersSources = false; ///< the cache lacks the trace, and no source was asked yet
};

} // namespace traceloupe
