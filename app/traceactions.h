// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/traceexport.h"
#include "app/traceloader.h"
#include "core/cache/cache.h"

#include <QObject>

#include <vector>

class QWidget;

namespace traceloupe {

class WindowServices;

/// What can be done to traces besides looking at them: browser, clipboard, pin, delete, export. Used by the list and
/// by the tabs.
class TraceActions final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    TraceActions(WindowServices &services, QWidget &window);

    /// The sources that the trace came from: saved ones, or made from the origin's address.
    [[nodiscard]] std::vector<SourceConfig> sourcesOf(const TraceSummary &trace) const;
    void openInBrowser(const TraceSummary &trace);
    /// Of a trace of which only the id is known, and the sources that were `asked` for it if the cache knows none.
    void openInBrowser(const TraceId &id, const std::vector<SourceConfig> &asked);
    void copyIds(const std::vector<TraceSummary> &traces);
    void setPinned(const std::vector<TraceSummary> &traces, bool pinned);
    /// Asks first.
    void remove(const std::vector<TraceSummary> &traces);
    void exportTraces(std::vector<ExportItem> items, const QString &folder);

Q_SIGNALS:
    void done(const QString &message);
    void failed(const traceloupe::Error &error);

private:
    void openPage(const TraceId &id, const std::vector<SourceConfig> &sources);
    template <class Work>
    void change(Work work, const QString &message);

    WindowServices &m_services;
    QWidget &m_window;
    TraceExport m_export;
};

} // namespace traceloupe
