// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/breakdowncsv.h"

#include "core/formats/csvtext.h"

#include <string>

namespace traceloupe {

namespace {

struct NamedTable {
    BreakdownBy by;
    std::string_view name;
};
constexpr NamedTable kTables[] = {{BreakdownBy::Category, "category"},
                                  {BreakdownBy::Service, "service"},
                                  {BreakdownBy::Operation, "operation"},
                                  {BreakdownBy::Host, "host"}};

std::string percentText(std::uint32_t share)
{
    const std::string decimals = std::to_string(share % 100);
    return std::to_string(share / 100) + (decimals.size() < 2 ? ".0" : ".") + decimals;
}

void appendRow(std::string &out, const Trace &trace, const NamedTable &table, const BreakdownRow &row)
{
    const auto text = [&out](std::string_view value) {
        out += ',';
        appendCsvText(out, value);
    };
    const bool isCategory = table.by == BreakdownBy::Category;
    const bool isOwnOperation = table.by == BreakdownBy::Operation && row.kind == PartKind::Own;
    out += table.name;
    text(partKindName(row.kind));
    text(isCategory ? spanCategoryName(row.category) : std::string_view());
    text(row.label);
    text(isCategory ? std::string_view() : std::string_view(row.detail));
    text(isOwnOperation ? spanKindName(row.spanKind) : std::string_view());
    text(isCategory ? std::string_view(row.detail) : std::string_view());
    out += ',' + std::to_string(row.ns) + ',' + percentText(row.share) + ',' + std::to_string(row.spans);
    text(row.largest.isValid() ? trace.spanIdText(trace.spanId(row.largest)) : std::string());
    out += "\r\n";
}

} // namespace

QByteArray breakdownCsv(const Trace &trace, const PathBreakdown &parts)
{
    std::string out = "by,part,category,name,operation,span_kind,called_service,time_ns,share_percent,spans,"
                      "largest_span\r\n";
    for (const NamedTable &table : kTables) {
        for (const BreakdownRow &row : parts.rows(table.by))
            appendRow(out, trace, table, row);
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
