// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceviews.h"

#include "widgets/flame/flamepanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct TraceViews {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::TraceViews)
};

TraceView flameView()
{
    TraceView view;
    view.id = u"flame"_s;
    view.title = TraceViews::tr("Flame graph");
    view.shortcut = QKeySequence(TraceViews::tr("Ctrl+2"));
    view.create = [](TracePage &page, QWidget *parent) -> QWidget * {
        auto *panel = new FlamePanel(page.session(), parent);
        QObject::connect(panel, &FlamePanel::waterfallRequested, &page, [&page] { page.showView(u"waterfall"_s); });
        return panel;
    };
    return view;
}

} // namespace

std::vector<TraceView> traceViews(MainWindow & /*window*/, WindowServices & /*services*/)
{
    return {flameView()};
}

} // namespace traceloupe
