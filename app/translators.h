// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace traceloupe {

/// The person's language for our texts and Qt's. English too: its plurals are a translation.
void installTranslations(QCoreApplication &application);

} // namespace traceloupe
