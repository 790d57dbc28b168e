// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphpicture.h"

#include <QStringList>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMarginPx = 16;
constexpr double kTitleMarginPx = 22;
constexpr double kCapPx = 6; ///< of a database's lid and a queue's end
constexpr double kLidShiftPx = 3;
constexpr double kLineBaselinePx = 10; ///< below the top of a line

QString px(double value)
{
    return QString::number(value, 'f', 1);
}

QString color(GraphColor value)
{
    return u"#%1"_s.arg(value, 6, 16, QLatin1Char('0'));
}

QString dashes(const GraphPicture::Arrow &arrow)
{
    if (arrow.isDotted)
        return u" stroke-dasharray=\"1.5 3.5\""_s;
    return arrow.isDashed ? u" stroke-dasharray=\"6 4\""_s : QString();
}

QString points(const std::vector<GraphPoint> &list)
{
    QStringList out;
    for (const GraphPoint &point : list)
        out.push_back(px(point.x) + u',' + px(point.y));
    return out.join(u' ');
}

QString curvePath(const std::vector<GraphPoint> &curve)
{
    QString path = u"M"_s + px(curve.front().x) + u',' + px(curve.front().y);
    for (std::size_t i = 1; i + 2 < curve.size(); i += 3)
        path += u" C"_s + points({curve[i], curve[i + 1], curve[i + 2]});
    return path;
}

/// What stands between a text's tags.
QString content(const GraphPicture::Line &line)
{
    QString out;
    for (const GraphPicture::Words &words : line)
        out += u"<tspan fill=\"%1\">%2</tspan>"_s.arg(color(words.color), words.text.toHtmlEscaped());
    return out;
}

class SvgWriter {
public:
    explicit SvgWriter(const GraphPicture &picture) : m_picture(picture) {}

    QString document(const QString &title)
    {
        const GraphStyle &style = m_picture.style;
        const double width = m_picture.size.width + 2 * kMarginPx;
        const double height = m_picture.size.height + 2 * kMarginPx;
        m_out = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" "
                "font-family=\"sans-serif\">\n<title>%3</title>\n"_s.arg(px(width), px(height), title.toHtmlEscaped());
        // in pixels: not every reader knows a share of the picture
        m_out += u"<rect width=\"%1\" height=\"%2\" fill=\"%3\"/>\n"_s.arg(px(width), px(height),
                                                                           color(style.background));
        m_out += u"<g transform=\"translate(%1 %1)\">\n"_s.arg(px(kMarginPx));
        for (const GraphPicture::Arrow &arrow : m_picture.arrows)
            addArrow(arrow);
        for (const GraphPicture::Box &box : m_picture.boxes)
            addBox(box);
        for (const GraphPicture::Arrow &arrow : m_picture.arrows)
            addLabel(arrow);
        return m_out + u"</g>\n</svg>\n"_s;
    }

private:
    void addArrow(const GraphPicture::Arrow &arrow)
    {
        if (arrow.curve.empty())
            return;
        m_out += u"<path d=\"%1\" fill=\"none\" stroke=\"%2\" stroke-width=\"%3\"%4><title>%5</title></path>\n"_s.arg(
            curvePath(arrow.curve), color(arrow.color), px(arrow.widthPx), dashes(arrow), arrow.label.toHtmlEscaped());
        m_out += u"<polygon points=\"%1\" fill=\"%2\"/>\n"_s.arg(points(arrowHead(arrow.curve, arrow.widthPx)),
                                                                 color(arrow.color));
    }

    void addLabel(const GraphPicture::Arrow &arrow)
    {
        if (arrow.lines.empty() || arrow.labelRoom != GraphLabelRoom::Free)
            return;
        const GraphStyle &style = m_picture.style;
        // a ground that hides the lines behind it, which every reader of SVG draws
        m_out += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" rx=\"3\" fill=\"%5\"/>\n"_s.arg(
            px(arrow.labelAt.x - arrow.labelSize.width / 2), px(arrow.labelAt.y - arrow.labelSize.height / 2),
            px(arrow.labelSize.width), px(arrow.labelSize.height), color(style.background));
        double baseline = arrow.labelAt.y - kGraphLineHeightPx * static_cast<double>(arrow.lines.size()) / 2
                          + kLineBaselinePx;
        for (const GraphPicture::Line &line : arrow.lines) {
            addText(content(line), arrow.labelAt.x, baseline, style.smallPx, style.dimText, false);
            baseline += kGraphLineHeightPx;
        }
    }

