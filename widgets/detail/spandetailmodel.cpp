// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/spandetailmodel.h"

#include "core/layout/durationtext.h"
#include "core/layout/timerange.h"
#include "widgets/common/plaintext.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

// OTLP span flags
constexpr std::uint32_t kSampledFlag = 0x1;
constexpr std::uint32_t kRemoteKnownFlag = 0x100;
constexpr std::uint32_t kRemoteFlag = 0x200;

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8);
}

QString oneLine(const QString &text)
{
    // only what fits on a line is converted: values can be megabytes
    return plaintext::oneLine(text.left(static_cast<qsizetype>(plaintext::kMaxLineBytes)).toUtf8().toStdString());
}

} // namespace

void SpanDetailModel::setSpan(const TracePtr &trace, SpanIndex span, const DisplayTimeZone &zone,
                              std::span<const BackLink> backLinks, std::span<const TraceId> missing)
{
    beginResetModel();
    m_nodes.clear();
    m_top.clear();
    if (trace && span.isValid() && !trace->isPhantom(span)) {
        const SpanDetails details = trace->details(span);
        const int attributes = addSection(tr("Attributes"), details.attributes().size());
        addAttributes(attributes, details.attributes(), details.droppedAttributes());
        addEvents(*trace, span, details, zone);
        addLinks(*trace, details, missing);
        addBackLinks(*trace, backLinks);
        addOrigin(*trace, span);
        addFields(*trace, span, details);
    }
    endResetModel();
}

int SpanDetailModel::addNode(int parent, const QString &name, const QString &value, const QString &json)
{
    if (m_nodes.size() > kMaxNodes)
        return -1;
    const auto id = static_cast<int>(m_nodes.size());
    std::vector<int> &siblings = parent < 0 ? m_top : m_nodes[static_cast<std::size_t>(parent)].children;
    Node node;
    node.parent = parent;
    node.row = static_cast<int>(siblings.size());
    node.linkIndex = parent < 0 ? -1 : m_nodes[static_cast<std::size_t>(parent)].linkIndex;
    node.backLinkIndex = parent < 0 ? -1 : m_nodes[static_cast<std::size_t>(parent)].backLinkIndex;
    const bool isFull = m_nodes.size() == kMaxNodes;
    node.name = isFull ? tr("More than can be shown") : name;
    node.value = isFull ? QString() : value;
    node.json = isFull ? QString() : json;
    siblings.push_back(id);
    m_nodes.push_back(std::move(node));
    return isFull ? -1 : id;
}

int SpanDetailModel::addSection(const QString &title, std::size_t count)
{
    const int section = addNode(-1, title,
                                count == 0 ? tr("none") : QLocale().toString(static_cast<qulonglong>(count)));
    if (section >= 0)
        m_nodes[static_cast<std::size_t>(section)].isSection = true;
    return section;
}

void SpanDetailModel::addAttributes(int parent, const AttributeList &attributes, std::uint32_t dropped)
{
    if (parent < 0)
        return;
    for (const AttributeView &attribute : attributes)
        addValue(parent, toText(attribute.key), attribute.value);
    if (dropped > 0)
        addNode(parent, tr("%Ln more left out by the sender", nullptr,
                           static_cast<int>(std::min<std::uint32_t>(dropped, 1U << 30U))));
}

void SpanDetailModel::addValue(int parent, const QString &name, const ValueView &value)
{
    const bool isText = value.type() == ValueType::String;
    const QString text = isText ? toText(value.string()) : QString::fromStdString(value.toText());
    const QString json = isText ? QString() : QString::fromStdString(value.toJson());
    const int node = addNode(parent, name, value.type() == ValueType::Empty ? tr("(empty)") : text, json);
    if (node < 0)
        return;
    if (value.type() == ValueType::Array) {
        int position = 0;
        for (const ValueView &element : value.array())
            addValue(node, QString::number(position++), element);
    } else if (value.type() == ValueType::Map) {
        for (const AttributeView &entry : value.map())
            addValue(node, toText(entry.key), entry.value);
    }
}

void SpanDetailModel::addEvents(const Trace &trace, SpanIndex span, const SpanDetails &details,
                                const DisplayTimeZone &zone)
{
    if (details.eventCount() == 0 && details.droppedEvents() == 0)
        return;
    const std::vector<EventView> events = details.events();
    std::vector<std::size_t> order(events.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&events](std::size_t i) { return std::pair(events[i].timeNs, i); });
    const int section = addSection(tr("Events"), events.size());
    for (const std::size_t i : order) {
        const EventView &event = events[i];
        const QString offset = event.timeNs == 0 ? tr("no time")
                                                 : offsetText(saturatingSubtract(event.timeNs, trace.startNs(span)));
        const QString when = event.timeNs == 0 ? offset : offset + u"   "_s + timestampText(event.timeNs, zone);
        addAttributes(addNode(section, toText(event.name), when), event.attributes, event.droppedAttributes);
    }
    if (details.droppedEvents() > 0)
        addNode(section, tr("%Ln more left out by the sender", nullptr, static_cast<int>(details.droppedEvents())));
}

