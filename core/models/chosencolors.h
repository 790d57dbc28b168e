// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolorbook.h"

#include <QObject>

namespace traceloupe {

/// Writes what a person chose into the program's book of service colours and tells the views that draw by it.
class ChosenColors final : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] static ChosenColors &shared();

    void set(const ServiceColorChoices &chosen);

Q_SIGNALS:
    void changed();
};

} // namespace traceloupe
