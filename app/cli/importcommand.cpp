// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/pull/importfile.h"

#include <QJsonArray>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonObject fileObject(const ImportedFile &file)
{
    QJsonObject object{{u"file"_s, file.file},
                       {u"format"_s, file.format.isEmpty() ? QJsonValue() : QJsonValue(file.format)},
                       {u"traces"_s, static_cast<qint64>(file.traces)},
                       {u"spans"_s, static_cast<qint64>(file.spans)},
                       {u"newTraces"_s, static_cast<qint64>(file.stored.newTraces)},
                       {u"updatedTraces"_s, static_cast<qint64>(file.stored.updatedTraces)},
                       {u"newSpans"_s, static_cast<qint64>(file.stored.newSpans)},
                       {u"diagnostics"_s, diagnosticsObject(file.diagnostics)}};
    object.insert(u"error"_s, file.error ? QJsonValue(file.error->detail) : QJsonValue());
    return object;
}

void printFile(const Output &out, const ImportedFile &file)
{
    if (file.error)
        out.warning(file.error->detail);
    if (file.error && file.spans == 0 && file.traces == 0)
        return;
    const QString diagnostics = diagnosticsText(file.diagnostics);
    out.line(u"%1: %2, %3 (%4 new), %5 (%6 new)%7"_s.arg(
        file.file, file.format, counted(file.traces, u"trace"), QString::number(file.stored.newTraces),
        counted(file.spans, u"span"), QString::number(file.stored.newSpans),
        diagnostics.isEmpty() ? QString() : u"; "_s + diagnostics));
}

ImportedFile importInput(const Invocation &call, const NamedInput &input, Cache &cache)
{
    if (input.error) {
        ImportedFile nothing;
        nothing.file = input.path;
        nothing.error = input.error;
        return nothing;
    }
    ImportOptions options;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        call.out.progress(total > 0 ? u"%1: %2 of %3"_s.arg(input.path, sizeText(done), sizeText(total))
                                    : u"%1: %2"_s.arg(input.path, sizeText(done)));
    };
    ImportedFile file = importFile(input.path, cache, options);
    call.out.endProgress();
    return file;
}

ExitCode run(const Invocation &call)
{
    if (call.arguments.isEmpty())
        return call.out.error(ExitCode::BadInput, u"import: name the files, or - for standard input"_s);
    const auto cache = Cache::open(call.cacheFile);
    if (!cache)
        return call.out.error(cache.error());
    QJsonArray results;
    ExitCode code = ExitCode::Done;
    for (const NamedInput &input : namedInputs(call.arguments)) {
        const ImportedFile file = importInput(call, input, **cache);
        if (file.error)
            code = ExitCode::BadInput;
        if (!call.out.isJson())
            printFile(call.out, file);
        results.append(fileObject(file));
    }
    call.out.document({{u"files"_s, results}});
    return code;
}

} // namespace

Command importCommand()
{
    return {u"import"_s, u"FILE..."_s, u"Read trace files or folders (- = standard input) into the cache."_s, {}, run};
}

} // namespace traceloupe::cli
