// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/metricssource.h"

#include <QJsonObject>
#include <QJsonValue>

namespace traceloupe {

/// {"side": "entry"/"outbound", "outcome": "all"/"success"/"error", "byOperation": yes/no, "startNs", "endNs"}.
[[nodiscard]] FiguresQuestion figuresQuestionOf(const QJsonObject &object);
/// {"service", "operation", "kind"}.
[[nodiscard]] FiguresGroup figuresGroupOf(const QJsonObject &object);

/// Answers as JSON: times and durations in nanoseconds, an endless bucket's end as null.
template <class T>
[[nodiscard]] QJsonValue toJson(const T &answer);
template <>
QJsonValue toJson(const FiguresTable &table);
template <>
QJsonValue toJson(const FiguresHistory &history);
template <>
QJsonValue toJson(const CallGraph &graph);

} // namespace traceloupe
