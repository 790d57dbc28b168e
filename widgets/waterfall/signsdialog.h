// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/chartcolors.h"

#include <QDialog>

#include <functional>

class QPainter;
class QTreeWidget;

namespace traceloupe {

/// The legend of a waterfall: each sign of its rows and bars as it is drawn, and what it means.
class SignsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SignsDialog(QWidget *parent = nullptr);

private:
    using Draw = std::function<void(QPainter &painter, const ChartColors &colors)>;

    void addNameSigns();
    void addBarSigns();
    void addLine(const QString &meaning, const Draw &draw);
    void addGroup(const QString &title);
    void fitHeight();

    ChartColors m_colors;
    QTreeWidget *m_list;
};

} // namespace traceloupe
