// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/keyscopes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

using traceql::AttributeScope;

constexpr std::uint32_t kLookedAt = 12;          ///< traces
constexpr std::uint32_t kMostSpans = 500;        ///< larger traces are left out, and of the others no more is read
constexpr std::array kScopes{AttributeScope::Span, AttributeScope::Resource, AttributeScope::Event,
                             AttributeScope::Link, AttributeScope::Instrumentation};

/// Keys by scope.
class SeenKeys {
public:
    void add(const Trace &trace)
    {
        for (const Resource &resource : trace.parts().resources)
            addAll(AttributeScope::Resource, resource.attributes);
        for (const Scope &scope : trace.parts().scopes)
            addAll(AttributeScope::Instrumentation, scope.attributes);
        for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
            const SpanDetails details = trace.details(SpanIndex(row));
            addAll(AttributeScope::Span, details.attributes());
            for (const EventView &event : details.events())
                addAll(AttributeScope::Event, event.attributes);
            for (const LinkView &link : details.links())
                addAll(AttributeScope::Link, link.attributes);
        }
    }
    [[nodiscard]] bool has(AttributeScope scope, const std::string &key) const
    {
        return m_keys[static_cast<std::size_t>(scope)].contains(key);
    }
    [[nodiscard]] bool hasAnywhere(const std::string &key) const
    {
        return std::ranges::any_of(kScopes, [&](AttributeScope scope) { return has(scope, key); });
    }

private:
    void addAll(AttributeScope scope, const AttributeList &attributes)
    {
        for (const AttributeView &attribute : attributes)
            m_keys[static_cast<std::size_t>(scope)].emplace(attribute.key);
    }

    std::array<std::set<std::string>, kScopes.size() + 1> m_keys;
};

QString prefixOf(AttributeScope scope)
{
    const std::string_view name = traceql::scopeName(scope);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) + u'.';
}

} // namespace

Result<QStringList> keysOfScope(Cache &cache, AttributeScope scope)
{
    auto keys = cache.tagKeys();
    if (!keys || scope == AttributeScope::None)
        return keys;
    SeenKeys seen;
    TraceFilter newest;
    newest.limit = kLookedAt;
    const auto traces = cache.list(newest);
    if (!traces)
        return tl::unexpected(traces.error());
    for (const TraceSummary &summary : *traces) {
        if (summary.spans > kMostSpans)
            continue;
        if (const auto trace = cache.load(summary.id))
            seen.add(**trace);
    }
    QStringList fitting;
    for (const QString &key : *keys) {
        const std::string text = key.toStdString();
        if (seen.has(scope, text) || !seen.hasAnywhere(text))
            fitting += key;
    }
    std::ranges::stable_sort(fitting, {}, [&](const QString &key) {
        return key == u"service.name" && scope == AttributeScope::Resource ? 0
               : seen.has(scope, key.toStdString())                        ? 1
                                                                           : 2;
    });
    return fitting;
}

bool isScopedName(const QString &name)
{
    return std::ranges::any_of(kScopes, [&](AttributeScope scope) { return name.startsWith(prefixOf(scope)); });
}

QStringList namesOfScope(const QStringList &names, AttributeScope scope)
{
    if (scope == AttributeScope::None)
        return names;
    QStringList fitting;
    const QString prefix = prefixOf(scope);
    for (const QString &name : names) {
        if (name.startsWith(prefix))
            fitting += name.mid(prefix.size());
        else if (!isScopedName(name))
            fitting += name;
    }
    return fitting;
}

} // namespace traceloupe
