// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/formats/csvwriter.h"
#include "core/formats/tracewriter.h"
#include "core/model/wholefile.h"
#include "core/redact/redactor.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// A file of redaction rules may not be larger: a part of the rules would let out what the others name.
constexpr qint64 kMaxRulesBytes = 1 << 20;
constexpr auto kFormats = "otlp-json, otlp-proto, jaeger, zipkin, csv or bundle"_L1;

/// Where the export goes: a file that appears only when it is whole, or standard output or a device as it comes.
class Target {
public:
    Result<QIODevice *> open(const QString &path)
    {
        const QFileInfo info(path);
        m_name = path == "-"_L1 ? u"standard output"_s : path;
        m_isDirect = path == "-"_L1 || (info.exists() && !info.isFile());
        if (openDevice(path))
            return device();
        return fail(ErrorCode::Io, u"%1 can't be written: %2"_s.arg(m_name, device()->errorString()));
    }

    Result<> commit()
    {
        if (!m_isDirect)
            return commitFile(m_file);
        if (m_direct.flush() && std::fflush(stdout) == 0)
            return {};
        return fail(ErrorCode::Io, u"%1 can't be written: %2"_s.arg(m_name, m_direct.errorString()));
    }

    /// The writers of formats know no names of files.
    [[nodiscard]] Error named(Error error) const
    {
        if (error.detail.startsWith("writing failed"_L1))
            error.detail.prepend(m_name + u": "_s);
        return error;
    }

private:
    bool openDevice(const QString &path)
    {
        if (path == "-"_L1)
            return m_direct.open(stdout, QIODevice::WriteOnly);
        m_direct.setFileName(path);
        m_file.setFileName(path);
        // unbuffered: what a device does not take must be noticed
        return m_isDirect ? m_direct.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
                          : m_file.open(QIODevice::WriteOnly);
    }
    QIODevice *device() { return m_isDirect ? static_cast<QIODevice *>(&m_direct) : &m_file; }

    QSaveFile m_file;
    QFile m_direct;
    QString m_name;
    bool m_isDirect = false;
};

/// The traces to export: those named, or all of the cache (as ids, so that one is in memory at a time).
struct Selection {
    std::vector<TracePtr> traces;
    std::vector<TraceId> cachedIds;
};

Result<Selection> select(const Invocation &call, TraceFinder &finder)
{
    Selection selection;
    if (call.has(u"all"_s)) {
        const auto cache = finder.cache();
        const auto list = cache ? (*cache)->list() : tl::unexpected(cache.error());
        if (!list)
            return tl::unexpected(list.error());
        for (const TraceSummary &trace : *list)
            selection.cachedIds.push_back(trace.id);
        return selection;
    }
    for (const QString &text : call.arguments) {
        auto trace = finder.find(text);
        if (!trace)
            return tl::unexpected(trace.error());
        selection.traces.push_back(std::move(*trace));
    }
    return selection;
}

/// By --redact, if it is given: null without, and then nothing is changed.
Result<std::unique_ptr<Redactor>> redactorFor(const Invocation &call)
{
    if (!call.has(u"redact"_s))
        return std::unique_ptr<Redactor>();
    const auto readRules = [](const QString &name) -> Result<QString> {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Io, u"cannot read the redaction rules %1: %2"_s.arg(name, file.errorString()));
        const QByteArray text = file.read(kMaxRulesBytes + 1);
        if (text.size() > kMaxRulesBytes)
            return fail(ErrorCode::LimitExceeded,
                        u"%1 is too large for a file of redaction rules; %2 is the limit"_s.arg(
                            name, sizeText(kMaxRulesBytes)));
        return QString::fromUtf8(text);
    };
    auto rules = parseRedactionRules(call.value(u"redact"_s), readRules);
    if (!rules)
        return tl::unexpected(rules.error());
    return std::make_unique<Redactor>(std::move(*rules), Redactor::randomSalt());
}

/// Without a format: as CSV, which is for reading only.
Result<DiagnosticReport> writeAll(const Selection &selection, TraceFinder &finder, std::optional<Format> format,
                                  Redactor *redactor, QIODevice &out)
{
    const auto add = [&](TraceWriter &writer, const Trace &trace) {
        return writer.add(redactor ? *redactor->redacted(trace) : trace);
    };
    auto writer = format ? TraceWriter::create(*format, out) : createCsvWriter(out);
    if (!writer)
        return tl::unexpected(writer.error());
    for (const TracePtr &trace : selection.traces) {
        if (const auto added = add(**writer, *trace); !added)
            return tl::unexpected(added.error());
    }
    for (const TraceId &id : selection.cachedIds) {
        const auto cache = finder.cache();
        const auto trace = cache ? (*cache)->load(id) : tl::unexpected(cache.error());
        if (!trace)
            return tl::unexpected(trace.error());
        if (const auto added = add(**writer, **trace); !added)
            return tl::unexpected(added.error());
    }
    if (const auto finished = (*writer)->finish(); !finished)
        return tl::unexpected(finished.error());
    return (*writer)->diagnostics();
}

