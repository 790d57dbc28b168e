// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/servicegraphloader.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace traceloupe {

class DisplayTimeZone;
class GraphWindows;
class ServiceGraphPanel;

/// The service graph of a set of cached traces: read bit by bit with progress and cancel, and laid against other traces
/// if wanted.
class ServiceGraphPage final : public QWidget {
    Q_OBJECT
public:
    /// `cache` outlives the page.
    ServiceGraphPage(CacheAccess &cache, TraceSet set, QWidget *parent = nullptr);
    ~ServiceGraphPage() override;

    [[nodiscard]] ServiceGraphPanel &panel() { return *m_panel; }
    [[nodiscard]] ServiceGraphLoader &loader() { return m_loader; }
    void compareWith(ServiceGraphLoader::Baseline baseline);
    [[nodiscard]] GraphWindows &windows() { return *m_windows; }
    void setTimeZone(const DisplayTimeZone &zone);

Q_SIGNALS:
    /// The traces behind a service or a call.
    void tracesRequested(const QString &label, const std::vector<traceloupe::TraceId> &ids);

private:
    void chooseBaseline();
    void reload();
    void showProgress();
    void showGraph();
    void showEnd();
    [[nodiscard]] ServiceGraphLoader::Baseline baseline() const;

    TraceSet m_set;
    ServiceGraphLoader m_loader;
    ServiceGraphPanel *m_panel = nullptr;
    QComboBox *m_compare = nullptr;
    GraphWindows *m_windows = nullptr;
    QLabel *m_note = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace traceloupe
