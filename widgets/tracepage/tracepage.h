// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/backlink.h"
#include "core/session/tracesession.h"
#include "widgets/tracepage/traceview.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QTabWidget;

namespace traceloupe {

class MinimapWidget;
class SpanDetailPanel;
class TraceHeader;
class WaterfallPanel;
class WaterfallView;

/// One open trace: head, legend of services, overview, waterfall, details of the selected span, status line; and the
/// other views that the app adds, each made when it is first shown. Owns the trace's session.
class TracePage final : public QWidget {
    Q_OBJECT
public:
    explicit TracePage(TraceFigures figures, QWidget *parent = nullptr);
    /// Computes the figures itself: for small traces.
    explicit TracePage(TracePtr trace, QWidget *parent = nullptr)
        : TracePage(TraceFigures::of(std::move(trace)), parent)
    {}
    ~TracePage() override;

    [[nodiscard]] const TracePtr &trace() const;
    [[nodiscard]] TraceSession &session() { return *m_session; }
    [[nodiscard]] WaterfallView &waterfall() { return *m_waterfall; }
    [[nodiscard]] WaterfallPanel &waterfallPanel() { return *m_panel; }
    /// For a tab: service and operation of the root.
    [[nodiscard]] QString title() const;

    void addView(const TraceView &view);
    /// The shortcut back to the waterfall.
    [[nodiscard]] static QKeySequence waterfallKeys();
    /// The view in the main area: "waterfall", or the id of an added one.
    [[nodiscard]] QString mainView() const;
    /// Shows the view with that id, wherever it is; false where there is none.
    bool showView(const QString &id);
    /// The widget of a view, made now if it was not yet; null where there is none.
    [[nodiscard]] QWidget *viewWidget(const QString &id);

    void setTimeZone(const DisplayTimeZone &zone);
    /// The backend said that this is only a part of the trace.
    void setPartial(bool isPartial);
    /// The import that brought the trace has not come to its end.
    void setUnfinished();
    /// Selects the span with that id and scrolls to it; false where the trace has none.
    bool selectSpan(SpanId id);
    /// Sizes of the columns and panels, for the next start.
    [[nodiscard]] QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    /// A link to another trace was activated.
    void traceRequested(const traceloupe::TraceId &traceId, traceloupe::SpanId spanId);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct AddedView {
        TraceView view;
        QWidget *place = nullptr; ///< holds the widget, once it is made
        QWidget *widget = nullptr;
    };

    void buildMainArea();
    void addShortcut(const QKeySequence &keys, const QString &viewId);
    void buildSideArea();
    void placeSide(Qt::Orientation orientation);
    void shareSpace();
    void connectViews();
    void showStatus();
    void showMain(int index);
    void fill(AddedView &added);
    void fillPlace(const QWidget *place);
    [[nodiscard]] AddedView *addedView(const QString &id);

    std::unique_ptr<TraceSession> m_session;
    TraceHeader *m_header = nullptr;
    MinimapWidget *m_minimap = nullptr;
    WaterfallPanel *m_panel = nullptr;
    WaterfallView *m_waterfall = nullptr; ///< of the panel
    SpanDetailPanel *m_details = nullptr;
    QSplitter *m_splitter = nullptr;
    QTabBar *m_mainBar = nullptr; ///< the waterfall and the views of the main area, in the order of m_main
    QStackedWidget *m_main = nullptr;
    QTabWidget *m_side = nullptr;
    std::vector<AddedView> m_views;
    QLabel *m_status = nullptr;
    bool m_hasChosenSizes = false; ///< else the details follow the width of the page
};

} // namespace traceloupe
