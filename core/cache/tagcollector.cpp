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

/// The distinct values of one key so far.
struct KeyValues {
    bool seen = false;
    bool overflowed = false;
    std::vector<std::uint64_t> hashes; ///< of texts, in step with them; few, so a linear search is fast
    std::vector<std::string> texts;

    void add(const ValueView &value)
    {
        seen = true;
        if (overflowed)
            return;
        const std::uint64_t hash = valueHash(value);
        if (!hashes.empty() && hashes.back() == hash) // neighbours are often alike
            return;
        if (std::ranges::find(hashes, hash) != hashes.end())
            return;
        std::string text = value.toText();
        if (texts.size() >= kMaxTagValuesPerKey || text.size() > kMaxTagValueBytes) {
            overflowed = true;
            hashes = {};
            texts = {};
            return;
        }
        hashes.push_back(hash);
        texts.push_back(std::move(text));
    }
};

class Collector {
public:
    explicit Collector(const Trace &trace) : m_trace(trace), m_keys(trace.strings().size()) {}

    TraceTags collect()
    {
        for (const Resource &resource : m_trace.parts().resources)
            addAll(resource.attributes);
        for (const Scope &scope : m_trace.parts().scopes)
            addAll(scope.attributes);
        for (std::uint32_t row = 0; row < m_trace.rowCount(); ++row) {
            const SpanDetails details = m_trace.details(SpanIndex(row));
            addAll(details.attributes());
            if (details.eventCount() > 0) {
                for (const EventView &event : details.events())
                    addAll(event.attributes);
            }
            if (details.linkCount() > 0) {
                for (const LinkView &link : details.links())
                    addAll(link.attributes);
            }
        }
        return listed();
    }

private:
    void addAll(const AttributeList &attributes)
    {
        for (const AttributeView &attribute : attributes)
            m_keys[attribute.keyId.value()].add(attribute.value);
    }

    TraceTags listed()
    {
        std::vector<std::uint32_t> keys;
        for (std::uint32_t key = 0; key < m_keys.size(); ++key) {
            if (m_keys[key].seen)
                keys.push_back(key);
        }
        const auto rank = [this](std::uint32_t key) {
            return std::pair(m_keys[key].texts.size(), m_trace.text(StringId(key)));
        };
        std::ranges::sort(keys, {}, rank);
        const std::size_t allowed = std::max<std::size_t>(kMinTagPairs, m_trace.spanCount() / kSpansPerTagPair);
        TraceTags tags;
        for (const std::uint32_t key : keys) {
            std::vector<std::string> &texts = m_keys[key].texts;
            std::ranges::sort(texts);
            texts.erase(std::ranges::unique(texts).begin(), texts.end()); // 1 and "1" are the same text
            const std::string name(m_trace.text(StringId(key)));
            if (m_keys[key].overflowed || tags.pairs.size() + texts.size() > allowed) {
                tags.overflowed.push_back(name);
                continue;
            }
            for (std::string &text : texts)
                tags.pairs.emplace_back(name, std::move(text));
        }
        std::ranges::sort(tags.pairs);
        std::ranges::sort(tags.overflowed);
        return tags;
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
