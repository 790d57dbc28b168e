// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobjson.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe::jobjson {
namespace {

// Whole numbers are texts: JSON's numbers are doubles for many readers.
QString textOf(std::int64_t value)
{
    return QString::number(value);
}

std::int64_t numberOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString().toLongLong();
}

std::optional<std::int64_t> optionalNumberOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.contains(key) ? std::optional(numberOf(object, key)) : std::nullopt;
}

QJsonObject ofSearch(const SearchRequest &search)
{
    QJsonArray tags;
    for (const auto &[key, value] : search.tags)
        tags.append(QJsonArray{key, value});
    QJsonObject object{
        {u"service"_s, search.service},         {u"operation"_s, search.operation}, {u"tags"_s, tags},
        {u"startNs"_s, textOf(search.startNs)}, {u"endNs"_s, textOf(search.endNs)}, {u"limit"_s, textOf(search.limit)},
        {u"traceQl"_s, search.traceQl},         {u"looseTags"_s, search.looseTags}};
    if (search.minDurationNs)
        object.insert(u"minDurationNs"_s, textOf(*search.minDurationNs));
    if (search.maxDurationNs)
        object.insert(u"maxDurationNs"_s, textOf(*search.maxDurationNs));
    return object;
}

SearchRequest toSearch(const QJsonObject &object)
{
    SearchRequest search;
    search.service = object.value("service"_L1).toString();
    search.operation = object.value("operation"_L1).toString();
    for (const QJsonValue tag : object.value("tags"_L1).toArray())
        search.tags.emplace_back(tag.toArray().at(0).toString(), tag.toArray().at(1).toString());
    search.minDurationNs = optionalNumberOf(object, "minDurationNs"_L1);
    search.maxDurationNs = optionalNumberOf(object, "maxDurationNs"_L1);
    search.startNs = numberOf(object, "startNs"_L1);
    search.endNs = numberOf(object, "endNs"_L1);
    search.limit = static_cast<std::uint32_t>(std::clamp<std::int64_t>(numberOf(object, "limit"_L1), 0, UINT32_MAX));
    search.traceQl = object.value("traceQl"_L1).toString();
    search.looseTags = object.value("looseTags"_L1).toBool();
    return search;
}

} // namespace

QJsonObject ofImport(const ImportRequest &request, std::optional<int> percent)
{
    QJsonArray paths;
    for (const QString &path : request.paths)
        paths.append(QFileInfo(path).absoluteFilePath());
    QJsonObject job{{u"kind"_s, u"import"_s}, {u"title"_s, request.title}, {u"paths"_s, paths}};
    if (percent)
        job.insert(u"percent"_s, *percent);
    return job;
}

QJsonObject ofCapture(const QString &title, const PullRequest &request, const PullProgress &progress)
{
    QJsonArray ids;
    for (const TraceId &id : request.traceIds)
        ids.append(QString::fromStdString(id.toHex()));
    return {{u"kind"_s, u"capture"_s},
            {u"title"_s, title},
            {u"source"_s, request.source.id},
            {u"traceIds"_s, ids},
            {u"search"_s, ofSearch(request.search)},
            {u"refresh"_s, request.refresh},
            {u"fetched"_s, textOf(static_cast<std::int64_t>(progress.fetched))},
            {u"spans"_s, textOf(static_cast<std::int64_t>(progress.spans))},
            {u"coverage"_s, progress.coverage}};
}

bool isImport(const QJsonObject &job)
{
    return job.value("kind"_L1).toString() == "import"_L1;
}

ImportRequest toImport(const QJsonObject &job)
{
    ImportRequest request;
    for (const QJsonValue path : job.value("paths"_L1).toArray()) {
        if (!path.toString().isEmpty())
            request.paths += path.toString();
    }
    request.title = job.value("title"_L1).toString();
    return request;
}

std::optional<int> percentOf(const QJsonObject &job)
{
    const QJsonValue percent = job.value("percent"_L1);
    return percent.isDouble() ? std::optional(std::clamp(percent.toInt(), 0, 100)) : std::nullopt;
}

std::optional<Capture> toCapture(const QJsonObject &job)
{
    if (job.value("kind"_L1).toString() != "capture"_L1)
        return std::nullopt;
    Capture capture;
    capture.title = job.value("title"_L1).toString();
    capture.request.source.id = job.value("source"_L1).toString();
    for (const QJsonValue hex : job.value("traceIds"_L1).toArray()) {
        if (const auto id = TraceId::fromHex(hex.toString().toStdString()))
            capture.request.traceIds.push_back(*id);
    }
    capture.request.search = toSearch(job.value("search"_L1).toObject());
    capture.request.refresh = job.value("refresh"_L1).toBool();
    capture.progress.fetched = static_cast<std::uint64_t>(numberOf(job, "fetched"_L1));
    capture.progress.spans = static_cast<std::uint64_t>(numberOf(job, "spans"_L1));
    capture.progress.coverage = std::clamp(job.value("coverage"_L1).toDouble(), 0.0, 1.0);
    return capture;
}

} // namespace traceloupe::jobjson
