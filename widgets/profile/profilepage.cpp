// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profilepage.h"

#include "core/layout/durationtext.h"
#include "core/models/errortext.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/common/statepanel.h"
#include "widgets/profile/pathheatmapview.h"
#include "widgets/profile/profileflames.h"
#include "widgets/profile/profilehead.h"
#include "widgets/profile/profiletables.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kFlamesShare = 5;
constexpr int kDetailsShare = 4;
constexpr int kMarginPx = 8;

} // namespace

ProfilePage::ProfilePage(CacheAccess &cache, TraceSet set, QWidget *parent)
    : QWidget(parent),
      m_set(std::move(set)),
      m_loader(cache),
      m_head(new ProfileHead(this)),
      m_flames(new ProfileFlames(this)),
      m_details(new QTabWidget(this)),
      m_table(new ProfileTable(this)),
      m_heat(new PathHeatMapView(this)),
      m_structures(new StructureTree(this)),
      m_readout(new QLabel(this)),
      m_state(new StatePanel(this)),
      m_stack(new QStackedWidget(this))
{
    buildDetails();
    auto *upper = new QWidget(m_stack);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(m_flames, 1);
    upperLayout->addWidget(m_readout);
    auto *splitter = new QSplitter(Qt::Vertical, m_stack);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(upper);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, kFlamesShare);
    splitter->setStretchFactor(1, kDetailsShare);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);
    FocusForwarding::set(*this, *m_flames);
    connectParts();
    fillExportMenu();
    reload();
}

ProfilePage::~ProfilePage() = default;

void ProfilePage::buildDetails()
{
    m_readout->setTextFormat(Qt::PlainText);
    m_readout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_readout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setAccessibleName(tr("Figures of the frame"));
    m_details->setDocumentMode(true);
    m_details->setAccessibleName(tr("Details of the profile"));
    m_details->addTab(m_table, tr("Operations"));
    m_details->addTab(m_heat, tr("Heat map"));
    m_details->addTab(buildStructures(), tr("Structures"));
}

QWidget *ProfilePage::buildStructures()
{
    auto *whole = new QWidget(m_details);
    m_groupNote = new QLabel(whole);
    m_groupNote->setTextFormat(Qt::PlainText);
    m_groupNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_openMiddle = new QPushButton(tr("Open the one in the middle"), whole);
    m_openSlowest = new QPushButton(tr("Open the slowest"), whole);
    m_listGroup = new QPushButton(tr("List the traces"), whole);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    foot->addWidget(m_groupNote, 1);
    for (QPushButton *button : {m_openMiddle, m_openSlowest, m_listGroup})
        foot->addWidget(button);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_structures, 1);
    layout->addLayout(foot);
    connect(m_openMiddle, &QPushButton::clicked, this, [this] {
        if (const StructureGroup *group = m_structures->currentGroup(); group != nullptr)
            Q_EMIT traceActivated(group->representative);
    });
    connect(m_openSlowest, &QPushButton::clicked, this, [this] {
        if (const StructureGroup *group = m_structures->currentGroup(); group != nullptr)
            Q_EMIT traceActivated(group->slowest);
    });
    connect(m_listGroup, &QPushButton::clicked, this, [this] {
        if (const StructureGroup *group = m_structures->currentGroup(); group != nullptr)
            m_loader.findTraces(*group);
    });
    showGroup();
    return whole;
}

void ProfilePage::connectParts()
{
    connect(m_head, &ProfileHead::questionChanged, this, &ProfilePage::ask);
    connect(m_head, &ProfileHead::comparingChanged, this, [this] { m_flames->setComparing(m_head->comparing()); });
    connect(m_head, &ProfileHead::searchChanged, this, &ProfilePage::search);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_head, &ProfileHead::focusSearch);
    connect(m_head, &ProfileHead::matchRequested, m_flames, &ProfileFlames::goToMatch);
    connect(m_head, &ProfileHead::backRequested, m_flames, &ProfileFlames::goBack);
    connect(m_head, &ProfileHead::wholeRequested, m_flames, &ProfileFlames::zoomOut);
    connect(m_head, &ProfileHead::stopRequested, &m_loader, &PathProfileLoader::stop);
    connect(m_head, &ProfileHead::reloadRequested, this, &ProfilePage::reload);
    connect(&m_loader, &PathProfileLoader::progressed, this, [this] { m_head->showProgress(m_loader); });
    connect(&m_loader, &PathProfileLoader::answered, this, &ProfilePage::showAnswer);
    connect(&m_loader, &PathProfileLoader::finished, this, &ProfilePage::showEnd);
    connect(&m_loader, &PathProfileLoader::tracesFound, this, [this](const std::vector<TraceId> &ids) {
        Q_EMIT tracesRequested(tr("%Ln trace(s) of one structure", nullptr, static_cast<int>(ids.size())), ids);
    });
    connect(m_flames, &ProfileFlames::currentChanged, this, [this] {
        m_table->setCurrentNode(m_flames->current());
        showReadout();
    });
    connect(m_flames, &ProfileFlames::hoverChanged, this, &ProfilePage::showReadout);
    connect(m_flames, &ProfileFlames::zoomChanged, this, &ProfilePage::showZoom);
    connect(m_flames, &ProfileFlames::searchRequested, m_head, &ProfileHead::focusSearch);
    connect(m_flames, &ProfileFlames::traceActivated, this, &ProfilePage::traceActivated);
    connect(m_table, &ProfileTable::nodeChanged, m_flames, &ProfileFlames::setCurrent);
    connect(m_table, &ProfileTable::nodeActivated, this, [this](std::uint32_t node) {
        const ComparedNode &compared = m_flames->profile()->nodes[node];
        const ProfileNode &figures = compared.shown.traces > 0 ? compared.shown : compared.baseline;
        if (figures.traces > 0)
            Q_EMIT traceActivated(figures.exemplar);
    });
    connect(m_heat, &PathHeatMapView::traceActivated, this, &ProfilePage::traceActivated);
    connect(m_structures, &StructureTree::traceActivated, this, &ProfilePage::traceActivated);
    connect(m_structures, &StructureTree::currentGroupChanged, this, &ProfilePage::showGroup);
    connect(m_state, &StatePanel::actionTriggered, this, &ProfilePage::reload);
}

