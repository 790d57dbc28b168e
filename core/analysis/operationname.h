// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace traceloupe {

/// A span name with what differs from request to request replaced, so that one operation is one group (name* of
/// analysis.md section 0): the query string is cut off, and between '/', ' ' and ':' whole parts that are a UUID,
/// a number, hexadecimal, an e-mail address, an IP address or another long id become "{uuid}", "{n}", "{hex}",
/// "{email}", "{ip}" and "{id}".
[[nodiscard]] std::string operationName(std::string_view name);

/// The same for what only differs in how its ids are left out: `/users/42`, `/users/{n}`, `/users/{id}` and
/// `/users/:id`. For comparing names of different origin, not for showing.
[[nodiscard]] std::string comparableName(std::string_view name);

} // namespace traceloupe
