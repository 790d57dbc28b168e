// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace traceloupe::test {

/// What a Jaeger file says, as one sorted line a span, free of what carries no meaning: order, names of process ids,
/// null against empty, padding of ids, old names of the scope's tags, identical rows.
[[nodiscard]] QStringList jaegerLines(const QByteArray &json);

} // namespace traceloupe::test
