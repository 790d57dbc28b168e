// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profilehead.h"

#include "core/models/profiletablemodel.h"
#include "core/models/valuetext.h"
#include "widgets/common/iconbutton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;
constexpr int kRootPx = 300;
constexpr int kSearchPx = 190;
constexpr int kProgressPx = 140;
constexpr int kMaxRoots = 500; ///< in the list: nobody looks through more

/// What is compared with a baseline unless something else is chosen.
constexpr DurationBand kSlowest{950'000, 1'000'000};
constexpr std::uint64_t kLeastForSlowest = 20; ///< traces: of fewer there is none in that band
constexpr DurationBand kSlowestOfFew{900'000, 1'000'000};
constexpr int kTracesRole = Qt::UserRole + 1;

/// Those of kDurationBands between all durations and coarser ones of the slowest.
std::vector<DurationBand> bandsToChoose()
{
    std::vector<DurationBand> bands{{}};
    bands.insert(bands.end(), kDurationBands.begin(), kDurationBands.end());
    bands.push_back(kSlowest);
    bands.push_back(kSlowestOfFew);
    return bands;
}

DurationBand slowestOf(std::uint64_t traces)
{
    return traces >= kLeastForSlowest ? kSlowest : kSlowestOfFew;
}

/// A band can't be compared with itself.
void forbid(QComboBox &box, int data)
{
    auto *items = qobject_cast<QStandardItemModel *>(box.model());
    for (int row = 0; items != nullptr && row < items->rowCount(); ++row)
        items->item(row)->setEnabled(data < 0 || box.itemData(row).toInt() != data);
}

} // namespace

ProfileHead::ProfileHead(QWidget *parent) : QWidget(parent)
{
    auto *first = new QHBoxLayout;
    m_root = addChoice(*first, tr("&Root operation"), tr("Root operation of the traces"));
    m_root->setMinimumContentsLength(20);
    m_root->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_root->setMinimumWidth(kRootPx);
    first->setStretchFactor(m_root, 1);
    m_band = addChoice(*first, tr("&Durations"), tr("Band of durations"));
    m_baseline = addChoice(*first, tr("&Compared with"), tr("Band that is compared with"));
    m_comparing = addChoice(*first, tr("&in"), tr("How two bands are compared"));
    m_comparing->addItem(tr("colours"), int(ProfileComparing::Colors));
    m_comparing->addItem(tr("two graphs"), int(ProfileComparing::SideBySide));
    fillBands();
    auto *second = new QHBoxLayout;
    m_order = addChoice(*second, tr("&Heat map by"), tr("Order of the heat map's columns"));
    m_order->addItem(tr("duration"), int(PathHeatOrder::Duration));
    m_order->addItem(tr("time"), int(PathHeatOrder::Start));
    addTools(*second);
    second->addStretch(1);
    addProgress(*second);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, kMarginPx / 2, kMarginPx, kMarginPx / 2);
    layout->setSpacing(kMarginPx / 2);
    layout->addLayout(first);
    layout->addLayout(second);
    connect(m_root, &QComboBox::currentIndexChanged, this, [this] { m_hasChosenRoot = true; });
    connect(m_band, &QComboBox::currentIndexChanged, this, [this] { keepBandsApart(false); });
    connect(m_baseline, &QComboBox::currentIndexChanged, this, [this] { keepBandsApart(true); });
    for (QComboBox *box : {m_root, m_band, m_baseline, m_order})
        connect(box, &QComboBox::currentIndexChanged, this, &ProfileHead::questionChanged);
    connect(m_comparing, &QComboBox::currentIndexChanged, this, &ProfileHead::comparingChanged);
    connect(m_baseline, &QComboBox::currentIndexChanged, this,
            [this] { m_comparing->setEnabled(m_baseline->currentIndex() > 0); });
}

QComboBox *ProfileHead::addChoice(QHBoxLayout &row, const QString &label, const QString &name)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    auto *text = new QLabel(label, this);
    text->setBuddy(box);
    row.addWidget(text);
    row.addWidget(box);
    return box;
}

void ProfileHead::fillBands()
{
    m_baseline->addItem(tr("nothing"), -1);
    const std::vector<DurationBand> bands = bandsToChoose();
    for (std::size_t i = 0; i < bands.size(); ++i) {
        m_band->addItem(profilewords::band(bands[i]), static_cast<int>(i));
        m_baseline->addItem(profilewords::band(bands[i]), static_cast<int>(i));
    }
    m_band->setToolTip(tr("Traces of the root operation by the rank of their duration"));
    m_comparing->setEnabled(false);
}

/// The first comparison is of the slowest traces with what was chosen.
void ProfileHead::keepBandsApart(bool isNewBaseline)
{
    const int baseline = m_baseline->currentData().toInt();
    const std::vector<DurationBand> bands = bandsToChoose();
    const int band = m_band->currentData().toInt();
    if (baseline >= 0 && isNewBaseline && bands[static_cast<std::size_t>(band)] == DurationBand()) {
        const QSignalBlocker blocker(m_band);
        const DurationBand wanted = slowestOf(m_root->currentData(kTracesRole).toULongLong());
        const auto slowest = static_cast<int>(std::ranges::find(bands, wanted) - bands.begin());
        m_band->setCurrentIndex(m_band->findData(baseline == slowest ? 1 : slowest));
    } else if (baseline == band) {
        const QSignalBlocker blocker(m_baseline);
        m_baseline->setCurrentIndex(0);
        m_comparing->setEnabled(false);
    }
    forbid(*m_band, m_baseline->currentData().toInt());
    forbid(*m_baseline, m_band->currentData().toInt());
}

