// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <string>
#include <string_view>

namespace traceloupe {

/// A query with its literals replaced by '?', blanks joined and lists of values shortened: what queries that differ in
/// their values only have in common.
[[nodiscard]] std::string normalizedQuery(std::string_view query);

/// What a database or HTTP call asked for, without what differs each time: db.query.summary, else the normalised query,
/// else the method, host and path of the URL with ids replaced, else the span's name with ids replaced.
[[nodiscard]] std::string statementOf(const AttributeList &attributes, std::string_view name);

/// The same with everything that was given: equal texts are the very same call. Empty where the attributes don't
/// tell its values.
[[nodiscard]] std::string exactCallOf(const AttributeList &attributes);

} // namespace traceloupe