void ProfilePage::reload()
{
    m_state->showLoading(tr("Finding the critical paths…"));
    m_state->setActionText({});
    m_stack->setCurrentWidget(m_state);
    m_loader.start(m_set, m_head->question());
    m_head->showProgress(m_loader);
}

void ProfilePage::ask()
{
    m_loader.ask(m_head->question());
}

void ProfilePage::showAnswer()
{
    const ProfileAnswerPtr answer = m_loader.answer();
    m_head->setRoots(answer->roots, answer->profile.shown.root.hash);
    m_structures->setGroups(answer->groups);
    if (answer->profile.shown.traces == 0) {
        if (answer->traces > 0)
            m_state->showEmpty(tr("No traces in this band"),
                               tr("There are too few traces of this operation to cut them so finely. Choose a wider "
                                  "band of durations."));
        else
            m_state->showEmpty(tr("No traces"), tr("There are no critical paths to merge."));
        m_state->setActionText({});
        m_stack->setCurrentWidget(m_state);
        return;
    }
    const ProfileComparisonPtr profile(answer, &answer->profile);
    m_flames->setProfile(profile);
    m_table->setProfile(profile);
    m_table->setCurrentNode(m_flames->current());
    m_heat->setMap(answer->heatMap);
    search(m_head->searchField().text());
    showReadout();
    m_stack->setCurrentIndex(0);
}

void ProfilePage::showEnd()
{
    m_head->showProgress(m_loader);
    if (m_loader.failure().isEmpty())
        return;
    m_state->showError(tr("The traces could not be read"), errorText(m_loader.failure()));
    m_state->setActionText(tr("Try again"));
    m_stack->setCurrentWidget(m_state);
}

void ProfilePage::showReadout()
{
    const QString text = m_flames->readout();
    m_readout->setText(text.isEmpty() ? tr("Frames are as wide as their mean part of the critical path, inferred from "
                                           "timing. Click zooms, O opens the trace with most of it.")
                                      : text);
}

QString ProfilePage::readout() const
{
    return m_readout->text();
}

void ProfilePage::showZoom()
{
    m_head->setCanGoBack(m_flames->canGoBack());
    m_head->setZoomed(m_flames->shown().zoomed() != ProfileFlameView::kNone);
}

void ProfilePage::search(const QString &text)
{
    m_head->showMatches(m_flames->search(text));
}

void ProfilePage::showGroup()
{
    const StructureGroup *group = m_structures->currentGroup();
    for (QPushButton *button : {m_openMiddle, m_openSlowest, m_listGroup})
        button->setEnabled(group != nullptr);
    m_groupNote->setText(group == nullptr
                             ? tr("Traces are of one structure if they call the same operations in the same way.")
                             : tr("%Ln trace(s), from %1 to %2", nullptr, static_cast<int>(group->traces))
                                   .arg(durationText(group->fastestNs), durationText(group->slowestNs)));
}

void ProfilePage::fillExportMenu()
{
    QMenu &menu = m_head->exportMenu();
    menu.addAction(tr("Table of operations (CSV)…"), this, [this] {
        if (m_loader.answer())
            askAndSave(u"critical-paths.csv"_s, profileCsv(m_loader.answer()->profile));
    });
    menu.addAction(tr("Table of structures (CSV)…"), this, [this] {
        if (m_loader.answer())
            askAndSave(u"structures.csv"_s, structureGroupsCsv(m_loader.answer()->groups));
    });
}

void ProfilePage::askAndSave(const QString &name, const QByteArray &csv)
{
    auto *dialog = new QFileDialog(this, tr("Save table"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, csv](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(csv) < 0 || !file.commit())
            Q_EMIT failed({ErrorCode::Io, tr("%1 can't be written: %2").arg(path, file.errorString())});
    });
    dialog->open();
}

void ProfilePage::setTimeZone(const DisplayTimeZone &zone)
{
    m_heat->setTimeZone(zone);
}

QWidget &ProfilePage::visiblePart()
{
    return m_details->currentWidget() == m_heat && m_heat->hasFocus() ? static_cast<QWidget &>(*m_heat) : *m_flames;
}

std::unique_ptr<QWidget> ProfilePage::wholePicture(int widthPx, int maxHeightPx)
{
    return m_flames->wholePicture(widthPx, maxHeightPx);
}

QString ProfilePage::pictureTitle() const
{
    return m_flames->pictureTitle();
}

} // namespace traceloupe
