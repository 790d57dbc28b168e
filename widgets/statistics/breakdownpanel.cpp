// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/breakdownpanel.h"

#include "core/layout/durationtext.h"
#include "core/models/breakdowncsv.h"
#include "widgets/common/background.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/spanstepper.h"
#include "widgets/common/spantext.h"
#include "widgets/common/statepanel.h"
#include "widgets/statistics/statisticspictures.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;
constexpr int kGapPx = 20;
/// Narrower than this, the tables stand below each other.
constexpr int kTwoColumnsPx = 760;

} // namespace

BreakdownPanel::BreakdownPanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_computing(new Background(this)),
      m_selecting(new Background(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(m_pages))
{
    buildTools();
    buildTables();
    buildStatus();
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_note);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    FocusForwarding::set(*this, table(BreakdownBy::Category).view());
    m_state->showLoading(tr("Computing the critical path…"));
    connect(&session.path(), &PathOverlay::changed, this, &BreakdownPanel::followPath);
    connect(&session.coloring(), &SpanColoring::changed, this, [this] {
        for (BreakdownTable *table : m_tables)
            table->model().setColors(m_session.tracePtr(), m_session.colors());
    });
    session.path().want();
    followPath();
}

void BreakdownPanel::buildTools()
{
    m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    auto *label = new QLabel(tr("Critical path &until"), m_tools);
    m_mode = new QComboBox(m_tools);
    m_mode->setAccessibleName(tr("What the critical path ends with"));
    m_mode->addItem(tr("the answer"), static_cast<int>(PathMode::Response));
    m_mode->addItem(tr("everything is done"), static_cast<int>(PathMode::Completion));
    m_mode->setToolTip(tr("The answer: until the root span ended. Everything: also what it only set going, such as "
                          "messages to other services."));
    label->setBuddy(m_mode);
    connect(m_mode, &QComboBox::activated, this,
            [this](int index) { m_session.path().setMode(static_cast<PathMode>(m_mode->itemData(index).toInt())); });
    m_summary = new QLabel(m_tools);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_save = new QPushButton(tr("&Save as CSV…"), m_tools);
    m_save->setEnabled(false);
    connect(m_save, &QPushButton::clicked, this, &BreakdownPanel::askForCsv);
    layout->addWidget(label);
    layout->addWidget(m_mode);
    layout->addSpacing(kMarginPx);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_save);
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(kMarginPx, 0, kMarginPx, kMarginPx / 2);
    m_note->hide();
}

void BreakdownPanel::buildTables()
{
    m_scroll = new QScrollArea(m_pages);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(kMarginPx * 2, kMarginPx, kMarginPx * 2, kMarginPx);
    m_grid->setHorizontalSpacing(kGapPx);
    m_grid->setVerticalSpacing(kGapPx);
    m_tables = {new BreakdownTable(BreakdownBy::Category, content), new BreakdownTable(BreakdownBy::Service, content),
                new BreakdownTable(BreakdownBy::Operation, content), new BreakdownTable(BreakdownBy::Host, content)};
    for (BreakdownTable *table : m_tables) {
        connect(table, &BreakdownTable::currentRowChanged, this, [this, table] { selectPart(*table); });
        connect(table, &BreakdownTable::rowActivated, this, [this, table] {
            if (const BreakdownRow *row = table->currentRow(); row != nullptr && row->largest.isValid())
                m_session.goToSpan(row->largest);
            Q_EMIT waterfallRequested();
        });
    }
    m_scroll->setWidget(content);
    placeTables();
}

void BreakdownPanel::buildStatus()
{
    m_status = new QWidget(this);
    auto *layout = new QHBoxLayout(m_status);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    m_chosen = new QLabel(m_status);
    m_chosen->setTextFormat(Qt::PlainText);
    m_chosen->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_stepper = new SpanStepper(m_session, m_status);
    layout->addWidget(m_chosen, 1);
    layout->addWidget(m_stepper);
}

void BreakdownPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeTables();
}

void BreakdownPanel::placeTables()
{
    const int columns = width() >= kTwoColumnsPx ? 2 : 1;
    for (int i = 0; i < static_cast<int>(m_tables.size()); ++i)
        m_grid->addWidget(m_tables[static_cast<std::size_t>(i)], i / columns, i % columns);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
}

bool BreakdownPanel::isReady() const
{
    return m_parts && !m_computing->isBusy() && !m_selecting->isBusy() && !m_session.path().isComputing();
}

QString BreakdownPanel::summary() const
{
    return m_summary->text();
}

