// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallpanel.h"

#include "widgets/common/focusforwarding.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"
#include "widgets/waterfall/ancestorbar.h"
#include "widgets/waterfall/findbar.h"
#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/viewmenu.h"
#include "widgets/waterfall/waterfallview.h"

#include <QDataStream>
#include <QIODevice>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr quint32 kStateVersion = 1;
constexpr int kMostPathModePx = 320;

} // namespace

WaterfallPanel::WaterfallPanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_view(new WaterfallView(session, this)),
      m_find(new FindBar(session, this)),
      m_ancestors(new AncestorBar(session, this))
{
    m_clocks = new QToolButton(m_find);
    m_clocks->setAutoRaise(true);
    m_clocks->setCheckable(true);
    m_clocks->hide();
    connect(m_clocks, &QToolButton::clicked, &session.skew(), &SkewOverlay::setAligned);
    connect(&session.skew(), &SkewOverlay::changed, this, &WaterfallPanel::showClocks);
    m_find->addControl(m_clocks);
    m_pathMode = new QToolButton(m_find);
    m_pathMode->setAutoRaise(true);
    m_pathMode->hide();
    connect(m_pathMode, &QToolButton::clicked, this, [this] {
        m_session.path().setMode(PathMode::Response);
        m_session.path().setRoot({});
    });
    connect(&session.path(), &PathOverlay::changed, this, &WaterfallPanel::showPathMode);
    m_find->addControl(m_pathMode);
    auto *menuButton = new QToolButton(m_find);
    menuButton->setText(tr("View"));
    menuButton->setToolTip(tr("Grouping, gaps, critical path, colours, columns, levels"));
    menuButton->setAccessibleName(tr("How the waterfall is shown"));
    menuButton->setAutoRaise(true);
    menuButton->setPopupMode(QToolButton::InstantPopup);
    menuButton->setMenu(new ViewMenu(*m_view, menuButton));
    m_find->addControl(menuButton);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_find);
    layout->addWidget(m_ancestors);
    layout->addWidget(m_view, 1);
    FocusForwarding::set(*this, *m_view);
    session.path().setShown(true);
    session.skew().want();
    connect(m_view, &WaterfallView::findRequested, m_find, &FindBar::start);
    connect(m_find, &FindBar::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &WaterfallView::optionRequested, this, &WaterfallPanel::carryOut);
}

void WaterfallPanel::carryOut(WaterfallCommand command)
{
    switch (command) {
    case WaterfallCommand::ToggleGrouping:
        return m_session.collapse().setGrouping(!m_session.rows().isGrouping());
    case WaterfallCommand::ToggleGaps:
        return m_session.setCompressesGaps(!m_session.compressesGaps());
    case WaterfallCommand::TogglePath:
        return m_session.path().setShown(!m_session.path().isShown());
    case WaterfallCommand::ToggleClocks:
        return m_session.skew().setAligned(!m_session.skew().isAligned());
    default:
        break;
    }
}

/// Where another path is drawn than that of the answer.
void WaterfallPanel::showPathMode()
{
    const PathOverlay &path = m_session.path();
    const bool isWhole = path.mode() == PathMode::Completion;
    const SpanIndex root = path.root();
    m_pathMode->setVisible(path.isShown() && (isWhole || root.isValid()));
    const QString title = root.isValid() ? spanTitle(m_session.trace(), root) : QString();
    const QString text = !root.isValid() ? tr("Path until everything is done")
                         : isWhole       ? tr("Path of %1 until everything is done").arg(title)
                                         : tr("Path of %1").arg(title);
    m_pathMode->setText(fontMetrics().elidedText(text, Qt::ElideMiddle, kMostPathModePx).replace(u'&', u"&&"_s));
    m_pathMode->setAccessibleName(text);
    m_pathMode->setToolTip(
        plaintext::toolTip(text + u'\n' + tr("Click to show the critical path of the trace until the answer")));
}

void WaterfallPanel::showClocks()
{
    const SkewOverlay &skew = m_session.skew();
    m_clocks->setVisible(skew.isProven());
    m_clocks->setChecked(skew.isAligned());
    m_clocks->setText(skew.isAligned() ? tr("Clocks aligned") : tr("Clocks as they came"));
    m_clocks->setToolTip(plaintext::toolTip(
        clockList(m_session) + u'\n'
        + (skew.isAligned() ? tr("Click to show times as they came (L)") : tr("Click to align them (L)"))));
    m_clocks->setAccessibleDescription(clockList(m_session));
}

QByteArray WaterfallPanel::saveState() const
{
    QStringList columns;
    for (const WaterfallColumn &column : m_view->columns())
        columns.append(column.toSetting());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << kStateVersion << columns << m_session.rows().isGrouping() << m_session.path().isShown();
    return bytes;
}

bool WaterfallPanel::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 version = 0;
    QStringList settings;
    bool isGrouping = true;
    bool showsPath = true;
    stream >> version >> settings >> isGrouping >> showsPath;
    if (stream.status() != QDataStream::Ok || version != kStateVersion)
        return false;
    std::vector<WaterfallColumn> columns;
    for (const QString &setting : settings) {
        if (const auto column = WaterfallColumn::fromSetting(setting))
            columns.push_back(*column);
    }
    m_view->setColumns(std::move(columns));
    m_session.collapse().setGrouping(isGrouping);
    m_session.path().setShown(showsPath);
    return true;
}

} // namespace traceloupe
