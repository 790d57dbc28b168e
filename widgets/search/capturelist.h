// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/search/captures.h"

#include <QWidget>

#include <map>

class QVBoxLayout;

namespace traceloupe {

/// A line a capture: what, how far, how fast, and a button to stop, resume or put it away. Hidden while there is none.
class CaptureList final : public QWidget {
    Q_OBJECT
public:
    explicit CaptureList(Captures &captures, QWidget *parent = nullptr);

private:
    class Line;

    void addLine(int id);
    void removeLine(int id);

    Captures &m_captures;
    QVBoxLayout *m_layout;
    std::map<int, Line *> m_lines;
};

} // namespace traceloupe
