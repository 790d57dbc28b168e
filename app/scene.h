// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace traceloupe {

class Stage;

/// One step of a round of pictures: the window is arranged, is waited for, and is saved under the name of the scene.
/// A scene without a name only arranges.
struct Scene {
    QString name;
    std::function<void()> arrange;
    std::function<bool()> isReady; ///< polled
    std::function<QWidget *()> subject;
};

using Scenes = std::vector<Scene>;

/// The scenes of each part of the window; they are played once for every theme and size, and `look` ends their names.
/// Each may begin anywhere: it goes to the tab that it needs itself.
[[nodiscard]] Scenes searchScenes(Stage &stage, const QString &look);
[[nodiscard]] Scenes searchStateScenes(Stage &stage, const QString &look); ///< when it is not a list of traces
[[nodiscard]] Scenes traceScenes(Stage &stage, const QString &look); ///< the largest trace in all its views
[[nodiscard]] Scenes traceSetScenes(Stage &stage, const QString &look);    ///< the pages about many traces
[[nodiscard]] Scenes dialogScenes(Stage &stage, const QString &look);

} // namespace traceloupe
