// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/labelplaces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceloupe {
namespace {

constexpr std::size_t kMostPairs = 100'000; ///< of labels with boxes and labels: some milliseconds
constexpr std::array<double, 9> kAlong{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
constexpr double kBesidePx = 3;
constexpr double kRoomPx = 2; ///< that boxes keep around them

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

class Placer {
public:
    explicit Placer(GraphPicture &picture) : m_picture(picture) {}

    void place()
    {
        for (GraphPicture::Arrow &arrow : m_picture.arrows) {
            if (arrow.label.isEmpty() || arrow.curve.size() < 4)
                continue;
            arrow.labelAt = bestFor(arrow);
            m_placed.push_back({arrow.labelAt, arrow.labelSize});
        }
    }

private:
    [[nodiscard]] GraphPoint bestFor(const GraphPicture::Arrow &arrow) const
    {
        GraphPoint best = arrow.labelAt;
        double least = covered({best, arrow.labelSize});
        const double beside = arrow.labelSize.height / 2 + kBesidePx;
        for (const double share : kAlong) {
            const GraphPoint on = pointAt(arrow.curve, share);
            for (const double aside : {0.0, -beside, beside}) {
                if (least <= 0)
                    return best;
                const GraphPoint at{on.x, std::max(arrow.labelSize.height / 2, on.y + aside)};
                if (const double area = covered({at, arrow.labelSize}); area < least) {
                    least = area;
                    best = at;
                }
            }
        }
        return best;
    }

    [[nodiscard]] double covered(const Place &label) const
    {
        double area = 0;
        for (const GraphPicture::Box &box : m_picture.boxes)
            area += overlap(label, {box.centre, box.size}, kRoomPx);
        for (const Place &other : m_placed)
            area += overlap(label, other, 0);
        return area;
    }

    GraphPicture &m_picture;
    std::vector<Place> m_placed;
};

} // namespace

void placeLabels(GraphPicture &picture)
{
    if (picture.arrows.size() * (picture.boxes.size() + picture.arrows.size()) <= kMostPairs)
        Placer(picture).place();
}

} // namespace traceloupe
