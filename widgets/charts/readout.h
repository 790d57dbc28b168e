// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/chartcolors.h"

#include <QPointF>
#include <QSize>
#include <QStringList>

class QPainter;

namespace traceloupe {

/// A box with exact values beside a place of a widget of that size, within its edges. The first line stands out.
void paintReadout(QPainter &painter, const ChartColors &colors, QPointF place, QSize widget, const QStringList &lines);

} // namespace traceloupe
