// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/searchtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe::searchtext {
namespace {

struct Unit {
    QStringView name;
    std::int64_t ns;
};

/// Largest first, as spelledDuration() tries them; parseDuration() compares whole names.
constexpr std::array<Unit, 10> kUnits{{
    {u"d", 86'400'000'000'000},
    {u"h", 3'600'000'000'000},
    {u"m", 60'000'000'000},
    {u"s", 1'000'000'000},
    {u"ms", 1'000'000},
    {u"us", 1'000},
    {u"ns", 1},
    {u"min", 60'000'000'000},
    {u"µs", 1'000},
    {u"μs", 1'000},
}};

std::optional<std::int64_t> unitNs(QStringView name)
{
    for (const Unit &unit : kUnits) {
        if (unit.name == name)
            return unit.ns;
    }
    return std::nullopt;
}

bool isNumberPart(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'.';
}

qsizetype endOfRun(QStringView text, qsizetype from, bool (*belongs)(QChar))
{
    while (from < text.size() && belongs(text[from]))
        ++from;
    return from;
}

Error tagError(const char *sentence, qsizetype place)
{
    return Error{ErrorCode::InvalidInput, QCoreApplication::translate("SearchText", sentence).arg(place + 1)};
}

/// Reads a word or a quoted text at `at` and moves behind it; `stop` ends a word besides a space.
Result<QString> takeText(QStringView text, qsizetype &at, QChar stop)
{
    QString out;
    if (at >= text.size() || text[at] != u'"') {
        while (at < text.size() && !text[at].isSpace() && text[at] != stop)
            out += text[at++];
        return out;
    }
    const qsizetype opened = at++;
    while (at < text.size() && text[at] != u'"') {
        if (text[at] == u'\\' && at + 1 < text.size())
            ++at;
        out += text[at++];
    }
    if (at >= text.size())
        return tl::unexpected(
            tagError(QT_TRANSLATE_NOOP("SearchText", "The quote at character %1 is not closed."), opened));
    ++at;
    return out;
}

QString quotedIfNeeded(const QString &text)
{
    const bool plain = !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u'"' || c == u'=' || c == u'\\';
    });
    if (plain)
        return text;
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

} // namespace

std::optional<std::int64_t> parseDuration(const QString &text)
{
    QString compact = text.toLower().simplified();
    compact.remove(u' ').replace(u',', u'.');
    if (compact == u"0"_s)
        return 0;
    if (compact.isEmpty())
        return std::nullopt;
    double sum = 0;
    for (qsizetype at = 0; at < compact.size();) {
        const qsizetype numberEnd = endOfRun(compact, at, isNumberPart);
        const qsizetype unitEnd = endOfRun(compact, numberEnd, [](QChar c) { return !isNumberPart(c); });
        bool isNumber = false;
        const double number = QStringView(compact).mid(at, numberEnd - at).toDouble(&isNumber);
        const auto scale = unitNs(QStringView(compact).mid(numberEnd, unitEnd - numberEnd));
        if (!isNumber || !scale)
            return std::nullopt;
        sum += number * static_cast<double>(*scale);
        at = unitEnd;
    }
    if (sum >= static_cast<double>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return std::llround(sum);
}

QString spelledDuration(std::int64_t ns)
{
    if (ns <= 0)
        return u"0"_s;
    for (const Unit &unit : kUnits) {
        if (ns % unit.ns == 0)
            return QString::number(ns / unit.ns) + unit.name.toString();
    }
    return QString::number(ns) + u"ns"_s;
}

Result<Tags> parseTags(const QString &text)
{
    Tags tags;
    qsizetype at = 0;
    while (true) {
        while (at < text.size() && text[at].isSpace())
            ++at;
        if (at >= text.size())
            return tags;
        const qsizetype start = at;
        const Result<QString> key = takeText(text, at, u'=');
        if (!key)
            return tl::unexpected(key.error());
        if (key->isEmpty())
            return tl::unexpected(
                tagError(QT_TRANSLATE_NOOP("SearchText", "A key is missing at character %1; write key=value."), start));
        if (at >= text.size() || text[at] != u'=')
            return tl::unexpected(tagError(
                QT_TRANSLATE_NOOP("SearchText", "The tag at character %1 has no value; write key=value."), start));
        ++at;
        if (at >= text.size() || text[at].isSpace()) // someone is still writing
            return tl::unexpected(
                tagError(QT_TRANSLATE_NOOP("SearchText",
                                           "The value of the tag at character %1 is missing; \"\" is the empty text."),
                         start));
        const Result<QString> value = takeText(text, at, QChar());
        if (!value)
            return tl::unexpected(value.error());
        tags.emplace_back(*key, *value);
    }
}

QString tagsText(const Tags &tags)
{
    QString text;
    for (const auto &[key, value] : tags) {
        if (!text.isEmpty())
            text += u' ';
        text += quotedIfNeeded(key) + u'=' + quotedIfNeeded(value);
    }
    return text;
}

} // namespace traceloupe::searchtext
