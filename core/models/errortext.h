// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/traceql/parser.h"

#include <QString>
#include <QStringList>

namespace traceloupe {

/// What a room below says in English (Error::detail, and sentences made of it) in the language of the window. The rooms
/// know nothing of translation: their sentences are recognised by their fixed words, and what stood between these is
/// put into the translation. Parts that are such sentences themselves are translated too. A sentence that is not known,
/// for instance a backend's own words, stays as it is.
[[nodiscard]] QString errorText(const QString &english);
[[nodiscard]] QString errorText(const Error &error);

/// What is wrong with a query and what could stand there, in the language of the window; the place is not said.
[[nodiscard]] QString errorText(const traceql::QueryError &error);

/// All sentences that are known, with %1, %2, … for what differs; a test holds them to what the rooms say.
[[nodiscard]] QStringList knownErrorTexts();

} // namespace traceloupe
