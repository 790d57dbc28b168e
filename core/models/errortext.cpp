// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/errortext.h"

#include "core/models/errorsentences.h"
#include "core/models/queryerrorsentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <vector>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

/// Longer texts are no sentences of ours.
constexpr qsizetype kMaxCharacters = 2'000;
/// Sentences within sentences.
constexpr int kMaxDepth = 4;

struct Sentence {
    const char *english = nullptr;
    QRegularExpression words;
    std::vector<int> numbers;      ///< of the %1, %2, … in the order in which they stand there
    bool mayFollowAPlace = false;  ///< then the first capture is the place
    qsizetype fixedCharacters = 0; ///< the more, the surer
};

bool isPlaceholder(QStringView text, qsizetype at)
{
    return text[at] == u'%' && at + 1 < text.size() && text[at + 1].isDigit();
}

Sentence sentenceOf(const char *english)
{
    Sentence sentence;
    sentence.english = english;
    const QString text = QString::fromUtf8(english);
    sentence.mayFollowAPlace = text[0].isLower();
    QString pattern = sentence.mayFollowAPlace ? u"(?:(.*): )?"_s : QString();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPlaceholder(text, i)) {
            sentence.numbers.push_back(text[++i].digitValue());
            pattern += u"(.*?)"_s;
        } else {
            pattern += QRegularExpression::escape(text.mid(i, 1));
            ++sentence.fixedCharacters;
        }
    }
    sentence.words = QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                        QRegularExpression::DotMatchesEverythingOption);
    return sentence;
}

/// The surest first.
const std::vector<Sentence> &sentences()
{
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        made.reserve(errorsentences::kAll.size() + errorsentences::kOfQueries.size());
        std::ranges::transform(errorsentences::kAll, std::back_inserter(made), sentenceOf);
        std::ranges::transform(errorsentences::kOfQueries, std::back_inserter(made), sentenceOf);
        std::ranges::stable_sort(made, std::ranges::greater(), &Sentence::fixedCharacters);
        return made;
    }();
    return all;
}

QString filled(const QString &text, const QStringList &parts)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPlaceholder(text, i))
            out += parts.value(text[++i].digitValue() - 1);
        else
            out += text[i];
    }
    return out;
}

QString translated(const QString &english, int depth)
{
    if (english.isEmpty() || english.size() > kMaxCharacters || depth > kMaxDepth)
        return english;
    for (const Sentence &sentence : sentences()) {
        const QRegularExpressionMatch match = sentence.words.match(english);
        if (!match.hasMatch())
            continue;
        const int first = sentence.mayFollowAPlace ? 2 : 1;
        QStringList parts;
        for (std::size_t i = 0; i < sentence.numbers.size(); ++i) {
            parts.resize(std::max<qsizetype>(parts.size(), sentence.numbers[i]));
            parts[sentence.numbers[i] - 1] = translated(match.captured(first + static_cast<int>(i)), depth + 1);
        }
        const QString text = filled(QCoreApplication::translate("Errors", sentence.english), parts);
        const QString place = sentence.mayFollowAPlace ? match.captured(1) : QString();
        return place.isEmpty() ? text : QCoreApplication::translate("Errors", "%1: %2").arg(place, text);
    }
    return english;
}

} // namespace

QString errorText(const QString &english)
{
    return translated(english, 1);
}

QString errorText(const Error &error)
{
    return errorText(error.detail);
}

QString errorText(const traceql::QueryError &error)
{
    QString message = QString::fromStdString(error.message);
    if (!error.expected.empty()) { // the list of what could stand there comes in pieces, to be joined anew
        const qsizetype list = message.indexOf(u", expected "_s);
        message.truncate(list >= 0 ? list : message.size());
    }
    QString text = errorText(message);
    QStringList expected;
    for (const std::string &piece : error.expected)
        expected += errorText(QString::fromStdString(piece));
    if (expected.size() > 1) {
        const QString last = expected.takeLast();
        expected.last() = QCoreApplication::translate("Errors", "%1 or %2",
                                                      "the end of a list of what could stand there")
                              .arg(expected.last(), last);
    }
    if (!expected.isEmpty())
        text = QCoreApplication::translate("Errors", "%1, expected %2").arg(text, expected.join(u", "_s));
    if (error.suggestion.empty())
        return text;
    QString suggestion = errorText(QString::fromStdString(error.suggestion));
    suggestion[0] = suggestion[0].toUpper();
    return text + u". "_s + suggestion;
}

QStringList knownErrorTexts()
{
    QStringList texts;
    for (const char *english : errorsentences::kAll)
        texts += QString::fromUtf8(english);
    for (const char *english : errorsentences::kOfQueries)
        texts += QString::fromUtf8(english);
    return texts;
}

} // namespace traceloupe
