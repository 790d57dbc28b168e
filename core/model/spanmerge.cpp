// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/spanmerge.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <tuple>

namespace traceloupe {

namespace {

/// A microsecond copy truncates start and duration, each on its own (analysis.md section 0, tau).
constexpr std::int64_t kCopyToleranceNs = 2'000;
/// Candidates looked at when a coarse copy seeks its fine one; only hostile input has more at one instant.
constexpr int kMaxCandidates = 64;
/// Attributes that Jaeger adds for its own books (apis/jaeger.md section 5).
constexpr std::array<std::string_view, 3> kBookkeeping{"@jaeger@format", "@jaeger@warnings", "internal.span.format"};

bool isBookkeeping(std::string_view key)
{
    return std::ranges::find(kBookkeeping, key) != kBookkeeping.end();
}

ByteView detailOf(const SpanRecord &record, const SpanMergeInput &input)
{
    return input.details.subspan(record.detailOffset, record.detailSize);
}

auto fieldsOf(const SpanRecord &r)
{
    return std::tuple(r.id, r.parentId, r.startNs, r.durationNs, r.name, r.resource, r.scope, r.flags, r.kind, r.status, r.fidelity, r.shared);
}

bool isIdentical(const SpanRecord &a, const SpanRecord &b, const SpanMergeInput &input)
{
    return fieldsOf(a) == fieldsOf(b) && std::ranges::equal(detailOf(a, input), detailOf(b, input));
}

// ---- canonical text: equal for copies of a span that a backend rearranged

void addAttributes(std::vector<std::string> &out, const AttributeList &list)
{
    for (const AttributeView &attribute : list) {
        if (!isBookkeeping(attribute.key))
            out.push_back(std::string(attribute.key) + '=' + attribute.value.toJson());
    }
}

void appendSorted(std::string &out, std::vector<std::string> parts)
{
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    for (const std::string &part : parts) {
        out += part;
        out.push_back('\x1f');
    }
    out.push_back('\x1e');
}

std::string canonicalEvent(const EventView &event)
{
    std::string text = std::to_string(event.timeNs) + '@' + std::string(event.name);
    std::vector<std::string> attributes;
    addAttributes(attributes, event.attributes);
    appendSorted(text, std::move(attributes));
    return text;
}

std::string canonicalLink(const LinkView &link)
{
    std::string text = link.traceId.toHex() + link.spanId.toHex();
    std::vector<std::string> attributes;
    addAttributes(attributes, link.attributes);
    appendSorted(text, std::move(attributes));
    return text;
}

std::string canonicalText(const SpanRecord &record, const SpanMergeInput &input)
{
    const SpanDetails details({nullptr, detailOf(record, input)}, record.detailBaseNs(), input.strings);
    std::string text = record.parentId.toHex() + '|' + std::to_string(record.startNs) + '|' + std::to_string(record.durationNs) + '|'
        + std::string(spanKindName(record.kind)) + '|' + std::string(statusCodeName(record.status)) + '|'
        + std::string(input.strings.text(record.name)) + '|' + std::string(details.statusMessage());
    std::vector<std::string> attributes;
    addAttributes(attributes, details.attributes());
    if (record.resource.isValid())
        addAttributes(attributes, input.resources[record.resource.value()].attributes);
    appendSorted(text, std::move(attributes));
    std::vector<std::string> parts;
    for (const EventView &event : details.events())
        parts.push_back(canonicalEvent(event));
    appendSorted(text, std::move(parts));
    parts.clear();
    for (const LinkView &link : details.links())
        parts.push_back(canonicalLink(link));
    appendSorted(text, std::move(parts));
    return text;
}

// ---- groups of one (id, side)

/// A member of a group with the keys that order it, none of which depends on how it came in.
struct Member {
    SpanRecord *record = nullptr;
    std::size_t place = 0; ///< in the group
    std::string canonical;
    std::string exact; ///< tells apart what `canonical` calls equal
    int books = 0;     ///< bookkeeping attributes: a copy without them is nearer to what was sent
    bool dropped = false;
};

int bookkeepingCount(const SpanRecord &record, const SpanMergeInput &input)
{
    const SpanDetails details({nullptr, detailOf(record, input)}, record.detailBaseNs(), input.strings);
    int count = 0;
    for (const AttributeView &attribute : details.attributes())
        count += isBookkeeping(attribute.key) ? 1 : 0;
    return count;
}

/// Everything that a copy says, in order, free of this builder's numbering.
std::string exactText(const SpanRecord &record, const SpanMergeInput &input)
{
    const SpanDetails details({nullptr, detailOf(record, input)}, record.detailBaseNs(), input.strings);
    std::string text = std::to_string(record.flags) + '|' + std::string(details.traceState()) + '|';
    for (const AttributeView &attribute : details.attributes())
        text += std::string(attribute.key) + '=' + attribute.value.toJson() + '\x1f';
    for (const EventView &event : details.events())
        text += canonicalEvent(event);
    if (record.resource.isValid()) {
        for (const AttributeView &attribute : input.resources[record.resource.value()].attributes)
            text += std::string(attribute.key) + '=' + attribute.value.toJson() + '\x1f';
    }
    if (record.scope.isValid()) {
        const Scope &scope = input.scopes[record.scope.value()];
        text += std::string(input.strings.text(scope.name)) + '|' + std::string(input.strings.text(scope.version));
    }
    return text;
}

bool equalNames(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower); // Zipkin lower-cases names
}

bool isNear(std::int64_t a, std::int64_t b)
{
    return a == b || (a != SpanInput::kAbsent && b != SpanInput::kAbsent && a - b <= kCopyToleranceNs && b - a <= kCopyToleranceNs);
}

/// `coarse` says nothing that `fine` does not: the same span from a source that can say less, or before it ended.
bool isCopyOf(const SpanRecord &coarse, const SpanRecord &fine, const StringPool &strings)
{
    const bool lessFaithful = coarse.fidelity > fine.fidelity;
    const bool unfinished = coarse.fidelity == fine.fidelity && !coarse.hasDuration() && fine.hasDuration();
    if (!lessFaithful && !unfinished)
        return false;
    const bool durationFits = isNear(coarse.durationNs, fine.durationNs) || !coarse.hasDuration();
    return isNear(coarse.startNs, fine.startNs) && durationFits && equalNames(strings.text(coarse.name), strings.text(fine.name));
}

class GroupMerge {
public:
    GroupMerge(const SpanMergeInput &input, DiagnosticReport &diagnostics) : m_input(input), m_diagnostics(diagnostics) {}

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
            members.push_back({record, members.size(), canonicalText(*record, m_input), exactText(*record, m_input),
                               bookkeepingCount(*record, m_input)});
        }
        std::ranges::sort(members, {}, [](const Member &m) {
            return std::tie(m.record->fidelity, m.record->startNs, m.canonical, m.books, m.exact);
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
            const bool same = kept != nullptr && kept->record->fidelity == member.record->fidelity && kept->canonical == member.canonical;
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
                m_diagnostics.add(Diagnostic::ConflictingSpan, QString::fromStdString("span " + member.record->id.toHex()));
            first = false;
        }
    }

    const SpanMergeInput &m_input;
    DiagnosticReport &m_diagnostics;
};

} // namespace

void mergeSpanRecords(std::vector<SpanRecord> &records, const SpanMergeInput &input, DiagnosticReport &diagnostics)
{
    std::vector<std::uint32_t> order(records.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto key = [&records](std::uint32_t i) { return std::pair(records[i].id, records[i].isServerSide()); };
    if (!std::ranges::is_sorted(order, {}, key))
        std::ranges::sort(order, {}, key);
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
            const bool underClient = records[order[begin]].isServerSide() && begin > 0 && records[order[begin - 1]].id == records[order[begin]].id;
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
