// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/operationranks.h"

#include <algorithm>
#include <map>

namespace traceloupe {

namespace {

std::uint64_t keyOf(StringId service, StringId name)
{
    return (static_cast<std::uint64_t>(service.value()) << 32U) | name.value();
}

} // namespace

OperationRanks::OperationRanks(const Trace &trace, std::vector<OperationSample> samples) : m_samples(std::move(samples))
{
    for (std::size_t place = 0; place < m_samples.size(); ++place) {
        const StringId service = trace.strings().find(m_samples[place].operation.service);
        const StringId name = trace.strings().find(m_samples[place].operation.name);
        if (service.isValid() && name.isValid())
            m_placeByIds.emplace(keyOf(service, name), place);
    }
}

std::optional<DurationRank> OperationRanks::of(const Trace &trace, SpanIndex span) const
{
    if (m_placeByIds.empty() || trace.isPhantom(span))
        return std::nullopt;
    const auto known = m_placeByIds.find(keyOf(trace.serviceId(span), trace.columns().name[span.value()]));
    if (known == m_placeByIds.end() || m_samples[known->second].durationsNs.empty())
        return std::nullopt;
    const std::vector<std::int64_t> &durations = m_samples[known->second].durationsNs;
    const auto [firstEqual, behindEqual] = std::ranges::equal_range(durations, trace.durationNs(span));
    const auto less = static_cast<double>(firstEqual - durations.begin());
    const auto equal = static_cast<double>(behindEqual - firstEqual);
    const double place = equal > 0 ? less + (equal + 1) / 2 : less; // those alike share the middle of their places
    return DurationRank{100.0 * place / static_cast<double>(durations.size()),
                        static_cast<std::uint32_t>(durations.size())};
}

std::vector<OperationKey> operationsOf(const Trace &trace)
{
    std::map<std::uint64_t, OperationKey> operations;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        const std::uint64_t key = keyOf(trace.serviceId(span), trace.columns().name[row]);
        if (!operations.contains(key))
            operations.emplace(key, OperationKey{std::string(trace.serviceName(span)), std::string(trace.name(span))});
    }
    std::vector<OperationKey> all;
    all.reserve(operations.size());
    for (auto &[key, operation] : operations)
        all.push_back(std::move(operation));
    return all;
}

std::vector<OperationSample> operationSamples(const SpanColumns &columns, const std::vector<OperationKey> &operations)
{
    std::map<OperationKey, std::size_t> placeOfKey;
    std::vector<OperationSample> samples;
    for (const OperationKey &operation : operations) {
        placeOfKey.emplace(operation, samples.size());
        samples.push_back({operation, {}});
    }
    constexpr std::size_t kUnwanted = static_cast<std::size_t>(-1);
    std::vector<std::size_t> placeOfNumber(columns.operations.size(), kUnwanted);
    for (std::size_t number = 0; number < columns.operations.size(); ++number) {
        const auto place = placeOfKey.find({columns.operations[number].service, columns.operations[number].name});
        if (place != placeOfKey.end())
            placeOfNumber[number] = place->second;
    }
    for (const SpanSegmentPtr &segment : columns.segments) {
        for (std::uint32_t row = 0; row < segment->size(); ++row) {
            const std::size_t place = placeOfNumber[segment->operation[row]];
            if (place != kUnwanted && (segment->flags[row] & (SpanFlag::kPhantom | SpanFlag::kNoDuration)) == 0)
                samples[place].durationsNs.push_back(segment->durationNs[row]);
        }
    }
    std::erase_if(samples, [](const OperationSample &sample) { return sample.durationsNs.empty(); });
    for (OperationSample &sample : samples)
        std::ranges::sort(sample.durationsNs);
    return samples;
}

} // namespace traceloupe
