// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/traceql/ast.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// Brackets and prefix operators may nest this deep; chains of operators may parse at any length.
inline constexpr int kMaxNesting = 128;
/// Filters, operators between them and steps of one query: each costs time with every trace. People write ten.
inline constexpr std::size_t kMaxSteps = 1'000;
/// Conditions, and the operators and values in them: each costs time with every span.
inline constexpr std::size_t kMaxFieldNodes = 10'000;
/// Regular expressions in one query.
inline constexpr int kMaxRegexes = 64;

/// Why a query is not one, and where. Texts are English sentences; `found` and `expected` are pieces of the language.
struct QueryError {
    enum class Kind : std::uint8_t {
        Syntax,      ///< does not parse
        Validation,  ///< parses, but makes no sense: types, a bad regular expression, ...
        Unsupported, ///< parses, but cannot be run (here and in Tempo)
        Limit        ///< too long or nested too deeply
    };
    Kind kind = Kind::Syntax;
    SourceRange range;                 ///< what to underline; may be empty at the end of the text
    std::uint32_t line = 1;            ///< 1-based
    std::uint32_t column = 1;          ///< 1-based, in characters
    std::string message;               ///< "unexpected `|`, expected `}`"
    std::vector<std::string> expected; ///< what could stand there, most likely first
    std::string suggestion;            ///< what to do about it; may be empty

    /// "line 1, column 6: unexpected ..."; with the suggestion, if there is one.
    [[nodiscard]] std::string toText() const;
};

template <class T>
using QueryResult = tl::expected<T, QueryError>;

/// Syntax only: what Tempo's grammar accepts, with constants folded.
[[nodiscard]] QueryResult<Query> parse(std::string_view text);

/// The first thing of a parsed query that Tempo's rules refuse, or nothing.
[[nodiscard]] std::optional<QueryError> validate(const Query &query);

/// parse() and validate(): a query that can be evaluated.
[[nodiscard]] QueryResult<Query> parseValid(std::string_view text);

/// The canonical text: one space around operators, brackets where they matter. parse(toText(q)) is q.
[[nodiscard]] std::string toText(const Query &query);
/// Of one sub-expression, for labels and explanations.
[[nodiscard]] std::string toText(const Query &query, FieldId field);

/// As the rest of the program passes errors on.
[[nodiscard]] Error toError(const QueryError &error);

} // namespace traceloupe::traceql
