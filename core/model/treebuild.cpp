// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/treebuild.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace traceloupe {

namespace {

constexpr std::uint32_t kNone = 0xffffffffU;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

QString spanPlace(SpanId id)
{
    return QStringLiteral("span ") + QString::fromStdString(id.toHex());
}

/// Records by span id: open addressing, records of one id chained in the order of `sorted`.
class IdTable {
public:
    IdTable(const std::vector<SpanRecord> &records, const std::vector<std::uint32_t> &sorted) : m_records(records)
    {
        std::size_t slots = 16;
        while (slots < records.size() * 2)
            slots *= 2;
        m_slots.assign(slots, kNone);
        m_next.assign(records.size(), kNone);
        for (auto at = sorted.rbegin(); at != sorted.rend(); ++at) { // backwards: the chain then runs forwards
            const std::size_t slot = find(m_records[*at].id);
            m_next[*at] = m_slots[slot];
            m_slots[slot] = *at;
        }
    }

    [[nodiscard]] std::uint32_t first(SpanId id) const { return m_slots[find(id)]; }
    [[nodiscard]] std::uint32_t next(std::uint32_t record) const { return m_next[record]; }

private:
    [[nodiscard]] std::size_t find(SpanId id) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::uint64_t hash = id.value * 0x9e3779b97f4a7c15ULL;
        hash ^= hash >> 32;
        std::size_t slot = hash & mask;
        while (m_slots[slot] != kNone && m_records[m_slots[slot]].id != id)
            slot = (slot + 1) & mask;
        return slot;
    }

    const std::vector<SpanRecord> &m_records;
    std::vector<std::uint32_t> m_slots;
    std::vector<std::uint32_t> m_next;
};

/// Nodes are the records and, behind them, the phantoms.
class TreeBuild {
public:
    TreeBuild(const TreeInput &input, DiagnosticReport &diagnostics)
        : m_input(input), m_records(input.records), m_diagnostics(diagnostics)
    {
        const std::size_t count = m_records.size();
        m_start.resize(count);
        m_duration.resize(count, 0);
        m_state.resize(count, 0);
        m_parent.assign(count, kNone);
    }

    TreeResult build()
    {
        takeTimes();
        sortRecords();
        linkParents();
        cutCycles();
        addPhantoms();
        linkChildren();
        placeMissingStarts();
        layOut();
        placeMissingEnds();
        countRoots();
        return std::move(m_result);
    }

private:
    [[nodiscard]] SpanDetails detailsOf(std::uint32_t node) const
    {
        const SpanRecord &r = m_records[node];
        return {{nullptr, m_input.details.subspan(r.detailOffset, r.detailSize)}, r.detailBaseNs(), m_input.strings};
    }

    void mark(std::uint32_t node, std::uint16_t bit)
    {
        m_state[node] = static_cast<std::uint16_t>(m_state[node] | bit);
    }

    void takeTimes()
    {
        for (std::uint32_t i = 0; i < m_records.size(); ++i) {
            const SpanRecord &r = m_records[i];
            m_state[i] = static_cast<std::uint16_t>(static_cast<unsigned>(r.fidelity) << SpanState::kFidelityShift);
            if (r.fidelity != Fidelity::Otlp)
                mark(i, SpanState::kMicroseconds);
            if (r.shared)
                mark(i, SpanState::kShared);
            if (r.conflict)
                mark(i, SpanState::kConflict);
            if (r.id.isZero())
                m_diagnostics.add(Diagnostic::ZeroSpanId);
            m_start[i] = r.hasStart() ? r.startNs : kNever;
            if (!r.hasStart()) {
                mark(i, SpanState::kMissingStart);
                m_diagnostics.add(Diagnostic::MissingStart, spanPlace(r.id));
            }
            if (!r.hasDuration()) {
                mark(i, SpanState::kMissingEnd);
                m_diagnostics.add(Diagnostic::MissingEnd, spanPlace(r.id));
            } else if (r.durationNs < 0) {
                mark(i, SpanState::kNegativeDuration);
                m_diagnostics.add(Diagnostic::NegativeDuration, spanPlace(r.id));
            } else {
                m_duration[i] = r.durationNs;
            }
        }
    }

    /// By start, then id, then side: the order of siblings. Ties beyond that are conflicts, told apart by content.
    void sortRecords()
    {
        struct Key {
            std::int64_t start = 0;
            std::uint64_t id = 0;
            bool isServerSide = false;
            bool isConflict = false;
            std::uint32_t record = 0;
            std::int64_t negativeDuration = 0;
        };
        std::vector<Key> keys(m_records.size()); // side by side: the records are far apart in memory
        for (std::uint32_t i = 0; i < keys.size(); ++i) {
            const SpanRecord &r = m_records[i];
            keys[i] = {m_start[i], r.id.value, r.isServerSide(), r.conflict, i, -m_duration[i]};
        }
        const auto rank = [](const Key &key) {
            return std::tuple(key.start, key.id, key.isServerSide, key.isConflict, key.negativeDuration, key.record);
        };
        std::ranges::sort(keys, {}, rank);
        m_sorted.resize(keys.size());
        std::ranges::transform(keys, m_sorted.begin(), &Key::record);
    }