void SpanDetailModel::addLinks(const Trace &trace, const SpanDetails &details, std::span<const TraceId> missing)
{
    if (details.linkCount() == 0 && details.droppedLinks() == 0)
        return;
    const std::vector<LinkView> links = details.links();
    const int section = addSection(tr("Links"), links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        const LinkView &link = links[i];
        const bool isHere = link.traceId == trace.id();
        const bool isMissing = std::ranges::binary_search(missing, link.traceId);
        const QString spanText = tr("span %1").arg(QString::fromStdString(trace.spanIdText(link.spanId)));
        const int node = addNode(section,
                                 isHere ? tr("Span of this trace")
                                        : tr("Trace %1").arg(QString::fromStdString(trace.traceIdText(link.traceId))),
                                 isMissing ? tr("not in the cache, %1", "a link's trace; its span").arg(spanText)
                                           : spanText);
        if (node < 0)
            return;
        m_nodes[static_cast<std::size_t>(node)].isMissing = isMissing;
        m_nodes[static_cast<std::size_t>(node)].linkIndex = static_cast<int>(i);
        if (!link.traceState.empty())
            addNode(node, tr("Trace state"), toText(link.traceState));
        addAttributes(node, link.attributes, link.droppedAttributes);
    }
    if (details.droppedLinks() > 0)
        addNode(section, tr("%Ln more left out by the sender", nullptr, static_cast<int>(details.droppedLinks())));
}

void SpanDetailModel::addBackLinks(const Trace &trace, std::span<const BackLink> links)
{
    if (links.empty())
        return;
    const int section = addSection(tr("Linked from"), links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        const BackLink &link = links[i];
        const QString span = QString::fromStdString(trace.spanIdText(link.fromSpan));
        const int node = addNode(
            section, toText(link.fromService) + u"  "_s + toText(link.fromName),
            link.fromTrace == trace.id()
                ? tr("span %1 of this trace").arg(span)
                : tr("trace %1, span %2").arg(QString::fromStdString(trace.traceIdText(link.fromTrace)), span));
        if (node < 0)
            return;
        m_nodes[static_cast<std::size_t>(node)].backLinkIndex = static_cast<int>(i);
    }
}

void SpanDetailModel::addOrigin(const Trace &trace, SpanIndex span)
{
    if (const Resource *resource = trace.resource(span)) {
        const int section = addSection(tr("Resource"), resource->attributes.size());
        addAttributes(section, resource->attributes, resource->droppedAttributes);
        if (resource->schemaUrl.isValid() && !trace.text(resource->schemaUrl).empty())
            addNode(section, tr("Schema"), toText(trace.text(resource->schemaUrl)));
    }
    const Scope *scope = trace.scope(span);
    if (scope == nullptr || (trace.text(scope->name).empty() && scope->attributes.isEmpty()))
        return;
    const int section = addNode(-1, tr("Instrumentation scope"), toText(trace.text(scope->name)));
    if (section < 0)
        return;
    m_nodes[static_cast<std::size_t>(section)].isSection = true;
    if (!trace.text(scope->version).empty())
        addNode(section, tr("Version"), toText(trace.text(scope->version)));
    if (!trace.text(scope->schemaUrl).empty())
        addNode(section, tr("Schema"), toText(trace.text(scope->schemaUrl)));
    addAttributes(section, scope->attributes, scope->droppedAttributes);
}

void SpanDetailModel::addFields(const Trace &trace, SpanIndex span, const SpanDetails &details)
{
    const std::uint32_t flags = trace.flags(span);
    if (details.traceState().empty() && flags == 0)
        return;
    const int section = addNode(-1, tr("Context"));
    if (section < 0)
        return;
    m_nodes[static_cast<std::size_t>(section)].isSection = true;
    if (!details.traceState().empty())
        addNode(section, tr("Trace state"), toText(details.traceState()));
    if (flags != 0) {
        QStringList words{u"0x%1"_s.arg(flags, 0, 16)};
        if ((flags & kSampledFlag) != 0)
            words.append(tr("sampled"));
        if ((flags & kRemoteKnownFlag) != 0)
            words.append((flags & kRemoteFlag) != 0 ? tr("the parent is in another process")
                                                    : tr("the parent is in the same process"));
        addNode(section, tr("Flags"), words.join(u", "_s));
    }
}

const SpanDetailModel::Node *SpanDetailModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? &m_nodes[static_cast<std::size_t>(index.internalId())] : nullptr;
}

QModelIndex SpanDetailModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (parent.isValid() && parent.column() != NameColumn)
        return {};
    const std::vector<int> &children = node == nullptr ? m_top : node->children;
    if (row < 0 || row >= static_cast<int>(children.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, static_cast<quintptr>(children[static_cast<std::size_t>(row)]));
}

QModelIndex SpanDetailModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeOf(child);
    if (node == nullptr || node->parent < 0)
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(node->parent)].row, NameColumn,
                       static_cast<quintptr>(node->parent));
}

int SpanDetailModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != NameColumn)
        return 0;
    const Node *node = nodeOf(parent);
    return static_cast<int>(node == nullptr ? m_top.size() : node->children.size());
}

int SpanDetailModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SpanDetailModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeOf(index);
    if (node == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(index.column() == NameColumn ? node->name : node->value);
    case Qt::FontRole:
        if (node->isSection && index.column() == NameColumn) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return (node->linkIndex >= 0 || node->backLinkIndex >= 0) && nodeOf(index.parent())->isSection
                   ? QVariant(QGuiApplication::palette().link())
                   : QVariant();
    case FullValueRole:
        return index.column() == NameColumn ? node->name : node->value;
    case JsonRole:
        return node->json;
    case IsSectionRole:
        return node->isSection;
    case IsMissingRole:
        return node->isMissing;
    case BackLinkIndexRole:
        return node->backLinkIndex < 0 ? QVariant() : QVariant(node->backLinkIndex);
    case LinkIndexRole:
        return node->linkIndex < 0 ? QVariant() : QVariant(node->linkIndex);
    default:
        return {};
    }
}

QVariant SpanDetailModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

} // namespace traceloupe
