// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tagcollector.h"

#include <algorithm>
#include <functional>

namespace traceloupe {

namespace {

/// A number that equal values share. Cheap, since it is asked for every attribute of every span.
std::uint64_t valueHash(const ValueView &value)
{
    switch (value.type()) {
    case ValueType::String:
        return std::hash<std::string_view>()(value.string());
    case ValueType::Bool:
        return value.boolean() ? 1 : 2;
    case ValueType::Int:
        return static_cast<std::uint64_t>(value.integer()) * 0x9e3779b97f4a7c15ULL + 3;
    case ValueType::Double:
        return std::hash<double>()(value.real()) + 4;
    case ValueType::Empty:
        return 5;
    case ValueType::Array:
    case ValueType::Map:
    case ValueType::Bytes:
        break;
    }
    return std::hash<std::string>()(value.toText());
}

/// A distinct value of a key.
struct KnownValue {
    std::string text;
    ValueType type = ValueType::Empty;
    std::vector<std::uint32_t> rows; ///< of spans, or numbers of resources or scopes
};

/// The distinct values of one key so far.
struct KeyValues {
    bool seen = false;
    bool overflowed = false;
    bool isExact = true; ///< the rows tell everything (see TagRows)
    TagSource source = TagSource::Span;
    std::size_t last = 0;              ///< the value that came last, and where
    std::uint32_t lastRow = UINT32_MAX;
    std::vector<std::uint64_t> hashes; ///< of values, in step with them; few, so a linear search is fast
    std::vector<KnownValue> values;

    void add(const ValueView &value, TagSource from, std::uint32_t row)
    {
        isExact = isExact && (!seen || source == from) && canHaveTagRows(value.type());
        seen = true;
        source = from;
        if (overflowed)
            return;
        const std::uint64_t hash = valueHash(value);
        std::size_t at = last;
        if (hashes.empty() || hashes[last] != hash) { // neighbours are often alike
            at = static_cast<std::size_t>(std::ranges::find(hashes, hash) - hashes.begin());
            if (at == hashes.size() && !addNew(value, hash))
                return;
        }
        isExact = isExact && (lastRow != row || at == last);
        last = at;
        lastRow = row;
        std::vector<std::uint32_t> &rows = values[at].rows;
        if (isExact && rows.size() <= kMaxTagRows && (rows.empty() || rows.back() != row))
            rows.push_back(row);
    }

private:
    bool addNew(const ValueView &value, std::uint64_t hash)
    {
        std::string text = value.toText();
        overflowed = values.size() >= kMaxTagValuesPerKey || text.size() > kMaxTagValueBytes;
        if (overflowed) {
            hashes = {};
            values = {};
            return false;
        }
        hashes.push_back(hash);
        values.push_back({std::move(text), value.type(), {}});
        return true;
    }
};

class Collector {
public:
    explicit Collector(const Trace &trace) : m_trace(trace), m_keys(trace.strings().size()) {}

    TraceTags collect()
    {
        const TraceParts &parts = m_trace.parts();
        for (std::uint32_t i = 0; i < parts.resources.size(); ++i)
            addAll(parts.resources[i].attributes, TagSource::Resource, i);
        for (std::uint32_t i = 0; i < parts.scopes.size(); ++i)
            addAll(parts.scopes[i].attributes, TagSource::Scope, i);
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanDetails details = m_trace.details(SpanIndex(row));
            addAll(details.attributes(), TagSource::Span, row);
            if (details.eventCount() > 0) {
                for (const EventView &event : details.events())
                    addAll(event.attributes, TagSource::Event, row);
            }
            if (details.linkCount() > 0) {
                for (const LinkView &link : details.links())
                    addAll(link.attributes, TagSource::Link, row);
            }
        }
        return listed();
    }

private:
    void addAll(const AttributeList &attributes, TagSource source, std::uint32_t row)
    {
        for (const AttributeView &attribute : attributes)
            m_keys[attribute.keyId.value()].add(attribute.value, source, row);
    }

    TraceTags listed()
    {
        std::vector<std::uint32_t> keys;
        for (std::uint32_t key = 0; key < m_keys.size(); ++key) {
            if (m_keys[key].seen)
                keys.push_back(key);
        }
        const auto rank = [this](std::uint32_t key) {
            return std::pair(m_keys[key].values.size(), m_trace.text(StringId(key)));
        };
        std::ranges::sort(keys, {}, rank);
        const std::size_t allowed = std::max<std::size_t>(kMinTagPairs, m_trace.spanCount() / kSpansPerTagPair);
        TraceTags tags;
        std::size_t listed = 0;
        std::vector<std::uint32_t> listedKeys;
        for (const std::uint32_t key : keys) {
            if (m_keys[key].overflowed || listed + m_keys[key].values.size() > allowed) {
                tags.overflowed.emplace_back(m_trace.text(StringId(key)));
            } else {
                listed += m_keys[key].values.size();
                listedKeys.push_back(key);
            }
        }
        std::ranges::sort(listedKeys, {}, [this](std::uint32_t key) { return m_trace.text(StringId(key)); });
        tags.pairs.reserve(listed);
        for (const std::uint32_t key : listedKeys)
            addPairs(std::string(m_trace.text(StringId(key))), m_keys[key], tags.pairs);
        std::ranges::sort(tags.overflowed);
        return tags;
    }