    /// The client record of an id that serves both sides (Zipkin), else kNone.
    [[nodiscard]] std::uint32_t clientOf(const IdTable &ids, SpanId id) const
    {
        std::uint32_t client = kNone;
        bool anyClient = false;
        bool anyServer = false;
        bool anyShared = false;
        for (std::uint32_t i = ids.first(id); i != kNone; i = ids.next(i)) {
            const SpanRecord &r = m_records[i];
            if (r.isServerSide()) {
                anyServer = true;
                anyShared = anyShared || r.shared;
            } else {
                anyClient = anyClient || r.kind == SpanKind::Client;
                client = client == kNone ? i : client;
            }
        }
        return anyServer && (anyClient || anyShared) ? client : kNone;
    }

    [[nodiscard]] StringId serviceOf(std::uint32_t record) const
    {
        const ResourceIndex resource = m_records[record].resource;
        return resource.isValid() ? m_input.resources[resource.value()].serviceName : StringId();
    }

    /// The record that a child of `id` hangs under (zipkin.md section 3), or kNone.
    [[nodiscard]] std::uint32_t parentRecord(const IdTable &ids, std::uint32_t child) const
    {
        const SpanId id = m_records[child].parentId;
        const std::uint32_t first = ids.first(id);
        if (first == kNone || ids.next(first) == kNone)
            return first;
        const std::uint32_t client = clientOf(ids, id);
        if (client == kNone)
            return first; // the earliest start: chains run in sorted order
        for (std::uint32_t i = first; i != kNone; i = ids.next(i)) {
            if (m_records[i].isServerSide() && serviceOf(i) == serviceOf(child))
                return i;
        }
        return client;
    }

    void linkParents()
    {
        const IdTable ids(m_records, m_sorted);
        for (const std::uint32_t i : m_sorted) {
            const SpanRecord &r = m_records[i];
            const bool repeated = ids.next(ids.first(r.id)) != kNone;
            if (repeated && r.isServerSide()) {
                const std::uint32_t client = clientOf(ids, r.id);
                if (client != kNone) {
                    m_parent[i] = client;
                    mark(i, SpanState::kSharedChild);
                    continue;
                }
            }
            if (r.parentId.isZero())
                continue;
            m_parent[i] = parentRecord(ids, i);
            if (m_parent[i] == kNone) {
                mark(i, SpanState::kOrphan);
                m_diagnostics.add(Diagnostic::MissingParent, spanPlace(r.id));
            }
        }
    }

    /// Walks up from every record once; a walk that meets itself has found a cycle.
    void cutCycles()
    {
        std::vector<std::uint32_t> walkOf(m_records.size(), kNone);
        for (std::uint32_t i = 0; i < m_records.size(); ++i) {
            std::uint32_t at = i;
            while (at != kNone && walkOf[at] == kNone) {
                walkOf[at] = i;
                at = m_parent[at];
            }
            if (at != kNone && walkOf[at] == i)
                cutCycle(at);
        }
    }

    void cutCycle(std::uint32_t onCycle)
    {
        std::uint32_t cut = onCycle;
        std::uint32_t at = onCycle;
        do {
            mark(at, SpanState::kOnCycle);
            m_diagnostics.add(Diagnostic::ParentCycle, spanPlace(m_records[at].id));
            if (std::pair(m_start[at], m_records[at].id) < std::pair(m_start[cut], m_records[cut].id))
                cut = at;
            at = m_parent[at];
        } while (at != onCycle);
        m_parent[cut] = kNone;
        mark(cut, SpanState::kOrphan | SpanState::kCycleCut);
        m_diagnostics.add(Diagnostic::MissingParent, spanPlace(m_records[cut].id));
    }

