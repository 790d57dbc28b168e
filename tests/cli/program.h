// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>

class QProcess;

namespace traceloupe::test {

/// What one run of the program gave.
struct ProgramRun {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as one JSON document; fails the running test if it is anything else.
    [[nodiscard]] QJsonObject json() const;
};

/// Where the built program is.
[[nodiscard]] QString programFile();

/// Starts the built program without a display; the caller waits for it, or kills it.
[[nodiscard]] std::unique_ptr<QProcess> startProgram(const QStringList &arguments, const QString &home = {});

/// Runs the built program without a display, with `input` on its standard input. Settings and secrets are
/// looked for under `home` (empty: a folder that does not exist).
[[nodiscard]] ProgramRun runProgram(const QStringList &arguments, const QByteArray &input = {},
                                    const QString &home = {});

} // namespace traceloupe::test
