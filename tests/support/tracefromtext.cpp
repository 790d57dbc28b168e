// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracefromtext.h"

#include "core/model/tracebuilder.h"

#include <QTest>

#include <array>
#include <charconv>
#include <cmath>
#include <deque>
#include <map>
#include <optional>
#include <utility>

namespace traceloupe::test {

namespace {

using Words = std::vector<std::string>;

void reportBadLine(const std::string &line)
{
    const std::string message = "traceFromText can't read: " + line;
    QTest::qFail(message.c_str(), __FILE__, __LINE__);
}

/// Blanks divide words except between double quotes, which are dropped.
Words wordsOf(std::string_view line)
{
    Words words;
    std::string word;
    bool isQuoted = false;
    for (const char c : line) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ' ' && !isQuoted) {
            if (!word.empty())
                words.push_back(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.empty())
        words.push_back(word);
    return words;
}

std::optional<std::int64_t> unitNs(std::string_view unit)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kUnits = {
        {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000}}};
    for (const auto &[name, ns] : kUnits) {
        if (name == unit)
            return ns;
    }
    return std::nullopt;
}

struct Number {
    double value = 0;
    std::string unit;
};

std::optional<Number> numberOf(std::string_view text)
{
    Number number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number.value);
    if (error != std::errc())
        return std::nullopt;
    number.unit.assign(end, text.data() + text.size());
    return number;
}

std::optional<std::int64_t> timeOf(std::string_view text, std::string_view defaultUnit)
{
    const auto number = numberOf(text);
    if (!number)
        return std::nullopt;
    const auto unit = unitNs(number->unit.empty() ? defaultUnit : std::string_view(number->unit));
    if (!unit)
        return std::nullopt;
    return static_cast<std::int64_t>(std::llround(number->value * static_cast<double>(*unit)));
}

struct Times {
    std::int64_t startNs = 0;
    std::optional<std::int64_t> endNs;
};

std::optional<Times> timesOf(std::string_view word)
{
    const std::size_t dots = word.find("..");
    if (dots == std::string_view::npos)
        return std::nullopt;
    const std::string_view endText = word.substr(dots + 2);
    const bool isRunning = endText.starts_with('?');
    const auto endNumber = isRunning ? std::optional(Number{0, std::string(endText.substr(1))}) : numberOf(endText);
    if (!endNumber)
        return std::nullopt;
    const auto start = timeOf(word.substr(0, dots), endNumber->unit);
    if (!start)
        return std::nullopt;
    Times times{*start, std::nullopt};
    if (!isRunning)
        times.endNs = timeOf(endText, endNumber->unit);
    return times;
}

std::optional<SpanKind> kindOf(std::string_view word)
{
    for (const SpanKind kind :
         {SpanKind::Internal, SpanKind::Server, SpanKind::Client, SpanKind::Producer, SpanKind::Consumer}) {
        if (spanKindName(kind) == word)
            return kind;
    }
    return std::nullopt;
}

/// Reads the lines into one builder; keeps the texts that inputs only view.
class TextReader {
public:
    explicit TextReader(TraceId id) : m_builder(id), m_attributes(m_builder.newWriter()) {}

    bool readLine(std::string_view line)
    {
        const std::size_t indent = line.find_first_not_of(' ');
        while (!m_open.empty() && m_open.back().indent >= indent)
            m_open.pop_back();
        const Words &words = m_words.emplace_back(wordsOf(line));
        std::size_t timeWord = 1;
        while (timeWord < words.size() && !timesOf(words[timeWord]))
            ++timeWord;
        if (timeWord >= words.size())
            return false;

        SpanInput span;
        span.id = SpanId{++m_lastId};
        span.parentId = m_open.empty() ? SpanId() : m_open.back().id;
        span.resource = resourceOf(words[0]);
        std::string &name = m_texts.emplace_back();
        for (std::size_t i = 1; i < timeWord; ++i)
            name += (i > 1 ? " " : "") + words[i];
        span.name = name;
        const Times times = *timesOf(words[timeWord]);
        span.startNs = kTextTraceStartNs + times.startNs;
        if (times.endNs)
            span.durationNs = *times.endNs - times.startNs;
        m_attributes.clear();
        for (std::size_t i = timeWord + 1; i < words.size(); ++i) {
            if (!readWord(words[i], span))
                return false;
        }
        span.attributes = m_attributes.list();
        m_builder.addSpan(span);
        m_open.push_back({indent, span.id});
        return true;
    }

