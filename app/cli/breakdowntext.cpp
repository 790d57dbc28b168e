// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/breakdowntext.h"

#include "app/cli/values.h"
#include "core/model/valuetext.h"

#include <algorithm>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kShownRows = 10;

QString nameOf(const QString &label)
{
    return label.isEmpty() ? u"(no service)"_s : label;
}

QString categoryText(const BreakdownRow &row)
{
    const QString category = fromUtf8(spanCategoryName(row.category));
    switch (row.kind) {
    case PartKind::Network:
        return u"network %1 -> %2"_s.arg(nameOf(fromUtf8(row.label)), nameOf(fromUtf8(row.detail)));
    case PartKind::Remote:
        return u"%1 (remote, uninstrumented)"_s.arg(category);
    case PartKind::Queue:
        return u"queue"_s;
    case PartKind::Missing:
        return u"missing spans"_s;
    case PartKind::Own:
        break;
    }
    return category;
}

QString placeText(const BreakdownRow &row)
{
    if (row.kind != PartKind::Own)
        return categoryText(row);
    const QString place = nameOf(fromUtf8(row.label));
    if (row.detail.empty())
        return place;
    return u"%1: %2  [%3]"_s.arg(place, fromUtf8(row.detail), fromUtf8(spanKindName(row.spanKind)));
}

template <class TextOf>
void printTable(const Output &out, const QString &title, const std::vector<BreakdownRow> &rows, TextOf textOf)
{
    out.line(title);
    const int width = durationWidth(rows, [](const BreakdownRow &row) { return row.ns; });
    for (std::size_t i = 0; i < std::min(rows.size(), kShownRows); ++i)
        out.line(u"    %1 %2%  %3"_s.arg(durationText(rows[i].ns), width)
                     .arg(rows[i].share / 100.0, 5, 'f', 1)
                     .arg(textOf(rows[i])));
    if (rows.size() > kShownRows)
        out.line(u"    and %1 more"_s.arg(rows.size() - kShownRows));
}

void appendText(std::string &json, std::string_view key, std::string_view text)
{
    json += ",\"";
    json += key;
    json += "\":";
    appendJsonString(json, text);
}

/// Which keys a row has depends on its table; all have kind, ns, share (in hundredths of a percent) and spans.
enum class Table : std::uint8_t { Category, Place, Operation };

void appendRow(std::string &json, const BreakdownRow &row, Table table)
{
    json += "{\"kind\":";
    appendJsonString(json, partKindName(row.kind));
    if (table == Table::Category) {
        appendText(json, "category", spanCategoryName(row.category));
        if (row.kind == PartKind::Network) {
            appendText(json, "from", row.label);
            appendText(json, "to", row.detail);
        }
    } else if (row.kind == PartKind::Own) {
        appendText(json, "name", row.label);
    }
    if (table == Table::Operation && row.kind == PartKind::Own) {
        appendText(json, "operation", row.detail);
        appendText(json, "spanKind", spanKindName(row.spanKind));
    }
    json += ",\"ns\":" + std::to_string(row.ns) + ",\"share\":" + std::to_string(row.share)
            + ",\"spans\":" + std::to_string(row.spans);
}

void appendTable(std::string &json, const Trace &trace, std::string_view name, const std::vector<BreakdownRow> &rows,
                 Table table)
{
    json += "\"";
    json += name;
    json += "\":[";
    bool isFirst = true;
    for (const BreakdownRow &row : rows) {
        json += isFirst ? "\n" : ",\n";
        isFirst = false;
        appendRow(json, row, table);
        if (row.largest.isValid())
            appendText(json, "largest", trace.spanIdText(trace.spanId(row.largest)));
        json += '}';
    }
    json += ']';
}

} // namespace

void printBreakdown(const Output &out, const PathBreakdown &parts)
{
    printTable(out, u"by category"_s, parts.byCategory, categoryText);
    printTable(out, u"by service"_s, parts.byService, placeText);
    printTable(out, u"by operation"_s, parts.byOperation, placeText);
    if (parts.byHost.size() > 1)
        printTable(out, u"by host"_s, parts.byHost, placeText);
}

std::string breakdownJson(const Trace &trace, const PathBreakdown &parts)
{
    std::string json = "{";
    appendTable(json, trace, "category", parts.byCategory, Table::Category);
    json += ',';
    appendTable(json, trace, "service", parts.byService, Table::Place);
    json += ',';
    appendTable(json, trace, "operation", parts.byOperation, Table::Operation);
    json += ',';
    appendTable(json, trace, "host", parts.byHost, Table::Place);
    json += '}';
    return json;
}

} // namespace traceloupe::cli
