// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/cache/tracefinder.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace traceloupe {

class Connection;

// What people type and choose from: ids, services, operations, tags. Read-only; throws what SQLiteCpp throws.

/// Digits that the beginning of an id must have to stand for it.
inline constexpr qsizetype kMinPrefixDigits = 6;

/// By full id, unique beginning, alias text, "slowest" or "latest".
[[nodiscard]] Result<StoredTrace> resolveTrace(Connection &connection, const QString &text);

[[nodiscard]] QStringList serviceNames(Connection &connection);
/// Of one service; of all where `service` is empty.
[[nodiscard]] QStringList operationNames(Connection &connection, const QString &service);
[[nodiscard]] QStringList tagKeyNames(Connection &connection);
/// Listed values in order. A key that overflowed in some trace may have more there.
[[nodiscard]] QStringList tagValueTexts(Connection &connection, const QString &key, int limit);
/// The listed values of a key by trace, and the traces where it overflowed.
[[nodiscard]] std::vector<TraceTag> traceTags(Connection &connection, const QString &key);
/// Other traces with a link to that one.
[[nodiscard]] std::vector<TraceId> linkingTraces(Connection &connection, const TraceId &id);

} // namespace traceloupe
