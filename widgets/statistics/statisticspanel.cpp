// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/statisticspanel.h"

#include "core/layout/durationtext.h"
#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/spanstepper.h"
#include "widgets/common/statepanel.h"
#include "widgets/statistics/groupchooser.h"
#include "widgets/statistics/statisticsdelegate.h"
#include "widgets/statistics/statisticspictures.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;
constexpr int kLeastGroupWidthPx = 220;
constexpr int kCellMarginsPx = 8;
/// Told by a bar below the figure, or by their neighbours; the menu of the columns has them.
constexpr std::array kHiddenAtFirst{StatisticsModel::SelfShare, StatisticsModel::PathShare, StatisticsModel::P75,
                                    StatisticsModel::P999};
/// Spans that are looked at for their attributes' names.
constexpr std::uint32_t kSpansForKeys = 5'000;
/// So many groups are shown open at once.
constexpr int kOpenGroups = 12;

} // namespace

StatisticsPanel::StatisticsPanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_computing(new Background(this)),
      m_selecting(new Background(this)),
      m_loadingKeys(new Background(this)),
      m_model(new StatisticsModel(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(m_pages))
{
    buildTools();
    buildTable();
    buildColumnMenu();
    buildStatus();
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    FocusForwarding::set(*this, *m_table);
    m_state->showLoading(tr("Computing the statistics…"));
    loadAttributes();
    connect(&session.path(), &PathOverlay::changed, this, &StatisticsPanel::followTimes);
    connect(&session.skew(), &SkewOverlay::changed, this, &StatisticsPanel::followTimes);
    session.path().want();
    followTimes();
}

StatisticsPanel::~StatisticsPanel() = default;

void StatisticsPanel::buildTools()
{
    m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    m_outer = new GroupChooser(GroupChooser::Level::Outer, tr("Group spans by"), m_tools);
    m_inner = new GroupChooser(GroupChooser::Level::Inner, tr("Then by"), m_tools);
    m_inner->setGroupBy({GroupBy::Kind::Operation, {}});
    const auto addChooser = [&](const QString &title, GroupChooser *chooser) {
        auto *label = new QLabel(title, m_tools);
        label->setBuddy(chooser);
        layout->addWidget(label);
        layout->addWidget(chooser);
        connect(chooser, &QComboBox::currentIndexChanged, this, &StatisticsPanel::compute);
    };
    addChooser(tr("&Group by"), m_outer);
    addChooser(tr("&then by"), m_inner);
    layout->addStretch(1);
    m_columnButton = new QToolButton(m_tools);
    m_columnButton->setText(tr("C&olumns"));
    m_columnButton->setToolTip(tr("Which figures the table has"));
    m_columnButton->setPopupMode(QToolButton::InstantPopup);
    m_columnButton->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_columnButton);
    m_save = new QPushButton(tr("&Save as CSV…"), m_tools);
    m_save->setEnabled(false);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &StatisticsPanel::askForCsv);
}

void StatisticsPanel::buildTable()
{
    m_table = new QTreeView(m_pages);
    m_table->setAccessibleName(tr("Statistics of the spans"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->setTextElideMode(Qt::ElideMiddle); // names of one service often begin alike
    m_table->setModel(m_model);
    m_table->setItemDelegate(new StatisticsDelegate(m_table));
    m_table->setSortingEnabled(true);
    QHeaderView *header = m_table->header();
    header->setSortIndicator(StatisticsModel::Total, Qt::DescendingOrder);
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(0);
    for (const int column : kHiddenAtFirst)
        header->hideSection(column);
    fitColumns();
    m_table->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_hasChosenWidths |= !m_isFitting; });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &point) { m_columns->popup(header->mapToGlobal(point)); });
    // a table that only gets the focus has a current row too, but nobody chose it
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StatisticsPanel::selectGroup);
    connect(m_table, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const SpanIndex span = m_model->group(m_model->placeOf(index)).figures.slowest; span.isValid())
            m_session.goToSpan(span);
        Q_EMIT waterfallRequested();
    });
}

/// Which columns there are; the groups' is always one of them.
void StatisticsPanel::buildColumnMenu()
{
    m_columns = new QMenu(this);
    for (int column = StatisticsModel::Count; column < StatisticsModel::ColumnCount; ++column) {
        QAction *action = m_columns->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setToolTip(m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->header()->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isWanted) {
            m_table->header()->setSectionHidden(column, !isWanted);
            fitColumns();
        });
    }
    m_columns->setToolTipsVisible(true);
    m_columnButton->setMenu(m_columns);
}

/// The figures take what they need and the groups the rest, until someone sets a width.
void StatisticsPanel::fitColumns()
{
    if (m_hasChosenWidths)
        return;
    m_isFitting = true;
    QHeaderView &header = *m_table->header();
    const QFontMetrics metrics = m_table->fontMetrics();
    const int time = metrics.horizontalAdvance(u"88.8 ms"_s) + kCellMarginsPx;
    const int sum = metrics.horizontalAdvance(u"88 min 88 s"_s) + kCellMarginsPx;
    int numbers = 0;
    for (int column = StatisticsModel::Count; column < StatisticsModel::ColumnCount; ++column) {
        const bool isSum = column == StatisticsModel::Total || column == StatisticsModel::Self
                           || column == StatisticsModel::Path;
        const bool isCount = column == StatisticsModel::Count || column == StatisticsModel::Errors;
        const int needed = isSum ? sum : isCount ? 0 : time;
        header.resizeSection(column, std::max(needed, header.sectionSizeHint(column)));
        numbers += header.sectionSize(column); // 0 where it is hidden
    }
    const int room = m_table->viewport()->width() - numbers;
    header.resizeSection(StatisticsModel::Group, std::max(kLeastGroupWidthPx, room));
    m_isFitting = false;
}