    TracePtr finish() { return m_builder.finish(); }

private:
    struct Open {
        std::size_t indent;
        SpanId id;
    };

    ResourceIndex resourceOf(const std::string &service)
    {
        const auto known = m_resources.find(service);
        if (known != m_resources.end())
            return known->second;
        AttributeWriter writer = m_builder.newWriter();
        if (service != "-")
            writer.add("service.name", service);
        ResourceInput resource;
        resource.attributes = writer.list();
        return m_resources[service] = m_builder.addResource(resource);
    }

    bool readWord(const std::string &word, SpanInput &span)
    {
        if (const auto kind = kindOf(word)) {
            span.kind = *kind;
            return true;
        }
        if (word == "ok" || word == "error") {
            span.status = word == "ok" ? StatusCode::Ok : StatusCode::Error;
            return true;
        }
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            return false;
        return readPair(std::string_view(word).substr(0, equals), std::string_view(word).substr(equals + 1), span);
    }

    bool readPair(std::string_view key, std::string_view value, SpanInput &span)
    {
        if (key == "id" || key == "parent") {
            const auto id = SpanId::fromHex(value);
            (key == "id" ? span.id : span.parentId) = id.value_or(SpanId());
            return id.has_value();
        }
        if (key == "message") {
            span.statusMessage = value;
            return true;
        }
        if (key == "warning") {
            span.warnings.push_back(value);
            return true;
        }
        if (key == "event")
            return readEvent(value, span);
        if (key == "link")
            return readLink(value, span);
        addAttribute(key, value);
        return true;
    }

    static bool readEvent(std::string_view value, SpanInput &span)
    {
        const std::size_t at = value.rfind('@');
        const auto time = at == std::string_view::npos ? std::nullopt : timeOf(value.substr(at + 1), "ms");
        if (!time)
            return false;
        EventInput event;
        event.name = value.substr(0, at);
        event.timeNs = kTextTraceStartNs + *time;
        span.events.push_back(event);
        return true;
    }

    static bool readLink(std::string_view value, SpanInput &span)
    {
        const std::size_t slash = value.find('/');
        if (slash == std::string_view::npos)
            return false;
        LinkInput link;
        link.traceId = TraceId::fromHex(value.substr(0, slash)).value_or(TraceId());
        link.spanId = SpanId::fromHex(value.substr(slash + 1)).value_or(SpanId());
        span.links.push_back(link);
        return !link.traceId.isZero();
    }

    void addAttribute(std::string_view key, std::string_view value)
    {
        m_attributes.key(key);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (value == "true" || value == "false")
            m_attributes.boolean(value == "true");
        else if (error == std::errc() && end == value.data() + value.size())
            m_attributes.integer(number);
        else
            m_attributes.string(value);
    }

    TraceBuilder m_builder;
    AttributeWriter m_attributes;
    std::map<std::string, ResourceIndex> m_resources;
    std::deque<Words> m_words; ///< inputs view into them until addSpan returns
    std::deque<std::string> m_texts;
    std::vector<Open> m_open;
    std::uint64_t m_lastId = 0;
};

} // namespace

TracePtr traceFromText(std::string_view text, TraceId id)
{
    TextReader reader(id);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string line(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (line.find_first_not_of(' ') != std::string::npos && !reader.readLine(line))
            reportBadLine(line);
    }
    return reader.finish();
}

} // namespace traceloupe::test