    /// The pairs of a key, sorted by value, onto the end of `pairs`.
    void addPairs(const std::string &name, KeyValues &key, std::vector<TagPair> &pairs)
    {
        const auto first = static_cast<std::ptrdiff_t>(pairs.size());
        for (KnownValue &value : key.values)
            pairs.push_back({name, std::move(value.text), key.isExact ? rowsOf(key, value) : Bytes()});
        const std::ranges::subrange added(pairs.begin() + first, pairs.end());
        std::ranges::sort(added, {}, &TagPair::value);
        // 1 and "1" are the same text
        const auto same = std::ranges::unique(added, {}, &TagPair::value);
        if (same.empty())
            return;
        pairs.erase(same.begin(), same.end());
        for (auto pair = pairs.begin() + first; pair != pairs.end(); ++pair)
            pair->rows.clear();
    }

    [[nodiscard]] Bytes rowsOf(const KeyValues &key, const KnownValue &value) const
    {
        if (value.rows.size() > kMaxTagRows)
            return {};
        TagRows rows{key.source, value.type, {}};
        if (key.source == TagSource::Resource)
            rows.rows = rowsWhere(value.rows, m_trace.columns().resource, m_trace.parts().resources.size());
        else if (key.source == TagSource::Scope)
            rows.rows = rowsWhere(value.rows, m_trace.columns().scope, m_trace.parts().scopes.size());
        else
            rows.rows = value.rows;
        return rows.rows.empty() || rows.rows.size() > kMaxTagRows ? Bytes() : encodeTagRows(rows);
    }

    /// Rows whose resource (or scope) is one of these; no more than are too many.
    template <class Index>
    static std::vector<std::uint32_t> rowsWhere(const std::vector<std::uint32_t> &numbers,
                                                const std::vector<Index> &column, std::size_t count)
    {
        std::vector<bool> wanted(count, false);
        for (const std::uint32_t number : numbers)
            wanted[number] = true;
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < column.size() && rows.size() <= kMaxTagRows; ++row) {
            if (column[row].isValid() && wanted[column[row].value()])
                rows.push_back(row);
        }
        return rows;
    }

    const Trace &m_trace;
    std::vector<KeyValues> m_keys; ///< by string id
};

bool listHasTag(const AttributeList &attributes, StringId key, std::string_view value)
{
    for (const AttributeView &attribute : attributes) {
        if (attribute.keyId != key)
            continue;
        if (attribute.value.type() == ValueType::String ? attribute.value.string() == value
                                                        : attribute.value.toText() == value)
            return true;
    }
    return false;
}

} // namespace

TraceTags collectTags(const Trace &trace)
{
    return Collector(trace).collect();
}

std::vector<std::string> scopeAndLinkKeys(const Trace &trace)
{
    std::vector<std::string> keys;
    const auto addAll = [&](const AttributeList &attributes) {
        for (const AttributeView &attribute : attributes)
            keys.emplace_back(attribute.key);
    };
    for (const Scope &scope : trace.parts().scopes)
        addAll(scope.attributes);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanDetails details = trace.details(SpanIndex(row));
        if (details.linkCount() == 0)
            continue;
        for (const LinkView &link : details.links())
            addAll(link.attributes);
    }
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
}

bool traceHasTag(const Trace &trace, std::string_view key, std::string_view value)
{
    const StringId keyId = trace.strings().find(key);
    if (!keyId.isValid())
        return false;
    for (const Resource &resource : trace.parts().resources) {
        if (listHasTag(resource.attributes, keyId, value))
            return true;
    }
    for (const Scope &scope : trace.parts().scopes) {
        if (listHasTag(scope.attributes, keyId, value))
            return true;
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanDetails details = trace.details(SpanIndex(row));
        if (listHasTag(details.attributes(), keyId, value))
            return true;
        const auto hasTag = [&](const auto &part) { return listHasTag(part.attributes, keyId, value); };
        if (details.eventCount() > 0 && std::ranges::any_of(details.events(), hasTag))
            return true;
        if (details.linkCount() > 0 && std::ranges::any_of(details.links(), hasTag))
            return true;
    }
    return false;
}

} // namespace traceloupe
