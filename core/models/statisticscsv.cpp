// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csvtext.h"
#include "core/models/statisticsmodel.h"

#include <string>

namespace traceloupe {

namespace {

std::string byName(const GroupBy &by)
{
    switch (by.kind) {
    case GroupBy::Kind::Service:
        return "service";
    case GroupBy::Kind::Operation:
        return "operation";
    case GroupBy::Kind::SpanKind:
        return "kind";
    case GroupBy::Kind::Status:
        return "status";
    case GroupBy::Kind::Attribute:
        return by.attribute;
    case GroupBy::Kind::Nothing:
        break;
    }
    return "all";
}

void appendGroup(std::string &out, const StatisticsGroup *group)
{
    appendCsvText(out, group == nullptr ? std::string_view() : std::string_view(group->label));
    out += group != nullptr && group->isWithout ? ",true," : ",false,";
}

void appendFigures(std::string &out, const GroupFigures &figures)
{
    const auto number = [&out](auto value) { out += ',' + std::to_string(value); };
    out += std::to_string(figures.count);
    number(figures.measured);
    number(figures.errors);
    number(figures.totalNs);
    number(figures.selfNs);
    number(figures.pathNs);
    const auto time = [&](std::int64_t value) { out += ',' + (figures.measured > 0 ? std::to_string(value) : ""); };
    time(figures.minNs);
    for (const std::int64_t percentile : figures.percentilesNs)
        time(percentile);
    time(figures.maxNs);
    out += "\r\n";
}

} // namespace

QByteArray statisticsCsv(const StatisticsTable &table)
{
    std::string out;
    const bool hasInner = table.inner.kind != GroupBy::Kind::Nothing;
    appendCsvText(out, byName(table.outer));
    out += ",without,";
    if (hasInner) {
        appendCsvText(out, byName(table.inner));
        out += ",inner_without,";
    }
    out += "spans,measured,errors,total_ns,self_ns,critical_path_ns,min_ns,p50_ns,p75_ns,p90_ns,p95_ns,p99_ns,p99_9_ns,"
           "max_ns\r\n";
    for (const StatisticsGroup &outer : table.statistics.groups) {
        appendGroup(out, &outer);
        if (hasInner)
            appendGroup(out, nullptr);
        appendFigures(out, outer.figures);
        for (const StatisticsGroup &inner : outer.inner) {
            appendGroup(out, &outer);
            appendGroup(out, &inner);
            appendFigures(out, inner.figures);
        }
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
