// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/lexer.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceloupe::traceql {

/// What to say about an unexpected token, from what stands before and behind it; "" for nothing helpful.
[[nodiscard]] std::string suggestionFor(const Token &found, const Token *before, const Token &behind);
/// About text that is no token.
[[nodiscard]] std::string suggestionForBad(std::string_view text);
/// About a word that nothing is called: the most similar thing that exists, or how attributes are written.
/// For a key that stands there without a dot or a scope in front.
[[nodiscard]] std::string suggestionForKey(std::string_view key);
[[nodiscard]] std::string suggestionForWord(std::string_view word, const std::vector<std::string_view> &known);

} // namespace traceloupe::traceql
