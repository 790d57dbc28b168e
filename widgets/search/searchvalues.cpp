// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/searchvalues.h"

#include "core/models/formquery.h"
#include "core/models/searchtext.h"

#include <QCoreApplication>

#include <optional>

namespace traceloupe {
namespace {

constexpr std::int64_t kMillisecondNs = 1'000'000;
constexpr qint64 kHourSeconds = 3'600;

QString translated(const char *text)
{
    return QCoreApplication::translate("SearchValues", text);
}

std::optional<std::int64_t> durationOf(const QString &text)
{
    return text.trimmed().isEmpty() ? std::nullopt : searchtext::parseDuration(text);
}

searchtext::Tags tagsOf(const QString &text)
{
    return searchtext::parseTags(text).value_or(searchtext::Tags{});
}

struct Window {
    std::int64_t startNs;
    std::int64_t endNs;
};

Window windowOf(const SearchValues &values, qint64 nowMs)
{
    if (values.lastSeconds == SearchValues::kCustomWindow)
        return {values.fromMs * kMillisecondNs, values.toMs * kMillisecondNs};
    const qint64 seconds = values.lastSeconds == SearchValues::kAllTime ? kHourSeconds : values.lastSeconds;
    return {(nowMs - seconds * 1000) * kMillisecondNs, nowMs * kMillisecondNs};
}

void checkDuration(const QString &text, SearchField field, std::vector<SearchProblem> &problems)
{
    if (!text.trimmed().isEmpty() && !searchtext::parseDuration(text))
        problems.push_back({field, translated(QT_TRANSLATE_NOOP(
                                       "SearchValues", "Write a number and a unit, for instance 100ms or 1.5s."))});
}

} // namespace

std::vector<SearchProblem> searchProblems(const SearchValues &values)
{
    std::vector<SearchProblem> problems;
    if (values.lastSeconds == SearchValues::kCustomWindow && values.fromMs >= values.toMs)
        problems.push_back({SearchField::Window,
                            translated(QT_TRANSLATE_NOOP("SearchValues", "The end must be later than the start."))});
    if (const auto tags = searchtext::parseTags(values.tags); !tags)
        problems.push_back({SearchField::Tags, tags.error().detail});
    checkDuration(values.minDuration, SearchField::MinDuration, problems);
    checkDuration(values.maxDuration, SearchField::MaxDuration, problems);
    const auto min = durationOf(values.minDuration);
    const auto max = durationOf(values.maxDuration);
    if (min && max && *min > *max)
        problems.push_back(
            {SearchField::MaxDuration,
             translated(QT_TRANSLATE_NOOP("SearchValues", "The longest must not be shorter than the shortest."))});
    return problems;
}

TraceFilter toTraceFilter(const SearchValues &values, qint64 nowMs)
{
    TraceFilter filter;
    filter.service = values.service.trimmed();
    filter.operation = values.operation.trimmed();
    filter.tags = tagsOf(values.tags);
    filter.minDurationNs = durationOf(values.minDuration);
    filter.maxDurationNs = durationOf(values.maxDuration);
    if (values.lastSeconds != SearchValues::kAllTime) {
        const Window window = windowOf(values, nowMs);
        filter.startNs = window.startNs;
        filter.endNs = window.endNs;
    }
    filter.errorsOnly = values.errorsOnly;
    return filter;
}

QString queryOfValues(const SearchValues &values)
{
    if (!values.traceQl.trimmed().isEmpty())
        return values.traceQl.trimmed();
    FormQuery form;
    form.service = values.service.trimmed();
    form.operation = values.operation.trimmed();
    form.tags = tagsOf(values.tags);
    form.minDurationNs = durationOf(values.minDuration);
    form.maxDurationNs = durationOf(values.maxDuration);
    form.errorsOnly = values.errorsOnly;
    return queryOf(form);
}

SearchRequest toSearchRequest(const SearchValues &values, SourceKind kind, qint64 nowMs)
{
    SearchRequest request;
    const Window window = windowOf(values, nowMs);
    request.startNs = window.startNs;
    request.endNs = window.endNs;
    request.limit = static_cast<std::uint32_t>(values.limit);
    if (kind == SourceKind::Tempo) {
        request.traceQl = queryOfValues(values);
        return request;
    }
    request.service = values.service.trimmed();
    request.operation = values.operation.trimmed();
    request.tags = tagsOf(values.tags);
    request.minDurationNs = durationOf(values.minDuration);
    request.maxDurationNs = durationOf(values.maxDuration);
    return request;
}

} // namespace traceloupe
