// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace traceloupe::traceql {

/// The longest text found that every match of a regular expression contains: what need not be looked at without it is
/// told by searching for it. "" where none is found, which is always right; flags, alternatives and what is in brackets
/// are not understood. Requires: a pattern without errors.
[[nodiscard]] std::string requiredLiteral(std::string_view pattern);

} // namespace traceloupe::traceql