void BreakdownPanel::followPath()
{
    const QSignalBlocker blocker(m_mode);
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(m_session.path().mode())));
    const std::shared_ptr<const CriticalPath> &path = m_session.path().sharedPath();
    if (!path || path == m_path)
        return;
    m_path = path;
    m_computing->run([trace = m_session.tracePtr(),
                      path] { return std::make_shared<const PathBreakdown>(breakDown(*trace, *path)); },
                     [this](std::shared_ptr<const PathBreakdown> parts) { showParts(std::move(parts)); },
                     [this](const QString &reason) {
                         m_state->showError(tr("The critical path could not be taken apart"), reason);
                         m_pages->setCurrentWidget(m_state);
                     });
}

void BreakdownPanel::showParts(std::shared_ptr<const PathBreakdown> parts)
{
    m_parts = std::move(parts);
    for (BreakdownTable *table : m_tables)
        table->setBreakdown(m_parts, m_session);
    m_selecting->cancel();
    m_stepper->setSpans({});
    m_chosen->setText(tr("Choose a row to go through its spans"));
    showSummary();
    const bool isEmpty = m_parts->totalNs <= 0;
    if (isEmpty)
        m_state->showEmpty(tr("No critical path"),
                           QStringList{tr("The root span of this trace took no time."), goesOnText()}.join(u' '));
    m_save->setEnabled(!isEmpty);
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_state) : m_scroll);
}

/// Where the root answered long before all was done: what shows the rest. Empty elsewhere.
QString BreakdownPanel::goesOnText() const
{
    const Trace &trace = m_session.trace();
    if (m_path->mode != PathMode::Response || !m_path->root.isValid() || m_session.path().root().isValid())
        return {};
    const std::int64_t endNs = saturatingAdd(trace.startNs(m_path->root), trace.durationNs(m_path->root));
    const std::int64_t restNs = saturatingSubtract(saturatingAdd(trace.startNs(), trace.durationNs()), endNs);
    if (restNs <= m_parts->totalNs)
        return {};
    return tr("Work went on for %1 after the answer: choose “everything is done” to follow it.")
        .arg(durationText(restNs));
}

void BreakdownPanel::showSummary()
{
    QStringList texts{durationText(m_parts->totalNs), tr("inferred from timing")};
    if (m_session.path().root().isValid()) // the path of one span was asked for
        texts.prepend(tr("of %1", "a span").arg(spanTitle(m_session.trace(), m_path->root)));
    if (m_session.skew().shiftsNs() != nullptr)
        texts << tr("clocks aligned");
    else if (m_session.skew().isProven())
        texts << tr("clocks as they came");
    for (const PathWarning &warning : m_path->warnings) {
        if (warning.kind == PathWarning::Kind::OtherRoots)
            texts << tr("%Ln further root(s) not covered", nullptr, static_cast<int>(warning.count));
    }
    m_summary->setText(texts.join(u"   ·   "_s));
    m_note->setText(goesOnText());
    m_note->setVisible(!m_note->text().isEmpty() && m_parts->totalNs > 0); // without a path the page says it
}

void BreakdownPanel::selectPart(BreakdownTable &table)
{
    for (BreakdownTable *other : m_tables) {
        if (other != &table)
            other->clearCurrent();
    }
    const BreakdownRow *row = table.currentRow();
    if (row == nullptr)
        return;
    if (row->largest.isValid())
        m_session.selection().setCurrent(row->largest);
    m_chosen->setText(
        tr("%1 of the critical path: %2", "a duration, then what it was spent on")
            .arg(durationText(row->ns), table.view().currentIndex().siblingAtColumn(0).data().toString()));
    m_selecting->run([trace = m_session.tracePtr(), path = m_path, by = table.model().by(),
                      part = *row] { return spansOfPart(*trace, *path, by, part); },
                     [this](std::vector<SpanIndex> spans) { m_stepper->setSpans(std::move(spans)); },
                     [this](const QString &) { m_stepper->setSpans({}); });
}

QString BreakdownPanel::saveCsv(const QString &path) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(breakdownCsv(m_session.trace(), *m_parts)) < 0 || !file.commit())
        return tr("%1 can't be written: %2").arg(path, file.errorString());
    return {};
}

QWidget &BreakdownPanel::visiblePart()
{
    return *m_pages;
}

std::unique_ptr<QWidget> BreakdownPanel::wholePicture(int widthPx, int maxHeightPx)
{
    return breakdownPicture(m_parts, m_session, widthPx, maxHeightPx).view;
}

QString BreakdownPanel::pictureTitle() const
{
    return breakdownTitle(m_session.path().mode(), m_parts ? m_parts->totalNs : 0);
}

void BreakdownPanel::askForCsv()
{
    const QString title = tr("Save the parts of the critical path");
    auto *dialog = new QFileDialog(this, title, {}, tr("Table (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"critical-path.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, title](const QString &path) {
        if (const QString problem = saveCsv(path); !problem.isEmpty())
            QMessageBox::warning(this, title, problem);
    });
    dialog->open();
}

} // namespace traceloupe
