// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/value.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace traceloupe::traceql {

/// Where an attribute is looked up. None is the bare `.key`: the span's own, then the resource's, then those of
/// events, links and the instrumentation scope; the first that has it counts.
enum class AttributeScope : std::uint8_t { None, Span, Resource, Event, Link, Instrumentation };

/// What a span has besides attributes. `Parent` (the bare word and `parent.`) parses and is refused, as in Tempo.
enum class Intrinsic : std::uint8_t {
    None,
    Duration,
    Name,
    Status,
    StatusMessage,
    Kind,
    SpanId,
    ParentId,
    ChildCount,
    TraceDuration,
    TraceRootName,
    TraceRootService,
    TraceId,
    EventName,
    EventTimeSinceStart,
    LinkTraceId,
    LinkSpanId,
    InstrumentationName,
    InstrumentationVersion,
    NestedSetLeft,
    NestedSetRight,
    NestedSetParent,
    Parent
};

/// A reference to something of a span: an attribute with its scope, or an intrinsic.
struct Attribute {
    AttributeScope scope = AttributeScope::None;
    Intrinsic intrinsic = Intrinsic::None;
    bool ofParent = false; ///< `parent.x`: parses, but is not supported
    std::string name;      ///< of an attribute, unquoted; empty for intrinsics

    [[nodiscard]] bool isIntrinsic() const { return intrinsic != Intrinsic::None; }
    friend bool operator==(const Attribute &, const Attribute &) = default;
};

/// How an intrinsic is spelled: `span:name` and, for the old ones, the bare word `name`.
struct IntrinsicSpelling {
    Intrinsic intrinsic;
    std::string_view scope;  ///< "span", "trace", ...; empty: only the bare word exists
    std::string_view name;   ///< after the colon
    std::string_view legacy; ///< the bare word; empty where there is none
    Type type;               ///< of its value
    std::string_view meaning;
};
[[nodiscard]] std::span<const IntrinsicSpelling> intrinsicSpellings();
[[nodiscard]] const IntrinsicSpelling *spellingOf(Intrinsic intrinsic);
/// By the bare word, or by scope and name.
[[nodiscard]] Intrinsic intrinsicByWord(std::string_view word);
[[nodiscard]] Intrinsic intrinsicByName(std::string_view scope, std::string_view name);

/// "span", "resource", ...; empty for None.
[[nodiscard]] std::string_view scopeName(AttributeScope scope);
[[nodiscard]] std::optional<AttributeScope> scopeByName(std::string_view name);

/// As a query spells it (`resource.service.name`, `span."foo bar"`, `name`); intrinsics by their old word, as
/// Tempo labels its series.
[[nodiscard]] std::string toQueryText(const Attribute &attribute);
/// Nothing where only the data knows.
[[nodiscard]] std::optional<Type> typeOf(const Attribute &attribute);

} // namespace traceloupe::traceql
