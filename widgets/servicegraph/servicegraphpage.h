// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/servicegraphloader.h"
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/tracestanding.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace traceloupe {

class DisplayTimeZone;
class GraphSourceBar;
class GraphWindows;
class ServiceGraphPanel;

/// The service graph of a set of cached traces: read bit by bit with progress and cancel, and laid against other traces
/// if wanted; or the one that a source has counted, over it or alone.
class ServiceGraphPage final : public QWidget {
    Q_OBJECT
public:
    /// All outlive the page.
    struct Rooms {
        CacheAccess &cache;
        SourceAccess &sources;
        SourceListModel &counting; ///< what graphs can come from, the cache first
        TraceStanding *standing = nullptr; ///< one choice for several pages; null: this page's own
    };

    ServiceGraphPage(const Rooms &rooms, TraceSet set, QWidget *parent = nullptr);
    ~ServiceGraphPage() override;

    [[nodiscard]] ServiceGraphPanel &panel() { return *m_panel; }
    [[nodiscard]] ServiceGraphLoader &loader() { return m_loader; }
    /// What the traces stand for.
    void setRepresentativeness(Representativeness kind);
    void compareWith(ServiceGraphLoader::Baseline baseline);
    [[nodiscard]] GraphSourceBar &source() { return *m_source; }
    [[nodiscard]] GraphWindows &windows() { return *m_windows; }
    void setTimeZone(const DisplayTimeZone &zone);

Q_SIGNALS:
    /// The traces behind a service or a call.
    void tracesRequested(const QString &label, const std::vector<traceloupe::TraceId> &ids);
    void sourcesDialogRequested(); ///< to add one that counts

private:
    void buildHead(TraceStanding *standing);
    void buildProblem();
    void noticeNewTraces();
    void chooseBaseline();
    void changeSource();
    void reload();
    void showProgress();
    void showGraph();
    void showCounted();
    void showUnanswered();
    void showEnd();
    [[nodiscard]] ServiceGraphLoader::Baseline baseline() const;

    CacheAccess &m_cache;
    TraceSet m_set;
    ServiceGraphLoader m_loader;
    std::optional<ServiceGraphLoader::Baseline> m_shown; ///< with what a whole graph is on the screen
    ServiceGraphPanel *m_panel = nullptr;
    GraphSourceBar *m_source = nullptr;
    QWidget *m_baselineBox = nullptr; ///< what is compared with: of traces only
    QComboBox *m_compare = nullptr;
    QComboBox *m_stands = nullptr; ///< what the traces stand for
    GraphWindows *m_windows = nullptr;
    QWidget *m_problem = nullptr; ///< a source did not answer
    QLabel *m_problemText = nullptr;
    QLabel *m_note = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace traceloupe
