// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "app/stage.h"
#include "widgets/search/searchpanel.h"
#include "widgets/search/veil.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr qint64 kSampleStartMs = 1'730'291'040'000; ///< of a part of it with several services
constexpr qint64 kSampleLengthMs = 30'000;

const QString kSourceThatFails = u"Tempo production"_s;

SearchValues failing()
{
    SearchValues values;
    values.sourceId = kSourceThatFails;
    values.traceQl = u"{ resource.service.name = \"cart\" && duration > 100ms }"_s;
    return values;
}

SearchValues mistaken()
{
    SearchValues values;
    values.traceQl = u"{ span.http.status_code > }"_s;
    return values;
}

SearchValues ofMetrics()
{
    SearchValues values;
    values.lastSeconds = SearchValues::kCustomWindow;
    values.fromMs = kSampleStartMs;
    values.toMs = kSampleStartMs + kSampleLengthMs;
    values.traceQl = u"{ } | quantile_over_time(duration, .5, .95) by (resource.service.name)"_s;
    return values;
}

SearchValues partlyFailing()
{
    SearchValues values;
    values.alsoIn = {kSourceThatFails};
    values.lastSeconds = SearchValues::kCustomWindow;
    values.fromMs = kSampleStartMs;
    values.toMs = kSampleStartMs + kSampleLengthMs;
    return values;
}

SearchValues matchingNothing()
{
    SearchValues values;
    values.service = u"no such service"_s;
    return values;
}

SearchValues withErrors()
{
    SearchValues values;
    values.errorsOnly = true;
    return values;
}

} // namespace

Scenes searchScenes(Stage &stage, const QString &look)
{
    const auto isFound = [&stage] { return stage.isFound(); };
    return {stage.picture(
                u"traces"_s + look, [&stage] { stage.showList(); }, isFound),
            stage.picture(u"search-errors"_s + look, [&stage] { stage.showList(withErrors()); }, isFound)};
}

Scenes searchStateScenes(Stage &stage, const QString &look)
{
    const auto isFound = [&stage] { return stage.isFound(); };
    const auto hasFailed = [&stage] {
        return stage.window().searchPanel().search().state() == TraceSearch::State::Failed;
    };
    const auto isVeiled = [&stage] {
        const QList<Veil *> veils = stage.window().searchPanel().findChildren<Veil *>();
        return std::ranges::any_of(veils, &Veil::isVisible);
    };
    const auto showsMetrics = [&stage] { return stage.window().searchPanel().showsMetrics(); };
    return {stage.picture(
                u"search-failed"_s + look, [&stage] { stage.showList(failing()); }, hasFailed),
            {{}, [&stage] { stage.showList(); }, isFound, {}}, // what the mistake then stands over
            stage.picture(
                u"search-mistake"_s + look, [&stage] { stage.showList(mistaken()); }, isVeiled),
            stage.picture(
                u"search-metrics"_s + look, [&stage] { stage.showList(ofMetrics()); }, showsMetrics),
            stage.picture(
                u"search-one-failed"_s + look, [&stage] { stage.showList(partlyFailing()); }, isFound),
            stage.picture(u"search-nothing"_s + look, [&stage] { stage.showList(matchingNothing()); }, isFound)};
}

} // namespace traceloupe
