// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace traceloupe::traceql {

/// "1h30m", "1d12h", "250ms", "1.5h" in nanoseconds: a Prometheus duration (whole numbers, largest unit first, y w d h
/// m s ms) or a Go one (fractions; h m s ms us µs ns). Nothing for anything else, or out of range.
[[nodiscard]] std::optional<std::int64_t> parseDurationLiteral(std::string_view text);

/// A number or duration as the language spells them, or nothing; `010` is ten, `0x10` and `1_000` are none.
[[nodiscard]] std::optional<Value> parseNumberLiteral(std::string_view text);

/// What is between double quotes, escapes resolved (\n \t \" \\ \xNN \uNNNN ...); nothing for a bad escape.
[[nodiscard]] std::optional<std::string> unescape(std::string_view text);

/// As Go prints it: "1h30m0s", "1.5s", "250ms", "0s".
[[nodiscard]] std::string durationLiteral(std::int64_t ns);
/// For people: "1.5 s", "250 ms", "2 min".
[[nodiscard]] std::string plainDuration(double ns);

} // namespace traceloupe::traceql