    void addBox(const GraphPicture::Box &box)
    {
        const double x = box.centre.x - box.size.width / 2;
        const double y = box.centre.y - box.size.height / 2;
        const QString paint = u"fill=\"%1\" stroke=\"%2\" stroke-width=\"%3\"%4"_s.arg(
            color(box.fill), color(box.border), px(box.borderPx),
            box.isDashed ? u" stroke-dasharray=\"5 3\""_s : QString());
        m_out += u"<g><title>"_s + box.title.toHtmlEscaped() + u"</title>\n"_s;
        addShape(box, x, y, paint);
        if (box.hasMark)
            m_out += u"<rect x=\"%1\" y=\"%2\" width=\"4\" height=\"%3\" rx=\"2\" fill=\"%4\"/>\n"_s.arg(
                px(x + 5), px(y + 8), px(box.size.height - 16), color(box.mark));
        const GraphStyle &style = m_picture.style;
        const QString shown = fittedText(box.title, box.size.width - kTitleMarginPx, style.titlePx, true, style);
        // clear of a cylinder's lid
        const double atX = box.centre.x - (box.shape == GraphNodeKind::Queue ? kLidShiftPx : 0);
        const double atY = box.centre.y + (box.shape == GraphNodeKind::Database ? kLidShiftPx : 0);
        double top = atY - (kGraphTitleHeightPx + kGraphLineHeightPx * static_cast<double>(box.lines.size())) / 2;
        addText(shown.toHtmlEscaped(), atX, top + style.titlePx, style.titlePx, style.text, true);
        top += kGraphTitleHeightPx;
        for (const GraphPicture::Line &line : box.lines) {
            addText(content(line), atX, top + kLineBaselinePx, style.smallPx, style.dimText, false);
            top += kGraphLineHeightPx;
        }
        m_out += u"</g>\n"_s;
    }

    void addShape(const GraphPicture::Box &box, double x, double y, const QString &paint)
    {
        const double width = box.size.width;
        const double height = box.size.height;
        if (box.shape == GraphNodeKind::Database) {
            m_out += u"<path d=\"M%1,%2 a%3,%4 0 0 1 %5,0 v%6 a%3,%4 0 0 1 -%5,0 z M%1,%2 a%3,%4 0 0 0 %5,0\" %7/>\n"_s
                         .arg(px(x), px(y + kCapPx), px(width / 2), px(kCapPx), px(width), px(height - 2 * kCapPx))
                         .arg(paint);
            return;
        }
        if (box.shape == GraphNodeKind::Queue) {
            m_out +=
                u"<path d=\"M%1,%2 h%3 a%4,%5 0 0 1 0,%6 h-%3 a%4,%5 0 0 1 0,-%6 z M%7,%2 a%4,%5 0 0 0 0,%6\" %8/>\n"_s
                    .arg(px(x + kCapPx), px(y), px(width - 2 * kCapPx), px(kCapPx), px(height / 2), px(height))
                    .arg(px(x + width - kCapPx), paint);
            return;
        }
        const bool isRound = box.shape == GraphNodeKind::User || box.shape == GraphNodeKind::UnknownCaller;
        m_out += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" rx=\"%5\" %6/>\n"_s.arg(
            px(x), px(y), px(width), px(height), px(isRound ? height / 2 : 7), paint);
    }

    /// `text`: escaped.
    void addText(const QString &text, double x, double y, double fontPx, GraphColor fill, bool isBold)
    {
        m_out +=
            u"<text xml:space=\"preserve\" x=\"%1\" y=\"%2\" text-anchor=\"middle\" font-size=\"%3\" fill=\"%4\"%5>%6</text>\n"_s
                .arg(px(x), px(y), px(fontPx), color(fill), isBold ? u" font-weight=\"600\""_s : QString(), text);
    }

    const GraphPicture &m_picture;
    QString m_out;
};

} // namespace

QString graphSvg(const GraphPicture &picture, const QString &title)
{
    return SvgWriter(picture).document(title);
}

} // namespace traceloupe