bool StatisticsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void StatisticsPanel::buildStatus()
{
    m_status = new QWidget(this);
    auto *layout = new QHBoxLayout(m_status);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    m_summary = new QLabel(m_status);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_stepper = new SpanStepper(m_session, m_status);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_stepper);
}

void StatisticsPanel::loadAttributes()
{
    m_loadingKeys->run([trace = m_session.tracePtr()] { return attributeKeys(*trace, kSpansForKeys); },
                       [this](const std::vector<std::string> &keys) {
                           for (GroupChooser *chooser : {m_outer, m_inner}) {
                               const QSignalBlocker blocker(chooser);
                               chooser->setAttributes(keys);
                           }
                       },
                       [](const QString &) { /* the attributes stay out of the lists */ });
}

void StatisticsPanel::setGroups(const GroupBy &outer, const GroupBy &inner)
{
    m_outer->setGroupBy(outer);
    m_inner->setGroupBy(inner);
}

bool StatisticsPanel::isReady() const
{
    return !m_session.path().isComputing() && !m_computing->isBusy() && !m_selecting->isBusy()
           && !m_loadingKeys->isBusy() && m_model->table() != nullptr;
}

/// Another mode of the path, or other clocks. The path comes last, so that there is no table in between.
void StatisticsPanel::followTimes()
{
    if (m_session.path().isComputing())
        return;
    if (m_session.path().sharedPath() == m_path && m_session.selfTimesNs() == m_selfTimes)
        return;
    m_path = m_session.path().sharedPath();
    m_selfTimes = m_session.selfTimesNs();
    compute();
}

void StatisticsPanel::compute()
{
    if (!m_path)
        return; // its answer starts this
    m_computing->run([trace = m_session.tracePtr(), self = m_selfTimes, path = m_path, outer = m_outer->groupBy(),
                      inner = m_inner->groupBy()] { return statisticsTable(*trace, *self, *path, outer, inner); },
                     [this](std::shared_ptr<const StatisticsTable> table) { showTable(std::move(table)); },
                     [this](const QString &reason) {
                         m_state->showError(tr("The statistics could not be computed"), reason);
                         m_pages->setCurrentWidget(m_state);
                     });
}

void StatisticsPanel::showTable(std::shared_ptr<const StatisticsTable> table)
{
    const GroupFigures &all = table->statistics.all;
    const bool isEmpty = table->statistics.groups.empty();
    QStringList summary{tr("%Ln span(s)", nullptr, static_cast<int>(all.count)),
                        tr("%Ln group(s)", nullptr, static_cast<int>(table->statistics.groups.size())),
                        tr("self time %1").arg(durationText(all.selfNs)),
                        tr("critical path %1").arg(durationText(table->pathTotalNs))};
    if (all.measured < all.count)
        summary.insert(
            3, tr("without the time of %Ln unfinished span(s)", nullptr, static_cast<int>(all.count - all.measured)));
    m_model->setTable(std::move(table));
    if (m_model->hiddenGroups() > 0)
        summary << tr("the %Ln group(s) with the least time are not shown", nullptr,
                      static_cast<int>(m_model->hiddenGroups()));
    summary << tr("grey percentiles are of too few spans");
    m_summary->setText(summary.join(u"   ·   "_s));
    m_stepper->setSpans({});
    if (isEmpty)
        m_state->showEmpty(tr("No spans"), tr("This trace has no span to make statistics of."));
    m_save->setEnabled(!isEmpty);
    if (m_model->rowCount() <= kOpenGroups)
        m_table->expandAll();
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_state) : m_table);
}

void StatisticsPanel::selectGroup()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || !m_table->selectionModel()->isSelected(index))
        return;
    const auto place = m_model->placeOf(index);
    const StatisticsGroup &outer = m_model->group({place.outer, -1});
    const StatisticsGroup &group = m_model->group(place);
    if (group.figures.slowest.isValid())
        m_session.selection().setCurrent(group.figures.slowest);
    const StatisticsTable &table = *m_model->table();
    const GroupKey outerKey{outer.label, outer.isWithout};
    const GroupBy innerBy = place.isInner() ? table.inner : GroupBy();
    const GroupKey innerKey = place.isInner() ? GroupKey{group.label, group.isWithout} : GroupKey();
    m_selecting->run([trace = m_session.tracePtr(), outerBy = table.outer, outerKey, innerBy,
                      innerKey] { return spansOfGroup(*trace, outerBy, outerKey, innerBy, innerKey); },
                     [this](std::vector<SpanIndex> spans) { m_stepper->setSpans(std::move(spans)); },
                     [this](const QString &) { m_stepper->setSpans({}); });
}

QString StatisticsPanel::saveCsv(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(statisticsCsv(*m_model->table())) < 0 || !file.commit())
        return tr("%1 can't be written: %2").arg(path, file.errorString());
    return {};
}

QWidget &StatisticsPanel::visiblePart()
{
    return *m_pages;
}

std::unique_ptr<QWidget> StatisticsPanel::wholePicture(int widthPx, int maxHeightPx)
{
    const QHeaderView &header = *m_table->header();
    return statisticsPicture(m_model->tablePtr(), header.sortIndicatorSection(), header.sortIndicatorOrder(), widthPx,
                             maxHeightPx)
        .view;
}

QString StatisticsPanel::pictureTitle() const
{
    return m_model->table() == nullptr ? QString() : statisticsTitle(*m_model->table());
}

void StatisticsPanel::askForCsv()
{
    auto *dialog = new QFileDialog(this, tr("Save the statistics"), {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"statistics.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const QString problem = saveCsv(path); !problem.isEmpty())
            QMessageBox::warning(this, tr("Save the statistics"), problem);
    });
    dialog->open();
}

} // namespace traceloupe
