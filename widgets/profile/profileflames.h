// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/picturesource.h"
#include "widgets/profile/profileflameview.h"

#include <QWidget>

class QLabel;

namespace traceloupe {

/// How two bands are laid against each other.
enum class ProfileComparing : std::uint8_t {
    Colors,    ///< one graph, coloured by what differs
    SideBySide ///< two graphs to one scale, the baseline below
};

/// The merged critical path of a band, and of the one that it is compared with, under lines that say what they are of.
/// What is current in one is current in the other.
class ProfileFlames final : public QWidget, public PictureSource {
    Q_OBJECT
public:
    explicit ProfileFlames(QWidget *parent = nullptr);
    ~ProfileFlames() override;

    void setProfile(const ProfileComparisonPtr &profile);
    [[nodiscard]] const ProfileComparisonPtr &profile() const { return m_shown->profile(); }
    void setComparing(ProfileComparing comparing);
    [[nodiscard]] ProfileFlameView &shown() { return *m_shown; }
    [[nodiscard]] ProfileFlameView &baseline() { return *m_baseline; }

    /// Nodes whose service or operation holds the text stand out; gives how many there are, -1 without a search.
    int search(const QString &text);
    void goToMatch(bool isForward) { m_shown->goToMatch(isForward); }
    void zoomOut();
    void goBack();
    [[nodiscard]] bool canGoBack() const { return m_shown->canGoBack(); }
    [[nodiscard]] std::uint32_t current() const { return m_shown->current(); }
    void setCurrent(std::uint32_t node);
    /// What is said of the frame under the pointer, else of the current one; "" for none.
    [[nodiscard]] QString readout() const;

    [[nodiscard]] QWidget &visiblePart() override { return *this; }
    [[nodiscard]] std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) override;
    [[nodiscard]] QString pictureTitle() const override;

Q_SIGNALS:
    void currentChanged();
    void hoverChanged();
    void zoomChanged();
    void searchRequested();
    void traceActivated(const traceloupe::TraceId &id);

private:
    void connectView(ProfileFlameView &view, ProfileFlameView &other);
    void activate(const ProfileFlameView &view, std::uint32_t node);
    void showSides();
    [[nodiscard]] bool isSideBySide() const;

    QLabel *m_shownCaption;
    QLabel *m_baselineCaption;
    ProfileFlameView *m_shown;
    ProfileFlameView *m_baseline;
    ProfileComparing m_comparing = ProfileComparing::Colors;
};

} // namespace traceloupe
