// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints about time in which nothing seems to happen, and about what is slow only at first.
#include "core/analysis/hintcontext.h"
#include "core/analysis/operationname.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace traceloupe {

namespace {

/// +/- of the distance between the clocks of two spans as the trace is aligned; nothing if it is not known.
std::int64_t clockErrorNs(const HintContext &context, SpanIndex a, SpanIndex b)
{
    const ClockSkew &skew = context.skew();
    std::int64_t error = 0;
    if (skew.clocks.of(context.trace(), a) == skew.clocks.of(context.trace(), b))
        return error;
    for (const SpanIndex span : {a, b}) {
        const std::uint32_t clock = skew.clocks.of(context.trace(), span);
        if (clock != ClockDomains::kNone && skew.shifts[clock].isUsed)
            error = saturatedSum(error, skew.shifts[clock].errorNs.value_or(0));
    }
    return error;
}

bool hasAttribute(const HintContext &context, SpanIndex span, std::string_view key, std::string_view value)
{
    const SpanDetails details = context.trace().details(span);
    const auto found = details.attributes().find(key);
    return found && found->toText() == value;
}

void findColdFunctions(HintContext &context, HintList &hints)
{
    constexpr std::string_view kKey = "faas.coldstart";
    const Trace &trace = context.trace();
    if (!trace.strings().find(kKey).isValid())
        return;
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span) || !hasAttribute(context, span, kKey, "true"))
            continue;
        Hint hint = HintContext::makeHint(HintKind::ColdStart, std::array{span});
        hint.measuredNs = trace.durationNs(span);
        hint.impactNs = context.path().inclusiveNs[row];
        hint.subject = operationName(trace.name(span));
        hint.other = trace.serviceName(span);
        hints.push_back(std::move(hint));
    }
}

/// The first request of an instance, much slower than what is usual for it.
void findColdInstances(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    const HintThresholds &thresholds = context.thresholds();
    std::map<std::uint32_t, std::vector<std::int64_t>> durations; // by operation
    std::map<ResourceIndex, SpanIndex> first;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.kind(span) != SpanKind::Server && trace.kind(span) != SpanKind::Consumer)
            continue;
        durations[context.operation(span)].push_back(trace.durationNs(span));
        const auto [at, isNew] = first.try_emplace(trace.columns().resource[row], span);
        if (context.startNs(span) < context.startNs(at->second))
            at->second = span;
    }
    for (const auto &[instance, span] : first) {
        std::vector<std::int64_t> &all = durations[context.operation(span)];
        if (all.size() < thresholds.coldCalls)
            continue;
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        const std::int64_t least = saturatedProduct(std::max<std::int64_t>(*middle, 1), thresholds.coldFactor);
        const std::int64_t impact = context.path().inclusiveNs[span.value()];
        if (trace.durationNs(span) < least || impact == 0)
            continue;
        Hint hint = HintContext::makeHint(HintKind::ColdStart, std::array{span});
        hint.measuredNs = trace.durationNs(span);
        hint.thresholdNs = least;
        hint.thresholdCount = thresholds.coldCalls;
        hint.impactNs = impact;
        hint.savingNs = std::min(impact, trace.durationNs(span) - *middle);
        hint.subject = operationName(trace.name(span));
        hint.other = trace.serviceName(span);
        hints.push_back(std::move(hint));
    }
}

