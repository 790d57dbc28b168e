// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

/// What people type into a search form, and back.
namespace traceloupe::searchtext {

using Tags = std::vector<std::pair<QString, QString>>;

/// "100ms", "1.5 s", "1m30s", "250us", "2h"; units ns, us (or µs), ms, s, m (or min), h, d; a unit is required,
/// except for 0. Nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parseDuration(const QString &text);
/// The shortest text that parseDuration() reads back as the same value: "100ms".
[[nodiscard]] QString spelledDuration(std::int64_t ns);

/// `http.status_code=500 error=true db.statement="SELECT 1"`: pairs between spaces; keys and values may be
/// quoted, with \" and \\ inside. The error's sentence names the place.
[[nodiscard]] Result<Tags> parseTags(const QString &text);
/// Text that parseTags() reads back as the same tags.
[[nodiscard]] QString tagsText(const Tags &tags);

} // namespace traceloupe::searchtext
