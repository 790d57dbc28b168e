// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/breakdown.h"

#include "core/analysis/clockdomain.h"
#include "core/analysis/operationname.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace traceloupe {

namespace {

constexpr std::uint32_t kWhole = 10'000;

/// Rows being summed, by what tells them apart.
class Table {
public:
    void add(const BreakdownRow &key, SpanIndex span, std::int64_t ns)
    {
        const auto [at, isNew] = m_rows.try_emplace(
            std::tuple(key.kind, key.category, key.label, key.detail, key.spanKind), Sum{key, 0});
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

class Breakdown {
public:
    explicit Breakdown(const Trace &trace) : m_trace(trace), m_categories(trace), m_clocks(clockDomains(trace)) {}

    PathBreakdown of(const CriticalPath &path)
    {
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            if (path.selfNs[row] > 0)
                addSpan(SpanIndex(row), path.selfNs[row]);
        }
        for (const PathSegment &segment : path.segments) {
            if (segment.isQueue())
                addToAll({PartKind::Queue, SpanCategory::Messaging, {}, {}, SpanKind::Unspecified, 0, 0, 0, {}},
                         segment.span, segment.lengthNs());
        }
        return {path.totalNs, m_category.rows(), m_service.rows(), m_operation.rows(), m_host.rows()};
    }

private:
    void addToAll(const BreakdownRow &row, SpanIndex span, std::int64_t ns)
    {
        for (Table *table : {&m_category, &m_service, &m_operation, &m_host})
            table->add(row, span, ns);
    }

    void addSpan(SpanIndex span, std::int64_t ns)
    {
        if (m_trace.isPhantom(span)) {
            addToAll({PartKind::Missing, SpanCategory::Unknown, {}, {}, SpanKind::Unspecified, 0, 0, 0, {}}, span, ns);
            return;
        }
        const std::string service(m_trace.serviceName(span));
        BreakdownRow row;
        row.category = m_categories.of(span);
        if (m_trace.kind(span) == SpanKind::Client) {
            const SpanIndex server = serverOf(span);
            row.kind = server.isValid() ? PartKind::Network : PartKind::Remote;
            if (server.isValid()) {
                row.label = service;
                row.detail = m_trace.serviceName(server);
                row.category = SpanCategory::External;
            }
        }
        m_category.add(row, span, ns);
        BreakdownRow place;
        place.label = service;
        m_service.add(place, span, ns);
        place.detail = operationName(m_trace.name(span));
        place.spanKind = m_trace.kind(span);
        m_operation.add(place, span, ns);
        BreakdownRow host;
        if (const std::uint32_t clock = m_clocks.of(m_trace, span); clock != ClockDomains::kNone)
            host.label = m_clocks.domains[clock].name;
        m_host.add(host, span, ns);
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
    Table m_category;
    Table m_service;
    Table m_operation;
    Table m_host;
};

} // namespace

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

PathBreakdown breakDown(const Trace &trace, const CriticalPath &path)
{
    return Breakdown(trace).of(path);
}

} // namespace traceloupe
