// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints about calls that repeat: the same statement again and again, in patterns, and the very same call.
#include "core/analysis/hintcontext.h"
#include "core/analysis/saturating.h"
#include "core/analysis/statementtext.h"

#include <algorithm>
#include <map>

namespace traceloupe {

namespace {

struct Call {
    SpanIndex span;
    std::uint32_t statement = 0;
    std::uint32_t exact = 0; ///< 0 = not known
};

class RepeatFinder {
public:
    RepeatFinder(HintContext &context, HintList &hints) : m_context(context), m_hints(hints) {}

    void lookBelow(SpanIndex parent)
    {
        collect(parent);
        std::map<std::uint32_t, std::vector<SpanIndex>> byStatement;
        std::map<std::uint32_t, std::vector<SpanIndex>> byExact;
        for (const Call &call : m_calls) {
            byStatement[call.statement].push_back(call.span);
            if (call.exact != 0)
                byExact[call.exact].push_back(call.span);
        }
        std::vector<bool> isReported(m_statements.size(), false);
        for (const auto &[statement, spans] : byStatement) {
            if (spans.size() >= m_context.thresholds().repeatedCalls && isSerial(spans))
                isReported[statement] = report(HintKind::RepeatedCalls, spans, m_context.thresholds().repeatedCalls, 1);
        }
        std::erase_if(m_calls, [&](const Call &call) { return isReported[call.statement]; });
        lookForPatterns();
        for (const auto &[exact, spans] : byExact) {
            if (spans.size() >= m_context.thresholds().redundantCalls)
                report(HintKind::RedundantCalls, spans, m_context.thresholds().redundantCalls, 1);
        }
    }

private:
    /// Database, cache and HTTP calls that the parent waited for, by start.
    void collect(SpanIndex parent)
    {
        m_calls.clear();
        m_statements.clear();
        m_exactCalls.clear();
        for (const SpanIndex child : m_context.joinedChildren(parent)) {
            const SpanKind kind = m_context.trace().kind(child);
            if (kind == SpanKind::Server || kind == SpanKind::Consumer || m_context.trace().isPhantom(child))
                continue;
            const SpanCategory category = m_context.category(child);
            if (category != SpanCategory::Database && category != SpanCategory::Cache && category != SpanCategory::Http)
                continue;
            const SpanDetails details = m_context.trace().details(child);
            const std::string statement = statementOf(details.attributes(), m_context.trace().name(child));
            const std::string exact = exactCallOf(details.attributes());
            Call call{child, numberOf(m_statements, statement), 0};
            if (!exact.empty())
                call.exact = numberOf(m_exactCalls, exact) + 1;
            m_calls.push_back(call);
        }
    }

    static std::uint32_t numberOf(std::map<std::string, std::uint32_t> &known, const std::string &text)
    {
        return known.emplace(text, static_cast<std::uint32_t>(known.size())).first->second;
    }

    [[nodiscard]] bool isSerial(const std::vector<SpanIndex> &spans) const
    {
        std::size_t apart = 0;
        for (std::size_t i = 1; i < spans.size(); ++i)
            apart += m_context.interval(spans[i]).startNs >= m_context.interval(spans[i - 1]).endNs ? 1 : 0;
        return apart * 100 >= (spans.size() - 1) * m_context.thresholds().repeatedSerialPercent;
    }

    /// Statements that come in the same order again and again: A B C A B C A B C. The shortest pattern that fits.
    void lookForPatterns()
    {
        const HintThresholds &thresholds = m_context.thresholds();
        for (std::size_t begin = 0; begin < m_calls.size();) {
            std::size_t next = begin + 1;
            for (std::size_t length = 2; length <= thresholds.maxPatternLength; ++length) {
                std::size_t end = begin + length;
                while (end < m_calls.size() && m_calls[end].statement == m_calls[end - length].statement)
                    ++end;
                const std::size_t whole = end > m_calls.size() ? 0 : (end - begin) / length;
                if (whole < thresholds.repeatedPatterns || whole * length < thresholds.repeatedCalls)
                    continue;
                std::vector<SpanIndex> spans;
                for (std::size_t i = begin; i < begin + whole * length; ++i)
                    spans.push_back(m_calls[i].span);
                if (isSerial(spans))
                    report(HintKind::RepeatedCalls, spans, thresholds.repeatedCalls, length);
                next = begin + whole * length;
                break;
            }
            begin = next;
        }
    }

    bool report(HintKind kind, const std::vector<SpanIndex> &spans, std::uint32_t thresholdCount, std::size_t length)
    {
        const HintThresholds &thresholds = m_context.thresholds();
        std::int64_t total = 0;
        std::int64_t longest = 0;
        for (const SpanIndex span : spans) {
            total = saturatedSum(total, m_context.interval(span).length());
            longest = std::max(longest, m_context.interval(span).length());
        }
        const std::int64_t impact = m_context.pathNs(spans);
        const std::int64_t least = std::min(thresholds.repeatedNs,
                                            m_context.shareOfRoot(thresholds.repeatedRootPercent));
        if (impact == 0 || total < least)
            return false;
        Hint hint = HintContext::makeHint(kind, spans);
        hint.impactNs = impact;
        hint.savingNs = std::min(total - longest, impact);
        hint.measuredNs = total;
        hint.thresholdNs = least;
        hint.thresholdCount = thresholdCount;
        hint.patternLength = static_cast<std::uint32_t>(length);
        hint.subject = statementOf(m_context.trace().details(spans.front()).attributes(),
                                   m_context.trace().name(spans.front()));
        m_hints.push_back(std::move(hint));
        if (kind == HintKind::RepeatedCalls)
            std::ranges::for_each(spans, [this](SpanIndex span) { m_context.markRepeated(span); });
        return true;
    }

    HintContext &m_context;
    HintList &m_hints;
    std::vector<Call> m_calls;
    std::map<std::string, std::uint32_t> m_statements;
    std::map<std::string, std::uint32_t> m_exactCalls;
};

} // namespace

void findRepeatedCalls(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    RepeatFinder finder(context, hints);
    for (std::uint32_t row = 0; row < trace.rowCount() && !context.isCancelled(); ++row) {
        // fewer rows below than the fewest repeated calls, or nothing of it on the path: no hint can come of it
        const SpanIndex span(row);
        if (trace.subtreeEnd(span) - row > context.thresholds().redundantCalls
            && context.path().inclusiveNs[row] > context.path().selfNs[row])
            finder.lookBelow(span);
    }
}

} // namespace traceloupe
