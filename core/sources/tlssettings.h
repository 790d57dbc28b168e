// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/sources/tracesource.h"

#include <QSslConfiguration>

namespace traceloupe {

/// The system's authorities plus the source's own, and its client certificate. Errors name the file.
Result<QSslConfiguration> tlsConfiguration(const SourceConfig &config);

} // namespace traceloupe
