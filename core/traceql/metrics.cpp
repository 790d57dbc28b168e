// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/metrics.h"

#include "core/traceql/metricscounter.h"
#include "core/traceql/metricsmath.h"
#include "core/traceql/pipelineprogram.h"

namespace traceloupe::traceql {

struct MetricsEvaluation::State {
    ProgramPtr program;
    MetricsRange range;
    std::vector<std::unique_ptr<MetricsCounter>> counters; ///< by MetricsId; null for what is no function
};

namespace {

Error tooManySeries()
{
    return {ErrorCode::LimitExceeded,
            QStringLiteral("The metrics query makes more than %1 series or %2 points: group by something with fewer "
                           "values, or take a larger step.")
                .arg(kMaxMetricsSeries)
                .arg(kMaxMetricsPoints)};
}

} // namespace

MetricsEvaluation::MetricsEvaluation(std::unique_ptr<State> state) : m_state(std::move(state)) {}
MetricsEvaluation::MetricsEvaluation(MetricsEvaluation &&) noexcept = default;
MetricsEvaluation &MetricsEvaluation::operator=(MetricsEvaluation &&) noexcept = default;
MetricsEvaluation::~MetricsEvaluation() = default;

Result<MetricsEvaluation> MetricsEvaluation::create(ProgramPtr program, const MetricsRange &range)
{
    if (range.startNs < 0 || range.count() < 1)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The time range of a metrics query must end after it starts, "
                                   "and its step must be longer than nothing."));
    if (range.count() > kMaxMetricsSteps)
        return fail(ErrorCode::LimitExceeded,
                    QStringLiteral("The time range has %1 steps; at most %2 are computed: take a "
                                   "larger step.")
                        .arg(range.count())
                        .arg(kMaxMetricsSteps));
    auto state = std::make_unique<State>();
    state->program = std::move(program);
    state->range = range;
    for (const MetricsExpr &metrics : state->program->query().metrics) {
        const bool isFunction = metrics.kind == MetricsExpr::Kind::Function;
        state->counters.push_back(isFunction ? makeCounter(metrics, *state->program, range) : nullptr);
    }
    return MetricsEvaluation(std::move(state));
}

Result<> MetricsEvaluation::add(const Trace &trace, const std::atomic<bool> *cancelled)
{
    const MetricsRange &range = m_state->range;
    if (trace.endNs() < range.startNs || trace.startNs() > range.endNs)
        return {};
    TraceRun run(trace, m_state->program->attributes(), cancelled);
    const std::vector<MetricsExpr> &metrics = m_state->program->query().metrics;
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        if (!m_state->counters[i])
            continue;
        for (const RowSet &set : m_state->program->pipelines().run(metrics[i].pipeline, run)) {
            for (const std::uint32_t row : set.rows) {
                const std::int64_t step = range.stepOf(trace.startNs(SpanIndex(row)));
                if (step < 0)
                    continue;
                run.reader.moveTo(SpanIndex(row));
                m_state->counters[i]->count(run, static_cast<std::size_t>(step));
            }
        }
        if (m_state->counters[i]->isOverLimit())
            return tl::unexpected(tooManySeries());
    }
    return failureOf(run);
}

Result<> MetricsEvaluation::merge(const MetricsEvaluation &other)
{
    for (std::size_t i = 0; i < m_state->counters.size(); ++i) {
        if (!m_state->counters[i])
            continue;
        m_state->counters[i]->merge(*other.m_state->counters[i]);
        if (m_state->counters[i]->isOverLimit())
            return tl::unexpected(tooManySeries());
    }
    return {};
}

std::vector<Series> MetricsEvaluation::result() const
{
    const std::vector<MetricsExpr> &metrics = m_state->program->query().metrics;
    std::vector<std::vector<Series>> results(metrics.size()); // operands lie before operations
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        const MetricsExpr &node = metrics[i];
        if (node.kind == MetricsExpr::Kind::Function) {
            results[i] = m_state->counters[i]->series(m_state->range);
            sortSeries(results[i]);
        } else if (node.kind == MetricsExpr::Kind::Arithmetic) {
            const MetricsExpr &left = metrics[node.left.value()];
            const MetricsExpr &right = metrics[node.right.value()];
            std::vector<Series> &a = results[node.left.value()];
            std::vector<Series> &b = results[node.right.value()];
            if (left.kind == MetricsExpr::Kind::Scalar)
                results[i] = combineWithScalar(node.op, std::move(b), left.scalar, true);
            else if (right.kind == MetricsExpr::Kind::Scalar)
                results[i] = combineWithScalar(node.op, std::move(a), right.scalar, false);
            else
                results[i] = combineSeries(node.op, a, b);
            a = b = {};
        }
        results[i] = applySecondStages(std::move(results[i]), node.secondStages);
    }
    std::vector<Series> all = std::move(results[std::get<MetricsId>(m_state->program->query().root).value()]);
    sortSeries(all);
    return all;
}

} // namespace traceloupe::traceql
