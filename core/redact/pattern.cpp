// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact/pattern.h"

#include <re2/re2.h>

namespace traceloupe {

namespace {

/// Longer expressions are refused before they are compiled.
constexpr std::size_t kMaxExpressionBytes = 16U * 1024U;
/// What a compiled expression and its automata may take.
constexpr std::int64_t kMaxMemory = 4 << 20;

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

re2::RE2::Options options(Pattern::Case letters)
{
    re2::RE2::Options result;
    result.set_log_errors(false);
    result.set_max_mem(kMaxMemory);
    result.set_case_sensitive(letters == Pattern::Case::Matters);
    return result;
}

} // namespace

struct Pattern::Compiled {
    Compiled(std::string_view expression, Case letters)
        : isTooLong(expression.size() > kMaxExpressionBytes),
          regex(isTooLong ? re2::StringPiece() : piece(expression), options(letters))
    {}
    bool isTooLong;
    re2::RE2 regex;
};

Pattern::Pattern(std::string_view expression, Case letters)
    : m_compiled(std::make_unique<Compiled>(expression, letters))
{}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern &&) noexcept = default;
Pattern &Pattern::operator=(Pattern &&) noexcept = default;

std::string Pattern::error() const
{
    if (m_compiled->isTooLong)
        return "it is longer than " + std::to_string(kMaxExpressionBytes) + " bytes";
    return m_compiled->regex.ok() ? std::string() : m_compiled->regex.error();
}

bool Pattern::matches(std::string_view text) const
{
    return m_compiled->regex.ok() && re2::RE2::FullMatch(piece(text), m_compiled->regex);
}

std::optional<Pattern::Place> Pattern::next(std::string_view text, std::size_t from) const
{
    re2::StringPiece found;
    while (from <= text.size()
           && m_compiled->regex.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
        const auto start = static_cast<std::size_t>(found.data() - text.data());
        if (!found.empty())
            return Place{start, found.size()};
        from = start + 1;
    }
    return std::nullopt;
}

} // namespace traceloupe
