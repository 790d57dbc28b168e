// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

class QJsonArray;

namespace traceloupe::test {

/// What a Zipkin v2 file says, as one sorted line a span, free of what carries no meaning: order, padding of ids, lists
/// in lists, null and empty values.
[[nodiscard]] QStringList zipkinLines(const QByteArray &json);
[[nodiscard]] QStringList zipkinLines(const QJsonArray &spans);
/// Without the lines of spans whose id and shared flag have another line.
[[nodiscard]] QStringList withoutRepeatedIds(const QStringList &lines);

} // namespace traceloupe::test
