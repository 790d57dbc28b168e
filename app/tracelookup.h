// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/traceloader.h"
#include "core/sources/pasted.h"
#include "widgets/search/searchvalues.h"

#include <QObject>

namespace traceloupe {

class WindowServices;

/// Finds what a pasted text means: an id (or the start of one in the cache), a traceparent, a log line, a page of
/// Jaeger, Zipkin or Grafana. Answers by one of its signals.
class TraceLookup final : public QObject {
    Q_OBJECT
public:
    /// `services` outlives it.
    explicit TraceLookup(WindowServices &services, QObject *parent = nullptr);

    void look(const QString &text);

Q_SIGNALS:
    void traceFound(const traceloupe::TraceRequest &request);
    void searchFound(const traceloupe::SearchValues &values);
    void failed(const traceloupe::Error &error);

private:
    void takeReference(const PastedReference &reference);
    void takeSearch(const PastedReference &reference);
    [[nodiscard]] std::vector<SourceConfig> sourcesFor(const PastedReference &reference) const;

    WindowServices &m_services;
};

} // namespace traceloupe
