// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profileflames.h"

#include "core/models/profiletablemodel.h"
#include "widgets/common/focusforwarding.h"
#include "widgets/profile/profiletext.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {

namespace {

constexpr int kCaptionMarginPx = 8;

QLabel *caption(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(kCaptionMarginPx, 2, kCaptionMarginPx, 2);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

} // namespace

ProfileFlames::ProfileFlames(QWidget *parent)
    : QWidget(parent),
      m_shownCaption(caption(this)),
      m_baselineCaption(caption(this)),
      m_shown(new ProfileFlameView(ProfileSide::Shown, this)),
      m_baseline(new ProfileFlameView(ProfileSide::Baseline, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_shownCaption);
    layout->addWidget(m_shown, 1);
    layout->addWidget(m_baselineCaption);
    layout->addWidget(m_baseline, 1);
    FocusForwarding::set(*this, *m_shown);
    connectView(*m_shown, *m_baseline);
    connectView(*m_baseline, *m_shown);
    connect(m_shown, &ProfileFlameView::currentChanged, this, &ProfileFlames::currentChanged);
    connect(m_shown, &ProfileFlameView::zoomChanged, this, &ProfileFlames::zoomChanged);
    showSides();
}

ProfileFlames::~ProfileFlames() = default;

void ProfileFlames::connectView(ProfileFlameView &view, ProfileFlameView &other)
{
    connect(&view, &ProfileFlameView::currentChanged, &other, [&view, &other] { other.setCurrent(view.current()); });
    connect(&view, &ProfileFlameView::hoverChanged, this, &ProfileFlames::hoverChanged);
    connect(&view, &ProfileFlameView::searchRequested, this, &ProfileFlames::searchRequested);
    connect(&view, &ProfileFlameView::activated, this, [this, &view](std::uint32_t node) { activate(view, node); });
}

void ProfileFlames::activate(const ProfileFlameView &view, std::uint32_t node)
{
    const ComparedNode &compared = profile()->nodes[node];
    const ProfileNode &first = view.side() == ProfileSide::Shown ? compared.shown : compared.baseline;
    const ProfileNode &second = view.side() == ProfileSide::Shown ? compared.baseline : compared.shown;
    const ProfileNode &figures = first.traces > 0 ? first : second;
    if (figures.traces > 0)
        Q_EMIT traceActivated(figures.exemplar);
}

bool ProfileFlames::isSideBySide() const
{
    return profile()->isCompared() && m_comparing == ProfileComparing::SideBySide;
}

void ProfileFlames::setProfile(const ProfileComparisonPtr &profile)
{
    const bool isTwice = profile->isCompared() && m_comparing == ProfileComparing::SideBySide;
    const double whole = isTwice ? std::max(profile->meanNs(), profile->baselineMeanNs()) : 0;
    m_shown->setProfile(profile, whole);
    m_baseline->setProfile(profile, whole);
    showSides();
}

void ProfileFlames::setComparing(ProfileComparing comparing)
{
    if (comparing == m_comparing)
        return;
    m_comparing = comparing;
    setProfile(profile());
}

void ProfileFlames::showSides()
{
    const bool isTwice = isSideBySide();
    m_baseline->setVisible(isTwice);
    m_baselineCaption->setVisible(isTwice);
    m_shown->setColoring(isTwice ? ProfileColoring::Service : ProfileColoring::Difference);
    const ProfileComparison &compared = *profile();
    if (compared.nodes.empty())
        return m_shownCaption->clear();
    QString text = profileCaption(compared.shown);
    if (isTwice)
        m_baselineCaption->setText(tr("Compared with: %1").arg(profileCaption(compared.baseline)));
    else if (compared.isCompared())
        text = tr("%1   ·   orange: takes longer than in %2 (%3), blue: takes less")
                   .arg(text, profilewords::band(compared.baseline.band),
                        profilewords::duration(compared.baselineMeanNs()));
    else if (compared.baseline.root.hash != 0)
        text = tr("%1   ·   no traces in %2 to compare with").arg(text, profilewords::band(compared.baseline.band));
    m_shownCaption->setText(text);
}

int ProfileFlames::search(const QString &text)
{
    const QString wanted = text.trimmed();
    std::vector<bool> matches;
    int count = 0;
    for (const ComparedNode &node : profile()->nodes) {
        if (wanted.isEmpty())
            break;
        matches.push_back(profilewords::title(node.operation).contains(wanted, Qt::CaseInsensitive));
        count += matches.back() ? 1 : 0;
    }
    m_shown->setMatches(matches);
    m_baseline->setMatches(std::move(matches));
    return wanted.isEmpty() ? -1 : count;
}

void ProfileFlames::zoomOut()
{
    m_shown->zoomTo(0);
    m_baseline->zoomTo(0);
}

void ProfileFlames::goBack()
{
    m_shown->goBack();
    m_baseline->goBack();
}

void ProfileFlames::setCurrent(std::uint32_t node)
{
    m_shown->setCurrent(node);
}

QString ProfileFlames::readout() const
{
    for (const ProfileFlameView *view : {m_shown, m_baseline}) {
        if (const ProfileBlock *block = view->hovered(); block != nullptr)
            return profileReadout(profileBlockFacts(*profile(), *block, view->side()));
    }
    return current() == ProfileFlameView::kNone
               ? QString()
               : profileReadout(profileNodeFacts(*profile(), current(), ProfileSide::Shown));
}

std::unique_ptr<QWidget> ProfileFlames::wholePicture(int widthPx, int maxHeightPx)
{
    auto picture = std::make_unique<ProfileFlames>();
    picture->setAttribute(Qt::WA_DontShowOnScreen);
    for (ProfileFlameView *view : {picture->m_shown, picture->m_baseline})
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    picture->resize(widthPx, 1);
    picture->show();
    picture->m_comparing = m_comparing;
    picture->setProfile(profile());
    picture->m_shown->zoomTo(m_shown->zoomed());
    picture->m_baseline->zoomTo(m_baseline->zoomed());
    int height = m_shownCaption->sizeHint().height() + picture->m_shown->contentHeightPx();
    if (isSideBySide()) {
        height += m_baselineCaption->sizeHint().height() + picture->m_baseline->contentHeightPx();
        auto &layout = static_cast<QVBoxLayout &>(*picture->layout());
        layout.setStretchFactor(picture->m_shown, std::max(1, picture->m_shown->contentHeightPx()));
        layout.setStretchFactor(picture->m_baseline, std::max(1, picture->m_baseline->contentHeightPx()));
    }
    picture->resize(widthPx, std::clamp(height, 1, maxHeightPx));
    return picture;
}

QString ProfileFlames::pictureTitle() const
{
    return profile()->isCompared() ? tr("Critical paths of two bands compared") : tr("Critical paths merged");
}

} // namespace traceloupe
