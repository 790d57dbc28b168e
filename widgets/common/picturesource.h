// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <memory>

class QWidget;

namespace traceloupe {

/// A widget made to be drawn, not shown, and how much of its content is on it; it says itself what is not.
struct WholePicture {
    std::unique_ptr<QWidget> view;
    std::uint64_t rows = 0;      ///< of the whole view
    std::uint64_t shownRows = 0; ///< at least partly on the picture
};

/// A view of which pictures can be saved that are more than what is on the screen. Implemented by widgets, found by
/// dynamic_cast; of other views only what can be seen is saved.
class PictureSource {
public:
    virtual ~PictureSource() = default;

    /// Whether there is something to draw already; views whose content is computed say so once it is there.
    [[nodiscard]] virtual bool hasPicture() const { return true; }
    /// What can be seen: the drawing without tools around it.
    [[nodiscard]] virtual QWidget &visiblePart() = 0;
    /// A widget of (about) that width with everything on it, as high as that takes but not higher than `maxHeightPx`;
    /// never shown, only drawn. It must not outlive the source. Requires: hasPicture().
    [[nodiscard]] virtual std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) = 0;
    /// For the caption: "Flame graph, self time by call path".
    [[nodiscard]] virtual QString pictureTitle() const = 0;
};

} // namespace traceloupe
