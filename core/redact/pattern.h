// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace traceloupe {

/// A regular expression in RE2's syntax, linear in the text; free to use from any thread.
class Pattern {
public:
    enum class Case { Matters, Ignored };
    struct Place {
        std::size_t start = 0; ///< bytes
        std::size_t size = 0;
    };

    explicit Pattern(std::string_view expression, Case letters = Case::Matters);
    ~Pattern();
    Pattern(Pattern &&) noexcept;
    Pattern &operator=(Pattern &&) noexcept;

    /// What is wrong with it; empty if it can be used.
    [[nodiscard]] std::string error() const;
    /// From the first byte of `text` to the last.
    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] bool isFoundIn(std::string_view text) const { return next(text, 0).has_value(); }
    /// The first match at or after `from` that is not empty.
    [[nodiscard]] std::optional<Place> next(std::string_view text, std::size_t from) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace traceloupe
