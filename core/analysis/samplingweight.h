// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

/// What says how many spans a sampled one stands for (analysis.md section 4.4), in the order in which it is believed.
enum class WeightSource : std::uint8_t {
    Threshold,   ///< th of OpenTelemetry's trace state
    Probability, ///< the attribute sampling.probability, or the one that is configured
    Jaeger,      ///< sampler.type and sampler.param
    SampleRate,  ///< SampleRate of Honeycomb
    LegacyP,     ///< p of older trace states
    Unknown,     ///< nothing says it: that is not 1
    Inconsistent ///< sampled although its randomness lies below its threshold
};

struct SamplingWeight {
    std::optional<double> weight; ///< without: not known
    WeightSource source = WeightSource::Unknown;
};

/// Weights of the spans of one trace. Attributes of the root alone hold for the whole trace. The trace must outlive it.
class SamplingWeights {
public:
    /// `attribute`: one that holds a probability, beside sampling.probability; may be empty.
    explicit SamplingWeights(const Trace &trace, std::string attribute = {});

    [[nodiscard]] SamplingWeight of(SpanIndex span) const;
    /// Whether one of the trace's first spans says how it was sampled: where none does, none is looked into.
    [[nodiscard]] bool isAnythingTold() const;

private:
    [[nodiscard]] SamplingWeight byAttributes(const AttributeList &attributes) const;

    const Trace &m_trace;
    std::string m_attribute;
    SamplingWeight m_ofRoot; ///< by the root's attributes
};

/// The members of trace state's "ot" entry.
struct OtTraceState {
    std::optional<std::uint64_t> threshold; ///< th, of 2^56
    std::optional<std::uint64_t> randomness; ///< rv, of 2^56
    std::optional<unsigned> p; ///< p, 0 to 63
};
/// What can't be read is absent.
[[nodiscard]] OtTraceState parseOtTraceState(std::string_view traceState);

/// 2^56 / (2^56 - threshold). Requires: threshold < 2^56.
[[nodiscard]] double weightOfThreshold(std::uint64_t threshold);

} // namespace traceloupe
