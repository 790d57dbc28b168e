// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

/// Slow looks at a JSON text that could not be indexed, to save what can be.

/// Where the next document may begin after damage at `from`: the first line behind it that starts with a bracket.
[[nodiscard]] std::optional<std::size_t> nextDocumentLine(std::string_view text, std::size_t from);

/// The opening quote of the string that is not closed at the end of the text.
[[nodiscard]] std::optional<std::size_t> unclosedString(std::string_view text);

struct ControlRepair {
    std::string text;          ///< of the same length, with spaces for raw control characters inside strings
    std::uint64_t replaced = 0;
    std::size_t first = 0;     ///< the first one that was replaced
    /// A string that runs into a line which begins a new document was never closed: where it begins. The text is
    /// repaired up to there only.
    std::optional<std::size_t> brokenString;
};
[[nodiscard]] ControlRepair repairControls(std::string_view text);

} // namespace traceloupe
