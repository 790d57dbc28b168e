// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/profilelayout.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/elidedtextcache.h"

#include <vector>

class QPainter;

namespace traceloupe {

/// What the colours of a merged critical path stand for.
enum class ProfileColoring : std::uint8_t {
    Service,
    Difference ///< against the baseline: warm took longer, cold less; frames also say how much
};

/// What of the picture changes without a new layout.
struct ProfilePaintState {
    const ProfileBlock *current = nullptr;
    const ProfileBlock *hovered = nullptr;
    const std::vector<bool> *matches = nullptr; ///< by node; null = nothing was searched for
    ProfileColoring coloring = ProfileColoring::Service;
    bool hasFocus = false;
};

/// Paints a laid-out merged critical path, on a screen or into a picture.
class ProfileFlamePainter {
public:
    ProfileFlamePainter(const ChartColors &colors, const QFont &font);

    /// `scrollPx`: from the top of the content to the top of what is painted.
    void paint(QPainter &painter, const QRectF &dirty, const ProfileComparison &profile, const ProfileLayout &layout,
               double scrollPx, const ProfilePaintState &state);
    /// Another profile is painted next.
    void forget() { m_isKnown = false; }
    [[nodiscard]] static int rowHeightPx(const QFont &font);
    /// The colour of a difference, -1 (all that was saved) to 1 (all that was added).
    [[nodiscard]] static QColor differenceColor(const ChartColors &colors, double place);

private:
    void learn(const ProfileComparison &profile);
    [[nodiscard]] QColor fillOf(const ProfileComparison &profile, const ProfileBlock &block,
                                const ProfilePaintState &state) const;
    void paintBlock(QPainter &painter, const QRectF &rect, const ProfileComparison &profile, const ProfileBlock &block,
                    const ProfilePaintState &state);

    ChartColors m_colors;
    ElidedTextCache m_texts;
    int m_rowHeightPx;
    std::vector<int> m_serviceColors; ///< by node
    double m_mostDeltaNs = 0;         ///< of the profile
    bool m_isKnown = false;
};

} // namespace traceloupe
