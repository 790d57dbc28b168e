// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallcolumns.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "widgets/common/plaintext.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct Columns {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::WaterfallColumns)
};

constexpr std::uint32_t kSampledStretches = 12;
constexpr std::uint32_t kSampledTogether = 64;
constexpr qsizetype kMostCharacters = 200;
const QString kAttributePrefix = u"attribute:"_s;

ColumnCell rankCell(const TraceSession &session, SpanIndex span)
{
    const auto rank = session.ranks() ? session.ranks()->of(session.trace(), span) : std::nullopt;
    if (!rank)
        return {};
    if (rank->count == 1)
        return {QCoreApplication::translate("traceloupe::WaterfallColumns", "the only one",
                                            "span of its operation, instead of a percentile rank"),
                true};
    const QString percent = QLocale().toString(rank->percent, 'f', rank->percent > 99 && rank->percent < 100 ? 1 : 0);
    const QString text = QCoreApplication::translate("traceloupe::WaterfallColumns", "p%1 of %2",
                                                     "percentile rank among that many spans");
    return {text.arg(percent, QLocale().toString(rank->count)), rank->count < kLeastForRank};
}

ColumnCell attributeCell(const Trace &trace, const QString &key, SpanIndex span)
{
    const std::string wanted = key.toStdString();
    const SpanDetails details = trace.details(span);
    auto value = details.attributes().find(wanted);
    if (!value) {
        if (const Resource *resource = trace.resource(span))
            value = resource->attributes.find(wanted);
    }
    return value ? ColumnCell{plaintext::oneLine(value->toText()).left(kMostCharacters), false} : ColumnCell();
}

} // namespace

QString WaterfallColumn::toSetting() const
{
    switch (kind) {
    case Kind::SelfTime:
        return u"self"_s;
    case Kind::PathShare:
        return u"path"_s;
    case Kind::Rank:
        return u"rank"_s;
    case Kind::Attribute:
        break;
    }
    return kAttributePrefix + attribute;
}

std::optional<WaterfallColumn> WaterfallColumn::fromSetting(const QString &text)
{
    if (text == u"self"_s)
        return WaterfallColumn{Kind::SelfTime, {}};
    if (text == u"path"_s)
        return WaterfallColumn{Kind::PathShare, {}};
    if (text == u"rank"_s)
        return WaterfallColumn{Kind::Rank, {}};
    if (text.startsWith(kAttributePrefix) && text.size() > kAttributePrefix.size())
        return WaterfallColumn{Kind::Attribute, text.mid(kAttributePrefix.size())};
    return std::nullopt;
}

QString columnTitle(const WaterfallColumn &column)
{
    switch (column.kind) {
    case WaterfallColumn::Kind::SelfTime:
        return Columns::tr("Self time");
    case WaterfallColumn::Kind::PathShare:
        return Columns::tr("Path share");
    case WaterfallColumn::Kind::Rank:
        return Columns::tr("Rank");
    case WaterfallColumn::Kind::Attribute:
        break;
    }
    return plaintext::visible(column.attribute);
}

QString columnToolTip(const WaterfallColumn &column)
{
    switch (column.kind) {
    case WaterfallColumn::Kind::SelfTime:
        return Columns::tr("Time that the span itself took, without the children that it waited for");
    case WaterfallColumn::Kind::PathShare:
        return Columns::tr("Share of the critical path that the span itself is responsible for");
    case WaterfallColumn::Kind::Rank:
        return Columns::tr("How many of a hundred spans of the same operation in the cache took at most as long");
    case WaterfallColumn::Kind::Attribute:
        break;
    }
    return Columns::tr("Attribute %1").arg(plaintext::visible(column.attribute));
}

ColumnCell columnCell(const TraceSession &session, const WaterfallColumn &column, SpanIndex span)
{
    if (session.trace().isPhantom(span))
        return {};
    switch (column.kind) {
    case WaterfallColumn::Kind::SelfTime:
        return {durationText(session.selfTimeNs(span)), false};
    case WaterfallColumn::Kind::PathShare: {
        const double share = session.path().shareOf(span);
        if (share <= 0)
            return {};
        return {percentageText(share * 100, share < 0.1 ? 1 : 0), false};
    }
    case WaterfallColumn::Kind::Rank:
        return rankCell(session, span);
    case WaterfallColumn::Kind::Attribute:
        break;
    }
    return attributeCell(session.trace(), column.attribute, span);
}

void prepareColumn(TraceSession &session, const WaterfallColumn &column)
{
    if (column.kind == WaterfallColumn::Kind::PathShare)
        session.path().want();
    else if (column.kind == WaterfallColumn::Kind::Rank)
        session.requestRanks();
}

QStringList attributeKeys(const Trace &trace, int limit)
{
    std::set<StringId> ids;
    // a few stretches, not spans here and there: details are decoded by the chunk
    const std::uint32_t step = std::max(kSampledTogether, trace.rowCount() / kSampledStretches);
    for (std::uint32_t first = 0; first < trace.rowCount(); first += step) {
        for (std::uint32_t row = first; row < std::min(first + kSampledTogether, trace.rowCount()); ++row) {
            const SpanDetails details = trace.details(SpanIndex(row));
            for (const AttributeView &attribute : details.attributes())
                ids.insert(attribute.keyId);
        }
    }
    for (const Resource &resource : trace.parts().resources) {
        for (const AttributeView &attribute : resource.attributes)
            ids.insert(attribute.keyId);
    }
    QStringList keys;
    for (const StringId id : ids)
        keys.append(QString::fromUtf8(trace.text(id)));
    keys.sort(Qt::CaseInsensitive);
    return keys.mid(0, limit);
}

} // namespace traceloupe
