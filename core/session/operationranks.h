// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/spansegment.h"
#include "core/model/trace.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// A kind of work that spans are compared within.
struct OperationKey {
    std::string service;
    std::string name;
    friend auto operator<=>(const OperationKey &, const OperationKey &) = default;
};

/// How long one operation took in many traces.
struct OperationSample {
    OperationKey operation;
    std::vector<std::int64_t> durationsNs; ///< ascending
};

/// Where a span's duration lies among others of its operation.
struct DurationRank {
    double percent = 0;      ///< its place among a hundred; those that took equally long share the middle of theirs
    std::uint32_t count = 0; ///< of durations it is compared with
};

/// Fewer durations say nothing about a rank: it is shown greyed.
inline constexpr std::uint32_t kLeastForRank = 20;

/// Ranks of a trace's spans among other spans of the same service and operation. Immutable.
class OperationRanks {
public:
    OperationRanks() = default;
    OperationRanks(const Trace &trace, std::vector<OperationSample> samples);

    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }
    /// Nothing for an operation that is not known.
    [[nodiscard]] std::optional<DurationRank> of(const Trace &trace, SpanIndex span) const;

private:
    std::vector<OperationSample> m_samples;
    std::unordered_map<std::uint64_t, std::size_t> m_placeByIds; ///< (service id, name id) of the trace
};

/// The operations of a trace, each once.
[[nodiscard]] std::vector<OperationKey> operationsOf(const Trace &trace);
/// The durations of those operations among the spans of a cache; spans without a known duration are left out.
/// Operations without any are left out too. A pass over the columns: not for the GUI thread.
[[nodiscard]] std::vector<OperationSample> operationSamples(const SpanColumns &columns,
                                                            const std::vector<OperationKey> &operations);

} // namespace traceloupe
