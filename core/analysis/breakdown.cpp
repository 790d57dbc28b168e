// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/breakdown.h"

#include "core/analysis/clockdomain.h"
#include "core/analysis/operationname.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace traceloupe {

namespace {

constexpr std::uint32_t kWhole = 10'000;
constexpr std::array kTables = {BreakdownBy::Category, BreakdownBy::Service, BreakdownBy::Operation, BreakdownBy::Host};

/// What tells a table's rows apart.
auto keyTuple(const BreakdownRow &row)
{
    return std::tuple(row.kind, row.category, row.label, row.detail, row.spanKind);
}

/// Rows being summed, by what tells them apart.
class Table {
public:
    void add(const BreakdownRow &key, SpanIndex span, std::int64_t ns)
    {
        const auto [at, isNew] = m_rows.try_emplace(keyTuple(key), Sum{key, 0});
        BreakdownRow &row = at->second.row;
        row.ns += ns;
        ++row.spans;
        if (isNew || ns > at->second.largestNs) {
            at->second.largestNs = ns;
            row.largest = span;
        }
    }

    [[nodiscard]] std::vector<BreakdownRow> rows() const
    {
        std::vector<BreakdownRow> rows;
        std::vector<std::int64_t> parts;
        rows.reserve(m_rows.size());
        parts.reserve(m_rows.size());
        for (const auto &[key, sum] : m_rows)
            rows.push_back(sum.row);
        std::ranges::stable_sort(rows, std::greater(), &BreakdownRow::ns);
        for (const BreakdownRow &row : rows)
            parts.push_back(row.ns);
        const std::vector<std::uint32_t> shares = sharesOf(parts);
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].share = shares[i];
        return rows;
    }

private:
    struct Sum {
        BreakdownRow row;
        std::int64_t largestNs;
    };
    std::map<std::tuple<PartKind, SpanCategory, std::string, std::string, SpanKind>, Sum> m_rows;
};

/// Tells of every stretch of a path which row of each table it belongs to.
class Parts {
public:
    explicit Parts(const Trace &trace) : m_trace(trace), m_categories(trace), m_clocks(clockDomains(trace)) {}

    /// Calls visit(by, key of the row, span, ns) for each table.
    template <class Visit>
    void forEach(const CriticalPath &path, Visit visit)
    {
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            if (path.selfNs[row] > 0)
                visitSpan(SpanIndex(row), path.selfNs[row], visit);
        }
        for (const PathSegment &segment : path.segments) {
            if (segment.isQueue())
                visitAll(keyOf(PartKind::Queue, SpanCategory::Messaging), segment.span, segment.lengthNs(), visit);
        }
    }

private:
    [[nodiscard]] static BreakdownRow keyOf(PartKind kind, SpanCategory category)
    {
        BreakdownRow key;
        key.kind = kind;
        key.category = category;
        return key;
    }

    template <class Visit>
    static void visitAll(const BreakdownRow &key, SpanIndex span, std::int64_t ns, Visit &visit)
    {
        for (const BreakdownBy by : kTables)
            visit(by, key, span, ns);
    }

    template <class Visit>
    void visitSpan(SpanIndex span, std::int64_t ns, Visit &visit)
    {
        if (m_trace.isPhantom(span))
            return visitAll(keyOf(PartKind::Missing, SpanCategory::Unknown), span, ns, visit);
        visit(BreakdownBy::Category, categoryKey(span), span, ns);
        BreakdownRow place;
        place.label = m_trace.serviceName(span);
        visit(BreakdownBy::Service, place, span, ns);
        place.detail = operationName(m_trace.name(span));
        place.spanKind = m_trace.kind(span);
        visit(BreakdownBy::Operation, place, span, ns);
        BreakdownRow host;
        if (const std::uint32_t clock = m_clocks.of(m_trace, span); clock != ClockDomains::kNone)
            host.label = m_clocks.domains[clock].name;
        visit(BreakdownBy::Host, host, span, ns);
    }

    [[nodiscard]] BreakdownRow categoryKey(SpanIndex span)
    {
        BreakdownRow key = keyOf(PartKind::Own, m_categories.of(span));
        if (m_trace.kind(span) != SpanKind::Client)
            return key;
        const SpanIndex server = serverOf(span);
        key.kind = server.isValid() ? PartKind::Network : PartKind::Remote;
        if (server.isValid()) {
            key.label = m_trace.serviceName(span);
            key.detail = m_trace.serviceName(server);
            key.category = SpanCategory::External;
        }
        return key;
    }

    /// The SERVER right under a CLIENT.
    [[nodiscard]] SpanIndex serverOf(SpanIndex client) const
    {
        for (std::uint32_t child = client.value() + 1; child < m_trace.subtreeEnd(client);
             child = m_trace.subtreeEnd(SpanIndex(child))) {
            if (m_trace.kind(SpanIndex(child)) == SpanKind::Server)
                return SpanIndex(child);
        }
        return {};
    }

    const Trace &m_trace;
    SpanCategories m_categories;
    ClockDomains m_clocks;
};

bool isSamePart(const BreakdownRow &a, const BreakdownRow &b)
{
    return keyTuple(a) == keyTuple(b);
}

} // namespace

std::string_view partKindName(PartKind kind)
{
    switch (kind) {
    case PartKind::Own:
        return "own";
    case PartKind::Network:
        return "network";
    case PartKind::Remote:
        return "remote";
    case PartKind::Queue:
        return "queue";
    case PartKind::Missing:
        break;
    }
    return "missing";
}

std::vector<std::uint32_t> sharesOf(std::span<const std::int64_t> parts)
{
    std::vector<std::uint32_t> shares(parts.size(), 0);
    // 128 bits: parts go up to 2^62
    __extension__ using Wide = unsigned __int128;
    Wide total = 0;
    for (const std::int64_t part : parts)
        total += static_cast<Wide>(part);
    if (total == 0)
        return shares;
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<Wide> remainders(parts.size());
    std::uint32_t given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Wide scaled = static_cast<Wide>(parts[i]) * kWhole;
        shares[i] = static_cast<std::uint32_t>(scaled / total);
        remainders[i] = scaled % total;
        given += shares[i];
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; given < kWhole; ++i, ++given)
        ++shares[order[i]];
    return shares;
}

const std::vector<BreakdownRow> &PathBreakdown::rows(BreakdownBy by) const
{
    switch (by) {
    case BreakdownBy::Category:
        return byCategory;
    case BreakdownBy::Service:
        return byService;
    case BreakdownBy::Operation:
        return byOperation;
    case BreakdownBy::Host:
        break;
    }
    return byHost;
}

PathBreakdown breakDown(const Trace &trace, const CriticalPath &path)
{
    std::array<Table, kTables.size()> tables;
    Parts(trace).forEach(path, [&](BreakdownBy by, const BreakdownRow &key, SpanIndex span, std::int64_t ns) {
        tables[static_cast<std::size_t>(by)].add(key, span, ns);
    });
    return {path.totalNs, tables[0].rows(), tables[1].rows(), tables[2].rows(), tables[3].rows()};
}

std::vector<SpanIndex> spansOfPart(const Trace &trace, const CriticalPath &path, BreakdownBy by,
                                   const BreakdownRow &row)
{
    std::vector<SpanIndex> spans;
    Parts(trace).forEach(path, [&](BreakdownBy table, const BreakdownRow &key, SpanIndex span, std::int64_t) {
        if (table == by && isSamePart(key, row))
            spans.push_back(span);
    });
    std::ranges::sort(spans);
    spans.erase(std::ranges::unique(spans).begin(), spans.end());
    return spans;
}

} // namespace traceloupe