    /// One node for each parent id that is named but not there, over its orphans (T0-3).
    void addPhantoms()
    {
        std::vector<std::uint32_t> orphans;
        for (const std::uint32_t i : m_sorted) {
            if ((m_state[i] & SpanState::kOrphan) != 0 && (m_state[i] & SpanState::kCycleCut) == 0)
                orphans.push_back(i);
        }
        std::ranges::stable_sort(orphans, {}, [this](std::uint32_t i) { return m_records[i].parentId; });
        for (std::size_t begin = 0; begin < orphans.size();) {
            const SpanId id = m_records[orphans[begin]].parentId;
            const auto node = static_cast<std::uint32_t>(m_start.size());
            std::int64_t start = kNever;
            std::int64_t end = std::numeric_limits<std::int64_t>::min();
            std::size_t at = begin;
            for (; at < orphans.size() && m_records[orphans[at]].parentId == id; ++at) {
                const std::uint32_t orphan = orphans[at];
                m_parent[orphan] = node;
                if (m_start[orphan] == kNever)
                    continue;
                start = std::min(start, m_start[orphan]);
                end = std::max(end, m_start[orphan] + m_duration[orphan]);
            }
            m_phantomIds.push_back(id);
            m_start.push_back(start);
            m_duration.push_back(start == kNever ? 0 : std::max<std::int64_t>(0, end - start));
            m_state.push_back(SpanState::kPhantom);
            m_parent.push_back(kNone);
            begin = at;
        }
    }

