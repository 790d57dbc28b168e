// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examplegraph.h"
#include "app/mainwindow.h"
#include "app/stage.h"
#include "widgets/latency/latencycharts.h"
#include "widgets/profile/profilehead.h"
#include "widgets/profile/profilepage.h"
#include "widgets/servicegraph/servicegraphpage.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QComboBox>
#include <QSplitter>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// The tail, by 1/(1-p); and back to the histogram.
void addLatencyScenes(Scenes &scenes, Stage &stage, const QString &look)
{
    const auto showAs = [&stage](int number) {
        stage.window().openTraceSetView(u"latency"_s, {});
        stage.window().findChild<LatencyCharts *>()->findChild<QComboBox *>()->setCurrentIndex(number);
    };
    scenes.push_back(stage.picture(u"latency-percentiles"_s + look, [showAs] { showAs(2); }));
    scenes.push_back({{}, [showAs] { showAs(0); }, [] { return true; }, {}});
}

/// The slowest traces against the faster half, with intervals; and back to all of them.
void addProfileScenes(Scenes &scenes, Stage &stage, const QString &look)
{
    const auto page = [&stage] { return stage.window().findChild<ProfilePage *>(); };
    scenes.push_back(stage.picture(
        u"profile-compared"_s + look,
        [&stage, page] {
            stage.window().openTraceSetView(u"profile"_s, {});
            page()->head().chooseBands({950'000, 1'000'000}, DurationBand{0, 500'000});
        },
        [page] {
            const ProfileAnswerPtr &answer = page()->loader().answer();
            return answer && !page()->loader().isBusy() && !answer->sample;
        }));
    scenes.push_back({{}, [page] { page()->head().chooseBands({}, std::nullopt); }, [] { return true; }, {}});
}

/// Two hundred services, the difference of two stretches of time, and back to the traces' own graph.
void addGraphScenes(Scenes &scenes, Stage &stage, const QString &look)
{
    using Baseline = ServiceGraphLoader::Baseline;
    const auto page = [&stage] { return stage.window().findChild<ServiceGraphPage *>(); };
    const auto isDrawn = [page] { return !page()->loader().isRunning() && page()->panel().isReady(); };
    scenes.push_back(stage.picture(
        u"servicegraph-200"_s + look,
        [&stage, page] {
            stage.window().openTraceSetView(u"servicegraph"_s, {});
            page()->panel().setGraph(std::make_shared<const ServiceGraph>(exampleGraph(200)));
        },
        isDrawn));
    scenes.push_back(stage.picture(
        u"servicegraph-compared"_s + look, [page] { page()->compareWith(Baseline::EarlierHalf); }, isDrawn));
    scenes.push_back({{}, [page] { page()->compareWith(Baseline::None); }, isDrawn, {}});
}

} // namespace

Scenes traceScenes(Stage &stage, const QString &look)
{
    Scenes scenes;
    scenes.push_back({{}, [&stage] { stage.showList(); }, [&stage] { return stage.isFound(); }, {}});
    scenes.push_back(stage.picture(
        u"waterfall"_s + look, [&stage] { stage.openBiggest(); },
        [&stage] { return stage.isTraceLoaded() && stage.isNothingLoading(); }));
    for (const QString &view : {u"flame"_s, u"statistics"_s, u"criticalpath"_s, u"servicegraph"_s, u"hints"_s}) {
        scenes.push_back(stage.picture(u"trace-"_s + view + look, [&stage, view] {
            stage.tracePage()->showView(u"waterfall"_s);
            stage.tracePage()->showView(view);
        }));
    }
    const auto backToSpans = [&stage] {
        stage.tracePage()->showView(u"waterfall"_s);
        stage.tracePage()->findChild<QSplitter *>()->findChild<QTabWidget *>()->setCurrentIndex(0);
    };
    scenes.push_back({{}, backToSpans, [] { return true; }, {}});
    return scenes;
}

Scenes traceSetScenes(Stage &stage, const QString &look)
{
    Scenes scenes;
    scenes.push_back({{}, [&stage] { stage.showList(); }, [&stage] { return stage.isFound(); }, {}});
    for (const TraceSetView &view : stage.window().traceSetViews()) {
        scenes.push_back(
            stage.picture(view.id + look, [&stage, id = view.id] { stage.window().openTraceSetView(id, {}); }));
    }
    addGraphScenes(scenes, stage, look);
    addLatencyScenes(scenes, stage, look);
    addProfileScenes(scenes, stage, look);
    return scenes;
}

Scenes dialogScenes(Stage &stage, const QString &look)
{
    Scenes scenes = stage.dialog(u"sources"_s + look, [&stage] { stage.window().showSources(); });
    for (const Scene &scene : stage.dialog(u"cache"_s + look, [&stage] { stage.window().showCache(); }))
        scenes.push_back(scene);
    for (const Scene &scene : stage.dialog(u"shortcuts"_s + look, [&stage] { stage.window().showShortcuts(); }))
        scenes.push_back(scene);
    return scenes;
}

} // namespace traceloupe
