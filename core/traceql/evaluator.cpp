// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/evaluator.h"

#include "core/traceql/metricscounter.h"
#include "core/traceql/pipelineprogram.h"

#include <algorithm>

namespace traceloupe::traceql {

Program::Program(Query query) : m_query(std::move(query)), m_pipelines(std::make_unique<PipelineProgram>(m_query))
{
    for (const MetricsExpr &metrics : m_query.metrics) {
        if (metrics.argument) {
            for (const Attribute &slot : groupSlots(*metrics.argument))
                m_pipelines->slots().slotOf(slot);
        }
        for (const Attribute &attribute : metrics.by) {
            for (const Attribute &slot : groupSlots(attribute))
                m_pipelines->slots().slotOf(slot);
        }
    }
}

Program::~Program() = default;

const std::vector<Attribute> &Program::attributes() const
{
    return m_pipelines->slots().attributes();
}

QueryResult<ProgramPtr> compile(Query query)
{
    if (auto error = validate(query))
        return tl::unexpected(std::move(*error));
    return std::make_shared<const Program>(std::move(query));
}

QueryResult<ProgramPtr> compile(std::string_view text)
{
    auto query = parse(text);
    if (!query)
        return tl::unexpected(query.error());
    return compile(std::move(*query));
}

namespace {

/// The pipelines whose spans a query is about: one, or one for each metrics function.
std::vector<PipelineId> pipelinesOf(const Query &query)
{
    if (!query.isMetrics())
        return {std::get<PipelineId>(query.root)};
    std::vector<PipelineId> pipelines;
    for (const MetricsExpr &metrics : query.metrics) {
        if (metrics.kind == MetricsExpr::Kind::Function)
            pipelines.push_back(metrics.pipeline);
    }
    return pipelines;
}

} // namespace

Result<> failureOf(const TraceRun &run)
{
    if (run.isCancelled())
        return fail(ErrorCode::Cancelled, QStringLiteral("The query was cancelled."));
    if (run.fault == Fault::None)
        return {};
    return fail(ErrorCode::InvalidInput, QStringLiteral("TraceQL query, on trace %1: %2")
                                             .arg(QString::fromStdString(run.trace.idText()),
                                                  QString::fromStdString(std::string(faultText(run.fault)))));
}

Result<std::vector<Spanset>> evaluate(const Program &program, const Trace &trace, const std::atomic<bool> *cancelled)
{
    TraceRun run(trace, program.attributes(), cancelled);
    std::vector<Spanset> spansets;
    for (const PipelineId pipeline : pipelinesOf(program.query())) {
        for (RowSet &set : program.pipelines().run(pipeline, run)) {
            Spanset spanset;
            spanset.attributes = std::move(set.attributes);
            spanset.spans.reserve(set.rows.size());
            for (const std::uint32_t row : set.rows)
                spanset.spans.emplace_back(row);
            spansets.push_back(std::move(spanset));
        }
        if (auto done = failureOf(run); !done)
            return tl::unexpected(std::move(done.error()));
    }
    return spansets;
}

Result<std::vector<SpanIndex>> matchingRows(const Program &program, const Trace &trace,
                                            const std::atomic<bool> *cancelled)
{
    return evaluate(program, trace, cancelled).map([](const std::vector<Spanset> &spansets) {
        std::vector<SpanIndex> rows;
        for (const Spanset &spanset : spansets)
            rows.insert(rows.end(), spanset.spans.begin(), spanset.spans.end());
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return rows;
    });
}

} // namespace traceloupe::traceql
