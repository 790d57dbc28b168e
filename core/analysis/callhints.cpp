// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints about calls beside each other, and between two services.
#include "core/analysis/hintcontext.h"
#include "core/analysis/operationname.h"
#include "core/analysis/saturating.h"
#include "core/analysis/tracecalls.h"
#include "core/analysis/waitparts.h"

#include <algorithm>
#include <map>

namespace traceloupe {

namespace {

/// Runs of CLIENT children on the path, one after the other with hardly a pause.
class SerialFinder {
public:
    SerialFinder(HintContext &context, HintList &hints) : m_context(context), m_hints(hints) {}

    void lookBelow(SpanIndex parent)
    {
        m_run.clear();
        m_total = 0;
        for (const SpanIndex child : m_context.joinedChildren(parent)) {
            if (m_context.trace().kind(child) != SpanKind::Client || !m_context.path().isOnPath(child))
                continue;
            const std::int64_t length = m_context.interval(child).length();
            if (!m_run.empty() && !goesOn(child, saturatedSum(m_total, length))) {
                report();
                m_run.clear();
                m_total = 0;
            }
            m_run.push_back(child);
            m_total = saturatedSum(m_total, length);
        }
        report();
    }

private:
    [[nodiscard]] bool goesOn(SpanIndex next, std::int64_t total) const
    {
        const HintThresholds &thresholds = m_context.thresholds();
        const std::int64_t gap = m_context.interval(next).startNs - m_context.interval(m_run.back()).endNs;
        return gap >= -timeToleranceNs(m_context.trace(), next)
               && gap <= std::max(thresholds.serialGapNs, total / 100 * thresholds.serialGapPercent);
    }

    void report()
    {
        const HintThresholds &thresholds = m_context.thresholds();
        if (m_run.size() < thresholds.serialCalls || isRepeated())
            return;
        std::int64_t longest = 0;
        for (const SpanIndex call : m_run)
            longest = std::max(longest, m_context.interval(call).length());
        const std::int64_t least = std::max(thresholds.serialSavingNs,
                                            m_context.shareOfRoot(thresholds.serialSavingRootPercent));
        const std::int64_t saving = m_total - longest;
        if (saving < least)
            return;
        Hint hint = HintContext::makeHint(HintKind::SerialCalls, m_run);
        hint.impactNs = m_context.pathNs(m_run);
        hint.savingNs = std::min(saving, hint.impactNs);
        hint.measuredNs = m_total;
        hint.thresholdNs = least;
        hint.thresholdCount = thresholds.serialCalls;
        hint.subject = operationName(m_context.trace().name(m_run.front()));
        m_hints.push_back(std::move(hint));
    }

    /// Whether all of it is said by a hint about repeated calls already.
    [[nodiscard]] bool isRepeated() const
    {
        return std::ranges::all_of(m_run, [this](SpanIndex span) { return m_context.isRepeated(span); });
    }

    HintContext &m_context;
    HintList &m_hints;
    std::vector<SpanIndex> m_run;
    std::int64_t m_total = 0;
};

class StragglerFinder {
public:
    StragglerFinder(HintContext &context, HintList &hints) : m_context(context), m_hints(hints) {}

    void lookBelow(SpanIndex parent)
    {
        std::map<std::uint32_t, std::vector<SpanIndex>> byOperation;
        for (const SpanIndex child : m_context.joinedChildren(parent))
            byOperation[m_context.operation(child)].push_back(child);
        for (const auto &[operation, spans] : byOperation)
            lookAt(spans);
    }

private:
    /// Cuts calls of one operation, by start, into runs that overlap.
    void lookAt(const std::vector<SpanIndex> &spans)
    {
        std::vector<SpanIndex> run;
        std::int64_t reached = 0;
        for (const SpanIndex span : spans) {
            if (!run.empty() && m_context.interval(span).startNs >= reached) {
                report(run);
                run.clear();
            }
            reached = run.empty() ? m_context.interval(span).endNs : std::max(reached, m_context.interval(span).endNs);
            run.push_back(span);
        }
        report(run);
    }

    void report(std::vector<SpanIndex> &run)
    {
        const HintThresholds &thresholds = m_context.thresholds();
        if (run.size() < thresholds.stragglerSiblings)
            return;
        const auto length = [this](SpanIndex span) { return m_context.interval(span).length(); };
        std::ranges::stable_sort(run, std::greater(), length);
        const SpanIndex slowest = run.front();
        const std::int64_t median = length(run[run.size() / 2]);
        const std::int64_t impact = std::min(length(slowest) - median, m_context.pathNs(std::span(run).first(1)));
        if (length(slowest) < saturatedProduct(median, thresholds.stragglerFactor) || impact <= 0)
            return;
        Hint hint = HintContext::makeHint(HintKind::Straggler, run);
        hint.impactNs = impact;
        hint.savingNs = std::min(impact, m_context.path().dragNs[slowest.value()]);
        hint.measuredNs = length(slowest) - median;
        hint.thresholdNs = saturatedProduct(median, thresholds.stragglerFactor - 1);
        hint.thresholdCount = thresholds.stragglerSiblings;
        hint.subject = operationName(m_context.trace().name(slowest));
        m_hints.push_back(std::move(hint));
    }

