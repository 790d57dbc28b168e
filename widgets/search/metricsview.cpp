// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/metricsview.h"

#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "core/models/metricstablemodel.h"
#include "core/search/metricsmerge.h"
#include "widgets/common/plaintext.h"
#include "widgets/search/messagepage.h"
#include "widgets/search/metricschartview.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::array<std::int64_t, 11> kStepSeconds{1, 5, 10, 30, 60, 300, 900, 3'600, 21'600, 86'400, 604'800};
constexpr int kSampleWidthPx = 26;
constexpr int kRowPaddingPx = 12; ///< as in the list of traces
constexpr int kSampleHeightPx = 12;
constexpr int kChartHeightPx = 300;
constexpr int kTableHeightPx = 260;
constexpr int kWidestFigurePx = 250;
constexpr int kNarrowestNamePx = 120;

constexpr std::int64_t kMinuteNs = 60 * kSecondNs;
constexpr std::int64_t kHourNs = 60 * kMinuteNs;
constexpr std::int64_t kDayNs = 24 * kHourNs;

constexpr const char *kDays = QT_TRANSLATE_N_NOOP("traceloupe::MetricsView", "%n day(s)");

/// "7 days", "5 min": steps are of a round length mostly.
QString stepText(std::int64_t ns)
{
    if (ns > 0 && ns % kDayNs == 0)
        return QCoreApplication::translate("traceloupe::MetricsView", kDays, nullptr, static_cast<int>(ns / kDayNs));
    if (ns > 0 && ns % kHourNs == 0)
        return QCoreApplication::translate("traceloupe::MetricsView", "%1 h", "hours").arg(ns / kHourNs);
    if (ns > 0 && ns % kMinuteNs == 0)
        return QCoreApplication::translate("traceloupe::MetricsView", "%1 min", "minutes").arg(ns / kMinuteNs);
    return shortestDurationText(ns);
}

/// Texts of traces on one line, and a sample of how the series is drawn in front of its name.
class MetricsDelegate final : public QStyledItemDelegate {
public:
    MetricsDelegate(const MetricsChartView &chart, QObject *parent) : QStyledItemDelegate(parent), m_chart(chart) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = plaintext::oneLine(option->text.toStdString());
        const QVariant line = index.data(MetricsTableModel::LineRole);
        if (!line.isValid())
            return;
        QPixmap sample(QSize(kSampleWidthPx, kSampleHeightPx) * option->widget->devicePixelRatioF());
        sample.setDevicePixelRatio(option->widget->devicePixelRatioF());
        sample.fill(Qt::transparent);
        QPainter painter(&sample);
        painter.setPen(m_chart.penOf(static_cast<std::size_t>(line.toInt())));
        painter.drawLine(0, kSampleHeightPx / 2, kSampleWidthPx, kSampleHeightPx / 2);
        painter.end();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = QIcon(sample);
        option->decorationSize = {kSampleWidthPx, kSampleHeightPx};
    }

private:
    const MetricsChartView &m_chart;
};

} // namespace

MetricsView::MetricsView(QWidget *parent)
    : QWidget(parent), m_model(new MetricsTableModel(this)), m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(MetricsTableModel::SortRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(buildTools());
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildFound());
    m_message = new MessagePage(m_pages);
    m_pages->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    layout->addWidget(m_note);
}

