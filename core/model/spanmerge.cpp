// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/spanmerge.h"

#include "core/model/spancontent.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace traceloupe {

namespace {

/// A microsecond copy truncates start and duration, each on its own (analysis.md section 0, tau).
constexpr std::int64_t kCopyToleranceNs = 2'000;
/// Candidates looked at when a coarse copy seeks its fine one; only hostile input has more at one instant.
constexpr int kMaxCandidates = 64;
ByteView detailOf(const SpanRecord &record, const SpanMergeInput &input)
{
    return input.details.subspan(record.detailOffset, record.detailSize);
}

auto fieldsOf(const SpanRecord &r)
{
    return std::tuple(r.id, r.parentId, r.startNs, r.durationNs, r.name, r.resource, r.scope, r.flags, r.kind, r.status,
                      r.fidelity, r.shared);
}

bool isIdentical(const SpanRecord &a, const SpanRecord &b, const SpanMergeInput &input)
{
    return fieldsOf(a) == fieldsOf(b) && std::ranges::equal(detailOf(a, input), detailOf(b, input));
}

// ---- groups of one (id, side)

/// A member of a group with the keys that order it, none of which depends on how it came in.
struct Member {
    SpanRecord *record = nullptr;
    std::size_t place = 0; ///< in the group
    SpanContent content;
    bool dropped = false;
};

bool equalNames(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower); // Zipkin lower-cases names
}

bool isNear(std::int64_t a, std::int64_t b)
{
    return a == b
           || (a != SpanInput::kAbsent && b != SpanInput::kAbsent && a - b <= kCopyToleranceNs
               && b - a <= kCopyToleranceNs);
}

/// `coarse` says nothing that `fine` does not: the same span from a source that can say less, or before it ended.
bool isCopyOf(const SpanRecord &coarse, const SpanRecord &fine, const StringPool &strings)
{
    const bool lessFaithful = coarse.fidelity > fine.fidelity;
    const bool unfinished = coarse.fidelity == fine.fidelity && !coarse.hasDuration() && fine.hasDuration();
    if (!lessFaithful && !unfinished)
        return false;
    const bool durationFits = isNear(coarse.durationNs, fine.durationNs) || !coarse.hasDuration();
    return isNear(coarse.startNs, fine.startNs) && durationFits
           && equalNames(strings.text(coarse.name), strings.text(fine.name));
}

class GroupMerge {
public:
    GroupMerge(const SpanMergeInput &input, DiagnosticReport &diagnostics) : m_input(input), m_diagnostics(diagnostics)
    {}

    /// Marks what goes in `dropped`, parallel to `group`. `underClient` says that the group is the server side of an id
    /// that has a client side: one call may reach several servers.
    std::vector<bool> merge(std::vector<SpanRecord *> group, bool underClient)
    {
        if (group.size() == 2 && isIdentical(*group[0], *group[1], m_input)) { // the common case: fetched again
            countDuplicate(*group[0], *group[1]);
            return {false, true};
        }
        std::vector<Member> members;
        members.reserve(group.size());
        for (SpanRecord *record : group) {
            members.push_back({record, members.size(), spanContent(*record, m_input), false});
        }
        std::ranges::sort(members, {}, [](const Member &m) {
            const SpanContent &content = m.content;
            return std::tuple(m.record->fidelity, m.record->startNs, std::string_view(content.canonical),
                              content.linkAttributes.empty(), std::string_view(content.linkAttributes), content.books,
                              -content.richness, std::string_view(content.exact));
        });
        dropEqual(members);
        dropCopies(members);
        markConflicts(members, underClient);
        std::vector<bool> dropped(group.size());
        for (const Member &member : members)
            dropped[member.place] = member.dropped;
        return dropped;
    }

private:
    void dropEqual(std::vector<Member> &members)
    {
        const Member *kept = nullptr;
        for (Member &member : members) {
            const bool same = kept != nullptr && kept->record->fidelity == member.record->fidelity
                              && kept->content.canonical == member.content.canonical
                              && (member.content.linkAttributes.empty()
                                  || kept->content.linkAttributes == member.content.linkAttributes);
            if (!same) {
                kept = &member;
                continue;
            }
            member.dropped = true;
            countDuplicate(*kept->record, *member.record);
        }
    }

    /// Copies that came with different traces are the same trace seen twice, which is nothing odd.
    void countDuplicate(const SpanRecord &kept, const SpanRecord &dropped)
    {
        if (kept.batch == dropped.batch && isIdentical(kept, dropped, m_input))
            m_diagnostics.add(Diagnostic::DuplicateSpan, QString::fromStdString("span " + dropped.id.toHex()));
    }

    void dropCopies(std::vector<Member> &members)
    {
        for (Member &coarse : members) {
            if (coarse.dropped)
                continue;
            int looked = 0;
            for (const Member &fine : members) {
                if (&fine == &coarse || !isNear(fine.record->startNs, coarse.record->startNs))
                    continue;
                if (++looked > kMaxCandidates)
                    break;
                if (isCopyOf(*coarse.record, *fine.record, m_input.strings)) {
                    coarse.dropped = true;
                    break;
                }
            }
        }
    }

    void markConflicts(std::vector<Member> &members, bool underClient)
    {
        bool first = true;
        for (Member &member : members) {
            if (member.dropped)
                continue;
            member.record->conflict = !first;
            if (!first && !underClient)
                m_diagnostics.add(Diagnostic::ConflictingSpan,
                                  QString::fromStdString("span " + member.record->id.toHex()));
            first = false;
        }
    }

    const SpanMergeInput &m_input;
    DiagnosticReport &m_diagnostics;
};

/// Records by id and side. The keys are sorted where they lie side by side: the records are far apart in memory.
std::vector<std::uint32_t> orderById(const std::vector<SpanRecord> &records)
{
    struct Key {
        std::uint64_t id = 0;
        bool isServerSide = false;
        std::uint32_t record = 0;
        auto operator<=>(const Key &) const = default;
    };
    std::vector<Key> keys(records.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i)
        keys[i] = {records[i].id.value, records[i].isServerSide(), i};
    std::ranges::sort(keys);
    std::vector<std::uint32_t> order(keys.size());
    std::ranges::transform(keys, order.begin(), &Key::record);
    return order;
}

} // namespace

void mergeSpanRecords(std::vector<SpanRecord> &records, const SpanMergeInput &input, DiagnosticReport &diagnostics)
{
    const std::vector<std::uint32_t> order = orderById(records);
    const auto key = [&records](std::uint32_t i) { return std::pair(records[i].id, records[i].isServerSide()); };
    std::vector<bool> gone(records.size(), false);
    bool anyGone = false;
    GroupMerge merge(input, diagnostics);
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && key(order[end]) == key(order[begin]))
            ++end;
        if (end - begin > 1) {
            std::vector<SpanRecord *> group;
            for (std::size_t i = begin; i < end; ++i)
                group.push_back(&records[order[i]]);
            const bool underClient = records[order[begin]].isServerSide() && begin > 0
                                     && records[order[begin - 1]].id == records[order[begin]].id;
            const std::vector<bool> dropped = merge.merge(std::move(group), underClient);
            for (std::size_t i = begin; i < end; ++i)
                gone[order[i]] = dropped[i - begin];
            anyGone = true;
        }
        begin = end;
    }
    if (!anyGone)
        return;
    std::size_t out = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!gone[i])
            records[out++] = records[i];
    }
    records.resize(out);
}

} // namespace traceloupe
