// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/pullwindows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kDayNs = 24 * 3600 * kSecondNs;

} // namespace

SearchLimits searchLimitsOf(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Tempo:
        // Rows are small, and servers refuse windows beyond a configured length (a week by default).
        return {1000, 20'000, kDayNs};
    case SourceKind::Jaeger:
    case SourceKind::Zipkin:
    case SourceKind::Prometheus: // has no traces
        break; // whole traces: small pages keep answers small
    }
    return {};
}

std::vector<TimeWindow> withoutWindows(const TimeWindow &whole, std::vector<TimeWindow> done)
{
    std::sort(done.begin(), done.end(), [](const TimeWindow &a, const TimeWindow &b) { return a.startNs < b.startNs; });
    std::vector<TimeWindow> left;
    std::int64_t next = whole.startNs;
    for (const TimeWindow &window : done) {
        if (window.endNs <= next || window.startNs >= whole.endNs)
            continue;
        if (window.startNs > next)
            left.push_back({next, window.startNs});
        next = std::max(next, window.endNs);
    }
    if (next < whole.endNs)
        left.push_back({next, whole.endNs});
    return left;
}

std::vector<TimeWindow> cutWindow(const TimeWindow &window, std::int64_t longestNs)
{
    if (longestNs <= 0 || window.lengthNs() <= longestNs)
        return {window};
    std::vector<TimeWindow> pieces;
    for (std::int64_t start = window.startNs; start < window.endNs; start += longestNs)
        pieces.push_back({start, std::min(start + longestNs, window.endNs)});
    return pieces;
}

std::pair<TimeWindow, TimeWindow> halvesOf(const TimeWindow &window)
{
    const std::int64_t middle = window.startNs + window.lengthNs() / 2;
    const std::int64_t wholeSecond = middle - ((middle % kSecondNs) + kSecondNs) % kSecondNs;
    const std::int64_t cut = wholeSecond > window.startNs ? wholeSecond : middle;
    return {{window.startNs, cut}, {cut, window.endNs}};
}

QString windowQueryKey(const SearchRequest &request)
{
    QJsonArray tags;
    for (const auto &[key, value] : request.tags)
        tags.append(QJsonArray{key, value});
    QJsonObject key{{u"service"_s, request.service},
                    {u"operation"_s, request.operation},
                    {u"tags"_s, tags},
                    {u"traceQl"_s, request.traceQl},
                    {u"looseTags"_s, request.looseTags}};
    if (request.minDurationNs)
        key.insert("minDurationNs"_L1, QString::number(*request.minDurationNs));
    if (request.maxDurationNs)
        key.insert("maxDurationNs"_L1, QString::number(*request.maxDurationNs));
    return QString::fromUtf8(QJsonDocument(key).toJson(QJsonDocument::Compact));
}

QString windowSourceKey(const SourceConfig &source)
{
    const QString address = sourceKindName(source.kind) + u' ' + source.baseUrl.toString(QUrl::RemoveUserInfo);
    return source.tenant.isEmpty() ? address : address + u' ' + source.tenant;
}

} // namespace traceloupe
