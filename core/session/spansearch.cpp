// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/spansearch.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>
#include <thread>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::uint32_t kRowsBetweenLooks = 4'096;
/// Below that a second thread costs more than it brings.
constexpr std::uint32_t kRowsWorthAThread = 20'000;
constexpr unsigned kMaxThreads = 8;

bool mayBeNumber(std::string_view word)
{
    constexpr std::string_view kTruths[] = {"true", "false"};
    const auto isPart = [word](std::string_view truth) { return truth.find(word) != std::string_view::npos; };
    return word.find_first_not_of("0123456789.+-enaif") == std::string_view::npos
           || std::ranges::any_of(kTruths, isPart);
}

/// Words, with quoted stretches kept together; the quotes are gone.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c.isSpace() && !isQuoted) {
            if (!word.isEmpty())
                words.append(word);
            word.clear();
        } else {
            word.append(c);
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

SpanQuery SpanQuery::parse(const QString &text)
{
    SpanQuery query;
    for (const QString &word : wordsOf(text)) {
        if (word.size() > 1 && word.startsWith(u'-') && !word.at(1).isDigit()) {
            query.excludedKeys.push_back(asciiLower(word.mid(1).toStdString()));
            continue;
        }
        const std::string bytes = asciiLower(word.toStdString());
        SearchTerm term{TextPattern(bytes), {}, mayBeNumber(bytes)};
        const std::size_t sign = bytes.find('=');
        if (sign != std::string::npos && sign > 0 && sign + 1 < bytes.size()) {
            term.keyAndValue = {TextPattern(bytes.substr(0, sign)), TextPattern(bytes.substr(sign + 1))};
            term.mayBeNumber = mayBeNumber(bytes.substr(sign + 1));
        }
        query.terms.push_back(std::move(term));
    }
    return query;
}

SpanSearch::SpanSearch(const Trace &trace, const SpanQuery &query) : m_trace(trace), m_query(query)
{
    for (const SearchTerm &term : query.terms) {
        m_readsNumbers = m_readsNumbers || term.mayBeNumber;
        m_readsAll = m_readsAll || !term.keyAndValue.empty();
        if (const auto id = SpanId::fromHex(term.whole.text()))
            m_ids.push_back(*id);
    }
    m_readsAll = m_readsAll || m_readsNumbers;
    for (std::size_t kind = 0; kind <= static_cast<std::size_t>(SpanKind::Consumer); ++kind)
        m_isKindFound[kind] = kind > 0 && isInAny(spanKindName(static_cast<SpanKind>(kind)));
    m_isErrorFound = isInAny(statusCodeName(StatusCode::Error));
    markTexts();
    markResources();
}

void SpanSearch::markTexts()
{
    const StringPool &strings = m_trace.strings();
    m_isTextFound.resize(strings.size());
    for (std::uint32_t id = 0; id < strings.size(); ++id)
        m_isTextFound[id] = isInAny(strings.text(StringId(id)));
    std::vector<bool> isName(strings.size());
    for (const StringId name : m_trace.columns().name)
        isName[name.isValid() ? name.value() : 0] = true;
    for (const StringId service : m_trace.services())
        isName[service.value()] = true;
    for (std::uint32_t id = 0; id < strings.size() && !m_isKeyFound; ++id)
        m_isKeyFound = m_isTextFound[id] && !isName[id];
}

void SpanSearch::markResources()
{
    const std::vector<Resource> &resources = m_trace.parts().resources;
    m_isResourceFound.resize(resources.size());
    for (std::size_t i = 0; i < resources.size(); ++i)
        m_isResourceFound[i] = matchesAttributes(resources[i].attributes);
}

bool SpanSearch::isInAny(std::string_view text) const
{
    return std::ranges::any_of(m_query.terms, [text](const SearchTerm &term) { return term.whole.isIn(text); });
}

bool SpanSearch::isExcluded(std::string_view key) const
{
    return !m_query.excludedKeys.empty()
           && std::ranges::find(m_query.excludedKeys, asciiLower(key)) != m_query.excludedKeys.end();
}

bool SpanSearch::matchesValue(std::string_view key, const ValueView &value) const
{
    if (value.type() == ValueType::Empty)
        return false;
    const bool isText = value.type() == ValueType::String;
    if (!isText
        && (value.type() == ValueType::Int || value.type() == ValueType::Double || value.type() == ValueType::Bool)
        && !m_readsNumbers)
        return false;
    std::array<char, 24> digits{};
    std::string made;
    std::string_view text = value.string();
    if (value.type() == ValueType::Int) { // most values that are no texts
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value.integer()).ptr;
        text = {digits.data(), static_cast<std::size_t>(end - digits.data())};
    } else if (!isText) {
        made = value.toText();
        text = made;
    }
    return std::ranges::any_of(m_query.terms, [key, text](const SearchTerm &term) {
        return term.whole.isIn(text)
               || (!term.keyAndValue.empty() && term.keyAndValue[0].isIn(key) && term.keyAndValue[1].isIn(text));
    });
}

