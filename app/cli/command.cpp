// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/cache/cache.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

const QString kJson = u"json"_s;
const QString kCache = u"cache"_s;
const QString kHelp = u"help"_s;

void setUp(QCommandLineParser &parser, const Command &command)
{
    parser.setApplicationDescription(command.description);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOption({kJson, u"Print one JSON document."_s});
    parser.addOption(
        {kCache, u"The cache to use (default: $TRACELOUPE_CACHE, else the user's data folder)."_s, u"file"_s});
    parser.addOption({{u"h"_s, kHelp}, u"Show this help."_s});
    for (const QCommandLineOption &option : command.options)
        parser.addOption(option);
    parser.addPositionalArgument(command.name, command.arguments, command.name + ' '_L1 + command.arguments);
}

QString withoutFullStop(const QString &text)
{
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

/// --json may stand behind what is wrong with the call: then the error is JSON all the same.
bool asksForJson(const QStringList &arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), u"--"_s);
    return std::find(arguments.begin(), end, u"--json"_s) != end;
}

} // namespace

std::vector<Command> allCommands()
{
    // a line a command, so that merges do no harm
    // clang-format off
    return {
        cacheCommand(),
        criticalPathCommand(),
        exportCommand(),
        fetchCommand(),
        graphCommand(),
        importCommand(),
        listCommand(),
        queryCommand(),
        renderCommand(),
        showCommand(),
        summaryCommand(),
    };
    // clang-format on
}

bool isCommand(const QString &name)
{
    return std::ranges::any_of(allCommands(), [&](const Command &command) { return command.name == name; });
}

bool doesCommandDraw(const QString &name, const QStringList &arguments)
{
    const auto commands = allCommands();
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.end())
        return false;
    const auto isPng = [](const QString &argument) { return argument.endsWith(u"png"_s, Qt::CaseInsensitive); };
    return command->draws || (command->drawsPng && std::ranges::any_of(arguments, isPng));
}

bool isMistypedCommand(const QString &word)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'-'; };
    return !word.isEmpty() && !word.startsWith(u'-') && std::ranges::all_of(word, isLetter) && !isCommand(word)
           && !QFileInfo::exists(word);
}

ExitCode checkPrinted(ExitCode code)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    if (code == ExitCode::Done) // else that was said
        Output(false).warning(u"standard output could not be written whole"_s);
    return code == ExitCode::Done ? ExitCode::BadInput : code;
}

ExitCode runCommand(const QStringList &arguments)
{
    const Output out(asksForJson(arguments));
    if (arguments.isEmpty())
        return out.error(ExitCode::BadInput, u"there is no command; 'traceloupe --help' lists them"_s);
    const auto commands = allCommands();
    const auto command = std::ranges::find(commands, arguments.value(0), &Command::name);
    if (command == commands.end())
        return out.error(ExitCode::BadInput,
                         u"no command '%1'; 'traceloupe --help' lists them"_s.arg(arguments.value(0)));
    QCommandLineParser parser;
    setUp(parser, *command);
    // QCommandLineParser takes the first for the program's name
    if (!parser.parse(QStringList{u"traceloupe"_s} + arguments.mid(1)))
        return out.error(ExitCode::BadInput, u"%1: %2; 'traceloupe %1 --help' shows the options"_s.arg(
                                                 command->name, withoutFullStop(parser.errorText())));
    if (parser.isSet(kHelp)) {
        // line by line: a line's own control characters are shown, not obeyed
        for (const QString &line : parser.helpText().replace(u"traceloupe [options]"_s, u"traceloupe"_s).split(u'\n'))
            Output(false).line(line);
        return checkPrinted(ExitCode::Done);
    }
    const QString cacheFile = parser.isSet(kCache) ? parser.value(kCache) : Cache::defaultFile();
    return checkPrinted(command->run({parser, parser.positionalArguments(), cacheFile, out}));
}

QString helpText()
{
    QString text = u"traceloupe [FILE...]             open the window, with these trace files\n"
                   "traceloupe --sample              open the window with the bundled sample\n"
                   "traceloupe COMMAND [ARGUMENTS]   run without a window\n\nCommands:\n"_s;
    for (const Command &command : allCommands())
        text += u"  %1 %2\n"_s.arg(command.name, -13).arg(command.description);
    text += u"\n'traceloupe COMMAND --help' shows a command's options. Each prints one JSON document with --json.\n"
            "Exit status: 0 done, 1 a check did not hold, 2 bad usage or input, 3 a backend failed, 4 inconclusive."_s;
    return text;
}

} // namespace traceloupe::cli
