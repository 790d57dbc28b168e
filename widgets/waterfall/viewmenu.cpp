// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/viewmenu.h"

#include "core/layout/durationtext.h"
#include "widgets/common/plaintext.h"
#include "widgets/waterfall/signsdialog.h"
#include "widgets/waterfall/waterfallview.h"

#include <QActionGroup>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::uint32_t kMostLevels = 5;
constexpr double kShares[] = {0.001, 0.01, 0.05};

QString menuText(const QString &text)
{
    return plaintext::visible(text).left(80).replace(u'&', u"&&"_s);
}

} // namespace

ViewMenu::ViewMenu(WaterfallView &view, QWidget *parent) : QMenu(parent), m_view(view)
{
    connect(this, &QMenu::aboutToShow, this, &ViewMenu::fill);
}

void ViewMenu::fill()
{
    clear();
    addSwitches();
    addSeparator();
    addColors();
    addColumns();
    addLevels();
    addSeparator();
    addAction(tr("What the &signs mean…"), &m_view, [this] {
        auto *dialog = new SignsDialog(m_view.window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
}

QAction *ViewMenu::addSwitch(QMenu &menu, const QString &text, bool isOn, const std::function<void(bool)> &change)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(isOn);
    connect(action, &QAction::triggered, &m_view, change);
    return action;
}

void ViewMenu::addSwitches()
{
    TraceSession &session = m_view.session();
    addSwitch(*this, tr("&Group repeated calls") + u"\tG"_s, session.rows().isGrouping(), [&session](bool isOn) {
        session.collapse().setGrouping(isOn);
    })->setEnabled(session.rows().hasGroups());
    addSwitch(*this, tr("Compress &idle gaps") + u"\tI"_s, session.compressesGaps(),
              [&session](bool isOn) { session.setCompressesGaps(isOn); });
    addSwitch(*this, tr("Critical &path") + u"\tK"_s, session.path().isShown(),
              [&session](bool isOn) { session.path().setShown(isOn); });
    addSwitch(*this, tr("Path until &everything is done, not only the answer"),
              session.path().mode() == PathMode::Completion,
              [&session](bool isOn) { session.path().setMode(isOn ? PathMode::Completion : PathMode::Response); })
        ->setEnabled(session.path().isShown());
    if (session.skew().isProven())
        addSwitch(*this, tr("&Align clocks that are proven to be off") + u"\tL"_s, session.skew().isAligned(),
                  [&session](bool isOn) { session.skew().setAligned(isOn); });
}

void ViewMenu::addColors()
{
    QMenu *menu = addMenu(tr("&Colour by"));
    TraceSession &session = m_view.session();
    const ColorChoice now = session.coloring().choice();
    auto *group = new QActionGroup(menu);
    const auto add = [&](QMenu &place, const QString &text, const ColorChoice &choice) {
        group->addAction(addSwitch(place, text, now == choice, [&session, choice](bool) {
            if (choice.by == ColorBy::Rank)
                session.requestRanks();
            session.coloring().setChoice(choice);
        }));
    };
    add(*menu, tr("&Service"), {ColorBy::Service, {}});
    add(*menu, tr("&Kind"), {ColorBy::Kind, {}});
    add(*menu, tr("&Category of work"), {ColorBy::Category, {}});
    add(*menu, tr("&Rank among cached spans of the same operation"), {ColorBy::Rank, {}});
    QMenu *attributes = menu->addMenu(tr("&Attribute"));
    for (const QString &key : attributeKeys(session.trace(), kMaxKeys))
        add(*attributes, menuText(key), {ColorBy::Attribute, key.toStdString()});
    attributes->setEnabled(!attributes->isEmpty());
}

void ViewMenu::addColumns()
{
    QMenu *menu = addMenu(tr("Col&umns"));
    const auto add = [this](QMenu &place, const QString &text, const WaterfallColumn &column) {
        const std::vector<WaterfallColumn> &now = m_view.columns();
        const bool isOn = std::ranges::find(now, column) != now.end();
        addSwitch(place, text, isOn, [this, column](bool wanted) {
            std::vector<WaterfallColumn> columns = m_view.columns();
            std::erase(columns, column);
            if (wanted)
                columns.push_back(column);
            m_view.setColumns(std::move(columns));
        })->setEnabled(isOn || now.size() < static_cast<std::size_t>(WaterfallView::kMaxColumns));
    };
    add(*menu, tr("&Self time"), {WaterfallColumn::Kind::SelfTime, {}});
    add(*menu, tr("Share of the critical &path"), {WaterfallColumn::Kind::PathShare, {}});
    add(*menu, tr("&Rank among cached spans of the same operation"), {WaterfallColumn::Kind::Rank, {}});
    QMenu *attributes = menu->addMenu(tr("&Attribute"));
    for (const QString &key : attributeKeys(m_view.session().trace(), kMaxKeys))
        add(*attributes, menuText(key), {WaterfallColumn::Kind::Attribute, key});
    attributes->setEnabled(!attributes->isEmpty());
}

void ViewMenu::addLevels()
{
    QMenu *menu = addMenu(tr("&Levels"));
    CollapseState &collapse = m_view.session().collapse();
    menu->addAction(tr("&Expand all") + u"\t["_s, &m_view, [&collapse] { collapse.expandAll(); });
    menu->addAction(tr("&Collapse all") + u"\t]"_s, &m_view, [&collapse] { collapse.collapseAll(); });
    menu->addSeparator();
    for (std::uint32_t levels = 1; levels <= kMostLevels; ++levels)
        menu->addAction(tr("Show %n level(s)", nullptr, static_cast<int>(levels)) + u'\t' + QString::number(levels),
                        &m_view, [&collapse, levels] { collapse.collapseToLevel(levels); });
    menu->addSeparator();
    for (const double share : kShares) {
        const auto least = static_cast<std::int64_t>(static_cast<double>(m_view.session().trace().durationNs())
                                                     * share);
        if (least > 0)
            menu->addAction(tr("Collapse what is shorter than %1").arg(durationText(least)), &m_view,
                            [&collapse, least] { collapse.collapseShorterThan(least); });
    }
}

} // namespace traceloupe
