// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flamepanel.h"

#include "core/layout/flamecolors.h"
#include "widgets/common/background.h"
#include "widgets/common/colorchooser.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/iconbutton.h"
#include "widgets/common/sharetext.h"
#include "widgets/common/spanstepper.h"
#include "widgets/common/spantext.h"
#include "widgets/common/statepanel.h"
#include "widgets/flame/flametext.h"
#include "widgets/flame/flameview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {

namespace {

/// From here on a search takes longer than a frame, and is done beside the window's thread.
constexpr std::uint32_t kManyFrames = 50'000;
constexpr int kMarginPx = 8;
constexpr int kSearchWidthPx = 250;
constexpr int kLeastSearchWidthPx = 110;

} // namespace

FlamePanel::FlamePanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_merging(new Background(this)),
      m_searching(new Background(this)),
      m_coloring(new Background(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(m_pages)),
      m_view(new FlameView(session, m_pages))
{
    m_pages->addWidget(m_state);
    m_pages->addWidget(m_view);
    buildTools();
    buildStatus();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tools);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    FocusForwarding::set(*this, *m_view);
    connectView();
    connectSession();
    m_state->showLoading(tr("Merging the spans into frames…"));
    compute();
}

FlamePanel::~FlamePanel() = default;

void FlamePanel::buildTools()
{
    m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(m_tools);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    const auto addCombo = [this, layout](const QString &name, std::initializer_list<std::pair<QString, int>> items) {
        auto *combo = new QComboBox(m_tools);
        auto *label = new QLabel(name, m_tools);
        label->setBuddy(combo);
        for (const auto &[text, value] : items)
            combo->addItem(text, value);
        combo->setAccessibleName(QString(name).remove(u'&'));
        layout->addWidget(label);
        layout->addWidget(combo);
        return combo;
    };
    m_value = addCombo(tr("&Width"), {{tr("Self time"), int(FlameValue::SelfTime)},
                                      {tr("Critical path"), int(FlameValue::CriticalPath)},
                                      {tr("Total time"), int(FlameValue::TotalTime)},
                                      {tr("Number of spans"), int(FlameValue::SpanCount)}});
    m_grouping = addCombo(tr("&Group by"), {{tr("Call path"), int(FlameGrouping::CallPath)},
                                            {tr("Service"), int(FlameGrouping::Service)}});
    m_direction = addCombo(tr("&Root"), {{tr("On top"), 0}, {tr("At the bottom"), 1}});
    m_colors = new ColorChooser(m_session.coloring(), m_tools);
    auto *colors = new QLabel(tr("&Colour"), m_tools);
    colors->setBuddy(m_colors);
    layout->addWidget(colors);
    layout->addWidget(m_colors);
    m_value->setToolTip(tr("What a frame is as wide as"));
    m_grouping->setToolTip(tr("Which spans share a frame"));
    m_back = iconButton(LineIcon::Back, tr("Back to the zoom before (Backspace)"), m_tools);
    m_forward = iconButton(LineIcon::Forward, tr("Forward again (Shift+Backspace)"), m_tools);
    m_whole = iconButton(LineIcon::WholeRange, tr("Show the whole trace (R)"), m_tools);
    for (QToolButton *button : {m_back, m_forward, m_whole})
        layout->addWidget(button);
    layout->addStretch(1);
    buildSearch(*layout);

    connect(m_value, &QComboBox::currentIndexChanged, this, &FlamePanel::compute);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &FlamePanel::compute);
    connect(m_direction, &QComboBox::currentIndexChanged, m_view, [this](int index) { m_view->setFlame(index == 1); });
    connect(m_back, &QToolButton::clicked, m_view, &FlameView::goBack);
    connect(m_forward, &QToolButton::clicked, m_view, &FlameView::goForward);
    connect(m_whole, &QToolButton::clicked, m_view, &FlameView::zoomOut);
}

