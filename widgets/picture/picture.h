// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

class QWidget;

namespace traceloupe {

enum class PictureFormat { Svg, Png, Pdf };

/// By the end of a file's name, whatever the case; nothing for others.
[[nodiscard]] std::optional<PictureFormat> pictureFormatOf(const QString &file);
/// "svg", "png", "pdf".
[[nodiscard]] QString pictureSuffix(PictureFormat format);

/// No side of a picture is longer, in logical pixels: more is more than programs that show pictures take.
inline constexpr int kMaxPictureSidePx = 16'000;
/// No PNG has more pixels: 256 MB while it is drawn.
inline constexpr qint64 kMaxPicturePixels = 64'000'000;

/// What stands above a picture: one bold line, one plain one. Plain text, cut where it is too long.
struct PictureCaption {
    QString title;
    QString details;
};

/// Height of a caption's strip for the widget's font.
[[nodiscard]] int captionHeightPx(const QWidget &view);

/// Draws a widget, shown or not, under its caption: as lines and texts for SVG and PDF, as pixels for PNG (`scale` of
/// them a logical pixel). The picture is as large as the widget and the caption.
[[nodiscard]] Result<QByteArray> drawPicture(QWidget &view, const PictureCaption &caption, PictureFormat format,
                                             double scale = 1);
/// The same into a file; what was there is replaced at once or stays as it is.
[[nodiscard]] Result<> savePicture(QWidget &view, const PictureCaption &caption, const QString &file, double scale = 1);
[[nodiscard]] Result<> writePicture(const QByteArray &picture, const QString &file);

} // namespace traceloupe
