// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/chosencolors.h"

namespace traceloupe {

ChosenColors &ChosenColors::shared()
{
    static ChosenColors chosen;
    return chosen;
}

void ChosenColors::set(const ServiceColorChoices &chosen)
{
    if (chosen == ServiceColorBook::shared().chosen())
        return;
    ServiceColorBook::shared().setChosen(chosen);
    Q_EMIT changed();
}

} // namespace traceloupe
