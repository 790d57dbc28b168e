// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/durationtext.h"
#include "core/models/graphtablemodel.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace traceloupe::graphwords {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GraphWords)
};

} // namespace

QString name(const GraphNode &node)
{
    if (node.kind == GraphNodeKind::User)
        return Words::tr("user", "who calls the first service");
    if (node.kind == GraphNodeKind::UnknownCaller)
        return Words::tr("unknown caller");
    QString text = QString::fromStdString(node.id);
    for (QChar &c : text) {
        const ushort code = c.unicode();
        const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (turns || c.category() == QChar::Other_Control)
            c = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QString nodeKind(GraphNodeKind kind)
{
    switch (kind) {
    case GraphNodeKind::Service:
        return Words::tr("service");
    case GraphNodeKind::Peer:
        return Words::tr("sends no spans");
    case GraphNodeKind::Database:
        return Words::tr("database");
    case GraphNodeKind::Queue:
        return Words::tr("queue");
    case GraphNodeKind::User:
        return Words::tr("outside caller");
    case GraphNodeKind::UnknownCaller:
        break;
    }
    return Words::tr("caller that is not in the trace");
}

QString callKind(CallKind kind)
{
    switch (kind) {
    case CallKind::Rpc:
        return Words::tr("call");
    case CallKind::Messaging:
        return Words::tr("message");
    case CallKind::Inferred:
        return Words::tr("inferred call");
    case CallKind::Virtual:
        return Words::tr("call, unanswered by spans");
    case CallKind::Entry:
        break;
    }
    return Words::tr("from outside");
}

QString change(const GraphDelta &delta)
{
    const auto traces = static_cast<int>(delta.traces);
    switch (delta.change) {
    case GraphChange::Added:
        return delta.isCertain ? Words::tr("new") : Words::tr("seen in %Ln trace(s), not before", nullptr, traces);
    case GraphChange::Removed:
        return delta.isCertain ? Words::tr("gone") : Words::tr("seen in %Ln trace(s) before, not now", nullptr, traces);
    case GraphChange::Unclear:
        return Words::tr("too few calls to say");
    case GraphChange::None:
    case GraphChange::Same:
    case GraphChange::Worse:
    case GraphChange::Better:
    case GraphChange::Mixed:
        break;
    }
    QStringList words;
    const auto add = [&words](const GraphDifference &difference, const QString &worse, const QString &better) {
        if (difference.trend == GraphDifference::Trend::None)
            return;
        words.push_back(difference.trend == GraphDifference::Trend::Worse ? worse : better);
    };
    add(delta.p50.trend == GraphDifference::Trend::None ? delta.p95 : delta.p50, Words::tr("slower"),
        Words::tr("faster"));
    add(delta.clientErrors, Words::tr("more client errors"), Words::tr("fewer client errors"));
    add(delta.serverErrors, Words::tr("more server errors"), Words::tr("fewer server errors"));
    return words.isEmpty() ? Words::tr("no evidence of a change") : words.join(u", "_s);
}

QString difference(const GraphDifference &difference, bool isShare)
{
    if (!difference.isKnown)
        return {};
    const auto value = [isShare](double of) {
        return isShare ? Words::tr("%1 %").arg(QLocale().toString(100 * of, 'f', 1))
                       : durationText(static_cast<std::int64_t>(of));
    };
    // shares differ by points: percent would be of what it was
    const auto signedValue = [&](double of) {
        const double size = std::abs(of);
        return (of < 0 ? u"\u2212"_s : u"+"_s) + (isShare ? QLocale().toString(100 * size, 'f', 1) : value(size));
    };
    const QString change = Words::tr("%1 to %2").arg(value(difference.before), value(difference.after));
    if (!difference.low || !difference.high)
        return Words::tr("%1 (too few calls for an interval)").arg(change);
    const QString text = isShare ? Words::tr("%1 (by %2 points, 95 % interval %3 to %4 points)", "percentage points")
                                 : Words::tr("%1 (by %2, 95 % interval %3 to %4)");
    return text.arg(change, signedValue(difference.after - difference.before), signedValue(*difference.low),
                    signedValue(*difference.high));
}

QString flags(const GraphEdge &edge)
{
    QStringList words;
    const auto add = [&](std::uint16_t flag, const QString &text) {
        if ((edge.flags & flag) != 0)
            words.push_back(text);
    };
    add(GraphEdgeFlag::kFanout, Words::tr("one call reaches several servers"));
    add(GraphEdgeFlag::kServerSpansMissing,
        Words::tr("%Ln without a span of the server", nullptr, static_cast<int>(edge.serverSpansMissing)));
    add(GraphEdgeFlag::kClientSpansMissing, Words::tr("client spans missing"));
    add(GraphEdgeFlag::kLinks, Words::tr("found by links"));
    add(GraphEdgeFlag::kBatch, Words::tr("batches of up to %Ln", nullptr, static_cast<int>(edge.largestBatch)));
    add(GraphEdgeFlag::kNegativeOverhead, Words::tr("some servers took longer than their clients"));
    if (edge.delaysUnproven > 0)
        words.push_back(Words::tr("%Ln time(s) from sending to receiving between clocks that nothing proves alike",
                                  nullptr, static_cast<int>(edge.delaysUnproven)));
    add(GraphEdgeFlag::kSelf, Words::tr("calls itself"));
    return words.join(u"; "_s);
}

QString quantile(const GraphLatency &latency, const GraphQuantile &value)
{
    if (latency.isEmpty())
        return {};
    return (value.isBounded() ? QString() : u"≈ "_s) + durationText(value.ns);
}

QString quantileWithInterval(const GraphLatency &latency, const GraphQuantile &value)
{
    if (latency.isEmpty())
        return {};
    const QString text = durationText(value.ns);
    if (value.isBounded())
        return Words::tr("%1 (95 % interval %2 to %3)")
            .arg(text, durationText(*value.lowNs), durationText(*value.highNs));
    if (value.lowNs)
        return Words::tr("≈ %1 (at least %2; too few calls for more)").arg(text, durationText(*value.lowNs));
    return Words::tr("≈ %1 (too few calls for an interval)").arg(text);
}

QString errors(const GraphErrors &errors)
{
    if (!errors.isSeen())
        return u"\u2013"_s;
    if (errors.errors == 0)
        return QLocale().toString(0);
    const double percent = 100 * errors.share();
    return Words::tr("%1 (%2 %)")
        .arg(QLocale().toString(static_cast<qulonglong>(errors.errors)),
             QLocale().toString(percent, 'f', percent < 10 ? 1 : 0));
}

QString errors(std::uint64_t errors, std::uint64_t calls)
{
    const QLocale locale;
    if (errors == 0 || calls == 0)
        return locale.toString(0);
    const double percent = 100.0 * static_cast<double>(errors) / static_cast<double>(calls);
    return Words::tr("%1 (%2 %)")
        .arg(locale.toString(static_cast<qulonglong>(errors)), locale.toString(percent, 'f', percent < 10 ? 1 : 0));
}

} // namespace traceloupe::graphwords
