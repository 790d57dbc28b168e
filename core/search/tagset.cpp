// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/tagset.h"

#include "core/cache/tagrows.h"

#include <algorithm>
#include <optional>

namespace traceloupe {

namespace {

/// Entries come sorted by value: each is tested once, and once as each kind of value.
class TagTester {
public:
    explicit TagTester(const FieldTest &test) : m_test(test) {}

    void take(const TagEntry &entry, std::unordered_map<std::int64_t, TagSet::OfTrace> &traces)
    {
        if (!m_value || *m_value != entry.value) {
            m_value = entry.value;
            m_mayMatch = m_test.mayMatchTag(entry.value);
            m_head.reset();
        }
        if (!m_mayMatch)
            return;
        const auto head = tagRowsHead(entry.rows);
        if (!head) {
            traces[entry.trace].onlyTraceKnows = true;
            return;
        }
        if (m_head != head) {
            m_head = head;
            m_truth = m_test.ofTag(head->first, head->second, entry.value);
        }
        if (m_truth == Truth::No)
            return;
        TagSet::OfTrace &known = traces[entry.trace];
        known.named = both(known.named, m_truth);
        known.onlyTraceKnows = !appendTagRows(entry.rows, known.rows) || known.onlyTraceKnows;
    }

private:
    const FieldTest &m_test;
    std::optional<std::string> m_value;
    bool m_mayMatch = false;
    std::optional<std::pair<TagSource, ValueType>> m_head;
    Truth m_truth = Truth::Maybe;
};

} // namespace

const TagSet::OfTrace *TagSet::find(std::int64_t trace) const
{
    const auto at = m_traces.find(trace);
    return at == m_traces.end() ? nullptr : &at->second;
}

bool TagSet::isOpen(std::int64_t trace) const
{
    const OfTrace *known = m_isEverything ? nullptr : find(trace);
    return m_isEverything || (known != nullptr && known->onlyTraceKnows);
}

void TagSet::fill(std::int64_t trace, std::vector<Truth> &out) const
{
    const OfTrace *known = m_isEverything ? nullptr : find(trace);
    std::ranges::fill(out, isOpen(trace) ? Truth::Maybe : Truth::No);
    if (known == nullptr)
        return;
    for (const std::uint32_t row : known->rows) {
        if (row < out.size())
            out[row] = known->named;
    }
}

Result<TagSet> TagSet::lookUp(QueryReader &reader, const FieldTest &test, TagLookup &lookup)
{
    TagSet set;
    set.m_isEverything = false;
    TagTester tester(test);
    const auto take = [&](const TagEntry &entry) { tester.take(entry, set.m_traces); };
    auto found = test.isPlainEquality() ? reader.tagsOf(test.key, test.value.text, take)
                                        : reader.tagsOf(test.key, take);
    if (!found)
        return tl::unexpected(found.error());
    lookup = std::move(*found);
    for (const std::int64_t trace : lookup.overflowed)
        set.m_traces[trace].onlyTraceKnows = true;
    return set;
}

void TagSet::forgetRows()
{
    for (auto &[trace, known] : m_traces) {
        known.onlyTraceKnows = true;
        known.rows.clear();
    }
}

} // namespace traceloupe
