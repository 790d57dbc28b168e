// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace traceloupe::traceql {

/// A regular expression as Tempo matches it: RE2, linear in the text, from its beginning to its end. Compiled once,
/// free to use from any thread.
class Regex {
public:
    explicit Regex(std::string_view pattern);
    ~Regex();
    Regex(Regex &&) noexcept;
    Regex &operator=(Regex &&) noexcept;

    /// What is wrong with the pattern; empty if it can be used.
    [[nodiscard]] std::string error() const;
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace traceloupe::traceql
