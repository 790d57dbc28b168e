// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/metricssearch.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

MetricsSearch::MetricsSearch(std::shared_ptr<SharedSearcher> searcher, SourceAccess &sources, QObject *parent)
    : QObject(parent), m_searcher(std::move(searcher)), m_sources(sources)
{}

MetricsSearch::~MetricsSearch()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void MetricsSearch::search(traceql::ProgramPtr program, const SearchValues &values,
                           const std::vector<SearchTarget> &targets, std::int64_t stepNs)
{
    m_program = std::move(program);
    m_values = values;
    m_targets = targets;
    repeat(stepNs);
}

void MetricsSearch::repeat(std::int64_t stepNs)
{
    stop();
    m_answers.clear();
    const TraceFilter window = toTraceFilter(m_values, QDateTime::currentMSecsSinceEpoch());
    QueryOptions options;
    options.startNs = window.startNs;
    options.endNs = window.endNs;
    options.stepNs = stepNs;
    m_open = static_cast<int>(m_targets.size());
    Q_EMIT changed();
    for (const SearchTarget &target : m_targets) {
        if (target)
            askSource(*target);
        else
            askCache(options);
    }
}

void MetricsSearch::stop()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    m_work.cancel();
    if (std::exchange(m_open, 0) > 0)
        Q_EMIT changed();
}

void MetricsSearch::askCache(const QueryOptions &options)
{
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_work.run(
        [searcher = m_searcher, program = m_program, options, cancelled = m_cancelled] {
            Result<MetricsAnswer> answer = fail(ErrorCode::Cancelled, {});
            const auto used = searcher->with([&](CacheSearcher &cache) -> Result<> {
                answer = cache.metrics(program, std::nullopt, options, cancelled.get());
                return {};
            });
            return used ? std::move(answer) : Result<MetricsAnswer>(tl::unexpected(used.error()));
        },
        [this](Result<MetricsAnswer> answer) { take(tr("Cache"), std::move(answer)); },
        [this](const QString &reason) { take(tr("Cache"), fail(ErrorCode::LimitExceeded, reason)); });
}

void MetricsSearch::askSource(const SourceConfig &source)
{
    const QString reason = tr("Metrics are computed from the cache: capture the traces of %1 first.").arg(source.name);
    QMetaObject::invokeMethod(
        this, [this, name = source.name, reason] { take(name, fail(ErrorCode::Unsupported, reason)); },
        Qt::QueuedConnection);
}

void MetricsSearch::take(const QString &target, Result<MetricsAnswer> answer)
{
    MetricsAnswer taken;
    if (answer) {
        taken = std::move(*answer);
    } else {
        taken.coverage.state = QueryCoverage::State::Failed;
        taken.coverage.reason = answer.error().detail;
    }
    taken.coverage.target = target;
    m_answers.push_back(std::move(taken));
    m_open = std::max(0, m_open - 1);
    Q_EMIT changed();
}

} // namespace traceloupe
