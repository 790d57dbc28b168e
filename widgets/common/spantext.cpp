// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spantext.h"

#include "core/layout/durationtext.h"
#include "core/layout/waterfalllayout.h"
#include "widgets/common/plaintext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct SpanText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::SpanText)
};

} // namespace

QString serviceText(const Trace &trace, SpanIndex span)
{
    if (trace.isPhantom(span))
        return SpanText::tr("(missing)", "a span that is named as a parent but is not in the trace");
    const QString service = plaintext::oneLine(trace.serviceName(span));
    return service.isEmpty() ? SpanText::tr("(no service)") : service;
}

QString kindText(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return SpanText::tr("internal", "span kind");
    case SpanKind::Server:
        return SpanText::tr("server", "span kind");
    case SpanKind::Client:
        return SpanText::tr("client", "span kind");
    case SpanKind::Producer:
        return SpanText::tr("producer", "span kind");
    case SpanKind::Consumer:
        return SpanText::tr("consumer", "span kind");
    case SpanKind::Unspecified:
        break;
    }
    return {};
}

QString categoryText(SpanCategory category)
{
    switch (category) {
    case SpanCategory::App:
        return SpanText::tr("Own work", "of a service, as a category of time");
    case SpanCategory::Database:
        return SpanText::tr("Database", "category of time");
    case SpanCategory::Cache:
        return SpanText::tr("Cache", "category of time");
    case SpanCategory::Messaging:
        return SpanText::tr("Messaging", "category of time");
    case SpanCategory::Rpc:
        return SpanText::tr("RPC", "category of time: remote procedure calls");
    case SpanCategory::GenAi:
        return SpanText::tr("Generative AI", "category of time");
    case SpanCategory::Http:
        return SpanText::tr("HTTP", "category of time");
    case SpanCategory::Faas:
        return SpanText::tr("Cloud functions", "category of time");
    case SpanCategory::External:
        return SpanText::tr("Other calls", "category of time: calls that do not say what they call");
    case SpanCategory::Unknown:
        break;
    }
    return SpanText::tr("Missing spans", "category of time");
}

QString spanTitle(const Trace &trace, SpanIndex span)
{
    if (trace.isPhantom(span))
        return SpanText::tr("Missing span %1").arg(QString::fromStdString(trace.spanIdText(trace.spanId(span))));
    const QString name = plaintext::oneLine(trace.name(span));
    return serviceText(trace, span) + u"  "_s + (name.isEmpty() ? SpanText::tr("(no name)") : name);
}

std::size_t sharedBeginning(const Trace &trace, SpanIndex span)
{
    constexpr std::size_t kLeastShared = 6;
    constexpr std::string_view kSeparators = "./:_- ";
    const SpanIndex parent = trace.parent(span);
    if (!parent.isValid() || trace.isPhantom(parent) || trace.isPhantom(span))
        return 0;
    const std::string_view name = trace.name(span);
    const auto differ = std::ranges::mismatch(name, trace.name(parent)).in1;
    const std::string_view same = name.substr(0, static_cast<std::size_t>(differ - name.begin()));
    const std::size_t last = same.find_last_of(kSeparators);
    const bool isWorthIt = same.size() < name.size() && last != std::string_view::npos && last + 1 >= kLeastShared;
    return isWorthIt ? last + 1 : 0;
}

QStringList markSentences(const Trace &trace, SpanIndex span, MarkChoice choice)
{
    const std::array<std::pair<std::uint16_t, QString>, 9> sentences = {
        {{RowMark::kError, SpanText::tr("Failed (status error).")},
         {RowMark::kPhantom,
          SpanText::tr(
              "Other spans name this one as their parent, but it is not in the trace. The bar spans its children.")},
         {RowMark::kOrphan, SpanText::tr("Its parent is not in the trace.")},
         {RowMark::kRunning,
          SpanText::tr("It has no end: still running, or its end was lost. The bar is as long as is known.")},
         {RowMark::kMissingStart, SpanText::tr("It has no start.")},
         {RowMark::kNegative, SpanText::tr("It ended before it started.")},
         {RowMark::kStartsBeforeParent,
          SpanText::tr("It starts before its parent: the clocks of their machines disagree.")},
         {RowMark::kCycle, SpanText::tr("It is its own ancestor; the circle was cut.")},
         {RowMark::kConflict, SpanText::tr("Another span of other content has the same id.")}}};
    unsigned marks = rowMarks(trace, span);
    if (choice == MarkChoice::WarningsOnly)
        marks &= ~static_cast<unsigned>(RowMark::kError);
    QStringList found;
    for (const auto &[mark, sentence] : sentences) {
        if ((marks & mark) != 0)
            found.append(sentence);
    }
    return found;
}

std::int64_t shownOffsetNs(const TraceSession &session, SpanIndex span)
{
    const std::vector<std::int64_t> *shifts = session.skew().shiftsNs();
    const std::int64_t raw = saturatingSubtract(session.trace().startNs(span), session.trace().startNs());
    return shifts == nullptr ? raw : saturatingAdd(raw, (*shifts)[span.value()]);
}

QString spanToolTip(const TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    QStringList lines{spanTitle(trace, span)};
    const std::int64_t offset = shownOffsetNs(session, span);
    const std::int64_t rawOffset = saturatingSubtract(trace.startNs(span), trace.startNs());
    lines.append(SpanText::tr("Duration %1, self %2")
                     .arg(exactDurationText(trace.durationNs(span)), exactDurationText(session.selfTimeNs(span))));
    lines.append(SpanText::tr("Starts at %1, ends at %2")
                     .arg(exactOffsetText(offset), exactOffsetText(saturatingAdd(offset, trace.durationNs(span)))));
    if (offset != rawOffset)
        lines.append(SpanText::tr("By its own clock it starts at %1").arg(exactOffsetText(rawOffset)));
    const std::uint32_t below = trace.subtreeEnd(span) - span.value() - 1;
    if (below > 0) {
        const std::uint32_t errors = session.errors().below(trace, span);
        const QString count = SpanText::tr("%Ln span(s) below", nullptr, static_cast<int>(below));
        lines.append(errors == 0
                         ? count
                         : count + u", "_s + SpanText::tr("%Ln of them failed", nullptr, static_cast<int>(errors)));
    }
    const SpanDetails details = trace.details(span);
    if (!details.statusMessage().empty())
        lines.append(plaintext::oneLine(details.statusMessage()));
    lines.append(markSentences(trace, span));
    return lines.join(u'\n');
}

QString spanDescription(const TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    // as the tree is shown: calls of an open group are a level below it
    const VisibleRows &rows = session.rows();
    const std::uint32_t depth = rows.isVisible(span) ? rows.depthAt(rows.lineOf(span)) : trace.depth(span);
    QStringList parts{spanTitle(trace, span), durationText(trace.durationNs(span)),
                      SpanText::tr("starts at %1").arg(offsetText(shownOffsetNs(session, span))),
                      SpanText::tr("level %1").arg(depth + 1)};
    const std::uint32_t below = trace.subtreeEnd(span) - span.value() - 1;
    if (below > 0) {
        const QString state = session.rows().isCollapsed(span) ? SpanText::tr("collapsed") : SpanText::tr("expanded");
        parts.append(SpanText::tr("%Ln span(s) below", nullptr, static_cast<int>(below)) + u", "_s + state);
    }
    parts.append(markSentences(trace, span));
    return parts.join(u", "_s);
}

} // namespace traceloupe
