// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/labelplaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace traceloupe {
namespace {

constexpr std::array<double, 9> kAlong{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
constexpr double kBesidePx = 3;
constexpr double kRoomPx = 2; ///< that boxes keep around them
constexpr double kCellPx = 160;
constexpr double kMostOfLine = 0.65; ///< of an edge that its label may hide
constexpr int kSteps = 16;           ///< along a curve

struct Place {
    GraphPoint centre;
    GraphSize size;
};

double overlap(const Place &a, const Place &b, double room)
{
    const double width = (a.size.width + b.size.width) / 2 + room - std::abs(a.centre.x - b.centre.x);
    const double height = (a.size.height + b.size.height) / 2 + room - std::abs(a.centre.y - b.centre.y);
    return width > 0 && height > 0 ? width * height : 0;
}

/// The point at that share of a curve's pieces.
GraphPoint pointAt(const std::vector<GraphPoint> &curve, double share)
{
    const std::size_t pieces = (curve.size() - 1) / 3;
    const double at = share * static_cast<double>(pieces);
    const std::size_t piece = std::min(static_cast<std::size_t>(at), pieces - 1);
    const double t = at - static_cast<double>(piece);
    const GraphPoint *p = &curve[3 * piece];
    const double u = 1 - t;
    const auto mix = [&](double a, double b, double c, double d) {
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    };
    return {mix(p[0].x, p[1].x, p[2].x, p[3].x), mix(p[0].y, p[1].y, p[2].y, p[3].y)};
}

/// Places by where they are, so that a label is held against its neighbours only.
class Neighbourhood {
public:
    void add(const Place &place)
    {
        m_widest = std::max(m_widest, place.size.width);
        m_highest = std::max(m_highest, place.size.height);
        m_cells[{cell(place.centre.x), cell(place.centre.y)}].push_back(place);
    }

    [[nodiscard]] double covered(const Place &label, double room) const
    {
        const double x = (label.size.width + m_widest) / 2 + room;
        const double y = (label.size.height + m_highest) / 2 + room;
        double area = 0;
        for (int column = cell(label.centre.x - x); column <= cell(label.centre.x + x); ++column) {
            const auto end = m_cells.upper_bound({column, cell(label.centre.y + y)});
            for (auto it = m_cells.lower_bound({column, cell(label.centre.y - y)}); it != end; ++it) {
                for (const Place &place : it->second)
                    area += overlap(label, place, room);
            }
        }
        return area;
    }

private:
    static int cell(double at) { return static_cast<int>(std::floor(at / kCellPx)); }

    std::map<std::pair<int, int>, std::vector<Place>> m_cells;
    double m_widest = 0;
    double m_highest = 0;
};

class Placer {
public:
    explicit Placer(GraphPicture &picture) : m_picture(picture)
    {
        for (const GraphPicture::Box &box : picture.boxes)
            m_boxes.add({box.centre, box.size});
    }

    void place()
    {
        std::vector<GraphPicture::Arrow *> arrows;
        for (GraphPicture::Arrow &arrow : m_picture.arrows) {
            if (!arrow.label.isEmpty() && arrow.curve.size() >= 4)
                arrows.push_back(&arrow);
        }
        std::ranges::stable_sort(arrows, std::greater(), &GraphPicture::Arrow::widthPx);
        for (GraphPicture::Arrow *arrow : arrows) {
            arrow->labelAt = bestFor(*arrow);
            const Place label{arrow->labelAt, arrow->labelSize};
            if (m_boxes.covered(label, 0) > 0 || hiddenOwn(*arrow, arrow->labelAt) > 0)
                arrow->labelRoom = GraphLabelRoom::Blocked;
            else if (m_labels.covered(label, 0) > 0)
                arrow->labelRoom = GraphLabelRoom::Crowded;
            else
                m_labels.add(label);
        }
    }

private:
    [[nodiscard]] GraphPoint bestFor(const GraphPicture::Arrow &arrow) const
    {
        GraphPoint best = arrow.labelAt;
        double least = hidden(arrow, best);
        const double beside = arrow.labelSize.height / 2 + kBesidePx;
        for (const double share : kAlong) {
            const GraphPoint on = pointAt(arrow.curve, share);
            for (const double aside : {0.0, -beside, beside}) {
                if (least <= 0)
                    return best;
                const GraphPoint at{on.x, std::max(arrow.labelSize.height / 2, on.y + aside)};
                if (const double area = hidden(arrow, at); area < least) {
                    least = area;
                    best = at;
                }
            }
        }
        return best;
    }

    /// What a label hides there: boxes and lines are worse than labels that may give way.
    [[nodiscard]] double hidden(const GraphPicture::Arrow &arrow, GraphPoint at) const
    {
        constexpr double kWorse = 1000;
        const Place label{at, arrow.labelSize};
        return kWorse * (m_boxes.covered(label, kRoomPx) + hiddenOwn(arrow, at)) + m_labels.covered(label, 0);
    }

    /// The area of a label that hides too much of its own line, else 0.
    [[nodiscard]] static double hiddenOwn(const GraphPicture::Arrow &arrow, GraphPoint at)
    {
        int inside = 0;
        for (int step = 0; step <= kSteps; ++step) {
            const GraphPoint point = pointAt(arrow.curve, static_cast<double>(step) / kSteps);
            const bool isInside = std::abs(point.x - at.x) * 2 < arrow.labelSize.width
                                  && std::abs(point.y - at.y) * 2 < arrow.labelSize.height;
            inside += isInside ? 1 : 0;
        }
        return inside > kMostOfLine * (kSteps + 1) ? arrow.labelSize.width * arrow.labelSize.height : 0;
    }

    GraphPicture &m_picture;
    Neighbourhood m_boxes;
    Neighbourhood m_labels;
};

} // namespace

void placeLabels(GraphPicture &picture)
{
    Placer(picture).place();
}

} // namespace traceloupe
