// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"
#include "core/pull/pulljob.h"

#include <QJsonObject>

#include <optional>

/// Jobs as JSON, to run them again at another time. No secrets: a capture names its source by id only.
namespace traceloupe::jobjson {

struct Capture {
    QString title;
    PullRequest request; ///< its source has an id only
    PullProgress progress;
};

[[nodiscard]] QJsonObject ofImport(const ImportRequest &request, std::optional<int> percent);
[[nodiscard]] QJsonObject ofCapture(const QString &title, const PullRequest &request, const PullProgress &progress);

[[nodiscard]] bool isImport(const QJsonObject &job);
/// No paths if `job` is damaged.
[[nodiscard]] ImportRequest toImport(const QJsonObject &job);
[[nodiscard]] std::optional<int> percentOf(const QJsonObject &job);
[[nodiscard]] std::optional<Capture> toCapture(const QJsonObject &job);

} // namespace traceloupe::jobjson