    [[nodiscard]] std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_start.size()); }
    [[nodiscard]] SpanId idOf(std::uint32_t node) const
    {
        return node < m_records.size() ? m_records[node].id : m_phantomIds[node - m_records.size()];
    }

    /// Children in one array, by parent, each run in the order of siblings; tops in m_tops.
    void linkChildren()
    {
        m_childBegin.assign(nodeCount() + 1U, 0);
        for (const std::uint32_t parent : m_parent) {
            if (parent != kNone)
                ++m_childBegin[parent + 1U];
        }
        for (std::size_t i = 1; i < m_childBegin.size(); ++i)
            m_childBegin[i] += m_childBegin[i - 1];
        m_children.resize(m_childBegin.back());
        std::vector<std::uint32_t> fill(m_childBegin.begin(), m_childBegin.end() - 1);
        for (const std::uint32_t i : m_sorted) {
            if (m_parent[i] != kNone)
                m_children[fill[m_parent[i]]++] = i;
            else
                m_tops.push_back(i);
        }
        for (auto node = static_cast<std::uint32_t>(m_records.size()); node < nodeCount(); ++node)
            m_tops.push_back(node);
    }

    /// A span without a start lies where its first event does, else where its parent starts, else its first child,
    /// else the trace (zipkin.md section 2). Parents come before children, so one pass down is enough.
    void placeMissingStarts()
    {
        bool any = false;
        std::int64_t traceStart = kNever;
        for (const std::int64_t start : m_start) {
            any = any || start == kNever;
            traceStart = std::min(traceStart, start);
        }
        if (!any)
            return;
        traceStart = traceStart == kNever ? 0 : traceStart;
        std::vector<std::uint32_t> queue(m_tops);
        for (std::size_t at = 0; at < queue.size(); ++at) {
            const std::uint32_t node = queue[at];
            if (m_start[node] == kNever)
                m_start[node] = placeFor(node, traceStart);
            queue.insert(queue.end(), m_children.begin() + m_childBegin[node],
                         m_children.begin() + m_childBegin[node + 1U]);
        }
        const auto key = [this](std::uint32_t i) { return std::tuple(m_start[i], idOf(i).value); };
        for (std::uint32_t node = 0; node < nodeCount(); ++node)
            std::stable_sort(m_children.begin() + m_childBegin[node], m_children.begin() + m_childBegin[node + 1U],
                             [&key](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    }

    [[nodiscard]] std::int64_t placeFor(std::uint32_t node, std::int64_t traceStart) const
    {
        std::int64_t place = kNever;
        if (node < m_records.size()) {
            for (const EventView &event : detailsOf(node).events()) {
                if (event.timeNs > 0)
                    place = std::min({place, event.timeNs, SpanInput::kMaxTimeNs});
            }
        }
        if (place == kNever && m_parent[node] != kNone)
            place = m_start[m_parent[node]];
        if (place == kNever && m_childBegin[node] < m_childBegin[node + 1U])
            place = m_start[m_children[m_childBegin[node]]];
        return place == kNever ? traceStart : place;
    }

    /// Depth-first rows.
    void layOut()
    {
        std::ranges::sort(m_tops, {}, [this](std::uint32_t i) {
            return std::tuple(m_start[i], (m_state[i] & SpanState::kPhantom) != 0, idOf(i).value,
                              i < m_records.size() && m_records[i].conflict);
        });
        reserveRows();
        struct Frame {
            std::uint32_t row;
            std::uint32_t nextChild;
            std::uint32_t endChild;
        };
        std::vector<Frame> stack;
        TraceColumns &c = m_result.columns;
        for (const std::uint32_t top : m_tops) {
            stack.push_back({addRow(top, SpanIndex(), 0), m_childBegin[top], m_childBegin[top + 1U]});
            while (!stack.empty()) {
                Frame &frame = stack.back();
                if (frame.nextChild == frame.endChild) {
                    c.subtreeEnd[frame.row] = static_cast<std::uint32_t>(c.id.size());
                    stack.pop_back();
                    continue;
                }
                const std::uint32_t child = m_children[frame.nextChild++];
                const std::uint32_t row = addRow(child, SpanIndex(frame.row), static_cast<std::uint32_t>(stack.size()));
                stack.push_back({row, m_childBegin[child], m_childBegin[child + 1U]});
            }
        }
    }

    void reserveRows()
    {
        TraceColumns &c = m_result.columns;
        const std::size_t n = nodeCount();
        c.id.reserve(n);
        c.parentId.reserve(n);
        c.startNs.reserve(n);
        c.durationNs.reserve(n);
        c.parent.reserve(n);
        c.subtreeEnd.reserve(n);
        c.depth.reserve(n);
        c.name.reserve(n);
        c.resource.reserve(n);
        c.scope.reserve(n);
        c.kind.reserve(n);
        c.status.reserve(n);
        c.state.reserve(n);
        c.flags.reserve(n);
        m_result.recordOfRow.reserve(n);
    }

    std::uint32_t addRow(std::uint32_t node, SpanIndex parent, std::uint32_t depth)
    {
        TraceColumns &c = m_result.columns;
        const auto row = static_cast<std::uint32_t>(c.id.size());
        const bool isSpan = node < m_records.size();
        const SpanRecord phantom;
        const SpanRecord &r = isSpan ? m_records[node] : phantom;
        c.id.push_back(idOf(node));
        c.parentId.push_back(r.parentId);
        c.startNs.push_back(m_start[node]);
        c.durationNs.push_back(m_duration[node]);
        c.parent.push_back(parent);
        c.subtreeEnd.push_back(row + 1);
        c.depth.push_back(depth);
        c.name.push_back(isSpan ? r.name : StringId(0));
        c.resource.push_back(r.resource);
        c.scope.push_back(r.scope);
        c.kind.push_back(r.kind);
        c.status.push_back(r.status);
        c.state.push_back(m_state[node]);
        c.flags.push_back(r.flags);
        m_result.recordOfRow.push_back(isSpan ? node : TreeResult::kNoRecord);
        if ((m_state[node] & (SpanState::kMissingStart | SpanState::kMissingEnd | SpanState::kNegativeDuration)) != 0)
            m_result.rawTimes.push_back({SpanIndex(row), r.startNs, r.durationNs});
        return row;
    }

    /// An unfinished span reaches to its last event or descendant (T0-5). Rows backwards: children before parents.
    void placeMissingEnds()
    {
        TraceColumns &c = m_result.columns;
        if (std::ranges::none_of(c.state, [](std::uint16_t s) { return (s & SpanState::kMissingEnd) != 0; }))
            return;
        std::vector<std::int64_t> lastEnd(c.id.size());
        for (std::size_t row = c.id.size(); row-- > 0;) {
            std::int64_t end = std::max(lastEnd[row], c.startNs[row] + c.durationNs[row]);
            if ((c.state[row] & SpanState::kMissingEnd) != 0) {
                for (const EventView &event : detailsOf(m_result.recordOfRow[row]).events())
                    end = std::max(end, std::min(event.timeNs, SpanInput::kMaxTimeNs));
                c.durationNs[row] = std::max<std::int64_t>(0, end - c.startNs[row]);
            }
            if (c.parent[row].isValid())
                lastEnd[c.parent[row].value()] = std::max(lastEnd[c.parent[row].value()], end);
        }
    }

    void countRoots()
    {
        std::size_t roots = 0;
        for (std::uint32_t i = 0; i < m_records.size(); ++i)
            roots += m_parent[i] == kNone || m_parent[i] >= m_records.size() ? 1 : 0;
        if (roots > 1)
            m_diagnostics.add(Diagnostic::SeveralRoots);
    }

    const TreeInput &m_input;
    const std::vector<SpanRecord> &m_records;
    DiagnosticReport &m_diagnostics;
    std::vector<std::int64_t> m_start;    ///< kNever = not placed yet
    std::vector<std::int64_t> m_duration; ///< >= 0
    std::vector<std::uint16_t> m_state;
    std::vector<std::uint32_t> m_parent;
    std::vector<std::uint32_t> m_sorted;
    std::vector<SpanId> m_phantomIds;
    std::vector<std::uint32_t> m_childBegin;
    std::vector<std::uint32_t> m_children;
    std::vector<std::uint32_t> m_tops;
    TreeResult m_result;
};

} // namespace

TreeResult buildTree(const TreeInput &input, DiagnosticReport &diagnostics)
{
    return TreeBuild(input, diagnostics).build();
}

} // namespace traceloupe
