// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Hints about where errors began.
#include "core/analysis/hintcontext.h"
#include "core/analysis/operationname.h"
#include "core/analysis/saturating.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace traceloupe {

namespace {

/// An inner span that says nothing of its outcome: errors are looked for through it.
bool isTransparent(const HintContext &context, SpanIndex span)
{
    const SpanKind kind = context.trace().kind(span);
    return !context.trace().isPhantom(span) && !context.isError(span)
           && context.trace().status(span) == StatusCode::Unset
           && (kind == SpanKind::Internal || kind == SpanKind::Unspecified);
}

/// Rows with a failed span below that they waited for, transparent spans looked through.
std::vector<bool> rowsWithErrorBelow(const HintContext &context)
{
    const Trace &trace = context.trace();
    std::vector<bool> below(trace.rowCount(), false);
    for (std::uint32_t row = trace.rowCount(); row-- > 0;) { // children before parents
        const SpanIndex span(row);
        const SpanIndex parent = trace.parent(span);
        if (!parent.isValid() || isAsync(context.path().edges[row]))
            continue;
        if (context.isError(span) || (isTransparent(context, span) && below[row]))
            below[parent.value()] = true;
    }
    return below;
}

/// Follows an error upwards as long as it is passed on.
void followUpwards(const HintContext &context, Hint &hint)
{
    SpanIndex at = hint.evidence.front();
    while (true) {
        hint.isAsync = hint.isAsync || isAsync(context.path().edges[at.value()]);
        const SpanIndex parent = context.trace().parent(at);
        if (!parent.isValid() || context.trace().isPhantom(parent) || hint.isAsync)
            return;
        if (!context.isError(parent) && !isTransparent(context, parent)) {
            hint.handledAt = parent;
            return;
        }
        at = parent;
    }
}

/// Errors of one operation that went the same way are one hint.
using OriginKey = std::tuple<std::uint32_t, bool, std::uint32_t>;
constexpr std::uint32_t kNowhere = 0xffffffffU;

OriginKey originKey(HintContext &context, const Hint &origin)
{
    return {context.operation(origin.evidence.front()), origin.isAsync,
            origin.handledAt.isValid() ? context.operation(origin.handledAt) : kNowhere};
}

/// Time on the critical path of spans of which some may be below others.
std::int64_t pathNsOfAll(const HintContext &context, std::vector<SpanIndex> spans)
{
    std::ranges::sort(spans);
    std::int64_t sum = 0;
    std::uint32_t counted = 0;
    for (const SpanIndex span : spans) {
        if (span.value() < counted)
            continue;
        sum += context.path().inclusiveNs[span.value()];
        counted = context.trace().subtreeEnd(span);
    }
    return sum;
}

/// One hint of many: the first of them, with the spans of all. Requires: at least one.
Hint summed(const HintContext &context, const std::vector<const Hint *> &origins)
{
    const Trace &trace = context.trace();
    std::vector<SpanIndex> spans;
    spans.reserve(origins.size());
    for (const Hint *origin : origins)
        spans.push_back(origin->evidence.front());
    Hint hint = HintContext::makeHint(HintKind::ErrorOrigin, spans);
    hint.failed = hint.count;
    hint.isAsync = origins.front()->isAsync;
    hint.handledAt = origins.front()->handledAt;
    for (const SpanIndex span : spans)
        hint.measuredNs = saturatedSum(hint.measuredNs, trace.durationNs(span));
    hint.subject = spans.size() == 1 ? std::string(trace.name(spans.front()))
                                     : operationName(trace.name(spans.front()));
    hint.impactNs = pathNsOfAll(context, std::move(spans));
    return hint;
}

} // namespace

void findErrorOrigins(HintContext &context, HintList &hints)
{
    const Trace &trace = context.trace();
    const std::vector<bool> below = rowsWithErrorBelow(context);
    HintList origins;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (!context.isError(span) || below[row])
            continue;
        Hint hint = HintContext::makeHint(HintKind::ErrorOrigin, std::array{span});
        followUpwards(context, hint);
        origins.push_back(std::move(hint));
    }
    std::ranges::stable_sort(origins, {}, [&](const Hint &hint) {
        const SpanIndex span = hint.evidence.front();
        const int order = hint.isAsync ? 2 : hint.handledAt.isValid() ? 1 : 0;
        return std::tuple(order, context.endNs(span), -static_cast<std::int64_t>(trace.depth(span)));
    });
    std::map<OriginKey, std::size_t> groupOf;
    std::vector<std::vector<const Hint *>> groups; // by their first
    for (const Hint &origin : origins) {
        const auto [at, isNew] = groupOf.try_emplace(originKey(context, origin), groups.size());
        if (isNew)
            groups.emplace_back();
        groups[at->second].push_back(&origin);
    }
    for (const auto &group : groups)
        hints.push_back(summed(context, group));
}

} // namespace traceloupe
