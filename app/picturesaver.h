// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QObject>

#include <functional>

class QWidget;

namespace traceloupe {

class TracePage;

/// Saves pictures of the views of a trace, or of a page that is a PictureSource: asks for the file, draws, says
/// what came of it.
class PictureSaver final : public QObject {
    Q_OBJECT
public:
    enum class Extent {
        Whole, ///< everything, also what is not on the screen
        Visible ///< what can be seen now
    };

    explicit PictureSaver(QWidget &window);

    /// Of one of the page's views; what is still computed when the file is chosen is waited for by no one.
    void ask(TracePage &page, const QString &viewId, Extent extent);
    /// `title` says what the page is of. Nothing for what is no PictureSource.
    void ask(QWidget &page, const QString &title, Extent extent);
    /// Without asking. The file's suffix decides the format.
    [[nodiscard]] static Result<> save(TracePage &page, const QString &viewId, Extent extent, const QString &file);
    [[nodiscard]] static Result<> save(QWidget &page, const QString &title, Extent extent, const QString &file);

Q_SIGNALS:
    void saved(const QString &message);
    void failed(const traceloupe::Error &error);

private:
    void askFor(QWidget &page, const QString &name, const std::function<Result<>(const QString &file)> &save);

    QWidget &m_window;
};

} // namespace traceloupe
