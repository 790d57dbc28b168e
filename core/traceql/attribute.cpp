// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/attribute.h"

#include <algorithm>
#include <array>

namespace traceloupe::traceql {

namespace {

constexpr std::array<IntrinsicSpelling, 22> kSpellings = {{
    {Intrinsic::Duration, "span", "duration", "duration", Type::Duration, "how long the span took"},
    {Intrinsic::Name, "span", "name", "name", Type::String, "the span's operation name"},
    {Intrinsic::Status, "span", "status", "status", Type::Status, "error, ok or unset"},
    {Intrinsic::StatusMessage, "span", "statusMessage", "statusMessage", Type::String,
     "text that goes with the status"},
    {Intrinsic::Kind, "span", "kind", "kind", Type::Kind, "server, client, producer, consumer, internal, unspecified"},
    {Intrinsic::SpanId, "span", "id", "", Type::String, "the span's id in hex"},
    {Intrinsic::ParentId, "span", "parentID", "", Type::String, "the parent span's id in hex"},
    {Intrinsic::ChildCount, "span", "childCount", "", Type::Int, "number of direct children"},
    {Intrinsic::TraceDuration, "trace", "duration", "traceDuration", Type::Duration, "how long the whole trace took"},
    {Intrinsic::TraceRootName, "trace", "rootName", "rootName", Type::String, "operation name of the root span"},
    {Intrinsic::TraceRootService, "trace", "rootService", "rootServiceName", Type::String, "service of the root span"},
    {Intrinsic::TraceId, "trace", "id", "", Type::String, "the trace's id in hex"},
    {Intrinsic::EventName, "event", "name", "", Type::String, "name of an event of the span"},
    {Intrinsic::EventTimeSinceStart, "event", "timeSinceStart", "", Type::Duration,
     "time from the span's start to the event"},
    {Intrinsic::LinkTraceId, "link", "traceID", "", Type::String, "trace id that a link of the span points to"},
    {Intrinsic::LinkSpanId, "link", "spanID", "", Type::String, "span id that a link of the span points to"},
    {Intrinsic::InstrumentationName, "instrumentation", "name", "", Type::String, "library that made the span"},
    {Intrinsic::InstrumentationVersion, "instrumentation", "version", "", Type::String,
     "version of the library that made the span"},
    {Intrinsic::NestedSetLeft, "", "", "nestedSetLeft", Type::Int, "number of the span when entered depth-first"},
    {Intrinsic::NestedSetRight, "", "", "nestedSetRight", Type::Int, "number of the span when left depth-first"},
    {Intrinsic::NestedSetParent, "", "", "nestedSetParent", Type::Int, "the parent's left number; -1 for a root"},
    {Intrinsic::Parent, "", "", "parent", Type::Nil, "not supported"},
}};

constexpr std::array<std::string_view, 6> kScopes = {"", "span", "resource", "event", "link", "instrumentation"};

bool endsName(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r')
           || std::string_view("{}()=~!<>&|^,\"\\").find(c) != std::string_view::npos;
}

/// Bytes that some blank of Unicode could begin with are quoted as well; that costs nothing but two quotes.
bool needsQuotes(std::string_view name)
{
    return name.empty() || std::any_of(name.begin(), name.end(), [](char c) {
               return endsName(c) || c == '\xc2' || c == '\xe1' || c == '\xe2' || c == '\xe3' || c == '\0';
           });
}

std::string quotedName(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

} // namespace

std::span<const IntrinsicSpelling> intrinsicSpellings()
{
    return kSpellings;
}

const IntrinsicSpelling *spellingOf(Intrinsic intrinsic)
{
    const auto *found = std::ranges::find(kSpellings, intrinsic, &IntrinsicSpelling::intrinsic);
    return found == kSpellings.end() ? nullptr : found;
}

Intrinsic intrinsicByWord(std::string_view word)
{
    const auto *found = std::ranges::find(kSpellings, word, &IntrinsicSpelling::legacy);
    return word.empty() || found == kSpellings.end() ? Intrinsic::None : found->intrinsic;
}

Intrinsic intrinsicByName(std::string_view scope, std::string_view name)
{
    const auto *found = std::ranges::find_if(kSpellings, [&](const IntrinsicSpelling &spelling) {
        return spelling.scope == scope && spelling.name == name;
    });
    return scope.empty() || found == kSpellings.end() ? Intrinsic::None : found->intrinsic;
}

std::string_view scopeName(AttributeScope scope)
{
    return kScopes[static_cast<std::size_t>(scope)];
}

std::optional<AttributeScope> scopeByName(std::string_view name)
{
    for (std::size_t i = 1; i < kScopes.size(); ++i) {
        if (kScopes[i] == name)
            return static_cast<AttributeScope>(i);
    }
    return std::nullopt;
}

std::string toQueryText(const Attribute &attribute)
{
    if (const IntrinsicSpelling *spelling = spellingOf(attribute.intrinsic)) {
        if (!spelling->legacy.empty())
            return (attribute.ofParent ? "parent." : "") + std::string(spelling->legacy);
        return std::string(spelling->scope) + ':' + std::string(spelling->name);
    }
    std::string text(attribute.ofParent ? "parent" : "");
    if (attribute.scope != AttributeScope::None)
        text += (text.empty() ? "" : ".") + std::string(scopeName(attribute.scope));
    const bool looksLikeNumber = text.empty() && !attribute.name.empty() && attribute.name.front() >= '0'
                                 && attribute.name.front() <= '9'; // `.1`
    return text + '.' + (looksLikeNumber || needsQuotes(attribute.name) ? quotedName(attribute.name) : attribute.name);
}

std::optional<Type> typeOf(const Attribute &attribute)
{
    const IntrinsicSpelling *spelling = spellingOf(attribute.intrinsic);
    if (!spelling || attribute.intrinsic == Intrinsic::Parent)
        return std::nullopt;
    return spelling->type;
}

} // namespace traceloupe::traceql
