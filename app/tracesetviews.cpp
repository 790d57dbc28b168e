// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracesetviews.h"

#include "app/mainwindow.h"
#include "app/windowservices.h"
#include "widgets/latency/latencypage.h"
#include "widgets/profile/profilepage.h"
#include "widgets/servicegraph/servicegraphpage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("traceloupe::TraceSetViews", text);
}

void openTrace(MainWindow &window, const TraceId &id)
{
    TraceRequest request;
    request.id = id;
    window.openTrace(request);
}

TraceSetView latencyView(MainWindow &window, WindowServices &services)
{
    TraceSetView view;
    view.id = u"latency"_s;
    view.title = translated(QT_TRANSLATE_NOOP("traceloupe::TraceSetViews", "Latencies"));
    view.shortcut = QKeySequence(u"Ctrl+Shift+L"_s);
    view.create = [&window, &services](const TraceSet &set, QWidget *parent) -> QWidget * {
        auto *page = new LatencyPage({services.cache, services.columns, services.objectives, services.sources,
                                      services.countingSources, &services.standing},
                                     set, parent);
        page->setTimeZone(window.timeZone());
        QObject::connect(&window, &MainWindow::timeZoneChanged, page, &LatencyPage::setTimeZone);
        QObject::connect(page, &LatencyPage::traceActivated, &window,
                         [&window](const TraceId &id) { openTrace(window, id); });
        QObject::connect(page, &LatencyPage::tracesRequested, &window, &MainWindow::listTraces);
        QObject::connect(page, &LatencyPage::sourcesDialogRequested, &window, &MainWindow::showSources);
        QObject::connect(page, &LatencyPage::failed, &window, &MainWindow::showProblem);
        return page;
    };
    return view;
}

TraceSetView serviceGraphView(MainWindow &window, WindowServices &services)
{
    TraceSetView view;
    view.id = u"servicegraph"_s;
    view.title = translated(QT_TRANSLATE_NOOP("traceloupe::TraceSetViews", "Service graph"));
    view.shortcut = QKeySequence(u"Ctrl+Shift+G"_s);
    view.create = [&window, &services](const TraceSet &set, QWidget *parent) -> QWidget * {
        auto *page = new ServiceGraphPage(
            {services.cache, services.sources, services.countingSources, &services.standing}, set, parent);
        page->setTimeZone(window.timeZone());
        QObject::connect(&window, &MainWindow::timeZoneChanged, page, &ServiceGraphPage::setTimeZone);
        QObject::connect(page, &ServiceGraphPage::tracesRequested, &window, &MainWindow::listTraces);
        QObject::connect(page, &ServiceGraphPage::sourcesDialogRequested, &window, &MainWindow::showSources);
        return page;
    };
    return view;
}

TraceSetView profileView(MainWindow &window, WindowServices &services)
{
    TraceSetView view;
    view.id = u"profile"_s;
    view.title = translated(QT_TRANSLATE_NOOP("traceloupe::TraceSetViews", "Critical paths"));
    view.shortcut = QKeySequence(u"Ctrl+Shift+P"_s);
    view.create = [&window, &services](const TraceSet &set, QWidget *parent) -> QWidget * {
        auto *page = new ProfilePage(services.cache, set, parent);
        page->setTimeZone(window.timeZone());
        QObject::connect(&window, &MainWindow::timeZoneChanged, page, &ProfilePage::setTimeZone);
        QObject::connect(page, &ProfilePage::traceActivated, &window,
                         [&window](const TraceId &id) { openTrace(window, id); });
        QObject::connect(page, &ProfilePage::tracesRequested, &window, &MainWindow::listTraces);
        QObject::connect(page, &ProfilePage::failed, &window, &MainWindow::showProblem);
        return page;
    };
    return view;
}

} // namespace

std::vector<TraceSetView> traceSetViews(MainWindow &window, WindowServices &services)
{
    return {latencyView(window, services), serviceGraphView(window, services), profileView(window, services)};
}

} // namespace traceloupe
