// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/layoutcoding.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kEdgeFields = 5;

struct AskedLayout {
    GraphLayoutRequest request;
    DotEffort effort = DotEffort::Full;
};

std::optional<AskedLayout> decodeRequest(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    AskedLayout asked;
    asked.effort = object.value("cheap"_L1).toBool() ? DotEffort::Cheap : DotEffort::Full;
    for (const QJsonValue &value : object.value("nodes"_L1).toArray()) {
        const QJsonArray node = value.toArray();
        asked.request.nodes.push_back({node.at(0).toDouble(), node.at(1).toDouble()});
    }
    for (const QJsonValue &value : object.value("edges"_L1).toArray()) {
        const QJsonArray edge = value.toArray();
        const qint64 from = edge.at(0).toInteger(-1);
        const qint64 to = edge.at(1).toInteger(-1);
        const auto nodes = static_cast<qint64>(asked.request.nodes.size());
        if (edge.size() != kEdgeFields || from < 0 || to < 0 || from >= nodes || to >= nodes)
            return std::nullopt;
        asked.request.edges.push_back({static_cast<std::uint32_t>(from),
                                       static_cast<std::uint32_t>(to),
                                       edge.at(2).toDouble(),
                                       {edge.at(3).toDouble(), edge.at(4).toDouble()}});
    }
    if (asked.request.nodes.size() > kMaxLayoutNodes || asked.request.edges.size() > kMaxLayoutEdges)
        return std::nullopt;
    return asked;
}

QJsonArray pointArray(GraphPoint point)
{
    return {point.x, point.y};
}

std::optional<GraphPoint> pointOf(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    const GraphPoint point{array.at(0).toDouble(NAN), array.at(1).toDouble(NAN)};
    return std::isfinite(point.x) && std::isfinite(point.y) ? std::optional(point) : std::nullopt;
}

} // namespace

QByteArray encodeRequest(const GraphLayoutRequest &request, DotEffort effort)
{
    QJsonArray nodes;
    for (const GraphSize &node : request.nodes)
        nodes.append(QJsonArray{node.width, node.height});
    QJsonArray edges;
    for (const GraphLayoutRequest::Edge &edge : request.edges)
        edges.append(QJsonArray{static_cast<qint64>(edge.from), static_cast<qint64>(edge.to), edge.weight,
                                edge.label.width, edge.label.height});
    const QJsonObject object{{u"cheap"_s, effort == DotEffort::Cheap}, {u"nodes"_s, nodes}, {u"edges"_s, edges}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray encodeLayout(const GraphLayout &layout)
{
    QJsonArray nodes;
    for (const GraphPoint &node : layout.nodes)
        nodes.append(pointArray(node));
    QJsonArray edges;
    for (const GraphLayout::Edge &edge : layout.edges) {
        QJsonArray curve;
        for (const GraphPoint &point : edge.curve)
            curve.append(pointArray(point));
        edges.append(QJsonArray{curve, pointArray(edge.label)});
    }
    const QJsonObject object{
        {u"width"_s, layout.size.width}, {u"height"_s, layout.size.height}, {u"nodes"_s, nodes}, {u"edges"_s, edges}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<GraphLayout> decodeLayout(const QByteArray &bytes, const GraphLayoutRequest &request)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    GraphLayout layout;
    layout.size = {object.value("width"_L1).toDouble(NAN), object.value("height"_L1).toDouble(NAN)};
    for (const QJsonValue &value : object.value("nodes"_L1).toArray()) {
        const auto node = pointOf(value);
        if (!node)
            return std::nullopt;
        layout.nodes.push_back(*node);
    }
    for (const QJsonValue &value : object.value("edges"_L1).toArray()) {
        GraphLayout::Edge edge;
        for (const QJsonValue &each : value.toArray().at(0).toArray()) {
            const auto point = pointOf(each);
            if (!point)
                return std::nullopt;
            edge.curve.push_back(*point);
        }
        const auto label = pointOf(value.toArray().at(1));
        if (!label || edge.curve.size() < 4 || edge.curve.size() % 3 != 1)
            return std::nullopt;
        edge.label = *label;
        layout.edges.push_back(std::move(edge));
    }
    const bool isWhole = layout.nodes.size() == request.nodes.size() && layout.edges.size() == request.edges.size()
                         && std::isfinite(layout.size.width) && std::isfinite(layout.size.height);
    return isWhole ? std::optional(std::move(layout)) : std::nullopt;
}

int answerLayoutRequest()
{
    constexpr int kDone = 0;
    constexpr int kFailed = 2;
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return kFailed;
    const auto asked = decodeRequest(in.readAll());
    if (!asked)
        return kFailed;
    const auto layout = layoutWithDot(asked->request, asked->effort);
    if (!layout)
        return kFailed;
    const QByteArray answer = encodeLayout(*layout);
    return out.write(answer) == answer.size() && out.flush() ? kDone : kFailed;
}

} // namespace traceloupe