void FlamePanel::buildSearch(QHBoxLayout &tools)
{
    m_found = new QLabel(m_tools);
    m_found->setTextFormat(Qt::PlainText);
    m_previousMatch = iconButton(LineIcon::Back, tr("Previous frame found (Shift+N)"), m_tools);
    m_nextMatch = iconButton(LineIcon::Forward, tr("Next frame found (N)"), m_tools);
    m_search = new QLineEdit(m_tools);
    m_search->setPlaceholderText(tr("Search services and operations"));
    m_search->setAccessibleName(tr("Search the flame graph"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(kLeastSearchWidthPx);
    m_search->setMaximumWidth(kSearchWidthPx);
    tools.addWidget(m_found);
    tools.addWidget(m_previousMatch);
    tools.addWidget(m_nextMatch);
    tools.addWidget(m_search, 10); // before what is empty
    connect(m_search, &QLineEdit::textChanged, this, &FlamePanel::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_view->goToMatch(true); });
    connect(m_previousMatch, &QToolButton::clicked, this, [this] { m_view->goToMatch(false); });
    connect(m_nextMatch, &QToolButton::clicked, this, [this] { m_view->goToMatch(true); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, this, [this] {
        m_search->clear();
        m_view->setFocus();
    });
}

void FlamePanel::buildStatus()
{
    m_status = new QWidget(this);
    auto *layout = new QGridLayout(m_status);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    layout->setVerticalSpacing(2);
    layout->setColumnStretch(0, 1);
    m_readout = new QLabel(m_status);
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_readout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setAccessibleName(tr("Figures of the frame"));
    m_note = new QLabel(m_status);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_note->setMinimumHeight(fontMetrics().height()); // also without a text: frames stay where they are
    m_stepper = new SpanStepper(m_session, m_status);
    // a line of their own: beside the figures one of them would be cut
    layout->addWidget(m_readout, 0, 0);
    layout->addWidget(m_note, 1, 0);
    layout->addWidget(m_stepper, 0, 1, 2, 1);
}

void FlamePanel::connectView()
{
    connect(m_view, &FlameView::hoverChanged, this, &FlamePanel::showReadout);
    connect(m_view, &FlameView::currentChanged, this, &FlamePanel::showFrame);
    connect(m_view, &FlameView::zoomChanged, this, &FlamePanel::updateButtons);
    connect(m_view, &FlameView::searchRequested, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_view, &FlameView::similarRequested, this, [this](FrameIndex frame) {
        const QSignalBlocker blocker(m_search);
        m_search->clear();
        showMatches(findSimilarFrames(m_view->tree(), frame));
    });
    connect(m_view, &FlameView::spansRequested, this, [this](FrameIndex frame) {
        if (const SpanIndex span = m_view->tree().longestSpan(frame); span.isValid())
            m_session.goToSpan(span);
        Q_EMIT waterfallRequested();
    });
    connect(m_view, &FlameView::stepRequested, this,
            [this](bool isForward) { isForward ? m_stepper->goToNext() : m_stepper->goToPrevious(); });
}

void FlamePanel::connectSession()
{
    const auto follow = [this] {
        if (times() != m_times)
            compute();
    };
    connect(&m_session.skew(), &SkewOverlay::changed, this, follow);
    connect(&m_session.path(), &PathOverlay::changed, this, follow);
    connect(&m_session.coloring(), &SpanColoring::changed, this, &FlamePanel::color);
}

FlameTimes FlamePanel::times() const
{
    FlameTimes times;
    if (params().value == FlameValue::SelfTime)
        times.selfNs = m_session.selfTimesNs();
    else if (params().value == FlameValue::CriticalPath)
        times.path = m_session.path().sharedPath();
    return times;
}

FlameParams FlamePanel::params() const
{
    return {static_cast<FlameGrouping>(m_grouping->currentData().toInt()),
            static_cast<FlameValue>(m_value->currentData().toInt())};
}

void FlamePanel::setParams(FlameParams params)
{
    m_grouping->setCurrentIndex(m_grouping->findData(int(params.grouping)));
    m_value->setCurrentIndex(m_value->findData(int(params.value)));
}

bool FlamePanel::isReady() const
{
    return !m_merging->isBusy() && !m_coloring->isBusy() && m_view->tree().trace()
           && m_view->tree().params() == params() && m_times == times() && !m_session.path().isComputing();
}

bool FlamePanel::hasPicture() const
{
    return m_view->tree().trace() != nullptr;
}

QWidget &FlamePanel::visiblePart()
{
    return *m_view;
}

std::unique_ptr<QWidget> FlamePanel::wholePicture(int widthPx, int maxHeightPx)
{
    return m_view->wholePicture(widthPx, maxHeightPx);
}

QString FlamePanel::pictureTitle() const
{
    return flameTitle(params(), m_session.path().mode());
}

QString FlamePanel::readout() const
{
    return m_readout->text();
}

void FlamePanel::compute()
{
    if (params().value == FlameValue::CriticalPath)
        m_session.path().want();
    m_times = times();
    if (params().value == FlameValue::CriticalPath && !m_times.path)
        return; // its answer starts this again
    m_coloring->cancel();
    m_merging->run([trace = m_session.tracePtr(), params = params(), times = m_times,
                    colors = m_session.coloring().table()] { return mergedFlameTree(trace, params, times, colors); },
                   [this](ColoredFlameTree made) { showTree(std::move(made)); },
                   [this](const QString &reason) {
                       m_state->showError(tr("The flame graph could not be made"), reason);
                       m_pages->setCurrentWidget(m_state);
                   });
}

void FlamePanel::color()
{
    if (m_merging->isBusy())
        return compute(); // it began with the colours before
    if (!m_view->tree().trace())
        return;
    m_coloring->run(
        [tree = m_view->treePtr(), colors = m_session.coloring().table()] { return frameColors(*tree, colors); },
        [this](std::vector<std::uint8_t> colors) {
            m_view->setColors(std::move(colors));
            showReadout();
        },
        [](const QString &) { /* the colours before stay */ });
}

void FlamePanel::showTree(ColoredFlameTree made)
{
    const bool isEmpty = made.tree->value(FlameTree::root()) <= 0;
    m_view->setTree(std::move(made.tree), std::move(made.colors));
    if (isEmpty)
        m_state->showEmpty(
            tr("Nothing to draw"),
            tr("No span of this trace took any time that could be measured this way. Choose another width "
               "of the frames, for instance the number of spans."));
    m_pages->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_state) : m_view);
    search();
    updateButtons();
}

