// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/zipkinjson.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

namespace {

QString endpointLine(const QJsonValue &value)
{
    QStringList parts;
    for (const QString &key : {u"serviceName"_s, u"ipv4"_s, u"ipv6"_s})
        parts += value[key].toString();
    parts += QString::number(value["port"_L1].toInteger());
    return parts.join(u',');
}

QString annotationLines(const QJsonObject &span)
{
    QStringList lines;
    for (const QJsonValue &annotation : span["annotations"_L1].toArray())
        lines += QString::number(annotation["timestamp"_L1].toInteger()) + u'@' + annotation["value"_L1].toString();
    lines.sort();
    return lines.join(u';');
}

QString tagLines(const QJsonObject &span)
{
    const QJsonObject tags = span["tags"_L1].toObject();
    QStringList lines;
    for (auto it = tags.begin(); it != tags.end(); ++it)
        lines += it.key() + u'=' + it.value().toString();
    lines.sort();
    return lines.join(u';');
}

QString idText(const QString &id, int digits)
{
    return id.isEmpty() ? id : id.toLower().rightJustified(digits, u'0');
}

QString spanLine(const QJsonObject &span)
{
    QStringList parts;
    parts += idText(span["traceId"_L1].toString(), 32);
    parts += idText(span["id"_L1].toString(), 16);
    parts += idText(span["parentId"_L1].toString(), 16);
    parts += span["kind"_L1].toString();
    parts += span["name"_L1].toString();
    for (const QString &key : {u"timestamp"_s, u"duration"_s})
        parts += span[key].isDouble() ? QString::number(span[key].toInteger()) : u"-"_s;
    parts += endpointLine(span["localEndpoint"_L1]);
    parts += endpointLine(span["remoteEndpoint"_L1]);
    parts += annotationLines(span);
    parts += tagLines(span);
    for (const QString &key : {u"debug"_s, u"shared"_s})
        parts += span[key].toBool() ? key : QString();
    return parts.join(u" | "_s);
}

} // namespace

QStringList zipkinLines(const QJsonArray &spans)
{
    QStringList lines;
    for (const QJsonValue &value : spans) {
        if (value.isArray())
            lines += zipkinLines(value.toArray());
        else
            lines += spanLine(value.toObject());
    }
    lines.sort();
    lines.removeDuplicates();
    return lines;
}

QStringList withoutRepeatedIds(const QStringList &lines)
{
    constexpr int kIdsLength = 32 + 3 + 16; // both ids as spanLine() writes them
    const auto keyOf = [](const QString &line) { return line.left(kIdsLength) + line.right(6); };
    QHash<QString, int> counts;
    for (const QString &line : lines)
        ++counts[keyOf(line)];
    QStringList left;
    for (const QString &line : lines) {
        if (counts[keyOf(line)] == 1)
            left += line;
    }
    return left;
}

QStringList zipkinLines(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return zipkinLines(document.isArray() ? document.array() : QJsonArray{document.object()});
}

} // namespace traceloupe::test
