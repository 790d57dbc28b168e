// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/graphpicture.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QPainter;

namespace traceloupe {

/// What colours, widths and dashes mean, with numbers; on as many lines as that takes.
class GraphLegend final : public QWidget {
    Q_OBJECT
public:
    explicit GraphLegend(QWidget *parent = nullptr);

    /// What occurs in the graph only.
    void showScale(const GraphScale &scale, const ServiceGraph &graph, const GraphStyle &style);
    void showChanges(const GraphStyle &style);
    /// Of a source's graph laid over one of traces.
    void showPresence(const QString &source, const GraphStyle &style);

    /// Whether labels are drawn: signs stand in them. What there is keeps its room either way.
    void setSignsShown(bool areShown);
    [[nodiscard]] QStringList shownTexts() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    [[nodiscard]] int heightForWidth(int width) const override;

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
    [[nodiscard]] bool isShown(const Entry &entry) const { return m_areSignsShown || entry.sign != Entry::Sign::Glyph; }
    [[nodiscard]] int widthOf(const Entry &entry) const;
    [[nodiscard]] int lineHeight() const;
    /// The top left of each entry.
    [[nodiscard]] std::vector<QPoint> places(int width) const;
    void paintSign(QPainter &painter, const Entry &entry, QPoint at) const;
    void tellNames();

    std::vector<Entry> m_entries;
    GraphColor m_text = 0;
    bool m_areSignsShown = true;
};

} // namespace traceloupe
