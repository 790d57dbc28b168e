// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/graph/layoutcoding.h"
#ifdef TRACELOUPE_HAS_WINDOW
#include "app/startup.h"
#endif

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

int printLine(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stdout);
    return static_cast<int>(traceloupe::cli::checkPrinted(traceloupe::cli::ExitCode::Done));
}

#ifdef TRACELOUPE_HAS_WINDOW
/// Without one, Qt would end the program by abort().
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}
#endif

/// Where the command stands, or what seems to be meant as one: first, or behind the options that every command has.
/// 0 = there is none.
int commandPlace(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    int place = 1;
    while (place < argc) {
        const QString argument = QString::fromLocal8Bit(argv[place]);
        if (traceloupe::cli::isCommand(argument) || traceloupe::cli::isMistypedCommand(argument))
            return place;
        if (argument == "--cache"_L1)
            place += 2;
        else if (argument == "--json"_L1 || argument.startsWith("--cache="_L1))
            place += 1;
        else
            return 0;
    }
    return 0;
}

#ifdef TRACELOUPE_HAS_WINDOW
/// Pictures of the window need no display to show it on.
bool onlyTakesPictures(int argc, char *argv[])
{
    return std::any_of(argv, argv + argc,
                       [](const char *argument) { return QByteArrayView(argument).startsWith("--screenshots"); });
}
#endif

std::unique_ptr<QCoreApplication> applicationFor(bool draws, int &argc, char *argv[])
{
#ifdef TRACELOUPE_HAS_WINDOW
    if (draws)
        return traceloupe::makeDrawingApplication(argc, argv);
#else
    Q_UNUSED(draws)
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    using namespace traceloupe;

    QCoreApplication::setApplicationName(u"traceloupe"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TRACELOUPE_VERSION));
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (first == QLatin1StringView(kLayoutArgument))
        std::_Exit(answerLayoutRequest()); // without the goodbyes of a library that loses memory
    if (const int place = commandPlace(argc, argv); place > 0) { // headless: no display is needed
        const QString command = QString::fromLocal8Bit(argv[place]);
        QStringList words;
        for (int i = 1; i < argc; ++i)
            words.push_back(QString::fromLocal8Bit(argv[i]));
        const bool draws = cli::doesCommandDraw(command, words);
        if (!draws) // what it prints is English, its numbers too, whatever the machine speaks
            QLocale::setDefault(QLocale::c());
        const auto application = applicationFor(draws, argc, argv);
        QStringList arguments = QCoreApplication::arguments().mid(1);
        arguments.move(place - 1, 0);
        return static_cast<int>(cli::runCommand(arguments));
    }
    if (first == "--help"_L1 || first == "-h"_L1)
        return printLine(cli::helpText());
    if (first == "--version"_L1)
        return printLine(u"traceloupe "_s + QCoreApplication::applicationVersion());
#ifdef TRACELOUPE_HAS_WINDOW
    if (!hasDisplay() && onlyTakesPictures(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!hasDisplay()) {
        std::fputs("traceloupe: there is no display for the window; 'traceloupe --help' lists the commands\n", stderr);
        return static_cast<int>(cli::ExitCode::BadInput);
    }
    return startWindow(argc, argv);
#else
    std::fputs("traceloupe: this build has no window; 'traceloupe --help' lists the commands\n", stderr);
    return static_cast<int>(cli::ExitCode::BadInput);
#endif
}
