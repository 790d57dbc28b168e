// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/regex.h"

#include <re2/re2.h>

namespace traceloupe::traceql {

namespace {

/// Longer patterns are refused before they are compiled.
constexpr std::size_t kMaxPatternBytes = 16U * 1024U;
/// What a compiled pattern and its automata may take.
constexpr std::int64_t kMaxRegexMemory = 2 << 20;

re2::RE2::Options options()
{
    re2::RE2::Options result;
    result.set_log_errors(false);
    result.set_max_mem(kMaxRegexMemory);
    result.set_dot_nl(false);
    return result;
}

} // namespace

struct Regex::Compiled {
    explicit Compiled(std::string_view pattern)
        : isTooLong(pattern.size() > kMaxPatternBytes),
          regex(re2::StringPiece(pattern.data(), isTooLong ? 0 : pattern.size()), options())
    {}
    bool isTooLong;
    re2::RE2 regex;
};

Regex::Regex(std::string_view pattern) : m_compiled(std::make_unique<Compiled>(pattern)) {}
Regex::~Regex() = default;
Regex::Regex(Regex &&) noexcept = default;
Regex &Regex::operator=(Regex &&) noexcept = default;

std::string Regex::error() const
{
    if (m_compiled->isTooLong)
        return "it is longer than " + std::to_string(kMaxPatternBytes) + " bytes";
    return m_compiled->regex.ok() ? std::string() : m_compiled->regex.error();
}

bool Regex::matches(std::string_view text) const
{
    return m_compiled->regex.ok() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), m_compiled->regex);
}

} // namespace traceloupe::traceql
