// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints about calls that failed: made again, given up.
#include "core/analysis/effectiveerror.h"
#include "core/analysis/hintcontext.h"
#include "core/analysis/operationname.h"
#include "core/analysis/peername.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace traceloupe {

namespace {

constexpr std::array<std::int64_t, 12> kUsualTimeoutsMs{100,   250,    500,    1'000,  2'000,  3'000,
                                                        5'000, 10'000, 15'000, 20'000, 30'000, 60'000};
constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kGrpcDeadlineExceeded = 4;

bool soundsLikeTimeout(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower.find("timeout") != std::string::npos || lower.find("timed out") != std::string::npos
           || lower.find("deadline") != std::string::npos;
}

bool saysTimeout(const SpanDetails &details)
{
    if (grpcStatusOf(details.attributes()) == kGrpcDeadlineExceeded || soundsLikeTimeout(details.statusMessage()))
        return true;
    const auto type = details.attributes().find("error.type");
    return type && soundsLikeTimeout(type->toText());
}

/// The usual timeout that a duration is next to, or 0.
std::int64_t usualTimeoutNs(std::int64_t durationNs, const HintThresholds &thresholds)
{
    for (const std::int64_t ms : kUsualTimeoutsMs) {
        const std::int64_t timeout = ms * kMs;
        const std::int64_t slack = std::max(timeout / 100 * thresholds.timeoutPercent, thresholds.timeoutSlackNs);
        if (std::abs(durationNs - timeout) <= slack)
            return timeout;
    }
    return 0;
}

/// Pauses between attempts, by how each compares with the one before.
RetryPauses pausesOf(const std::vector<std::int64_t> &pauses)
{
    constexpr double kLeastGrowth = 1.5;
    constexpr double kMostGrowth = 3;
    if (pauses.size() < 2)
        return RetryPauses::Unclear;
    bool isGrowing = true;
    bool isSteady = true;
    for (std::size_t i = 1; i < pauses.size(); ++i) {
        const double growth = static_cast<double>(pauses[i])
                              / static_cast<double>(std::max<std::int64_t>(pauses[i - 1], 1));
        isGrowing = isGrowing && growth >= kLeastGrowth && growth <= kMostGrowth;
        isSteady = isSteady && growth < kLeastGrowth && growth > 1 / kLeastGrowth;
    }
    return isGrowing ? RetryPauses::Exponential : isSteady ? RetryPauses::Constant : RetryPauses::Unclear;
}

class RetryFinder {
public:
    RetryFinder(HintContext &context, HintList &hints) : m_context(context), m_hints(hints) {}

    void lookBelow(SpanIndex parent)
    {
        std::map<std::pair<std::uint32_t, std::string>, std::vector<SpanIndex>> attempts;
        for (const SpanIndex child : m_context.joinedChildren(parent)) {
            auto &run = attempts[{m_context.operation(child), targetOf(child)}];
            const bool goesOn = !run.empty() && isRetried(run.back(), child);
            if (!goesOn) {
                report(parent, run);
                run.clear();
            }
            run.push_back(child);
        }
        for (const auto &[key, run] : attempts)
            report(parent, run);
    }

private:
    [[nodiscard]] std::string targetOf(SpanIndex span) const
    {
        return peerNameOf(m_context.trace().details(span).attributes(), m_context.trace().kind(span)).name;
    }

    [[nodiscard]] bool isRetried(SpanIndex failed, SpanIndex next) const
    {
        if (m_context.interval(next).startNs
            < m_context.interval(failed).endNs - timeToleranceNs(m_context.trace(), next))
            return false;
        if (m_context.isError(failed))
            return true;
        const auto count = m_context.trace().details(next).attributes().find("http.request.resend_count");
        return count && count->toText() != "0";
    }

    void report(SpanIndex parent, const std::vector<SpanIndex> &run)
    {
        if (run.size() < 2)
            return;
        Hint hint = HintContext::makeHint(HintKind::Retry, run);
        const Interval waste{m_context.interval(run.front()).startNs, m_context.interval(run.back()).startNs};
        std::vector<std::int64_t> pauses;
        for (std::size_t i = 1; i < run.size(); ++i)
            pauses.push_back(m_context.interval(run[i]).startNs - m_context.interval(run[i - 1]).endNs);
        hint.measuredNs = waste.length();
        hint.impactNs = m_context.pathNsWithin(parent, waste);
        hint.savingNs = hint.impactNs;
        hint.failed = static_cast<std::uint32_t>(
            std::ranges::count_if(run, [this](SpanIndex span) { return m_context.isError(span); }));
        hint.endedWell = !m_context.isError(run.back());
        hint.thresholdCount = 2;
        hint.pauses = pausesOf(pauses);
        hint.subject = operationName(m_context.trace().name(run.front()));
        hint.other = targetOf(run.front());
        m_hints.push_back(std::move(hint));
    }

    HintContext &m_context;
    HintList &m_hints;
};

} // namespace

void findRetries(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    std::vector<bool> isAsked(trace.rowCount(), false);
    const bool haveResends = trace.strings().find("http.request.resend_count").isValid();
    RetryFinder finder(context, hints);
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        const SpanIndex parent = trace.parent(SpanIndex(row));
        if (!parent.isValid() || isAsked[parent.value()] || !(context.isError(SpanIndex(row)) || haveResends))
            continue;
        isAsked[parent.value()] = true;
        finder.lookBelow(parent);
    }
}

void findTimeouts(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        const SpanIndex client(row);
        if (trace.kind(client) != SpanKind::Client || !context.isError(client))
            continue;
        const std::int64_t usual = usualTimeoutNs(trace.durationNs(client), context.thresholds());
        if (usual == 0 && !saysTimeout(trace.details(client)))
            continue;
        Hint hint = HintContext::makeHint(HintKind::Timeout, std::array{client});
        hint.measuredNs = trace.durationNs(client);
        hint.thresholdNs = usual;
        hint.impactNs = context.path().inclusiveNs[row];
        hint.subject = operationName(trace.name(client));
        if (const SpanIndex server = context.serverOf(client); server.isValid()) {
            hint.evidence.push_back(server);
            hint.extraNs = std::max<std::int64_t>(0, context.endNs(server) - context.endNs(client));
        }
        hints.push_back(std::move(hint));
    }
}

} // namespace traceloupe
