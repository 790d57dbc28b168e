// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace traceloupe::test {

/// One gzip member.
[[nodiscard]] QByteArray gzip(const QByteArray &plain);
/// One zstd frame.
[[nodiscard]] QByteArray zstd(const QByteArray &plain);
/// With the 4-byte length that the collector's file exporter puts before each message.
[[nodiscard]] QByteArray framed(const QByteArray &message);

} // namespace traceloupe::test