void ProfileHead::addTools(QHBoxLayout &row)
{
    m_back = iconButton(LineIcon::Back, tr("Back to the zoom before (Backspace)"), this);
    m_whole = iconButton(LineIcon::WholeRange, tr("Show the whole path (R)"), this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search services and operations"));
    m_search->setAccessibleName(tr("Search the merged critical path"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(kSearchPx);
    m_matches = new QLabel(this);
    m_matches->setTextFormat(Qt::PlainText);
    auto *save = new QToolButton(this);
    save->setText(tr("Save"));
    save->setAccessibleName(tr("Save tables"));
    save->setPopupMode(QToolButton::InstantPopup);
    save->setAutoRaise(true);
    m_exportMenu = new QMenu(save);
    save->setMenu(m_exportMenu);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_whole, m_search, m_matches, save})
        row.addWidget(widget);
    connect(m_back, &QToolButton::clicked, this, &ProfileHead::backRequested);
    connect(m_whole, &QToolButton::clicked, this, &ProfileHead::wholeRequested);
    connect(m_search, &QLineEdit::textChanged, this, &ProfileHead::searchChanged);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { Q_EMIT matchRequested(true); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, m_search, &QLineEdit::clear);
    setCanGoBack(false);
    setZoomed(false);
}

void ProfileHead::addProgress(QHBoxLayout &row)
{
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(kProgressPx);
    m_progress->setAccessibleName(tr("Traces read"));
    m_stop = new QPushButton(tr("Stop"), this);
    m_again = new QPushButton(tr("Reload"), this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_note, m_progress, m_stop, m_again})
        row.addWidget(widget);
    connect(m_stop, &QPushButton::clicked, this, &ProfileHead::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &ProfileHead::reloadRequested);
}

ProfileQuestion ProfileHead::question() const
{
    const std::vector<DurationBand> bands = bandsToChoose();
    ProfileQuestion question;
    question.rootHash = m_hasChosenRoot ? m_root->currentData().toULongLong() : 0;
    question.band = bands[static_cast<std::size_t>(m_band->currentData().toInt())];
    if (const int baseline = m_baseline->currentData().toInt(); baseline >= 0)
        question.baseline = bands[static_cast<std::size_t>(baseline)];
    question.order = static_cast<PathHeatOrder>(m_order->currentData().toInt());
    return question;
}

ProfileComparing ProfileHead::comparing() const
{
    return static_cast<ProfileComparing>(m_comparing->currentData().toInt());
}

void ProfileHead::setRoots(const std::vector<PathProfileBuilder::Root> &roots, std::uint64_t shownHash)
{
    const QSignalBlocker blocker(m_root);
    m_root->clear();
    for (const PathProfileBuilder::Root &root : roots) {
        if (m_root->count() == kMaxRoots)
            break;
        m_root->addItem(
            tr("%1 (%Ln trace(s))", nullptr, static_cast<int>(root.traces)).arg(profilewords::title(root.operation)),
            static_cast<qulonglong>(root.operation.hash));
        m_root->setItemData(m_root->count() - 1, static_cast<qulonglong>(root.traces), kTracesRole);
    }
    m_root->setCurrentIndex(std::max(0, m_root->findData(static_cast<qulonglong>(shownHash))));
}

void ProfileHead::choose(QComboBox &box, int index)
{
    if (index >= 0)
        box.setCurrentIndex(index);
}

void ProfileHead::chooseRoot(std::uint64_t hash)
{
    choose(*m_root, m_root->findData(static_cast<qulonglong>(hash)));
}

void ProfileHead::chooseBands(DurationBand band, std::optional<DurationBand> baseline)
{
    const std::vector<DurationBand> bands = bandsToChoose();
    const auto numberOf = [&](DurationBand wanted) {
        return static_cast<int>(std::ranges::find(bands, wanted) - bands.begin());
    };
    choose(*m_band, m_band->findData(numberOf(band)));
    choose(*m_baseline, m_baseline->findData(baseline ? numberOf(*baseline) : -1));
}

void ProfileHead::chooseComparing(ProfileComparing comparing)
{
    choose(*m_comparing, m_comparing->findData(int(comparing)));
}

void ProfileHead::chooseOrder(PathHeatOrder order)
{
    choose(*m_order, m_order->findData(int(order)));
}

void ProfileHead::showProgress(const PathProfileLoader &loader)
{
    const bool isReading = loader.isReading();
    m_progress->setVisible(isReading);
    m_stop->setVisible(isReading);
    m_again->setVisible(!isReading);
    m_progress->setMaximum(static_cast<int>(loader.total()));
    m_progress->setValue(static_cast<int>(loader.done()));
    const auto left = static_cast<int>(loader.total() - loader.done());
    QStringList notes;
    if (isReading)
        notes
            << tr("%1 of %Ln trace(s)", nullptr, static_cast<int>(loader.total())).arg(valuetext::count(loader.done()));
    else if (loader.isLimited())
        notes << tr("%Ln older trace(s) left out to limit memory", nullptr, left);
    else if (left > 0)
        notes << tr("Stopped after %1 of %Ln trace(s)", nullptr, static_cast<int>(loader.total()))
                     .arg(valuetext::count(loader.done()));
    else
        notes << tr("%Ln trace(s)", nullptr, static_cast<int>(loader.total()));
    if (loader.unreadable() > 0)
        notes << tr("%Ln could not be read", nullptr, static_cast<int>(loader.unreadable()));
    m_note->setText(notes.join(u" · "_s));
}

void ProfileHead::showMatches(int count)
{
    m_matches->setText(count < 0 ? QString() : tr("%Ln found", nullptr, count));
}

void ProfileHead::setCanGoBack(bool canGoBack)
{
    m_back->setEnabled(canGoBack);
}

void ProfileHead::setZoomed(bool isZoomed)
{
    m_whole->setEnabled(isZoomed);
}

void ProfileHead::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace traceloupe
