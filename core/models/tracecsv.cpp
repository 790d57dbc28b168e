// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tracecsv.h"

#include "core/formats/csvtext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <string>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::string_view kFixedColumns =
    "trace_id,service,operation,start,start_ns,duration_ns,spans,errors,services,origins,pinned,partial";
constexpr std::int64_t kNsPerSecond = 1'000'000'000;

std::string timeText(std::int64_t unixNs)
{
    std::int64_t seconds = unixNs / kNsPerSecond;
    std::int64_t rest = unixNs % kNsPerSecond;
    if (rest < 0) {
        rest += kNsPerSecond;
        --seconds;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    return (time.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u".%1Z"_s.arg(rest, 9, 10, QLatin1Char('0'))).toStdString();
}

void appendText(std::string &out, const QString &text)
{
    out += ',';
    appendCsvText(out, text.toStdString());
}

void appendNumber(std::string &out, std::int64_t number)
{
    out += ',' + std::to_string(number);
}

void appendRow(std::string &out, const TraceSummary &trace, const AttributeColumns &attributes)
{
    QStringList origins;
    for (const Origin &origin : trace.origins)
        origins += origin.kind + u": "_s + origin.name;
    appendCsvText(out, trace.idText.toStdString());
    appendText(out, trace.rootService);
    appendText(out, trace.rootName);
    out += ',' + timeText(trace.startNs);
    appendNumber(out, trace.startNs);
    appendNumber(out, trace.durationNs);
    if (trace.spans > 0) {
        appendNumber(out, trace.spans);
        appendNumber(out, trace.errors);
    } else {
        out += ",,"; // the backend did not count
    }
    appendText(out, trace.services.join(u' '));
    appendText(out, origins.join(u"; "_s));
    out += trace.pinned ? ",1" : ",0";
    out += trace.partial ? ",1" : ",0";
    for (int column = 0; column < attributes.count(); ++column)
        appendText(out, attributes.text(column, trace.id));
    out += "\r\n";
}

} // namespace

QByteArray tracesCsv(std::span<const TraceSummary> traces, const AttributeColumns &attributes)
{
    std::string out(kFixedColumns);
    for (const QString &key : attributes.keys())
        appendText(out, key);
    out += "\r\n";
    for (const TraceSummary &trace : traces)
        appendRow(out, trace, attributes);
    return QByteArray::fromStdString(out);
}

QByteArray tracesJson(std::span<const TraceSummary> traces, const AttributeColumns &attributes)
{
    QJsonArray rows;
    for (const TraceSummary &trace : traces) {
        QJsonArray origins;
        for (const Origin &origin : trace.origins)
            origins.append(QJsonObject{{u"kind"_s, origin.kind}, {u"name"_s, origin.name}});
        QJsonObject row{{u"traceId"_s, trace.idText},
                        {u"rootService"_s, trace.rootService},
                        {u"rootName"_s, trace.rootName},
                        {u"startNs"_s, static_cast<qint64>(trace.startNs)},
                        {u"durationNs"_s, static_cast<qint64>(trace.durationNs)},
                        {u"services"_s, QJsonArray::fromStringList(trace.services)},
                        {u"origins"_s, origins},
                        {u"pinned"_s, trace.pinned},
                        {u"partial"_s, trace.partial}};
        if (trace.spans > 0) { // else the backend did not count
            row.insert(u"spans"_s, static_cast<qint64>(trace.spans));
            row.insert(u"errors"_s, static_cast<qint64>(trace.errors));
        }
        QJsonObject values;
        for (int column = 0; column < attributes.count(); ++column) {
            if (const QString text = attributes.text(column, trace.id); !text.isEmpty())
                values.insert(attributes.keys()[column], text);
        }
        if (attributes.count() > 0)
            row.insert(u"attributes"_s, values);
        rows.append(row);
    }
    return QJsonDocument(QJsonObject{{u"traces"_s, rows}}).toJson();
}

} // namespace traceloupe