/// The word that a cache's or database's command begins with, in lower case.
std::string commandOf(const HintContext &context, SpanIndex span)
{
    const SpanDetails details = context.trace().details(span);
    std::string text(context.trace().name(span));
    for (const std::string_view key : {"db.operation.name", "db.operation", "db.query.text", "db.statement"}) {
        if (const auto value = details.attributes().find(key)) {
            text = value->toText();
            break;
        }
    }
    text.resize(std::min(text.find_first_of(" :"), text.size()));
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool isRead(const std::string &command)
{
    return command == "get" || command == "hget" || command == "mget" || command == "hgetall" || command == "gets";
}

bool isStore(const std::string &command)
{
    return command == "set" || command == "hset" || command == "mset" || command == "setex" || command == "add"
           || command == "hmset" || command == "put";
}

void findCacheMisses(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        if (trace.subtreeEnd(SpanIndex(row)) - row < 4 || context.path().inclusiveNs[row] == context.path().selfNs[row])
            continue;
        const std::vector<SpanIndex> children = context.joinedChildren(SpanIndex(row));
        for (std::size_t i = 2; i < children.size(); ++i) {
            const std::array triple{children[i - 2], children[i - 1], children[i]};
            const bool fits = context.category(triple[0]) == SpanCategory::Cache
                              && context.category(triple[1]) == SpanCategory::Database
                              && context.category(triple[2]) == SpanCategory::Cache
                              && isRead(commandOf(context, triple[0])) && isStore(commandOf(context, triple[2]));
            const std::int64_t impact = fits ? context.pathNs(triple) : 0;
            if (impact == 0)
                continue;
            Hint hint = HintContext::makeHint(HintKind::CacheMiss, triple);
            hint.measuredNs = context.interval(triple[2]).endNs - context.interval(triple[0]).startNs;
            hint.impactNs = impact;
            hint.savingNs = context.pathNs(std::span(triple).subspan(1));
            hint.subject = operationName(trace.name(triple[1]));
            hints.push_back(std::move(hint));
        }
    }
}

/// Database calls of one instance, by start.
using InstanceCalls = std::map<ResourceIndex, std::vector<SpanIndex>>;

InstanceCalls databaseCalls(HintContext &context)
{
    const Trace &trace = context.trace();
    InstanceCalls calls;
    if (!trace.strings().find("db.system").isValid() && !trace.strings().find("db.system.name").isValid())
        return calls;
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        const SpanIndex span(row);
        const SpanKind kind = trace.kind(span);
        const bool isCall = kind != SpanKind::Server && kind != SpanKind::Consumer && !trace.isPhantom(span);
        if (isCall && context.category(span) == SpanCategory::Database)
            calls[trace.columns().resource[row]].push_back(span);
    }
    for (auto &[instance, spans] : calls)
        std::ranges::stable_sort(spans, {}, [&](SpanIndex span) { return context.startNs(span); });
    return calls;
}

/// The most calls that run at one moment, by start. Requires: spans by start.
std::vector<SpanIndex> mostAtOnce(const HintContext &context, const std::vector<SpanIndex> &spans)
{
    std::vector<std::int64_t> ends;
    ends.reserve(spans.size());
    for (const SpanIndex span : spans)
        ends.push_back(context.endNs(span));
    std::ranges::sort(ends);
    std::size_t most = 0;
    std::int64_t moment = 0;
    std::size_t ended = 0;
    for (std::size_t begun = 0; begun < spans.size(); ++begun) {
        const std::int64_t now = context.startNs(spans[begun]);
        while (ended < begun && ends[ended] <= now)
            ++ended;
        if (begun + 1 - ended > most) {
            most = begun + 1 - ended;
            moment = now;
        }
    }
    std::vector<SpanIndex> together;
    std::ranges::copy_if(spans, std::back_inserter(together), [&](SpanIndex span) {
        return context.startNs(span) <= moment && context.endNs(span) > moment;
    });
    return together;
}

/// Whether calls that came later took longer: half as long again, by the medians of the first and the last third.
bool isRising(const HintContext &context, const std::vector<SpanIndex> &spans)
{
    const auto median = [&](std::size_t begin, std::size_t end) {
        std::vector<std::int64_t> durations;
        for (std::size_t i = begin; i < end; ++i)
            durations.push_back(context.trace().durationNs(spans[i]));
        std::ranges::sort(durations);
        return durations[durations.size() / 2];
    };
    const std::size_t third = spans.size() / 3;
    return median(spans.size() - third, spans.size()) >= saturatedProduct(median(0, third), 3) / 2;
}

/// Seconds that a span says it waited for a connection.
double connectionWait(const HintContext &context, SpanIndex span)
{
    const SpanDetails details = context.trace().details(span);
    const auto value = details.attributes().find("db.client.connection.wait_time");
    if (!value)
        return 0;
    const std::string text = value->toText();
    double seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return seconds;
}

} // namespace

