// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/profile/profileflamepainter.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

/// One side of a profile as an icicle: frames are as wide as their mean part of the critical path with all that they
/// call. A click zooms to a frame, as do the keys of the flame graph of one trace; O opens the trace with most of a
/// frame. The table of paths is its twin for screen readers; the current frame is said in the description.
class ProfileFlameView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr std::uint32_t kNone = ProfileLayout::kNone;

    explicit ProfileFlameView(ProfileSide side, QWidget *parent = nullptr);
    ~ProfileFlameView() override;

    /// What is zoomed to and current stays, by its path. `wholeNs`: see ProfileLayout.
    void setProfile(ProfileComparisonPtr profile, double wholeNs);
    [[nodiscard]] const ProfileComparisonPtr &profile() const { return m_profile; } ///< never null
    [[nodiscard]] ProfileSide side() const { return m_side; }
    void setColoring(ProfileColoring coloring);
    [[nodiscard]] ProfileColoring coloring() const { return m_coloring; }
    /// By node; empty = nothing was searched for.
    void setMatches(std::vector<bool> matches);
    void goToMatch(bool isForward);

    [[nodiscard]] std::uint32_t zoomed() const { return m_zoom; } ///< kNone = all
    void zoomTo(std::uint32_t node);
    void goBack();
    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] std::uint32_t current() const { return m_current; } ///< kNone at first
    void setCurrent(std::uint32_t node);
    [[nodiscard]] const ProfileBlock *hovered() const; ///< under the pointer, else null

    [[nodiscard]] const ProfileLayout &layoutNow() const;
    [[nodiscard]] QRect blockRect(const ProfileBlock &block) const; ///< of the viewport
    [[nodiscard]] const ProfileBlock *blockAt(const QPointF &position) const;
    [[nodiscard]] int contentHeightPx() const;
    [[nodiscard]] QSize sizeHint() const override { return {900, 320}; }

Q_SIGNALS:
    void currentChanged();
    void hoverChanged();
    void zoomChanged();
    void searchRequested();
    /// The trace with most of a node is to be opened.
    void activated(std::uint32_t node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Direction { Parent, Child, PreviousSibling, NextSibling };

    void applyStyle();
    void showZoom(std::uint32_t node);
    void updateScrollBars();
    void scrollToCurrent();
    void walk(Direction direction);
    bool moveBy(int key);
    void updateHover(const QPointF &position);
    [[nodiscard]] bool isThere(std::uint32_t node) const;
    [[nodiscard]] std::uint32_t inProfile(const ProfileComparison &other, std::uint32_t node) const;

    ProfileSide m_side;
    ProfileComparisonPtr m_profile;
    double m_wholeNs = 0;
    ChartColors m_colors;
    std::unique_ptr<ProfileFlamePainter> m_painter;
    ProfileColoring m_coloring = ProfileColoring::Service;
    std::vector<bool> m_matches;
    std::uint32_t m_zoom = kNone;
    std::uint32_t m_current = kNone;
    std::vector<std::uint32_t> m_back;
    mutable ProfileLayout m_layout;
    mutable bool m_isLayoutValid = false;
    std::optional<QPointF> m_pointer;
    int m_rowHeightPx = 20;
};

} // namespace traceloupe
