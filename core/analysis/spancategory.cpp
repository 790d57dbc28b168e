// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spancategory.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

constexpr std::array<std::string_view, 3> kCacheSystems{"redis", "memcached", "valkey"};

/// Which kinds of keys a span has, in one pass over them.
struct Signs {
    bool isDatabase = false;
    bool isCache = false;
    bool isMessaging = false;
    bool isRpc = false;
    bool isGenAi = false;
    bool isHttp = false;
    bool isFaas = false;

    void add(const AttributeView &attribute)
    {
        const std::string_view key = attribute.key;
        if (key == "db.system.name" || key == "db.system") {
            isDatabase = true;
            isCache = isCache || std::ranges::find(kCacheSystems, attribute.value.string()) != kCacheSystems.end();
        }
        isMessaging = isMessaging || key == "messaging.system";
        isRpc = isRpc || key == "rpc.system.name" || key == "rpc.system";
        isGenAi = isGenAi || key.starts_with("gen_ai.");
        isHttp = isHttp || key == "http.request.method" || key == "http.method";
        isFaas = isFaas || key.starts_with("faas.");
    }
};

} // namespace

std::string_view spanCategoryName(SpanCategory category)
{
    static constexpr std::array<std::string_view, 10> kNames{"app",   "db",   "cache", "messaging", "rpc",
                                                             "genai", "http", "faas",  "external",  "unknown"};
    return kNames[static_cast<std::size_t>(category)];
}

SpanCategories::SpanCategories(const Trace &trace) : m_trace(trace), m_known(trace.rowCount(), 0) {}

SpanCategory SpanCategories::ownCategory(const AttributeList &attributes, SpanKind kind)
{
    Signs signs;
    for (const AttributeView &attribute : attributes)
        signs.add(attribute);
    if (signs.isDatabase)
        return signs.isCache ? SpanCategory::Cache : SpanCategory::Database;
    if (signs.isMessaging)
        return SpanCategory::Messaging;
    if (signs.isRpc)
        return SpanCategory::Rpc;
    if (signs.isGenAi)
        return SpanCategory::GenAi;
    if (signs.isHttp)
        return SpanCategory::Http;
    if (signs.isFaas)
        return SpanCategory::Faas;
    return kind == SpanKind::Client || kind == SpanKind::Producer ? SpanCategory::External : SpanCategory::App;
}

SpanCategory SpanCategories::of(SpanIndex span)
{
    const auto isInnerClient = [this](SpanIndex inner) {
        const SpanIndex outer = m_trace.parent(inner);
        return outer.isValid() && m_trace.kind(inner) == SpanKind::Client && m_trace.kind(outer) == SpanKind::Client
               && m_trace.serviceId(inner) == m_trace.serviceId(outer);
    };
    std::vector<SpanIndex> nested; // from the asked span outwards
    SpanIndex at = span;
    while (m_known[at.value()] == 0 && isInnerClient(at)) {
        nested.push_back(at);
        at = m_trace.parent(at);
    }
    const auto own = [this](SpanIndex row) {
        return m_trace.isPhantom(row) ? SpanCategory::Unknown
                                      : ownCategory(m_trace.details(row).attributes(), m_trace.kind(row));
    };
    if (m_known[at.value()] == 0)
        m_known[at.value()] = static_cast<std::uint8_t>(static_cast<unsigned>(own(at)) + 1U);
    auto category = static_cast<SpanCategory>(m_known[at.value()] - 1U);
    for (auto inner = nested.rbegin(); inner != nested.rend(); ++inner) {
        if (category == SpanCategory::External) // the outer one says nothing
            category = own(*inner);
        m_known[inner->value()] = static_cast<std::uint8_t>(static_cast<unsigned>(category) + 1U);
    }
    return category;
}

} // namespace traceloupe
