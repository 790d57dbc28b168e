// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QWidget;

namespace traceloupe {

/// A view of which pictures can be saved that are more than what is on the screen. Implemented by widgets, found by
/// dynamic_cast; of other views only what can be seen is saved.
class PictureSource {
public:
    virtual ~PictureSource() = default;

    /// What can be seen: the drawing without tools around it.
    [[nodiscard]] virtual QWidget &visiblePart() = 0;
    /// A widget of that width with everything on it, as high as that takes but not higher than `maxHeightPx`; never
    /// shown, only drawn. It must not outlive the source.
    [[nodiscard]] virtual std::unique_ptr<QWidget> wholePicture(int widthPx, int maxHeightPx) = 0;
    /// For the caption: "Flame graph, self time by call path".
    [[nodiscard]] virtual QString pictureTitle() const = 0;
};

} // namespace traceloupe
