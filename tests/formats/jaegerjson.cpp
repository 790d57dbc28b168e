// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/jaegerjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

namespace {

QString padded(const QString &id, int digits)
{
    const bool isHex = std::all_of(id.begin(), id.end(),
                                   [](QChar c) { return u"0123456789abcdefABCDEF"_s.contains(c); });
    return isHex ? id.toLower().rightJustified(digits, u'0') : id;
}

QString tagLine(const QJsonObject &tag)
{
    QString key = tag["key"_L1].toString();
    key.replace("otel.library."_L1, "otel.scope."_L1);
    QJsonValue value = tag["value"_L1];
    const QString type = tag["type"_L1].toString();
    if (type == "bool"_L1 && value.isString())
        value = value.toString() == "true"_L1;
    QString text = value.isDouble() && type == "float64"_L1 ? QString::number(value.toDouble(), 'g', 17)
                                                            : value.toVariant().toString();
    return key + u':' + type + u'=' + text;
}

QString tagLines(const QJsonValue &tags)
{
    QStringList lines;
    for (const QJsonValue &tag : tags.toArray())
        lines += tagLine(tag.toObject());
    lines.sort();
    return lines.join(u';');
}

QString referenceLines(const QJsonObject &span)
{
    QStringList lines;
    for (const QJsonValue &value : span["references"_L1].toArray()) {
        const QJsonObject reference = value.toObject();
        lines += reference["refType"_L1].toString() + u' ' + padded(reference["traceID"_L1].toString(), 32) + u'/'
                 + padded(reference["spanID"_L1].toString(), 16);
    }
    lines.sort();
    return lines.join(u';');
}

QString logLines(const QJsonObject &span)
{
    QStringList lines;
    for (const QJsonValue &value : span["logs"_L1].toArray())
        lines += QString::number(value["timestamp"_L1].toInteger()) + u'{' + tagLines(value["fields"_L1]) + u'}';
    lines.sort();
    return lines.join(u';');
}

QString spanLine(const QJsonObject &span, const QJsonObject &processes)
{
    const QJsonObject process = span.contains("process"_L1) ? span["process"_L1].toObject()
                                                            : processes[span["processID"_L1].toString()].toObject();
    QStringList parts;
    parts += padded(span["traceID"_L1].toString(), 32);
    parts += padded(span["spanID"_L1].toString(), 16);
    parts += QString::number(span["flags"_L1].toInteger());
    parts += span["operationName"_L1].toString();
    parts += referenceLines(span);
    parts += QString::number(span["startTime"_L1].toInteger());
    parts += QString::number(span["duration"_L1].toInteger());
    parts += tagLines(span["tags"_L1]);
    parts += logLines(span);
    parts += process["serviceName"_L1].toString() + u'{' + tagLines(process["tags"_L1]) + u'}';
    QStringList warnings;
    for (const QJsonValue &warning : span["warnings"_L1].toArray())
        warnings += warning.toString();
    parts += warnings.join(u';');
    return parts.join(u" | "_s);
}

} // namespace

QStringList jaegerLines(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QJsonArray traces = document.isArray() ? document.array() : document.object()["data"_L1].toArray();
    if (!document.isArray() && !document.object().contains("data"_L1))
        traces = {document.object()};
    if (document.isArray() && !document.array().at(0).toObject().contains("spans"_L1))
        traces = {QJsonObject{{u"spans"_s, document.array()}}};
    QStringList lines;
    for (const QJsonValue &trace : traces) {
        for (const QJsonValue &span : trace["spans"_L1].toArray())
            lines += spanLine(span.toObject(), trace["processes"_L1].toObject());
    }
    lines.sort();
    lines.removeDuplicates();
    return lines;
}

} // namespace traceloupe::test
