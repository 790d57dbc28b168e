// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/tagrows.h"
#include "core/search/truth.h"
#include "core/traceql/ast.h"
#include "core/traceql/regex.h"

#include <memory>
#include <string>
#include <string_view>

namespace traceloupe {

/// One comparison of a filter, sorted by what can decide it without decoding a trace.
struct FieldTest {
    enum class Kind : std::uint8_t {
        Constant,      ///< true or false
        Name,          ///< columns
        Service,
        SpanKind,
        Status,
        Duration,
        TraceDuration,
        Root,          ///< nestedSetParent < 0
        AnyName,       ///< trace:rootName: one of the trace's names, or none
        AnyService,
        Tag,           ///< the index of (key, value) pairs
        Unknown        ///< only the trace knows
    };

    Kind kind = Kind::Unknown;
    bool isTrue = false;       ///< Constant
    bool maybeNoBool = false;  ///< a bare attribute: what is no boolean makes what is around it false
    traceql::Operator op = traceql::Operator::Equal; ///< the attribute is on its left
    traceql::Value value;
    std::shared_ptr<const traceql::Regex> regex;
    std::string key;           ///< Tag
    traceql::AttributeScope scope = traceql::AttributeScope::None; ///< Tag
    bool bindsEvents = false;  ///< Tag: what else the filter asks of events or links must hold on the same one
    std::string needle;        ///< Tag: a text that every value that could match contains; "" = none is known
    std::string text;          ///< as people wrote it

    /// A text against `op` and `value`: exact for Name and Service.
    [[nodiscard]] bool matchesText(std::string_view text) const;
    /// A kind or a status.
    [[nodiscard]] bool matchesNumber(const traceql::Value &number) const;
    /// A duration. Without a detour for plain comparisons: asked for every span.
    [[nodiscard]] bool matchesNs(std::int64_t ns) const;
    /// Whether an attribute whose value has this text could match. Texts don't tell types: "200" may be a number.
    [[nodiscard]] bool mayMatchTag(std::string_view text) const;
    /// The same where the index knows the type, and what of the span has it.
    [[nodiscard]] Truth ofTag(TagSource source, ValueType type, std::string_view text) const;
    /// The text of the only values that could match: then the index need not be read through.
    [[nodiscard]] bool isPlainEquality() const;
};

/// The test of a node that is no && or || or !.
[[nodiscard]] FieldTest fieldTestOf(const traceql::Query &query, traceql::FieldId id);

} // namespace traceloupe