QWidget *MetricsView::buildTools()
{
    auto *tools = m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins({});
    m_title = new QLabel(tools);
    m_title->setObjectName(u"metricsTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true); // a long one must not widen the window
    m_places = new QComboBox(tools);
    m_places->setAccessibleName(tr("Whose figures are shown"));
    m_steps = new QComboBox(tools);
    m_steps->setObjectName(u"metricsStep"_s);
    m_steps->setAccessibleName(tr("Length of a step"));
    m_steps->setToolTip(tr("How much time one value stands for"));
    m_steps->addItem(tr("Step: automatic"), 0);
    for (const std::int64_t seconds : kStepSeconds)
        m_steps->addItem(tr("Step: %1").arg(stepText(seconds * kSecondNs)),
                         QVariant::fromValue<qlonglong>(seconds * kSecondNs));
    m_save = new QToolButton(tools);
    m_save->setText(tr("Save as CSV…"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_places);
    layout->addWidget(m_steps);
    layout->addWidget(m_save);
    connect(m_places, &QComboBox::currentIndexChanged, this, &MetricsView::showAnswer);
    connect(m_steps, &QComboBox::activated, this, [this] { Q_EMIT stepChosen(stepNs()); });
    connect(m_save, &QToolButton::clicked, this, &MetricsView::askForCsv);
    return tools;
}

QWidget *MetricsView::buildFound()
{
    m_splitter = new QSplitter(Qt::Vertical, m_pages);
    m_splitter->setChildrenCollapsible(false);
    m_chartView = new MetricsChartView(m_splitter);
    m_table = new QTableView(m_splitter);
    m_table->setAccessibleName(tr("Series of the query"));
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new MetricsDelegate(*m_chartView, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // names that begin alike stay apart
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPaddingPx);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->viewport()->installEventFilter(this);
    m_splitter->addWidget(m_chartView);
    m_splitter->addWidget(m_table);
    m_splitter->setSizes({kChartHeightPx, kTableHeightPx});
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MetricsView::chooseLines);
    return m_splitter;
}

void MetricsView::setAnswers(const traceql::ProgramPtr &program, const std::vector<MetricsAnswer> &answers,
                             bool isSearching)
{
    m_program = program;
    if (answers.empty() && isSearching)
        return; // what was drawn stays until there is something else
    m_answers = answers;
    const auto hasFailed = [](const MetricsAnswer &answer) {
        return answer.coverage.state == QueryCoverage::State::Failed;
    };
    const bool areSeveral = !isSearching && std::ranges::count_if(answers, std::not_fn(hasFailed)) > 1;
    m_whyNotMerged = areSeveral ? errorText(whyNotMerged(program->query())) : QString();
    if (areSeveral && m_whyNotMerged.isEmpty()) {
        m_answers.insert(m_answers.begin(), mergedMetrics(program->query(), answers));
        m_answers.front().coverage.target = tr("All places together");
    }
    const QString shown = m_places->currentText();
    {
        const QSignalBlocker blocker(m_places);
        m_places->clear();
        for (const MetricsAnswer &answer : m_answers)
            m_places->addItem(answer.coverage.target);
        m_places->setCurrentIndex(std::max(0, m_places->findText(shown)));
        m_places->setVisible(m_answers.size() > 1);
    }
    showAnswer();
}

void MetricsView::addTool(QWidget *tool)
{
    static_cast<QHBoxLayout *>(m_tools->layout())->addWidget(tool);
}

void MetricsView::setTimeZone(const DisplayTimeZone &zone)
{
    m_chartView->setTimeZone(zone);
}

std::int64_t MetricsView::stepNs() const
{
    return m_steps->currentData().toLongLong();
}

void MetricsView::showAnswer()
{
    const int at = m_places->currentIndex();
    m_chart = nullptr;
    m_note->hide();
    m_save->setEnabled(false);
    m_title->clear();
    if (at < 0)
        return showMessage(tr("Stopped"), tr("The query was stopped before there was an answer."));
    const MetricsAnswer &answer = m_answers[static_cast<std::size_t>(at)];
    if (answer.coverage.state == QueryCoverage::State::Failed)
        return showMessage(tr("No figures from %1").arg(answer.coverage.target), errorText(answer.coverage.reason));
    m_chart = std::make_shared<const MetricsChart>(MetricsChart::of(m_program->query(), answer.range, answer.series));
    if (m_chart->isEmpty())
        return showMessage(tr("Nothing to count"), tr("No span of the time range meets the query's conditions."));
    showHeading(answer, at == 0 && m_answers.size() > 1);
    m_save->setEnabled(true);
    m_sorted->sort(-1);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model->setChart(*m_chart);
    m_chartView->setChart(m_chart);
    measureColumns();
    m_pages->setCurrentWidget(m_splitter);
}

/// What one value is, and what the reader must know of it.
void MetricsView::showHeading(const MetricsAnswer &answer, bool isOfAll)
{
    QString title = tr("Each value stands for %1").arg(stepText(answer.range.stepNs));
    if (m_chart->kind == MetricsChart::Kind::Comparison)
        title = tr("%n value(s) of attributes, the largest difference first", nullptr,
                   static_cast<int>(m_chart->comparisons.size()));
    else if (m_chart->lines.size() > MetricsChartView::kDrawnLines)
        title = tr("%1; the %2 highest of %n series are drawn, and those chosen in the table", nullptr,
                   static_cast<int>(m_chart->lines.size()))
                    .arg(title)
                    .arg(MetricsChartView::kDrawnLines);
    if (!m_whyNotMerged.isEmpty())
        title = tr("%1; places are not put together: %2").arg(title, m_whyNotMerged);
    else if (isOfAll)
        title = tr("%1; a trace that several places have counts in each").arg(title);
    m_title->setText(title);
    m_note->setText(m_chart->isEstimated ? tr("Quantiles are interpolated in buckets that double, as Tempo's are: one "
                                              "may exceed the longest.")
                                         : QString());
    m_note->setVisible(m_chart->isEstimated);
}

/// Figures have what they need, names what is left.
void MetricsView::measureColumns()
{
    const auto isName = [this](int column) {
        return column == 0 || (column == 1 && m_chart->kind == MetricsChart::Kind::Comparison);
    };
    m_table->resizeColumnsToContents();
    m_widths.clear();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int needed = m_table->columnWidth(column) + (column == 0 ? kSampleWidthPx : 0);
        ColumnWidth width;
        width.neededPx = isName(column) ? needed : std::min(needed, kWidestFigurePx);
        width.leastPx = isName(column) ? std::min(needed, kNarrowestNamePx) : width.neededPx;
        width.px = m_table->columnWidth(column);
        m_widths.push_back(width);
    }
    shareColumns();
}

