// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QStringView>

#include <optional>

namespace traceloupe {

/// What people paste to say "this one": a trace (and maybe a span of it), or a search.
struct PastedReference {
    TraceId traceId;                        ///< zero for a search
    std::optional<SpanId> spanId;
    std::optional<SourceKind> kind;         ///< if the text tells
    QUrl baseUrl;                           ///< of the backend, if the text tells; never Grafana's
    QUrl grafanaUrl;                        ///< base of Grafana, if it was one of its pages
    QString grafanaDatasource;              ///< uid of the data source there
    std::optional<SearchRequest> search;    ///< of a page of search results; times 0 and 0 = it did not say
};

/// Understands addresses of Jaeger's, Zipkin's and Grafana's pages and APIs, traceparent, b3, uber-trace-id and
/// X-Amzn-Trace-Id values, ids (hex, UUID style) and texts such as log lines that hold one of these.
Result<PastedReference> parsePasted(QStringView text);

} // namespace traceloupe
