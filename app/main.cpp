// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#ifdef TRACELOUPE_HAS_WINDOW
#include "app/startup.h"
#endif

#include <QCoreApplication>

#include <cstdio>

namespace {

int printLine(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    using namespace traceloupe;

    QCoreApplication::setApplicationName(u"traceloupe"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TRACELOUPE_VERSION));
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (cli::isCommand(first)) { // headless: no display is needed
        const QCoreApplication application(argc, argv);
        return static_cast<int>(cli::runCommand(QCoreApplication::arguments().mid(1)));
    }
    if (first == "--help"_L1 || first == "-h"_L1)
        return printLine(cli::helpText());
    if (first == "--version"_L1)
        return printLine(u"traceloupe "_s + QCoreApplication::applicationVersion());
#ifdef TRACELOUPE_HAS_WINDOW
    return startWindow(argc, argv);
#else
    std::fputs("traceloupe: this build has no window; 'traceloupe --help' lists the commands\n", stderr);
    return static_cast<int>(cli::ExitCode::BadInput);
#endif
}
