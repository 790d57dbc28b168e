// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphexport.h"

#include "core/graph/graphtexts.h"
#include "core/model/wholefile.h"
#include "widgets/servicegraph/graphpainter.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QPainter>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kImageScale = 2;
constexpr double kMostPx = 12'000; ///< of either side
constexpr double kMarginPx = 16;

/// Those of the picture where they say more than the graph's figures.
std::vector<QString> labelsOf(const GraphExport &shown)
{
    std::vector<QString> labels;
    if (!shown.overlay)
        return labels;
    for (const GraphPicture::Arrow &arrow : shown.picture.arrows)
        labels.push_back(arrow.label);
    return labels;
}

QByteArray contentOf(GraphFileFormat format, const GraphExport &shown)
{
    switch (format) {
    case GraphFileFormat::Svg:
        return graphSvg(shown.picture, u"Service graph"_s).toUtf8();
    case GraphFileFormat::Png: {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        graphImage(shown.picture, shown.font).save(&buffer, "PNG");
        return buffer.data();
    }
    case GraphFileFormat::Dot:
        return graphDot(*shown.graph, labelsOf(shown)).toUtf8();
    case GraphFileFormat::Mermaid:
        return mermaidOf(shown).toUtf8();
    case GraphFileFormat::Json:
        return QJsonDocument(shown.overlay ? overlayJson(*shown.overlay) : graphJson(*shown.graph, shown.rates))
            .toJson();
    case GraphFileFormat::Csv:
        break;
    }
    return (shown.overlay ? overlayEdgesCsv(*shown.overlay) : graphEdgesCsv(*shown.graph, shown.rates)).toUtf8();
}

} // namespace

QString graphFileEnding(GraphFileFormat format)
{
    switch (format) {
    case GraphFileFormat::Svg:
        return u"svg"_s;
    case GraphFileFormat::Png:
        return u"png"_s;
    case GraphFileFormat::Dot:
        return u"dot"_s;
    case GraphFileFormat::Mermaid:
        return u"mmd"_s;
    case GraphFileFormat::Json:
        return u"json"_s;
    case GraphFileFormat::Csv:
        break;
    }
    return u"csv"_s;
}

QImage graphImage(const GraphPicture &picture, const QFont &font)
{
    const double width = picture.size.width + 2 * kMarginPx;
    const double height = picture.size.height + 2 * kMarginPx;
    const double scale = std::min({kImageScale, kMostPx / width, kMostPx / height});
    QImage image(QSizeF(width * scale, height * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    image.fill(QColor::fromRgb(picture.style.background));
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(kMarginPx, kMarginPx);
    GraphEmphasis everything;
    everything.scale = 1;
    GraphPainter(picture, font).paint(painter, QRectF(-kMarginPx, -kMarginPx, width, height), everything);
    return image;
}

QString mermaidOf(const GraphExport &shown)
{
    return graphMermaid(*shown.graph, labelsOf(shown));
}

Result<> saveGraph(const QString &file, GraphFileFormat format, const GraphExport &shown)
{
    return writeWholeFile(file, contentOf(format, shown));
}

} // namespace traceloupe
