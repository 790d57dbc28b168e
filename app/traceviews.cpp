// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceviews.h"

#include "widgets/flame/flamepanel.h"
#include "widgets/hints/hintspanel.h"
#include "widgets/servicegraph/tracegraphview.h"
#include "widgets/statistics/breakdownpanel.h"
#include "widgets/statistics/statisticspanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct TraceViews {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::TraceViews)
};

/// A panel over the page's session that can ask for the waterfall.
template <class Panel>
TraceView panelView(const QString &id, const QString &title, const QString &shortcut, TraceView::Area area)
{
    TraceView view{id, title, area, QKeySequence(shortcut), {}};
    view.create = [](TracePage &page, QWidget *parent) -> QWidget * {
        auto *panel = new Panel(page.session(), parent);
        QObject::connect(panel, &Panel::waterfallRequested, &page, [&page] { page.showView(u"waterfall"_s); });
        return panel;
    };
    return view;
}

TraceView flameView()
{
    return panelView<FlamePanel>(u"flame"_s, TraceViews::tr("Flame graph"), TraceViews::tr("Ctrl+2"),
                                 TraceView::Area::Main);
}

TraceView statisticsView()
{
    return panelView<StatisticsPanel>(u"statistics"_s, TraceViews::tr("Statistics"), TraceViews::tr("Ctrl+3"),
                                      TraceView::Area::Main);
}

TraceView breakdownView()
{
    return panelView<BreakdownPanel>(u"criticalpath"_s, TraceViews::tr("Critical path"), TraceViews::tr("Ctrl+6"),
                                     TraceView::Area::Main);
}

TraceView graphView()
{
    return panelView<TraceGraphView>(u"servicegraph"_s, TraceViews::tr("Service graph"), TraceViews::tr("Ctrl+4"),
                                     TraceView::Area::Main);
}

TraceView hintsView()
{
    TraceView view{
        u"hints"_s, TraceViews::tr("Hints"), TraceView::Area::Side, QKeySequence(TraceViews::tr("Ctrl+5")), {}};
    view.create = [](TracePage &page, QWidget *parent) -> QWidget * { return new HintsPanel(page.session(), parent); };
    return view;
}

} // namespace

std::vector<TraceView> traceViews(MainWindow & /*window*/, WindowServices & /*services*/)
{
    return {
        flameView(), statisticsView(), breakdownView(), graphView(), hintsView(),
    };
}

} // namespace traceloupe