/// The number of traces in the bundle.
Result<std::size_t> exportBundle(const Invocation &call, TraceFinder &finder, Redactor *redactor)
{
    const QString file = call.value(u"output"_s);
    if (file == "-"_L1)
        return fail(ErrorCode::InvalidInput,
                    u"export: a bundle is a database file and can't go to standard output; name a file with -o"_s);
    const auto cache = finder.cache();
    if (!cache)
        return tl::unexpected(cache.error());
    std::vector<TraceId> ids;
    if (call.has(u"all"_s)) {
        const auto list = (*cache)->list();
        if (!list)
            return tl::unexpected(list.error());
        for (const TraceSummary &trace : *list)
            ids.push_back(trace.id);
    }
    for (const QString &text : call.arguments) {
        const auto id = (*cache)->resolve(text);
        if (!id)
            return tl::unexpected(id.error());
        ids.push_back(*id);
    }
    TraceEdit edit;
    if (redactor)
        edit = [redactor](const Trace &trace) { return redactor->redacted(trace); };
    const auto done = (*cache)->exportBundle(file, ids, edit);
    return done ? Result<std::size_t>(ids.size()) : tl::unexpected(done.error());
}

/// What the rules found, as a JSON object, told on standard error as well: a rule that finds nothing may be misspelt.
QJsonObject sayRedacted(const Invocation &call, const Redactor &redactor)
{
    QJsonObject counts;
    for (std::size_t i = 0; i < redactor.rules().size(); ++i) {
        const QString rule = QString::fromStdString(redactor.rules()[i].written);
        const auto count = static_cast<qint64>(redactor.counts()[i]);
        counts.insert(rule, counts.value(rule).toInteger() + count);
        if (count == 0)
            call.out.warning(u"the redaction rule '%1' found nothing"_s.arg(rule));
        else
            call.out.warning(u"redacted by '%1': %2"_s.arg(rule).arg(count));
    }
    return counts;
}

ExitCode finish(const Invocation &call, std::size_t traces, const DiagnosticReport &lost, const Redactor *redactor)
{
    const QJsonObject redacted = redactor ? sayRedacted(call, *redactor) : QJsonObject();
    const QString file = call.value(u"output"_s);
    if (const QString text = diagnosticsText(lost); !text.isEmpty())
        call.out.warning(u"the format can't carry everything: %1"_s.arg(text));
    if (file != "-"_L1) {
        call.out.line(u"%1: %2"_s.arg(file, counted(traces, u"trace")));
        QJsonObject document{
            {u"file"_s, file}, {u"traces"_s, static_cast<qint64>(traces)}, {u"diagnostics"_s, diagnosticsObject(lost)}};
        if (redactor)
            document.insert(u"redacted"_s, redacted);
        call.out.document(document);
    }
    return ExitCode::Done;
}

ExitCode run(const Invocation &call)
{
    if (call.arguments.isEmpty() != call.has(u"all"_s))
        return call.out.error(ExitCode::BadInput, u"export: name the traces, or give --all for the whole cache"_s);
    if (!call.has(u"output"_s) || !call.has(u"format"_s))
        return call.out.error(ExitCode::BadInput,
                              u"export: give --format (%1) and -o FILE (- = standard output)"_s.arg(kFormats));
    const auto redactor = redactorFor(call);
    if (!redactor)
        return call.out.error(redactor.error());
    TraceFinder finder(call.cacheFile);
    const QString name = call.value(u"format"_s);
    if (name == "bundle"_L1) {
        const auto done = exportBundle(call, finder, redactor->get());
        return done ? finish(call, *done, {}, redactor->get()) : call.out.error(done.error());
    }
    const auto format = formatFromName(name.toStdString());
    if (!format && name != "csv"_L1)
        return call.out.error(ExitCode::BadInput, u"export: no format '%1'; there are %2"_s.arg(name, kFormats));
    const auto selection = select(call, finder);
    if (!selection)
        return call.out.error(selection.error());
    if (const auto apart = checkOutputIsNoInput(call); !apart)
        return call.out.error(apart.error());
    Target target;
    const auto device = target.open(call.value(u"output"_s));
    if (!device)
        return call.out.error(device.error());
    const auto lost = writeAll(*selection, finder, format, redactor->get(), **device);
    if (!lost)
        return call.out.error(target.named(lost.error()));
    if (const auto committed = target.commit(); !committed)
        return call.out.error(committed.error());
    return finish(call, selection->traces.size() + selection->cachedIds.size(), *lost, redactor->get());
}

} // namespace

Command exportCommand()
{
    return {u"export"_s,
            u"TRACE..."_s,
            u"Write traces to a file, lossless as far as the format can say them."_s,
            {{u"format"_s, u"The form to write: %1."_s.arg(kFormats), u"name"_s},
             {{u"o"_s, u"output"_s}, u"The file to write (- = standard output)."_s, u"file"_s},
             {u"all"_s, u"Every trace in the cache."_s},
             {u"redact"_s,
              u"What to keep from the reader, with commas between: secrets, personal, KEY, KEY=hash, KEY=drop, "
              "/REGULAR EXPRESSION/; @FILE reads the rules from a file."_s,
              u"rules"_s}},
            run};
}

} // namespace traceloupe::cli
