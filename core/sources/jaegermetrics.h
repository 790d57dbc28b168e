// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/metricssource.h"

#include <QJsonObject>

namespace traceloupe {

/// One question to Jaeger's SPM: GET /api/metrics/<what>.
struct JaegerMetricsRequest {
    QString what; ///< "calls", "errors" or "latencies"
    QueryString parameters;
};

/// Calls, errors and one request a quantile, of the services given. There is a point each step, which tells of the
/// step before it.
[[nodiscard]] std::vector<JaegerMetricsRequest> jaegerMetricsRequests(const FiguresQuestion &question,
                                                                      const QStringList &services, std::int64_t stepNs);
/// Answers in the order of jaegerMetricsRequests(), asked with a step of the whole window.
[[nodiscard]] FiguresTable jaegerFigures(const FiguresQuestion &question, const std::vector<QJsonObject> &answers);
/// The same for one group, in steps.
[[nodiscard]] FiguresHistory jaegerHistory(const FiguresQuestion &question, const FiguresGroup &group,
                                           std::int64_t stepNs, const std::vector<QJsonObject> &answers);

} // namespace traceloupe