void findGaps(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    const std::int64_t least = std::max(context.thresholds().gapNs,
                                        context.shareOfRoot(context.thresholds().gapRootPercent));
    std::map<SpanIndex, Hint> gaps;
    for (const PathSegment &segment : context.path().segments) {
        if (segment.lengthNs() < least || segment.whileTotal > 0 || trace.isPhantom(segment.span))
            continue;
        const bool isCall = trace.kind(segment.span) == SpanKind::Client && context.serverOf(segment.span).isValid();
        if (isCall || context.joinedChildren(segment.span).empty())
            continue;
        const auto [at, isNew] = gaps.try_emplace(
            segment.span, HintContext::makeHint(HintKind::UnaccountedGap, std::array{segment.span}));
        Hint &hint = at->second;
        hint.count = isNew ? 1 : hint.count + 1;
        hint.measuredNs += segment.lengthNs();
        hint.impactNs = hint.measuredNs;
        hint.savingNs = hint.measuredNs;
        hint.thresholdNs = least;
        hint.subject = operationName(trace.name(segment.span));
    }
    for (auto &[span, hint] : gaps)
        hints.push_back(std::move(hint));
}

void findQueueDelays(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    const HintThresholds &thresholds = context.thresholds();
    std::vector<std::int64_t> queued; // by row, on the path to completion
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex consumer(row);
        const SpanIndex producer = trace.parent(consumer);
        if (trace.kind(consumer) != SpanKind::Consumer || !producer.isValid()
            || trace.kind(producer) != SpanKind::Producer)
            continue;
        const std::int64_t delay = saturatedSum(context.startNs(consumer) - context.endNs(producer),
                                                -clockErrorNs(context, producer, consumer));
        const std::int64_t least = std::max(thresholds.queueFloorNs,
                                            std::min(thresholds.queueNs, trace.durationNs(consumer)));
        if (delay < least)
            continue;
        if (queued.empty()) {
            queued.assign(trace.rowCount(), 0);
            const CriticalPath path = criticalPath(trace,
                                                   {PathMode::Completion, Outliving::Async, {}, context.aligned()});
            for (const PathSegment &segment : path.segments)
                queued[segment.span.value()] += segment.isQueue() ? segment.lengthNs() : 0;
        }
        Hint hint = HintContext::makeHint(HintKind::QueueDelay, std::array{consumer, producer});
        hint.count = 1;
        hint.measuredNs = delay;
        hint.thresholdNs = least;
        hint.impactNs = queued[row];
        hint.subject = operationName(trace.name(consumer));
        hints.push_back(std::move(hint));
    }
}

void findColdStarts(HintContext &context, HintList &hints)
{
    findColdFunctions(context, hints);
    findColdInstances(context, hints);
    findCacheMisses(context, hints);
}

void findPoolPressure(HintContext &context, HintList &hints)
{
    const HintThresholds &thresholds = context.thresholds();
    const bool haveWaits = context.trace().strings().find("db.client.connection.wait_time").isValid();
    for (const auto &[instance, spans] : databaseCalls(context)) {
        std::vector<SpanIndex> together = mostAtOnce(context, spans);
        const bool isPressed = together.size() >= std::max(thresholds.poolCalls, 3U) && isRising(context, together);
        double waited = 0;
        for (const SpanIndex span : haveWaits ? spans : std::vector<SpanIndex>())
            waited += connectionWait(context, span);
        const auto waitedNs = static_cast<std::int64_t>(std::min(waited, 1e9) * 1e9);
        const bool saysSo = waitedNs >= thresholds.poolWaitNs;
        if (!isPressed && !saysSo)
            continue;
        if (!isPressed)
            together = spans;
        Hint hint = HintContext::makeHint(HintKind::PoolPressure, together);
        hint.impactNs = context.pathNs(together);
        hint.measuredNs = waitedNs;
        hint.thresholdNs = saysSo ? thresholds.poolWaitNs : 0;
        hint.thresholdCount = isPressed ? thresholds.poolCalls : 0;
        hint.subject = context.trace().serviceName(together.front());
        hints.push_back(std::move(hint));
    }
}

} // namespace traceloupe
