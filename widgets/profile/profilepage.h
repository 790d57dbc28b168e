// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/pathprofileloader.h"
#include "widgets/common/picturesource.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace traceloupe {

class DisplayTimeZone;
class PathHeatMapView;
class ProfileFlames;
class ProfileHead;
class ProfileTable;
class StatePanel;
class StructureTree;

/// Where many traces of one kind spend their time: their critical paths merged, by bands of duration; the same as a
/// table, as a heat map, and the structures that the traces have. Everything leads to a trace that shows it.
class ProfilePage final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    /// `cache` outlives the page.
    ProfilePage(CacheAccess &cache, TraceSet set, QWidget *parent = nullptr);
    ~ProfilePage() override;

    void setTimeZone(const DisplayTimeZone &zone);
    [[nodiscard]] PathProfileLoader &loader() { return m_loader; }
    [[nodiscard]] ProfileHead &head() { return *m_head; }
    [[nodiscard]] ProfileFlames &flames() { return *m_flames; }
    [[nodiscard]] ProfileTable &table() { return *m_table; }
    [[nodiscard]] PathHeatMapView &heatMap() { return *m_heat; }
    [[nodiscard]] StructureTree &structures() { return *m_structures; }
    [[nodiscard]] QTabWidget &details() { return *m_details; }
    [[nodiscard]] QString readout() const;

    [[nodiscard]] QWidget &visiblePart() override;
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

Q_SIGNALS:
    void traceActivated(const traceloupe::TraceId &id);
    void tracesRequested(const QString &label, const std::vector<traceloupe::TraceId> &ids);
    void failed(const traceloupe::Error &error);

private:
    void buildDetails();
    QWidget *buildStructures();
    void connectParts();
    void reload();
    void ask();
    void showAnswer();
    void showEnd();
    void showReadout();
    void showZoom();
    void search(const QString &text);
    void showGroup();
    void askAndSave(const QString &name, const QByteArray &csv);
    void fillExportMenu();

    TraceSet m_set;
    PathProfileLoader m_loader;
    ProfileHead *m_head;
    ProfileFlames *m_flames;
    QTabWidget *m_details;
    ProfileTable *m_table;
    PathHeatMapView *m_heat;
    StructureTree *m_structures;
    QLabel *m_readout;
    QLabel *m_groupNote = nullptr;
    QPushButton *m_openMiddle = nullptr;
    QPushButton *m_openSlowest = nullptr;
    QPushButton *m_listGroup = nullptr;
    StatePanel *m_state;
    QStackedWidget *m_stack;
};

} // namespace traceloupe