    HintContext &m_context;
    HintList &m_hints;
};

/// Spans on the path that have a path below them: only those can be to blame for the order of their children.
template <class Finder>
void lookBelowPath(HintContext &context, HintList &hints, std::uint32_t leastChildren)
{
    const Trace &trace = context.trace();
    Finder finder(context, hints);
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        if (trace.subtreeEnd(SpanIndex(row)) - row > leastChildren
            && context.path().inclusiveNs[row] > context.path().selfNs[row])
            finder.lookBelow(SpanIndex(row));
    }
}

/// All calls between the same two.
struct CallPair {
    std::vector<SpanIndex> clients;
    std::int64_t overheadNs = 0; ///< on the path: of the clients themselves
};
using CallPairs = std::map<std::pair<std::string, std::string>, CallPair>;

CallPairs pairsOf(const HintContext &context)
{
    const Trace &trace = context.trace();
    const TraceCalls calls = findCalls(trace);
    CallPairs pairs;
    for (const TraceCall &call : calls.calls) {
        if (call.kind != CallKind::Rpc || !call.client.isValid() || !call.isFirst)
            continue;
        CallPair
            &pair = pairs[{std::string(trace.serviceName(call.client)), std::string(trace.serviceName(call.callee))}];
        pair.clients.push_back(call.client);
        pair.overheadNs += context.path().selfNs[call.client.value()];
    }
    for (const OutboundCall &call : calls.outbound) {
        if (trace.kind(call.span) == SpanKind::Client && !call.peer.name.empty())
            pairs[{std::string(trace.serviceName(call.span)), call.peer.name}].clients.push_back(call.span);
    }
    return pairs;
}

} // namespace

void findSerialCalls(HintContext &context, HintList &hints)
{
    lookBelowPath<SerialFinder>(context, hints, context.thresholds().serialCalls);
}

void findStragglers(HintContext &context, HintList &hints)
{
    lookBelowPath<StragglerFinder>(context, hints, context.thresholds().stragglerSiblings);
}

void findChattyPairs(HintContext &context, HintList &hints)
{
    const HintThresholds &thresholds = context.thresholds();
    for (const auto &[names, pair] : pairsOf(context)) {
        const std::int64_t leastOverhead = context.shareOfRoot(thresholds.chattyOverheadPercent);
        const bool isOften = pair.clients.size() >= thresholds.chattyCalls;
        const bool isDear = pair.overheadNs > leastOverhead && pair.clients.size() >= thresholds.chattyLeastCalls;
        if (!isOften && !isDear)
            continue;
        Hint hint = HintContext::makeHint(HintKind::Chatty, pair.clients);
        for (const SpanIndex client : pair.clients)
            hint.impactNs += context.path().selfNs[client.value()];
        hint.measuredNs = pair.overheadNs;
        hint.thresholdNs = isDear ? leastOverhead : 0;
        hint.thresholdCount = isOften ? thresholds.chattyCalls : 0;
        hint.subject = names.first;
        hint.other = names.second;
        hints.push_back(std::move(hint));
    }
}

void findCallOverheads(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    const HintThresholds &thresholds = context.thresholds();
    std::map<std::pair<std::string, std::string>, Hint> pairs;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex client(row);
        if (trace.kind(client) != SpanKind::Client || context.path().selfNs[row] == 0)
            continue;
        const SpanIndex server = answeringServer(trace, client);
        if (!server.isValid())
            continue;
        const std::int64_t overhead = trace.durationNs(client) - trace.durationNs(server);
        const std::int64_t least = std::max(thresholds.overheadNs,
                                            trace.durationNs(client) / 100 * thresholds.overheadClientPercent);
        if (overhead < least)
            continue;
        const std::pair names{std::string(trace.serviceName(client)), std::string(trace.serviceName(server))};
        const auto [at, isNew] = pairs.try_emplace(names, HintContext::makeHint(HintKind::CallOverhead, {}));
        Hint &hint = at->second;
        hint.subject = names.first;
        hint.other = names.second;
        hint.impactNs += context.path().selfNs[row];
        hint.measuredNs = saturatedSum(hint.measuredNs, overhead);
        hint.thresholdNs = saturatedSum(hint.thresholdNs, least);
        ++hint.count;
        if (hint.evidence.size() < Hint::kMaxEvidence)
            hint.evidence.push_back(client);
    }
    for (auto &[names, hint] : pairs)
        hints.push_back(std::move(hint));
}

} // namespace traceloupe