/// Not when someone has pulled at one.
void MetricsView::shareColumns()
{
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column) {
        if (m_table->columnWidth(column) != m_widths[static_cast<std::size_t>(column)].px)
            return;
    }
    shareWidth(m_widths, m_table->viewport()->width());
    for (int column = 0; column < static_cast<int>(m_widths.size()); ++column)
        m_table->setColumnWidth(column, m_widths[static_cast<std::size_t>(column)].px);
}

bool MetricsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        shareColumns();
    return QWidget::eventFilter(watched, event);
}

void MetricsView::showMessage(const QString &title, const QString &text)
{
    m_message->setMessage(title, text);
    m_pages->setCurrentWidget(m_message);
}

void MetricsView::chooseLines()
{
    std::set<std::size_t> lines;
    if (m_chart && m_chart->kind == MetricsChart::Kind::Lines) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            lines.insert(static_cast<std::size_t>(m_sorted->mapToSource(index).row()));
    }
    m_chartView->setChosen(lines);
    m_table->viewport()->update();
}

QString MetricsView::saveCsv(const QString &path) const
{
    const int at = m_places->currentIndex();
    if (!m_chart || at < 0)
        return tr("There is nothing to save.");
    const QByteArray csv = metricsCsv(*m_chart, m_answers[static_cast<std::size_t>(at)].series);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv) < 0 || !file.commit())
        return tr("%1 can't be written: %2").arg(path, file.errorString());
    return {};
}

void MetricsView::askForCsv()
{
    auto *dialog = new QFileDialog(this, tr("Save the series"), {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"metrics.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const QString problem = saveCsv(path); !problem.isEmpty())
            QMessageBox::warning(this, tr("Save the series"), problem);
    });
    dialog->open();
}

} // namespace traceloupe
