// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

/// Texts of traces are anyone's: these make them safe to show.
namespace traceloupe::plaintext {

/// Longest text that is laid out on one line; longer ones are cut with an ellipsis.
inline constexpr std::size_t kMaxLineBytes = 1'000;

/// UTF-8 as one line: line breaks and tabs become blanks, other control characters and those that turn the writing
/// direction are made visible, and what is too long to be read on a line is cut.
[[nodiscard]] QString oneLine(std::string_view utf8);
/// The same of a text that may have several lines, uncut.
[[nodiscard]] QString visible(const QString &text);
/// A tooltip or label text in which nothing is taken for markup.
[[nodiscard]] QString toolTip(const QString &text);

} // namespace traceloupe::plaintext
