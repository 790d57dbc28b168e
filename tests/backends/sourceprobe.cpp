// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks a running backend everything that a TraceSource can ask, and prints the answers as one JSON document, for
/// run.py to compare with what was sent. Searches are read from standard input, as a JSON array of objects.

#include "core/sources/metricssource.h"
#include "core/sources/tracesource.h"
#include "tests/backends/figuresjson.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

template <class T>
T waitFor(const QFuture<T> &future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!watcher.isFinished())
        loop.exec();
    return future.result();
}

/// {"value": …} or {"error": …}.
template <class T, class ToJson>
QJsonObject answered(const Result<T> &result, const ToJson &toJson)
{
    if (!result)
        return {{u"error"_s, result.error().detail}};
    return {{u"value"_s, toJson(*result)}};
}

QJsonValue ofList(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QJsonValue ofCheck(const SourceCheck &check)
{
    return QJsonObject{{u"server"_s, check.server}, {u"detail"_s, check.detail}};
}

QJsonValue ofDependencies(const std::vector<Dependency> &dependencies)
{
    QJsonArray list;
    for (const Dependency &dependency : dependencies)
        list.append(QJsonObject{
            {u"parent"_s, dependency.parent}, {u"child"_s, dependency.child}, {u"calls"_s, qint64(dependency.calls)}});
    return list;
}

QJsonValue ofSearch(const SearchAnswer &answer)
{
    QJsonArray traces;
    for (const FoundTrace &found : answer.traces) {
        traces.append(QJsonObject{{u"traceId"_s, QString::fromStdString(found.id.toHex())},
                                  {u"rootService"_s, found.rootService},
                                  {u"rootName"_s, found.rootName},
                                  {u"startNs"_s, QString::number(found.startNs)},
                                  {u"durationNs"_s, QString::number(found.durationNs)},
                                  {u"spans"_s, qint64(found.spans)},
                                  {u"errors"_s, qint64(found.errors)},
                                  {u"whole"_s, found.trace != nullptr},
                                  {u"partial"_s, found.partial},
                                  {u"services"_s, QJsonArray::fromStringList(found.services)}});
    }
    return QJsonObject{{u"traces"_s, traces},
                       {u"truncated"_s, answer.truncated},
                       {u"warnings"_s, QJsonArray::fromStringList(answer.warnings)}};
}

SearchRequest requestOf(const QJsonObject &object)
{
    const auto duration = [&object](const QString &key) -> std::optional<std::int64_t> {
        return object.contains(key) ? std::optional<std::int64_t>(object[key].toInteger()) : std::nullopt;
    };
    SearchRequest request;
    request.service = object["service"_L1].toString();
    request.operation = object["operation"_L1].toString();
    const QJsonObject tags = object["tags"_L1].toObject();
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        request.tags.emplace_back(tag.key(), tag.value().toString());
    request.minDurationNs = duration(u"minDurationNs"_s);
    request.maxDurationNs = duration(u"maxDurationNs"_s);
    request.startNs = object["startNs"_L1].toInteger();
    request.endNs = object["endNs"_L1].toInteger();
    request.limit = quint32(object["limit"_L1].toInteger(20));
    request.traceQl = object["traceQl"_L1].toString();
    return request;
}

/// {"figures": [question], "histories": [question with "group"], "callGraph": window}, instead of the questions below.
QJsonObject counted(MetricsSource &source, const QJsonObject &asked)
{
    QJsonArray figures;
    for (const QJsonValue question : asked["figures"_L1].toArray())
        figures.append(answered(waitFor(source.figures(figuresQuestionOf(question.toObject()))), toJson<FiguresTable>));
    QJsonArray histories;
    for (const QJsonValue value : asked["histories"_L1].toArray()) {
        const QJsonObject question = value.toObject();
        const FiguresGroup group = figuresGroupOf(question["group"_L1].toObject());
        histories.append(answered(waitFor(source.history(figuresQuestionOf(question), group)), toJson<FiguresHistory>));
    }
    const FiguresQuestion window = figuresQuestionOf(asked["callGraph"_L1].toObject());
    return {{u"figures"_s, figures},
            {u"histories"_s, histories},
            {u"callGraph"_s, answered(waitFor(source.callGraph(window.startNs, window.endNs)), toJson<CallGraph>)}};
}

QJsonObject everything(TraceSource &source, const QJsonObject &asked)
{
    const qint64 startNs = asked["startNs"_L1].toInteger();
    const qint64 endNs = asked["endNs"_L1].toInteger();
    QJsonArray searches;
    for (const QJsonValue search : asked["searches"_L1].toArray())
        searches.append(answered(waitFor(source.search(requestOf(search.toObject()))), ofSearch));
    QJsonObject operations;
    for (const QJsonValue service : asked["services"_L1].toArray())
        operations.insert(service.toString(), answered(waitFor(source.operations(service.toString())), ofList));
    QJsonObject tagValues;
    for (const QJsonValue tag : asked["tags"_L1].toArray())
        tagValues.insert(tag.toString(), answered(waitFor(source.tagValues(tag.toString(), startNs, endNs)), ofList));
    return {{u"check"_s, answered(waitFor(source.check()), ofCheck)},
            {u"services"_s, answered(waitFor(source.services()), ofList)},
            {u"operations"_s, operations},
            {u"dependencies"_s, answered(waitFor(source.dependencies(startNs, endNs)), ofDependencies)},
            {u"tagNames"_s, answered(waitFor(source.tagNames(startNs, endNs)), ofList)},
            {u"tagValues"_s, tagValues},
            {u"searches"_s, searches}};
}

int probe(const QStringList &arguments)
{
    QFile input;
    if (arguments.size() != 2 || !input.open(stdin, QIODevice::ReadOnly)) {
        std::fputs("usage: traceloupe_source_probe SOURCE < QUESTIONS.json\n", stderr);
        return 2;
    }
    QJsonParseError problem;
    const QJsonDocument asked = QJsonDocument::fromJson(input.readAll(), &problem);
    const Result<SourceConfig> config = sourceConfigFromUrl(arguments[1]);
    if (problem.error != QJsonParseError::NoError || !config) {
        std::fputs(qPrintable((config ? problem.errorString() : config.error().detail) + u'\n'), stderr);
        return 2;
    }
    const std::unique_ptr<TraceSource> source = TraceSource::create(*config, {});
    const bool asksFigures = asked.object().contains("callGraph"_L1) && source->metrics() != nullptr;
    const QJsonObject told = asksFigures ? counted(*source->metrics(), asked.object())
                                         : everything(*source, asked.object());
    const QByteArray answer = QJsonDocument(told).toJson(QJsonDocument::Compact);
    std::fwrite(answer.constData(), 1, std::size_t(answer.size()), stdout);
    return 0;
}

} // namespace
} // namespace traceloupe

int main(int argumentCount, char **arguments)
{
    const QCoreApplication application(argumentCount, arguments);
    return traceloupe::probe(QCoreApplication::arguments());
}