bool SpanSearch::matchesAttributes(const AttributeList &attributes) const
{
    for (const AttributeView &attribute : attributes) {
        if (isExcluded(attribute.key))
            continue;
        if (isWanted(attribute.keyId) || matchesValue(attribute.key, attribute.value))
            return true;
    }
    return false;
}

bool SpanSearch::matchesDetails(SpanIndex span) const
{
    const DetailBytes detail = m_trace.parts().details->detail(span);
    if (detail.bytes.empty())
        return false;
    if (!m_readsAll && !m_isKeyFound) {
        // nearly always no: the bytes hold every value as it is
        const std::string_view raw(reinterpret_cast<const char *>(detail.bytes.data()), detail.bytes.size());
        if (!isInAny(raw))
            return false;
    }
    const SpanDetails details(detail, m_trace.startNs(span), m_trace.strings());
    if (matchesAttributes(details.attributes()) || isInAny(details.statusMessage()))
        return true;
    if (details.eventCount() == 0)
        return false;
    return std::ranges::any_of(details.events(), [this](const EventView &event) {
        return isInAny(event.name) || matchesAttributes(event.attributes);
    });
}

bool SpanSearch::matches(SpanIndex span) const
{
    if (m_trace.isPhantom(span))
        return std::ranges::find(m_ids, m_trace.spanId(span)) != m_ids.end();
    const TraceColumns &columns = m_trace.columns();
    const std::uint32_t row = span.value();
    return isWanted(columns.name[row]) || isWanted(m_trace.serviceId(span))
           || m_isResourceFound[columns.resource[row].value()]
           || (!m_ids.empty() && std::ranges::find(m_ids, columns.id[row]) != m_ids.end())
           || m_isKindFound[static_cast<std::size_t>(columns.kind[row]) % m_isKindFound.size()]
           || (m_isErrorFound && columns.status[row] == StatusCode::Error) || matchesDetails(span);
}

std::vector<std::uint32_t> SpanSearch::rowsIn(std::uint32_t first, std::uint32_t end,
                                              const std::atomic_bool &cancelled) const
{
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = first; row < end; ++row) {
        if (row % kRowsBetweenLooks == 0 && cancelled)
            break;
        if (matches(SpanIndex(row)))
            rows.push_back(row);
    }
    return rows;
}

std::vector<std::uint32_t> findSpans(const Trace &trace, const SpanQuery &query, const std::atomic_bool &cancelled)
{
    const SpanSearch search(trace, query);
    const std::uint32_t rows = trace.rowCount();
    const unsigned threads = std::clamp(std::min(std::thread::hardware_concurrency(), rows / kRowsWorthAThread + 1), 1U,
                                        kMaxThreads);
    std::vector<std::vector<std::uint32_t>> parts(threads);
    const auto placeOf = [rows, threads](unsigned part) {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>(rows) * part / threads);
    };
    std::vector<std::thread> others;
    for (unsigned part = 1; part < threads; ++part)
        others.emplace_back([&, part] { parts[part] = search.rowsIn(placeOf(part), placeOf(part + 1), cancelled); });
    parts[0] = search.rowsIn(0, placeOf(1), cancelled);
    for (std::thread &thread : others)
        thread.join();
    std::vector<std::uint32_t> found = std::move(parts[0]);
    for (unsigned part = 1; part < threads; ++part)
        found.insert(found.end(), parts[part].begin(), parts[part].end());
    return found;
}

} // namespace traceloupe
