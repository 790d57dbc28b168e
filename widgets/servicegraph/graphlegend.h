// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphpicture.h"

#include <QWidget>

namespace traceloupe {

/// What colours, widths and dashes mean, with numbers.
class GraphLegend final : public QWidget {
    Q_OBJECT
public:
    explicit GraphLegend(QWidget *parent = nullptr);

    /// What occurs in the graph only.
    void showScale(const GraphScale &scale, const ServiceGraph &graph, const GraphStyle &style);
    void showChanges(const GraphStyle &style);
    /// Of a source's graph laid over one of traces.
    void showPresence(const QString &source, const GraphStyle &style);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry {
        enum class Sign { Ramp, Line, Dashed, Dotted, DashedBox, Glyph };
        Sign sign = Sign::Line;
        GraphColor color = 0;
        GraphColor from = 0; ///< of a ramp
        double widthPx = 2;
        QString text;
    };
    static void addSigns(std::vector<Entry> &entries, std::uint16_t flags, const GraphStyle &style);
    [[nodiscard]] static int signWidth(Entry::Sign sign);
    void setEntries(std::vector<Entry> entries, const GraphStyle &style);

    std::vector<Entry> m_entries;
    GraphColor m_text = 0;
};

} // namespace traceloupe
