// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"
#include "core/models/columnaccess.h"
#include "core/models/latencymodel.h"
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/traceset.h"
#include "core/models/traceweightloader.h"

#include <QWidget>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QStackedWidget;
class QTableView;

namespace traceloupe {

class LatencyCharts;
class LatencyFilter;
class LatencyHead;
class RemoteLatency;
class StatePanel;
class DisplayTimeZone;

/// Latencies of many traces: a RED table by operation or service, and the charts of the row in front. It follows the
/// cache; every figure leads to the traces behind it. Instead of the cache, a source that counts requests itself can be
/// looked at.
class LatencyPage final : public QWidget {
    Q_OBJECT
public:
    /// All outlive the page.
    struct Rooms {
        CacheAccess &cache;
        ColumnAccess &columns;
        Objectives &objectives;
        SourceAccess &sources;
        SourceListModel &counting; ///< what figures can come from, the cache first
        TraceStanding *standing = nullptr; ///< one choice for several pages; null: this page's own
    };

    LatencyPage(const Rooms &rooms, TraceSet set, QWidget *parent = nullptr);

    void setTimeZone(const DisplayTimeZone &zone);
    /// The table as it is shown now.
    [[nodiscard]] QByteArray csv() const;
    ~LatencyPage() override;
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] LatencyHead &head() { return *m_head; }
    [[nodiscard]] LatencyCharts &charts() { return *m_charts; }
    [[nodiscard]] const LatencyModel &model() const { return *m_model; }
    [[nodiscard]] RemoteLatency &remote() { return *m_remote; }

Q_SIGNALS:
    void traceActivated(const traceloupe::TraceId &id);
    void tracesRequested(const QString &label, const std::vector<traceloupe::TraceId> &ids);
    void failed(const traceloupe::Error &error);
    void sourcesDialogRequested();

private:
    void buildTable();
    void widenColumns();
    void connectParts();
    void ask();
    void askCache();
    void changeSource();
    void askAll();
    void askSplit();
    void startSplit(const QString &key);
    void endSplit();
    void loadKeys();
    void take(const Result<LatencyDataPtr> &latencies);
    void askForWeights();
    void takeWeights();
    void showCoverage();
    [[nodiscard]] QString setText() const;
    [[nodiscard]] QString rateText() const;
    void showCurrent();
    void askForObjective();
    void askForCsv();
    [[nodiscard]] QString nameOf(int row) const;
    [[nodiscard]] int currentRow() const; ///< of the model; -1 for none

    Rooms m_rooms;
    TraceSet m_set;
    LatencyModel *m_model;
    TraceWeightLoader m_weights; ///< of traces that are said to be sampled
    LatencyFilter *m_sorted;
    LatencyHead *m_head;
    LatencyCharts *m_charts;
    QTableView *m_table;
    StatePanel *m_state;
    QStackedWidget *m_stack;
    RemoteLatency *m_remote;
    /// A row that is looked at by the values of an attribute, and where it was taken from.
    struct Split {
        LatencyDataPtr from;
        std::uint32_t group = 0;
        QString key;
        QString name; ///< of the operation, for people
        std::shared_ptr<std::atomic<bool>> cancelled;
    };
    std::optional<Split> m_split;
    std::optional<LatencyGroup> m_splitBefore; ///< to be in front again when all rows are there
    struct Width {
        int usual = 0;
        int last = 0; ///< as it was set here
    };
    std::map<int, Width> m_widths; ///< of columns that grow with what stands in them
    quint64 m_generation = 0;
};

} // namespace traceloupe
