// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture/picture.h"

#include "core/model/wholefile.h"
#include "widgets/common/chartcolors.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kCaptionPaddingPx = 8;
constexpr int kCaptionMarginPx = 10;
constexpr int kLogicalDpi = 96;
constexpr double kPointsPerPixel = 72.0 / kLogicalDpi;

constexpr std::array<std::pair<PictureFormat, QLatin1StringView>, 3> kSuffixes = {
    {{PictureFormat::Svg, "svg"_L1}, {PictureFormat::Png, "png"_L1}, {PictureFormat::Pdf, "pdf"_L1}}};

void paintCaption(QPainter &painter, const QWidget &view, const PictureCaption &caption, int height)
{
    const ChartColors colors = ChartColors::fromPalette(view.palette());
    const int width = view.width();
    painter.fillRect(QRectF(0, 0, width, height), colors.headerBackground);
    painter.fillRect(QRectF(0, height - 1, width, 1), colors.separator);
    QFont bold = view.font();
    bold.setBold(true);
    int top = kCaptionPaddingPx;
    for (const auto &[font, text, color] :
         {std::tuple(bold, caption.title, colors.text), std::tuple(view.font(), caption.details, colors.dimText)}) {
        const QFontMetrics metrics(font);
        const QRect line(kCaptionMarginPx, top, width - 2 * kCaptionMarginPx, metrics.height());
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, line.width()));
        top += metrics.height();
    }
}

void paintAll(QPainter &painter, QWidget &view, const PictureCaption &caption)
{
    const int height = captionHeightPx(view);
    // the caption comes last and covers what runs over it: a clip would be set anew for every child by the matrix of
    // the one before, so that PDFs lacked the first line of each
    view.render(&painter, QPoint(0, height), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    paintCaption(painter, view, caption, height);
}

Result<QByteArray> drawSvg(QWidget &view, const PictureCaption &caption, const QSize &size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kLogicalDpi);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(caption.title.toHtmlEscaped());
    generator.setDescription(caption.details.toHtmlEscaped());
    QPainter painter;
    if (!painter.begin(&generator))
        return fail(ErrorCode::Io, u"the SVG could not be drawn"_s);
    paintAll(painter, view, caption);
    painter.end();
    return buffer.data();
}

Result<QByteArray> drawPdf(QWidget &view, const PictureCaption &caption, const QSize &size)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(u"Traceloupe"_s);
    writer.setTitle(caption.title);
    writer.setResolution(kLogicalDpi);
    writer.setPageMargins(QMarginsF());
    const QSizeF points(size.width() * kPointsPerPixel, size.height() * kPointsPerPixel);
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    QPainter painter;
    if (!painter.begin(&writer))
        return fail(ErrorCode::Io, u"the PDF could not be drawn"_s);
    paintAll(painter, view, caption);
    painter.end();
    return buffer.data();
}

Result<QByteArray> drawPng(QWidget &view, const PictureCaption &caption, const QSize &size, double scale)
{
    const QSize pixels(static_cast<int>(std::lround(size.width() * scale)),
                       static_cast<int>(std::lround(size.height() * scale)));
    if (static_cast<qint64>(pixels.width()) * pixels.height() > kMaxPicturePixels)
        return fail(
            ErrorCode::LimitExceeded,
            u"a PNG of %1 x %2 pixels is too large: choose SVG or PDF, or less of the view"_s.arg(pixels.width())
                .arg(pixels.height()));
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return fail(ErrorCode::LimitExceeded, u"there is not enough memory for the picture"_s);
    image.setDevicePixelRatio(scale);
    image.fill(view.palette().color(QPalette::Base));
    image.setText(u"Title"_s, caption.title);
    image.setText(u"Software"_s, u"Traceloupe"_s);
    QPainter painter(&image);
    paintAll(painter, view, caption);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "png"))
        return fail(ErrorCode::Io, u"the PNG could not be written"_s);
    return buffer.data();
}

} // namespace

std::optional<PictureFormat> pictureFormatOf(const QString &file)
{
    const QString suffix = QFileInfo(file).suffix();
    for (const auto &[format, name] : kSuffixes) {
        if (suffix.compare(name, Qt::CaseInsensitive) == 0)
            return format;
    }
    return std::nullopt;
}

QString pictureSuffix(PictureFormat format)
{
    return kSuffixes[static_cast<std::size_t>(format)].second;
}

int captionHeightPx(const QWidget &view)
{
    QFont bold = view.font();
    bold.setBold(true);
    return QFontMetrics(bold).height() + QFontMetrics(view.font()).height() + 2 * kCaptionPaddingPx;
}

Result<QByteArray> drawPicture(QWidget &view, const PictureCaption &caption, PictureFormat format, double scale)
{
    const QSize size(view.width(), view.height() + captionHeightPx(view));
    if (size.width() > kMaxPictureSidePx || size.height() > kMaxPictureSidePx)
        return fail(ErrorCode::LimitExceeded,
                    u"a picture of %1 x %2 is too large: no side may be longer than %3"_s.arg(size.width())
                        .arg(size.height())
                        .arg(kMaxPictureSidePx));
    switch (format) {
    case PictureFormat::Svg:
        return drawSvg(view, caption, size);
    case PictureFormat::Pdf:
        return drawPdf(view, caption, size);
    case PictureFormat::Png:
        break;
    }
    return drawPng(view, caption, size, scale);
}

Result<> writePicture(const QByteArray &picture, const QString &file)
{
    return writeWholeFile(file, picture);
}

Result<> savePicture(QWidget &view, const PictureCaption &caption, const QString &file, double scale)
{
    const auto format = pictureFormatOf(file);
    if (!format)
        return fail(ErrorCode::Unsupported, u"%1: pictures are .svg, .png or .pdf files"_s.arg(file));
    const Result<QByteArray> picture = drawPicture(view, caption, *format, scale);
    if (!picture)
        return tl::unexpected(picture.error());
    return writePicture(*picture, file);
}

} // namespace traceloupe