void FlamePanel::search()
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty() || m_view->tree().frameCount() < kManyFrames) {
        m_searching->cancel();
        return showMatches(findFrames(m_view->tree(), text));
    }
    m_searching->run([tree = m_view->treePtr(), text] { return std::pair(tree, findFrames(*tree, text)); },
                     [this](std::pair<std::shared_ptr<const FlameTree>, FlameMatches> found) {
                         if (found.first == m_view->treePtr())
                             showMatches(std::move(found.second));
                     },
                     [this](const QString &reason) { m_found->setText(reason); });
}

void FlamePanel::showMatches(FlameMatches matches)
{
    const FlameTree &tree = m_view->tree();
    const bool isActive = matches.isActive();
    const bool hasFound = isActive && matches.frames > 0;
    m_found->setVisible(isActive);
    if (isActive)
        m_found->setText(hasFound ? tr("%Ln frame(s), %1", nullptr, static_cast<int>(matches.frames))
                                        .arg(shareText(matches.value, tree.value(FlameTree::root())))
                                  : tr("Nothing found"));
    for (QToolButton *button : {m_previousMatch, m_nextMatch})
        button->setVisible(hasFound);
    m_view->setMatches(std::move(matches));
}

void FlamePanel::showFrame()
{
    const FrameIndex frame = m_view->current();
    m_stepper->setSpans(frame == FlameTree::root() ? std::vector<SpanIndex>() : m_view->tree().spansOf(frame));
    showReadout();
}

void FlamePanel::showReadout()
{
    const FlameTree &tree = m_view->tree();
    if (tree.frameCount() == 0)
        return;
    const FlameBlock *block = m_view->hovered();
    QString text = block != nullptr ? blockReadout(tree, *block) : frameReadout(tree, m_view->current());
    const FrameIndex frame = block != nullptr ? block->frame : m_view->current();
    if (const QString meaning = colorMeaning(frame); !meaning.isEmpty())
        text += QStringLiteral("   ·   ") + meaning;
    m_readout->setText(text);
}

/// What a frame's colour stands for, where neither its title nor the other figures say it.
QString FlamePanel::colorMeaning(FrameIndex frame) const
{
    const ColorTable &table = m_session.coloring().table();
    if (table.choice.by != ColorBy::Category || frame.value() >= m_view->colors().size())
        return {};
    const auto entry = std::ranges::find(table.entries, m_view->colors()[frame.value()], &LegendEntry::color);
    return entry == table.entries.end() || entry->color == kNoColor ? QString() : categoryText(entry->category);
}

void FlamePanel::updateButtons()
{
    m_back->setEnabled(m_view->canGoBack());
    m_forward->setEnabled(m_view->canGoForward());
    m_whole->setEnabled(m_view->zoomed() != FlameTree::root());
    const FlameLayout &layout = m_view->layoutNow();
    QStringList notes;
    if (layout.foldedFrames > 0)
        notes << tr("%Ln frame(s) too narrow to be seen", nullptr, static_cast<int>(layout.foldedFrames));
    if (const std::uint32_t unfinished = m_view->tree().unfinishedCount(); unfinished > 0)
        notes << tr("without the time of %Ln unfinished span(s)", nullptr, static_cast<int>(unfinished));
    const bool isSqueezed = std::ranges::any_of(layout.blocks, &FlameBlock::isSqueezed);
    if (isSqueezed)
        notes << tr("hatched: ran at the same time, drawn narrower");
    m_note->setText(notes.join(QStringLiteral("   ·   ")));
    m_note->setToolTip(
        isSqueezed ? tr("Hatched frames add up to more than the frame that called them: they ran at the same time, or "
                        "outlived it. They are drawn narrower, so that they fit. The figures are exact.")
                   : QString());
}

} // namespace traceloupe
