// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/model/trace.h"
#include "core/traceql/parser.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace traceloupe::traceql {

/// What a query found in one trace: spans, and the values that by() and aggregates gave them.
struct Spanset {
    struct NamedValue {
        std::string name; ///< "by(resource.service.name)", "avg(duration)"
        Value value;
        friend bool operator==(const NamedValue &, const NamedValue &) = default;
    };
    std::vector<SpanIndex> spans; ///< in the order of the trace's rows, each once
    std::vector<NamedValue> attributes;
    friend bool operator==(const Spanset &, const Spanset &) = default;
};

class PipelineProgram;

/// A query made ready to run, on any number of traces and by any number of threads. A metrics query runs through
/// MetricsEvaluation.
class Program {
public:
    explicit Program(Query query); ///< Requires: validate(query) finds nothing; use compile()
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    [[nodiscard]] const Query &query() const { return m_query; }
    [[nodiscard]] bool isMetrics() const { return m_query.isMetrics(); }
    /// What the query names: the columns that a table of its results should have.
    [[nodiscard]] const std::vector<Attribute> &attributes() const;
    [[nodiscard]] const PipelineProgram &pipelines() const { return *m_pipelines; }

private:
    Query m_query;
    std::unique_ptr<PipelineProgram> m_pipelines;
};
using ProgramPtr = std::shared_ptr<const Program>;

/// Validates and compiles.
[[nodiscard]] QueryResult<ProgramPtr> compile(Query query);
[[nodiscard]] QueryResult<ProgramPtr> compile(std::string_view text);

/// The span sets of a search query in one trace; none where it does not match. Fails where the query divides by zero,
/// computes with lists, and the like (InvalidInput), and with Cancelled when `cancelled` becomes true. The spans of a
/// metrics query are those that it counts.
[[nodiscard]] Result<std::vector<Spanset>> evaluate(const Program &program, const Trace &trace,
                                                    const std::atomic<bool> *cancelled = nullptr);

/// All rows in any of the span sets, ascending: the query as a filter of one trace.
[[nodiscard]] Result<std::vector<SpanIndex>> matchingRows(const Program &program, const Trace &trace,
                                                          const std::atomic<bool> *cancelled = nullptr);

} // namespace traceloupe::traceql
