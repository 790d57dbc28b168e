// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/statisticspictures.h"

#include "core/layout/durationtext.h"
#include "widgets/statistics/breakdowntable.h"
#include "widgets/statistics/groupchooser.h"
#include "widgets/statistics/statisticsdelegate.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {

namespace {

constexpr int kMarginPx = 16;
constexpr int kGapPx = 20;
constexpr int kLeastGroupWidthPx = 320;
constexpr int kTwoColumnsPx = 760; ///< narrower than this, the tables stand below each other
constexpr int kTrialHeightPx = 400;

struct StatisticsPictures {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::StatisticsPictures)
};

std::unique_ptr<QWidget> createContent()
{
    auto content = std::make_unique<QWidget>();
    content->setAttribute(Qt::WA_DontShowOnScreen);
    content->setAutoFillBackground(true);
    return content;
}

QTreeView *createTable(StatisticsModel &model, QWidget &content)
{
    auto *table = new QTreeView(&content);
    table->setFrameShape(QFrame::NoFrame);
    table->setUniformRowHeights(true);
    table->setAlternatingRowColors(true);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setFocusPolicy(Qt::NoFocus);
    table->setItemDelegate(new StatisticsDelegate(table));
    table->setModel(&model);
    table->header()->setStretchLastSection(false);
    table->header()->setResizeContentsPrecision(-1);
    return table;
}

/// Opens groups as long as what is in them has room. Returns the rows that are there then.
std::uint64_t openGroups(QTreeView &table, std::uint64_t mostRows)
{
    const QAbstractItemModel &model = *table.model();
    auto rows = static_cast<std::uint64_t>(model.rowCount());
    for (int group = 0; group < model.rowCount() && rows < mostRows; ++group) {
        const QModelIndex index = model.index(group, 0);
        rows += static_cast<std::uint64_t>(model.rowCount(index));
        table.expand(index);
    }
    return rows;
}

/// All columns in full, the groups' with what is left of the width. Returns the width that they take.
int fitColumns(QTreeView &table, int widthPx)
{
    QHeaderView &header = *table.header();
    int numbers = 0;
    for (int column = StatisticsModel::Count; column < StatisticsModel::ColumnCount; ++column) {
        table.resizeColumnToContents(column);
        numbers += header.sectionSize(column);
    }
    const int groups = std::max(kLeastGroupWidthPx, widthPx - numbers);
    header.resizeSection(StatisticsModel::Group, groups);
    return groups + numbers;
}

std::uint64_t rowsOf(const SpanStatistics &statistics)
{
    std::uint64_t rows = statistics.groups.size();
    for (const StatisticsGroup &group : statistics.groups)
        rows += group.inner.size();
    return rows;
}

QString missingRowsText(std::uint64_t count)
{
    return StatisticsPictures::tr("%Ln more row(s) are not on this picture", nullptr, static_cast<int>(count));
}

} // namespace

WholePicture statisticsPicture(const std::shared_ptr<const StatisticsTable> &table, int sortColumn, Qt::SortOrder order,
                               int widthPx, int maxHeightPx)
{
    WholePicture picture{createContent(), rowsOf(table->statistics), 0};
    auto *model = new StatisticsModel(picture.view.get());
    model->setTable(table);
    model->sort(sortColumn, order);
    QTreeView *view = createTable(*model, *picture.view);
    view->header()->setSortIndicatorShown(true);
    view->header()->setSortIndicator(sortColumn, order);
    auto *missing = new QLabel(picture.view.get());
    missing->setTextFormat(Qt::PlainText);
    missing->setMargin(4);
    auto *layout = new QVBoxLayout(picture.view.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(view, 1);
    layout->addWidget(missing);
    picture.view->resize(widthPx, kTrialHeightPx);
    picture.view->show();
    const int rowHeight = std::max(1, view->visualRect(model->index(0, 0)).height());
    const int around = view->header()->height() + missing->sizeHint().height();
    const auto fitting = static_cast<std::uint64_t>(std::max(1, (maxHeightPx - around) / rowHeight));
    const std::uint64_t there = openGroups(*view, fitting);
    picture.shownRows = std::min({fitting, there, picture.rows});
    missing->setVisible(picture.shownRows < picture.rows);
    missing->setText(missingRowsText(picture.rows - picture.shownRows));
    const int width = fitColumns(*view, widthPx);
    const int height = view->header()->height() + static_cast<int>(picture.shownRows) * rowHeight
                       + (missing->isHidden() ? 0 : missing->sizeHint().height());
    picture.view->resize(width, height);
    return picture;
}

WholePicture breakdownPicture(const std::shared_ptr<const PathBreakdown> &parts, const TraceSession &session,
                              int widthPx, int maxHeightPx)
{
    WholePicture picture{createContent(), 0, 0};
    auto *grid = new QGridLayout(picture.view.get());
    grid->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    grid->setHorizontalSpacing(kGapPx);
    grid->setVerticalSpacing(kGapPx);
    grid->setSizeConstraint(QLayout::SetNoConstraint);
    const std::array tables{new BreakdownTable(BreakdownBy::Category), new BreakdownTable(BreakdownBy::Service),
                            new BreakdownTable(BreakdownBy::Operation), new BreakdownTable(BreakdownBy::Host)};
    const int columns = widthPx >= kTwoColumnsPx ? 2 : 1;
    const int lines = static_cast<int>(tables.size()) / columns;
    const int heightPx = (maxHeightPx - 2 * kMarginPx - (lines - 1) * kGapPx) / lines;
    for (int i = 0; i < static_cast<int>(tables.size()); ++i) {
        BreakdownTable &table = *tables[static_cast<std::size_t>(i)];
        grid->addWidget(&table, i / columns, i % columns, Qt::AlignTop);
        table.setBreakdown(parts, session);
        picture.rows += parts->rows(table.model().by()).size();
        picture.shownRows += static_cast<std::uint64_t>(table.showWhole(heightPx));
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, columns - 1);
    picture.view->resize(widthPx, kTrialHeightPx);
    picture.view->show();
    picture.view->resize(widthPx, std::clamp(grid->sizeHint().height(), 1, maxHeightPx));
    return picture;
}

QString statisticsTitle(const StatisticsTable &table)
{
    const QString outer = GroupChooser::textOf(table.outer);
    if (table.inner.kind == GroupBy::Kind::Nothing)
        return StatisticsPictures::tr("Statistics by: %1").arg(outer);
    return StatisticsPictures::tr("Statistics by: %1, %2", "what spans are grouped by, and then")
        .arg(outer, GroupChooser::textOf(table.inner));
}

QString breakdownTitle(PathMode mode, std::int64_t totalNs)
{
    const QString total = durationText(totalNs);
    return mode == PathMode::Response
               ? StatisticsPictures::tr("Critical path until the answer: %1, inferred from timing").arg(total)
               : StatisticsPictures::tr("Critical path until everything is done: %1, inferred from timing").arg(total);
}

} // namespace traceloupe
