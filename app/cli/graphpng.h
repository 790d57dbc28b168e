// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>

namespace traceloupe::cli {

/// An SVG document as a PNG; an error in a build without the window.
[[nodiscard]] Result<QByteArray> pngOf(const QByteArray &svg);

} // namespace traceloupe::cli
