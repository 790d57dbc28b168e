// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture/graphpictures.h"

#include "core/analysis/servicegraphbuilder.h"
#include "core/graph/graphlayoutjob.h"
#include "core/graph/graphpicture.h"
#include "core/layout/servicecolors.h"
#include "core/models/graphtablemodel.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/themepalette.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kLogicalDpi = 96;
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

/// The picture in the middle of an area of another shape.
QRectF fitted(const QSizeF &picture, const QSizeF &area)
{
    const QSizeF size = picture.scaled(area, Qt::KeepAspectRatio);
    return {(area.width() - size.width()) / 2, (area.height() - size.height()) / 2, size.width(), size.height()};
}

} // namespace

QByteArray serviceGraphSvg(const Trace &trace, bool isDark)
{
    ServiceGraphBuilder builder;
    builder.add(trace);
    const ServiceGraph graph = builder.graph();
    const GraphStyle style = styleFor(isDark);
    return graphSvg(drawGraph(graph, layoutNow(layoutRequest(graph, style)), style), u"Service graph"_s).toUtf8();
}

Result<DrawnDocument> drawSvgDocument(const QByteArray &svg, PictureFormat format, QSize size)
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
    const auto paintOn = [&](QPaintDevice &device) {
        QPainter painter(&device);
        renderer.render(&painter, place);
    };
    if (format == PictureFormat::Png) {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
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
