// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/statementtext.h"

#include "core/analysis/operationname.h"

#include <algorithm>
#include <array>

namespace traceloupe {

namespace {

constexpr std::array<std::string_view, 2> kQueryKeys{"db.query.text", "db.statement"};
constexpr std::array<std::string_view, 3> kUrlKeys{"url.full", "http.url", "http.target"};
constexpr std::array<std::string_view, 2> kMethodKeys{"http.request.method", "http.method"};
constexpr std::string_view kParameterPrefix = "db.query.parameter.";
constexpr std::size_t kMaxQueryBytes = 4096; ///< of a query: what differs later is not looked at

template <std::size_t n>
std::string firstOf(const AttributeList &attributes, const std::array<std::string_view, n> &keys)
{
    for (const std::string_view key : keys) {
        if (const auto value = attributes.find(key))
            return value->toText();
    }
    return {};
}

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads a query once, byte by byte, and writes what stays of it.
class QueryReader {
public:
    explicit QueryReader(std::string_view query) : m_in(query.substr(0, kMaxQueryBytes)) {}

    std::string read()
    {
        while (m_at < m_in.size()) {
            const char c = m_in[m_at];
            if (c == '\'')
                skipQuoted();
            else if (isDigit(c) && (m_out.empty() || !isWordByte(m_out.back())))
                skipNumber();
            else
                copy(c);
        }
        if (!m_out.empty() && m_out.back() == ' ')
            m_out.pop_back();
        return std::move(m_out);
    }

private:
    void skipQuoted()
    {
        for (++m_at; m_at < m_in.size(); ++m_at) {
            if (m_in[m_at] != '\'')
                continue;
            if (m_at + 1 < m_in.size() && m_in[m_at + 1] == '\'') { // a quote inside
                ++m_at;
                continue;
            }
            break;
        }
        ++m_at;
        putValue();
    }

    void skipNumber()
    {
        while (m_at < m_in.size() && (isWordByte(m_in[m_at]) || m_in[m_at] == '.'))
            ++m_at;
        putValue();
    }

    /// "?, ?" is "?".
    void putValue()
    {
        std::size_t end = m_out.size();
        while (end > 0 && (m_out[end - 1] == ' ' || m_out[end - 1] == ','))
            --end;
        const bool isList = end > 0 && m_out[end - 1] == '?' && end < m_out.size()
                            && m_out.find(',', end) != std::string::npos;
        if (isList)
            m_out.resize(end);
        else
            m_out += '?';
    }

    void copy(char c)
    {
        ++m_at;
        const bool isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (isBlank && (m_out.empty() || m_out.back() == ' '))
            return;
        m_out += isBlank ? ' ' : c;
    }

    std::string_view m_in;
    std::size_t m_at = 0;
    std::string m_out;
};

} // namespace

std::string normalizedQuery(std::string_view query)
{
    return QueryReader(query).read();
}

std::string statementOf(const AttributeList &attributes, std::string_view name)
{
    if (const auto summary = attributes.find("db.query.summary"); summary && !summary->toText().empty())
        return summary->toText();
    if (const std::string query = firstOf(attributes, kQueryKeys); !query.empty())
        return normalizedQuery(query);
    if (const std::string url = firstOf(attributes, kUrlKeys); !url.empty())
        return firstOf(attributes, kMethodKeys) + ' ' + operationName(url);
    return operationName(name);
}

std::string exactCallOf(const AttributeList &attributes)
{
    std::string text = firstOf(attributes, kQueryKeys);
    if (text.empty()) {
        const std::string url = firstOf(attributes, kUrlKeys);
        return url.empty() ? url : firstOf(attributes, kMethodKeys) + ' ' + url;
    }
    bool hasParameters = false;
    for (const AttributeView &attribute : attributes) {
        if (!attribute.key.starts_with(kParameterPrefix))
            continue;
        hasParameters = true;
        text += '\n' + std::string(attribute.key) + '=' + attribute.value.toText();
    }
    // a query with placeholders and without their values may be another call each time
    const bool hasPlaceholder = text.find('?') != std::string::npos || text.find('$') != std::string::npos
                                || text.find(":") != std::string::npos;
    return hasPlaceholder && !hasParameters ? std::string() : text;
}

} // namespace traceloupe
