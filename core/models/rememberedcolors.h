// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolorbook.h"

#include <QString>

#include <vector>

class QSettings;

namespace traceloupe {

/// The colours of services as the window's settings keep them from one run to the next: what a person chose, and what
/// was given in the order in which it was.
struct RememberedColors {
    ServiceColorChoices chosen;
    std::vector<ServiceColorBook::Entry> given;

    [[nodiscard]] static RememberedColors readFrom(const QSettings &file);
    void writeTo(QSettings &file) const;

    friend bool operator==(const RememberedColors &, const RememberedColors &) = default;
};

/// Where the window keeps its settings.
[[nodiscard]] QString windowSettingsFile();

/// For pictures of the command line: the program's book as the window left it. Writes nothing.
void takeWindowsServiceColors();

} // namespace traceloupe
