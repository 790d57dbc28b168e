// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/ast.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// A word of the language that may stand at the cursor.
struct Completion {
    enum class Kind : std::uint8_t { Scope, Intrinsic, Function, Operator, Constant, Punctuation };
    std::string text;    ///< what is inserted: "span.", "duration", "count()", "&&"
    Kind kind = Kind::Operator;
    std::string meaning; ///< a few English words; may be empty
};

/// What may come at a place of a query, which may be half-typed. Words of the language are listed; what only the data
/// knows (keys, values) is named, for the caller to look up.
struct CompletionContext {
    SourceRange replaced; ///< what a choice takes the place of; empty where nothing is typed yet
    std::string typed; ///< the part of it before the cursor, without quotes
    std::vector<Completion> words; ///< that begin with `typed`, best first
    bool isExpected = false; ///< one of them must come: behind a | and behind an attribute of a condition
    std::optional<AttributeScope> keysOf; ///< keys of that scope (None: of any) may stand here
    bool keysNeedDot = false; ///< no scope stands in front of them yet: a dot makes a key of a word
    std::optional<Attribute> valuesOf; ///< values of that attribute may stand here, as literals
    bool valuesMustBePatterns = false; ///< a regular expression is wanted
};

/// `cursor` is a byte of `text`, or its end.
[[nodiscard]] CompletionContext completionAt(std::string_view text, std::size_t cursor);

/// How a key is written behind a scope's dot: quoted where it must be.
[[nodiscard]] std::string keyText(const std::string &key);

} // namespace traceloupe::traceql
