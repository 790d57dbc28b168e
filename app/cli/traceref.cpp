// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/traceref.h"

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/formats/tracereader.h"

#include <QFileInfo>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIdsInMessage = 3;

bool matches(const Trace &trace, const QString &id)
{
    return fromUtf8(trace.idText()) == id || fromUtf8(trace.id().toHex()).startsWith(id.toLower());
}

Result<TracePtr> onlyOne(const std::vector<TracePtr> &traces, const QString &file, const QString &id)
{
    if (traces.size() == 1)
        return traces.front();
    if (traces.empty())
        return fail(ErrorCode::NotFound,
                    id.isEmpty() ? u"%1 holds no trace"_s.arg(file) : u"%1 holds no trace '%2'"_s.arg(file, id));
    QStringList ids;
    for (const TracePtr &trace : traces) {
        if (ids.size() < kIdsInMessage)
            ids.push_back(fromUtf8(trace->idText()));
    }
    return fail(ErrorCode::InvalidInput,
                u"%1 holds %2 traces%3; name one as %1#ID (%4%5)"_s.arg(
                    file, QString::number(traces.size()), id.isEmpty() ? QString() : u" that begin with '%1'"_s.arg(id),
                    ids.join(u", "_s), traces.size() > kIdsInMessage ? u", …"_s : QString()));
}

} // namespace

Result<> checkOutputIsNoInput(const Invocation &call)
{
    const QString written = QFileInfo(call.value(u"output"_s)).canonicalFilePath();
    for (const QString &trace : call.arguments) {
        for (const QString &file : {trace, trace.section(u'#', 0, -2)}) {
            if (!written.isEmpty() && !file.isEmpty() && QFileInfo(file).canonicalFilePath() == written)
                return fail(ErrorCode::InvalidInput,
                            u"%1 is what is read; give what is written another name with -o"_s.arg(file));
        }
    }
    return {};
}

std::vector<NamedInput> namedInputs(const QStringList &arguments)
{
    std::vector<NamedInput> inputs;
    for (const QString &argument : arguments) {
        const QStringList files = expandInputs({argument});
        for (const QString &file : files)
            inputs.push_back({file, std::nullopt});
        if (files.isEmpty())
            inputs.push_back({argument, emptyFolderError(argument)});
    }
    return inputs;
}

Result<std::vector<TracePtr>> readWholeFile(const QString &file)
{
    TraceCollector collector;
    const auto report = readTraceFile(file, collector);
    if (!report)
        return tl::unexpected(report.error());
    return collector.finish();
}

Result<std::unique_ptr<Cache>> openCache(const QString &file)
{
    const QFileInfo info(file);
    // the default one is made, empty; a name that was given is more likely a mistake
    if (!info.exists() && file != Cache::defaultFile())
        return fail(ErrorCode::NotFound,
                    u"There is no cache %1: 'traceloupe import' and 'traceloupe fetch' make one."_s.arg(file));
    // a bundle that was handed over, say; in a folder that nothing can be written to, a cache can't be changed either
    const bool readOnly = info.exists() && (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable());
    return Cache::open(file, readOnly ? Cache::Mode::ReadOnly : Cache::Mode::ReadWrite);
}

Result<Cache *> TraceFinder::cache()
{
    if (!m_cache) {
        auto opened = openCache(m_cacheFile);
        if (!opened)
            return tl::unexpected(opened.error());
        m_cache = std::move(*opened);
    }
    return m_cache.get();
}

Result<TracePtr> TraceFinder::findInFile(const QString &file, const QString &id)
{
    auto traces = readWholeFile(file);
    if (!traces)
        return tl::unexpected(traces.error());
    if (!id.isEmpty())
        std::erase_if(*traces, [&](const TracePtr &trace) { return !matches(*trace, id); });
    return onlyOne(*traces, file, id);
}

Result<TracePtr> TraceFinder::find(const QString &text)
{
    if (QFileInfo::exists(text))
        return findInFile(text, {});
    if (const qsizetype hash = text.lastIndexOf(u'#'); hash > 0 && QFileInfo::exists(text.left(hash)))
        return findInFile(text.left(hash), text.mid(hash + 1));
    if (text.contains(u'/') || text.contains(u'.')) // no id has these
        return fail(ErrorCode::NotFound, u"%1: there is no such file"_s.arg(text));
    const auto opened = cache();
    if (!opened)
        return tl::unexpected(opened.error());
    const auto id = (*opened)->resolve(text);
    if (!id)
        return tl::unexpected(id.error());
    return (*opened)->load(*id);
}

} // namespace traceloupe::cli
