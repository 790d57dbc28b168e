// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/querycompletion.h"

#include "core/models/keyscopes.h"
#include "core/traceql/completion.h"
#include "core/traceql/explain.h"
#include "core/traceql/parser.h"
#include "core/traceql/value.h"

#include <QDateTime>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMaxValues = 1'000; ///< that are looked through for those that fit
constexpr std::int64_t kTagWindowNs = 3'600'000'000'000;

QString toQString(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Answers of the cache and of a source for one question, and what they are put together to.
struct Question {
    QString text;
    int position = 0;
    bool byHand = false;
    int begin = 0; ///< of what a choice takes the place of
    int end = 0;
    QString typed;
    bool isPattern = false;
    bool areValues = false;
    bool needsDot = false;
    std::vector<QueryChoice> words;
    QStringList found;
};

bool isNumber(const QString &text)
{
    bool isOk = false;
    text.toDouble(&isOk);
    return isOk && !text.startsWith(u'+');
}

QString spelled(const Question &question, const QString &found)
{
    if (!question.areValues)
        return (question.needsDot && !isScopedName(found) ? u"."_s : QString())
               + toQString(traceql::keyText(found.toStdString()));
    const bool isBare = !question.isPattern && (isNumber(found) || found == u"true" || found == u"false");
    const auto isPlain = [](QChar c) { return c >= u' ' && c != u'"' && c != u'\\'; };
    if (!isBare && std::ranges::all_of(found, isPlain))
        return u'"' + found + u'"';
    return isBare ? found : toQString(traceql::quoted(found.toStdString()));
}

std::vector<QueryChoice> choicesOf(Question &question)
{
    std::vector<QueryChoice> choices;
    if (!question.areValues) // what the language offers; of values, those of the data are wanted first
        choices = question.words;
    QStringList fitting;
    for (const QString &found : question.found) {
        if (found.contains(question.typed, Qt::CaseInsensitive))
            fitting += found;
    }
    fitting.removeDuplicates();
    std::ranges::stable_sort(fitting, {}, [&](const QString &found) {
        return found.startsWith(question.typed, Qt::CaseInsensitive) ? 0 : 1;
    });
    for (const QString &found : fitting) {
        if (choices.size() >= QueryCompletion::kMaxChoices)
            break;
        choices.push_back({spelled(question, found), {}, question.begin, question.end});
    }
    if (question.areValues)
        choices.insert(choices.end(), question.words.begin(), question.words.end());
    // what stands there already is no news
    const QString there = question.text.mid(question.begin, question.end - question.begin);
    if (choices.size() == 1 && choices.front().text == there)
        choices.clear();
    return choices;
}

} // namespace

QueryCompletion::QueryCompletion(CacheAccess &cache, SourceAccess &sources, QObject *parent)
    : QObject(parent), m_cache(cache), m_sources(sources)
{}

void QueryCompletion::setSource(const std::optional<SourceConfig> &source)
{
    m_source = source;
    ++m_generation;
}

void QueryCompletion::ask(const QString &text, int position, bool byHand)
{
    const quint64 generation = ++m_generation;
    const TextPositions positions(text);
    const traceql::CompletionContext context = traceql::completionAt(text.toStdString(), positions.byteOf(position));
    auto question = std::make_shared<Question>();
    question->text = text;
    question->position = position;
    question->byHand = byHand;
    question->begin = positions.positionOf(context.replaced.begin);
    question->end = positions.positionOf(context.replaced.end);
    question->typed = toQString(context.typed);
    question->isPattern = context.valuesMustBePatterns;
    question->areValues = context.valuesOf.has_value();
    question->needsDot = context.keysNeedDot;
    for (const traceql::Completion &word : context.words)
        question->words.push_back({toQString(word.text), toQString(word.meaning), question->begin, question->end});
    const bool needsData = context.keysOf || context.valuesOf;
    if (!byHand && !needsData && question->typed.isEmpty() && !context.isExpected)
        question->words.clear(); // nobody asked: a list that pops up behind every blank is in the way
    const auto answer = [this, question, generation] {
        if (generation == m_generation)
            Q_EMIT answered(question->text, question->position, question->byHand, choicesOf(*question));
    };
    if (!needsData)
        return answer();
    const auto add = [question, answer](const Result<QStringList> &found) {
        if (found) // completion is a kindness: the search itself says what is wrong
            question->found += *found;
        answer();
    };
    if (!question->areValues || context.valuesMustBePatterns)
        answer();
    askData(context, add);
}

void QueryCompletion::askData(const traceql::CompletionContext &context,
                              const std::function<void(const Result<QStringList> &)> &add)
{
    const std::optional<traceql::Attribute> of = context.valuesOf;
    const QString key = of ? toQString(of->name) : QString();
    const traceql::Intrinsic intrinsic = of ? of->intrinsic : traceql::Intrinsic::None;
    const bool wantsServices = key == u"service.name" || intrinsic == traceql::Intrinsic::TraceRootService;
    const bool wantsNames = intrinsic == traceql::Intrinsic::Name || intrinsic == traceql::Intrinsic::TraceRootName;
    m_cache.run(
        CacheAccess::Lane::List, this,
        [of, key, scope = context.keysOf.value_or(traceql::AttributeScope::None), wantsServices,
         wantsNames](Cache &cache) -> Result<QStringList> {
            if (!of)
                return keysOfScope(cache, scope);
            if (wantsServices)
                return cache.services();
            if (wantsNames)
                return cache.operations({});
            return key.isEmpty() ? Result<QStringList>(QStringList()) : cache.tagValues(key, kMaxValues);
        },
        add);
    if (!m_source)
        return;
    const std::int64_t nowNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    m_sources.ask(
        *m_source, this,
        [of, key, wantsServices, nowNs](TraceSource &source) {
            if (!of)
                return source.tagNames(nowNs - kTagWindowNs, nowNs);
            if (wantsServices)
                return source.services();
            return source.tagValues(key.isEmpty() ? toQString(traceql::toQueryText(*of)) : key, nowNs - kTagWindowNs,
                                    nowNs);
        },
        [add, scope = context.keysOf](const Result<QStringList> &found) {
            add(found && scope ? Result<QStringList>(namesOfScope(*found, *scope)) : found);
        });
}

QString QueryCompletion::meaningOf(const QString &query)
{
    if (query.trimmed().isEmpty())
        return {};
    const auto parsed = traceql::parseValid(query.toStdString());
    return parsed ? toQString(traceql::explanation(*parsed)) : QString();
}

} // namespace traceloupe
