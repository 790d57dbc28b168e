// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/samplingweight.h"

#include <charconv>
#include <cmath>

namespace traceloupe {

namespace {

constexpr std::uint64_t kRandomSpace = std::uint64_t{1} << 56;
constexpr std::size_t kThresholdDigits = 14;
constexpr std::uint32_t kRandomTraceIdFlag = 0x02; ///< W3C Trace Context level 2
constexpr unsigned kZeroP = 63;                    ///< p of a probability of 0

std::optional<std::uint64_t> hexOf(std::string_view digits)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// th leaves zeros at its end away.
std::optional<std::uint64_t> thresholdOf(std::string_view digits)
{
    const auto value = digits.size() <= kThresholdDigits ? hexOf(digits) : std::nullopt;
    if (!value)
        return std::nullopt;
    return *value << (4 * (kThresholdDigits - digits.size()));
}

std::optional<unsigned> pOf(std::string_view text)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value > kZeroP)
        return std::nullopt;
    return value;
}

/// Takes the part up to `separator` off the front of `text`, blanks around it dropped.
std::string_view takePart(std::string_view &text, char separator)
{
    const std::size_t length = text.find(separator);
    std::string_view part = text.substr(0, length);
    text = length == std::string_view::npos ? std::string_view() : text.substr(length + 1);
    while (!part.empty() && (part.front() == ' ' || part.front() == '\t'))
        part.remove_prefix(1);
    while (!part.empty() && (part.back() == ' ' || part.back() == '\t'))
        part.remove_suffix(1);
    return part;
}

/// A number of whatever type it was written as.
std::optional<double> realOf(const std::optional<ValueView> &value)
{
    if (!value)
        return std::nullopt;
    const std::string text = value->toText();
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<double> inverseOf(std::optional<double> probability)
{
    if (!probability || *probability <= 0 || *probability > 1)
        return std::nullopt;
    return 1 / *probability;
}

} // namespace

OtTraceState parseOtTraceState(std::string_view traceState)
{
    OtTraceState out;
    while (!traceState.empty()) {
        std::string_view entry = takePart(traceState, ',');
        if (takePart(entry, '=') != "ot")
            continue;
        while (!entry.empty()) {
            std::string_view member = takePart(entry, ';');
            const std::string_view key = takePart(member, ':');
            if (key == "th")
                out.threshold = thresholdOf(member);
            else if (key == "rv" && member.size() == kThresholdDigits)
                out.randomness = hexOf(member);
            else if (key == "p")
                out.p = pOf(member);
        }
        break; // an entry comes once
    }
    return out;
}

double weightOfThreshold(std::uint64_t threshold)
{
    return static_cast<double>(kRandomSpace) / static_cast<double>(kRandomSpace - threshold);
}

SamplingWeights::SamplingWeights(const Trace &trace, std::string attribute)
    : m_trace(trace), m_attribute(std::move(attribute))
{
    const SpanIndex root = trace.analysisRoot();
    if (root.isValid() && !trace.isPhantom(root)) {
        const SpanDetails details = trace.details(root);
        m_ofRoot = byAttributes(details.attributes());
    }
}

SamplingWeight SamplingWeights::byAttributes(const AttributeList &attributes) const
{
    for (const std::string_view key : {std::string_view("sampling.probability"), std::string_view(m_attribute)}) {
        if (key.empty())
            continue;
        if (const auto weight = inverseOf(realOf(attributes.find(key))))
            return {weight, WeightSource::Probability};
    }
    if (const auto type = attributes.find("sampler.type")) {
        const auto parameter = realOf(attributes.find("sampler.param"));
        const std::string name = type->toText();
        if (name == "probabilistic") {
            if (const auto weight = inverseOf(parameter))
                return {weight, WeightSource::Jaeger};
        }
        const auto param = attributes.find("sampler.param");
        const bool isAll = parameter == 1.0 || (param && param->toText() == "true");
        if (name == "const" && isAll)
            return {1, WeightSource::Jaeger};
    }
    if (const auto rate = realOf(attributes.find("SampleRate")); rate && *rate >= 1)
        return {rate, WeightSource::SampleRate};
    return {};
}

SamplingWeight SamplingWeights::of(SpanIndex span) const
{
    if (m_trace.isPhantom(span))
        return {};
    const SpanDetails details = m_trace.details(span);
    const OtTraceState state = parseOtTraceState(details.traceState());
    if (state.threshold) {
        std::optional<std::uint64_t> randomness = state.randomness;
        if (!randomness && (m_trace.flags(span) & kRandomTraceIdFlag) != 0)
            randomness = m_trace.id().low & (kRandomSpace - 1);
        if (randomness && *randomness < *state.threshold)
            return {std::nullopt, WeightSource::Inconsistent};
        return {weightOfThreshold(*state.threshold), WeightSource::Threshold};
    }
    if (const SamplingWeight own = byAttributes(details.attributes()); own.weight)
        return own;
    if (m_ofRoot.weight)
        return m_ofRoot;
    if (state.p)
        return {*state.p == kZeroP ? 0 : std::ldexp(1.0, static_cast<int>(*state.p)), WeightSource::LegacyP};
    return {};
}

bool SamplingWeights::isAnythingTold() const
{
    constexpr std::uint32_t kMostLookedAt = 8;
    if (m_ofRoot.weight)
        return true;
    std::uint32_t looked = 0;
    for (std::uint32_t row = 0; row < m_trace.rowCount() && looked < kMostLookedAt; ++row) {
        if (m_trace.isPhantom(SpanIndex(row)))
            continue;
        ++looked;
        if (of(SpanIndex(row)).source != WeightSource::Unknown)
            return true;
    }
    return false;
}

} // namespace traceloupe
