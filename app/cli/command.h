// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/output.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace traceloupe::cli {

/// What a command was called with, after the options were checked.
struct Invocation {
    const QCommandLineParser &options;
    QStringList arguments; ///< positional
    QString cacheFile;
    Output out;

    [[nodiscard]] bool has(const QString &option) const { return options.isSet(option); }
    [[nodiscard]] QString value(const QString &option) const { return options.value(option); }
};

/// One sub-command of the program.
struct Command {
    QString name;
    QString arguments;   ///< for the usage line, for instance "FILE..."
    QString description;
    std::vector<QCommandLineOption> options; ///< besides --json, --cache and --help
    std::function<ExitCode(const Invocation &)> run;
    bool draws = false; ///< needs fonts and all that pictures are made with: a QApplication
    bool drawsPng = false; ///< only where its arguments name a PNG
};

Command cacheCommand();
Command criticalPathCommand();
Command exportCommand();
Command fetchCommand();
Command graphCommand();
Command importCommand();
Command listCommand();
Command queryCommand();
Command renderCommand();
Command showCommand();
Command summaryCommand();

/// All commands, by name.
[[nodiscard]] std::vector<Command> allCommands();
[[nodiscard]] bool isCommand(const QString &name);

/// Whether the command needs a QApplication, not just a QCoreApplication. `arguments`: all that it was called with.
[[nodiscard]] bool doesCommandDraw(const QString &name, const QStringList &arguments);

/// A bare word that is neither a command nor a file: `traceloupe lsit`.
[[nodiscard]] bool isMistypedCommand(const QString &word);

/// The exit code of who printed what he had: `code`, unless standard output did not take it all, which is said.
[[nodiscard]] ExitCode checkPrinted(ExitCode code);

/// Runs the command that `arguments` (without the program's name) begin with. Needs a QCoreApplication.
[[nodiscard]] ExitCode runCommand(const QStringList &arguments);

/// What `traceloupe --help` prints.
[[nodiscard]] QString helpText();

} // namespace traceloupe::cli
