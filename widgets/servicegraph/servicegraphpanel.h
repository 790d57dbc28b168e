// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphlayoutjob.h"
#include "core/layout/graphextension.h"
#include "core/models/tracestanding.h"
#include "widgets/servicegraph/graphcontents.h"
#include "widgets/servicegraph/graphpainter.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedWidget;

namespace traceloupe {

class Background;
class GraphCard;
class GraphLegend;
class GraphTables;
class GraphToolbar;
class ServiceGraphView;
class StatePanel;
enum class GraphFileFormat;
struct GraphExport;

/// A service graph, the difference of two, or one with a source's laid over it; and what belongs to it: search,
/// colours, threshold, focus, legend, card, tables, export. It is laid out beside the GUI thread. What is there stays
/// where it is when data is added, until it is arranged anew.
class ServiceGraphPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ServiceGraphPanel(QWidget *parent = nullptr, const QString &program = layoutProgram());
    ~ServiceGraphPanel() override;

    void setGraph(std::shared_ptr<const ServiceGraph> graph) { setContents(GraphContents::of(std::move(graph))); }
    void setContents(GraphContents contents);
    /// What the traces stand for: rates are said of representative ones only.
    void setRepresentativeness(Representativeness kind);
    void showLoading(const QString &text);
    /// With a button, where trying again may help.
    void showFailure(const QString &reason, bool canRetry = false);
    /// What stands where there are no traces.
    void showEmpty(const QString &title, const QString &hint);
    /// What the card's button, Enter and double click do: "Show the traces".
    void setActionText(const QString &text);

    /// The whole graph; null at first.
    [[nodiscard]] const std::shared_ptr<const ServiceGraph> &graph() const { return m_given.graph; }
    /// Whether the picture is the one that was asked for.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] ServiceGraphView &view() { return *m_view; }
    [[nodiscard]] GraphToolbar &toolbar() { return *m_toolbar; }
    [[nodiscard]] GraphTables &tables() { return *m_tables; }
    [[nodiscard]] QString statusText() const;
    /// The traces behind an item of the graph shown.
    [[nodiscard]] std::vector<TraceId> tracesOf(GraphItem item) const;
    [[nodiscard]] QString labelOf(GraphItem item) const;
    void focusOn(const std::string &nodeId);
    /// Lays everything out afresh.
    void arrange();
    [[nodiscard]] Result<> save(const QString &file, GraphFileFormat format) const;
    /// The same beside the GUI thread; the status line says how it went.
    void saveAside(const QString &file, GraphFileFormat format);

Q_SIGNALS:
    void activated(traceloupe::GraphItem item);
    void readyChanged();
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void fillExportMenu();
    void applyFilter();
    void showPart();
    void layOut();
    void takeLayout(GraphLayout layout);
    [[nodiscard]] GraphOrigins origins() const;
    void draw();
    void showStatus();
    void showCard();
    void placeCard();
    /// What the card should not cover, and how much it should not.
    [[nodiscard]] std::vector<std::pair<QRectF, double>> subjectsOfCard() const;
    void closeCard();
    void showMenu(GraphItem item, const QPoint &globalPosition);
    void askAndSave(GraphFileFormat format);
    [[nodiscard]] GraphDrawing drawing() const;
    void showLegend(const GraphStyle &style);
    [[nodiscard]] QStringList qualityText() const;
    [[nodiscard]] GraphExport exported() const;
    void takeRates();

    GraphContents m_given;
    GraphContents m_contents; ///< the same, weighted and with rates where the traces allow it
    Representativeness m_representativeness = Representativeness::Unknown;
    GraphPart m_part; ///< of the whole, as filtered
    std::shared_ptr<const ServiceGraph> m_shown; ///< m_part's graph
    GraphLayoutJob m_job;
    GraphLayoutRequest m_request; ///< of the layout there is, or that is under way
    LaidOutGraph m_laidOut;       ///< the layout there is, and whose it is
    std::shared_ptr<const ServiceGraph> m_laidOutGraph;
    QString m_actionText;
    bool m_isCardClosed = false; ///< until another item is current
    QStackedWidget *m_pages = nullptr;
    StatePanel *m_state = nullptr;
    GraphToolbar *m_toolbar = nullptr;
    ServiceGraphView *m_view = nullptr;
    GraphCard *m_card = nullptr;
    GraphTables *m_tables = nullptr;
    GraphLegend *m_legend = nullptr;
    QLabel *m_status = nullptr;
    Background *m_saving = nullptr;
};

} // namespace traceloupe
