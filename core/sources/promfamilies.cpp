// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/prometheusquery.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSecondNs = 1e9;
constexpr double kMillisecondNs = 1e6;
constexpr double kUnitUnknown = 0;
/// No service waits minutes often, so that bounds beyond this can't be seconds.
constexpr double kMostSeconds = 100;

struct KnownDuration {
    QLatin1StringView name;
    double unitNs;
    QLatin1StringView operation;
};

struct KnownFamily {
    QLatin1StringView calls;
    QLatin1StringView service;
    std::array<KnownDuration, 3> durations; ///< in the order of preference
};

constexpr KnownDuration kNone{{}, kUnitUnknown, {}};
constexpr auto kSpanName = "span_name"_L1;

/// By how sure their meaning is.
constexpr std::array<KnownFamily, 6> kFamilies{{
    {"traces_spanmetrics_calls_total"_L1,
     "service"_L1,
     {{{"traces_spanmetrics_latency"_L1, kSecondNs, kSpanName}, kNone, kNone}}},
    {"traces_span_metrics_calls_total"_L1,
     "service_name"_L1,
     {{{"traces_span_metrics_duration_milliseconds"_L1, kMillisecondNs, kSpanName},
       {"traces_span_metrics_duration_seconds"_L1, kSecondNs, kSpanName},
       kNone}}},
    {"calls_total"_L1,
     "service_name"_L1,
     {{{"duration_milliseconds"_L1, kMillisecondNs, kSpanName},
       {"duration_seconds"_L1, kSecondNs, kSpanName},
       {"latency"_L1, kMillisecondNs, "operation"_L1}}}},
    {"traces_span_metrics_calls"_L1,
     "service_name"_L1,
     {{{"traces_span_metrics_duration"_L1, kUnitUnknown, kSpanName}, kNone, kNone}}},
    {"calls"_L1,
     "service_name"_L1,
     {{{"duration"_L1, kUnitUnknown, kSpanName}, {"latency"_L1, kMillisecondNs, "operation"_L1}, kNone}}},
    {"traces.span.metrics.calls"_L1,
     "service.name"_L1,
     {{{"traces.span.metrics.duration"_L1, kUnitUnknown, "span.name"_L1}, kNone, kNone}}},
}};

constexpr auto kGraphCalls = "traces_service_graph_request_total"_L1;

std::optional<SpanMetricsFamily> familyOf(const KnownFamily &known, const QStringList &names)
{
    if (!names.contains(known.calls))
        return std::nullopt;
    for (const KnownDuration &duration : known.durations) {
        const bool isClassic = names.contains(QString(duration.name) + "_bucket"_L1);
        if (duration.name.isEmpty() || (!isClassic && !names.contains(duration.name)))
            continue;
        const bool hasDots = known.service.contains(u'.');
        return SpanMetricsFamily{known.calls,
                                 duration.name,
                                 known.service,
                                 duration.operation,
                                 hasDots ? u"span.kind"_s : u"span_kind"_s,
                                 hasDots ? u"status.code"_s : u"status_code"_s,
                                 duration.unitNs,
                                 !isClassic};
    }
    return std::nullopt;
}

} // namespace

QString promMetricNamesSelector()
{
    return uR"x({__name__=~".*traces_service_graph_request_.*|traces_spanmetrics_(calls|latency).*|)x"
           uR"x((traces_span_metrics_|traces\\.span\\.metrics\\.)?(calls|calls_total|duration.*|latency.*)"})x"_s;
}

std::vector<SpanMetricsFamily> spanMetricsFamilies(const QStringList &metricNames)
{
    std::vector<SpanMetricsFamily> families;
    for (const KnownFamily &known : kFamilies) {
        if (const auto family = familyOf(known, metricNames))
            families.push_back(*family);
    }
    return families;
}

std::optional<ServiceGraphFamily> serviceGraphFamily(const QStringList &metricNames)
{
    const auto found = std::find_if(metricNames.begin(), metricNames.end(),
                                    [](const QString &name) { return name.endsWith(kGraphCalls); });
    if (found == metricNames.end())
        return std::nullopt;
    ServiceGraphFamily family;
    family.prefix = found->chopped("request_total"_L1.size());
    family.isNative = !metricNames.contains(family.prefix + "request_server_seconds_bucket"_L1)
                      && metricNames.contains(family.prefix + "request_server_seconds"_L1);
    return family;
}

double unitOfBounds(const QStringList &les)
{
    double most = 0;
    for (const QString &le : les) {
        const double bound = promNumber(le);
        if (bound < HUGE_VAL)
            most = std::max(most, bound);
    }
    return most > kMostSeconds ? kMillisecondNs : kSecondNs;
}

QString promString(const QString &text)
{
    QString result = text;
    result.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + result + u'"';
}

} // namespace traceloupe
