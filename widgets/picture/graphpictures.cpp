// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture/graphpictures.h"

#include "core/analysis/servicegraphbuilder.h"
#include "core/graph/graphcolors.h"
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "core/layout/servicecolors.h"
#include "core/models/graphtablemodel.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/themepalette.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kLogicalDpi = 96;
constexpr int kCaptionMarginPx = 10;
constexpr int kCaptionFontPx = 13;
constexpr int kCaptionHeightPx = 48;
constexpr double kPointsPerPixel = 72.0 / kLogicalDpi;

GraphColor graphColor(const QColor &color)
{
    return color.rgb() & 0xffffffU;
}

GraphStyle styleFor(bool isDark)
{
    const ChartColors colors = ChartColors::fromPalette(themePalette(isDark));
    GraphStyle style;
    style.background = graphColor(colors.background);
    style.surface = graphColor(colors.headerBackground);
    style.text = graphColor(colors.text);
    style.dimText = graphColor(colors.dimText);
    style.border = graphColor(mixed(colors.text, colors.background, 0.5));
    style.low = graphColor(mixed(colors.text, colors.background, 0.45));
    style.errors = graphColor(colors.error);
    if (isDark) {
        style.latency = 0xf2a65a;
        style.throughput = 0x74aeff;
    }
    style.nameOf = graphwords::name;
    style.serviceColor = [colors](std::string_view service) {
        return graphColor(colors.service(serviceColorIndex(service)));
    };
    return style;
}

QString lineOf(const QString &text, double yPx, const QColor &color, QLatin1StringView weight)
{
    return u"<text x=\"%1\" y=\"%2\" font-size=\"%3\" font-weight=\"%4\" fill=\"%5\">%6</text>\n"_s
        .arg(kCaptionMarginPx)
        .arg(yPx)
        .arg(kCaptionFontPx)
        .arg(weight, color.name(), text.toHtmlEscaped());
}

/// The document of a graph with a strip above it that says what it is of, as the pictures of the other views have it.
QString captioned(const QString &svg, const PictureCaption &caption, bool isDark)
{
    static const QRegularExpression shape(
        u"^(.*<svg [^>]*?)width=\"([0-9.]+)\" height=\"([0-9.]+)\" viewBox=\"[^\"]*\"(.*?)<rect [^>]*/>\n(.*)</svg>"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch parts = shape.match(svg);
    if (!parts.hasMatch())
        return svg;
    const ChartColors colors = ChartColors::fromPalette(themePalette(isDark));
    QFont font;
    font.setPixelSize(kCaptionFontPx);
    QFont bold = font;
    bold.setBold(true);
    const double needed = 2 * kCaptionMarginPx
                          + std::max(QFontMetricsF(bold).horizontalAdvance(caption.title),
                                     QFontMetricsF(font).horizontalAdvance(caption.details));
    const double graphWidth = parts.captured(2).toDouble();
    const double width = std::ceil(std::max(graphWidth, std::min(needed, static_cast<double>(kMaxPictureSidePx))));
    const double height = std::ceil(parts.captured(3).toDouble() + kCaptionHeightPx);
    return parts.captured(1) + u"width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\""_s.arg(width).arg(height)
           + parts.captured(4)
           + u"<rect width=\"%1\" height=\"%2\" fill=\"%3\"/>\n"_s.arg(width).arg(height).arg(colors.background.name())
           + u"<rect width=\"%1\" height=\"%2\" fill=\"%3\"/>\n"_s.arg(width)
                 .arg(kCaptionHeightPx)
                 .arg(colors.headerBackground.name())
           + lineOf(caption.title, kCaptionHeightPx * 0.42, colors.text, "bold"_L1)
           + lineOf(caption.details, kCaptionHeightPx * 0.80, colors.dimText, "normal"_L1)
           + u"<g transform=\"translate(%1 %2)\">\n"_s.arg((width - graphWidth) / 2).arg(kCaptionHeightPx)
           + parts.captured(5) + u"</g>\n</svg>\n"_s;
}

/// The picture in the middle of an area of another shape.
QRectF fitted(const QSizeF &picture, const QSizeF &area)
{
    const QSizeF size = picture.scaled(area, Qt::KeepAspectRatio);
    return {(area.width() - size.width()) / 2, (area.height() - size.height()) / 2, size.width(), size.height()};
}

} // namespace

QByteArray serviceGraphSvg(const Trace &trace, const PictureCaption &caption, bool isDark)
{
    ServiceGraphBuilder builder;
    builder.add(trace);
    const ServiceGraph graph = builder.graph();
    learnServiceColors(graph);
    const GraphStyle style = styleFor(isDark);
    const QString svg = graphSvg(drawGraph(graph, layoutNow(layoutRequest(graph, style)), style), u"Service graph"_s);
    return (caption.title.isEmpty() ? svg : captioned(svg, caption, isDark)).toUtf8();
}

QString serviceGraphTitle()
{
    return QCoreApplication::translate("traceloupe::GraphPictures", "Service graph");
}

Result<DrawnDocument> drawSvgDocument(const QByteArray &svg, PictureFormat format, QSize size, bool isDark)
{
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return fail(ErrorCode::InvalidInput, u"the graph could not be drawn"_s);
    const QSize natural = renderer.defaultSize();
    if (!size.isValid())
        size = natural.boundedTo({kMaxPictureSidePx, kMaxPictureSidePx});
    if (format == PictureFormat::Svg && size == natural)
        return DrawnDocument{svg, natural};
    if (format == PictureFormat::Png && static_cast<qint64>(size.width()) * size.height() > kMaxPicturePixels)
        return fail(ErrorCode::LimitExceeded,
                    u"a PNG of %1 x %2 pixels is too large: choose SVG, PDF or a smaller size"_s.arg(size.width())
                        .arg(size.height()));
    const QRectF place = fitted(natural, size);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const QColor ground = ChartColors::fromPalette(themePalette(isDark)).background;
    const auto paintOn = [&](QPaintDevice &device) {
        QPainter painter(&device);
        painter.fillRect(QRectF(QPointF(), QSizeF(size)), ground);
        renderer.render(&painter, place);
    };
    if (format == PictureFormat::Png) {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        paintOn(image);
        image.save(&buffer, "png");
    } else if (format == PictureFormat::Pdf) {
        QPdfWriter writer(&buffer);
        writer.setCreator(u"Traceloupe"_s);
        writer.setTitle(u"Service graph"_s);
        writer.setResolution(kLogicalDpi);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(QPageSize(QSizeF(size) * kPointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
        paintOn(writer);
    } else {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(kLogicalDpi);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(u"Service graph"_s);
        paintOn(generator);
    }
    return DrawnDocument{buffer.data(), size};
}

} // namespace traceloupe
