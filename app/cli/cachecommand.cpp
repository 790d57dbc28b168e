// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/cachequery.h"
#include "app/cli/traceref.h"
#include "app/cli/values.h"

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// Below, the tables themselves take most of it: a slip of the pen would delete every trace.
constexpr std::uint64_t kSmallestLimitBytes = 1'000'000;

constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr auto kUsage =
    "cache: the actions are info, pin TRACE, unpin TRACE, delete TRACE (or --query Q), limit and compact"_L1;

QJsonValue optionalNumber(const std::optional<std::uint64_t> &number)
{
    return number ? QJsonValue(static_cast<qint64>(*number)) : QJsonValue();
}

QJsonObject infoObject(const CacheInfo &info)
{
    return {{u"file"_s, info.file},
            {u"bytes"_s, static_cast<qint64>(info.bytes)},
            {u"traces"_s, static_cast<qint64>(info.traces)},
            {u"spans"_s, static_cast<qint64>(info.spans)},
            {u"pinned"_s, static_cast<qint64>(info.pinned)},
            {u"schemaVersion"_s, info.schemaVersion},
            {u"limitBytes"_s, optionalNumber(info.limitBytes)},
            {u"limitAgeSeconds"_s, optionalNumber(info.limitAgeSeconds)}};
}

/// Every action answers with the cache as it is after it.
ExitCode printInfo(const Invocation &call, Cache &cache)
{
    const auto info = cache.info();
    if (!info)
        return call.out.error(info.error());
    call.out.document(infoObject(*info));
    call.out.line(u"file     %1"_s.arg(info->file));
    call.out.line(u"size     %1, schema version %2"_s.arg(sizeText(info->bytes)).arg(info->schemaVersion));
    call.out.line(
        u"traces   %1 with %2, %3 pinned"_s.arg(info->traces).arg(counted(info->spans, u"span")).arg(info->pinned));
    call.out.line(u"limits   size %1, age %2"_s.arg(
        info->limitBytes ? sizeText(*info->limitBytes) : u"none"_s,
        info->limitAgeSeconds ? u"%1 d"_s.arg(static_cast<double>(*info->limitAgeSeconds) / 86400.0) : u"none"_s));
    return ExitCode::Done;
}

Result<> changeTraces(const QString &action, const QStringList &traces, Cache &cache)
{
    if (traces.isEmpty())
        return fail(ErrorCode::InvalidInput, u"cache %1: name the traces"_s.arg(action));
    std::vector<TraceId> ids; // all are looked up before the first is changed
    for (const QString &text : traces) {
        const auto id = cache.resolve(text);
        if (!id)
            return tl::unexpected(id.error());
        ids.push_back(*id);
    }
    if (action == "delete"_L1) {
        const auto removed = cache.remove(ids);
        return removed ? Result<>() : tl::unexpected(removed.error());
    }
    for (const TraceId &id : ids) {
        if (const auto done = cache.setPinned(id, action == "pin"_L1); !done)
            return done;
    }
    return {};
}

Result<> deleteMatching(const Invocation &call, Cache &cache)
{
    const auto traces = tracesMatching(call.value(u"query"_s), call.cacheFile);
    if (!traces)
        return tl::unexpected(traces.error());
    std::vector<TraceId> ids;
    for (const TraceSummary &trace : *traces)
        ids.push_back(trace.id);
    const auto removed = cache.remove(ids);
    if (!removed)
        return tl::unexpected(removed.error());
    call.out.line(u"%1 deleted"_s.arg(counted(*removed, u"trace")));
    return {};
}

/// "none" takes a limit away; an option that is not given leaves it as it is.
Result<> changeLimits(const Invocation &call, Cache &cache)
{
    if (!call.has(u"size"_s) && !call.has(u"age"_s))
        return fail(ErrorCode::InvalidInput, u"cache limit: give --size or --age (none = no limit)"_s);
    const auto before = cache.info();
    if (!before)
        return tl::unexpected(before.error());
    auto bytes = before->limitBytes;
    auto age = before->limitAgeSeconds;
    if (call.has(u"size"_s)) {
        bytes.reset();
        if (call.value(u"size"_s) != "none"_L1) {
            const auto size = parseSize(call.value(u"size"_s));
            if (!size)
                return tl::unexpected(size.error());
            if (*size < kSmallestLimitBytes)
                return fail(ErrorCode::InvalidInput,
                            u"cache limit: %1 would leave no room for traces; the smallest limit is %2"_s.arg(
                                sizeText(*size), sizeText(kSmallestLimitBytes)));
            bytes = *size;
        }
    }
    if (call.has(u"age"_s)) {
        age.reset();
        if (call.value(u"age"_s) != "none"_L1) {
            const auto duration = parseDuration(call.value(u"age"_s));
            if (!duration)
                return tl::unexpected(duration.error());
            age = static_cast<std::uint64_t>(*duration / kNsPerSecond);
        }
    }
    const auto removed = cache.setLimits(bytes, age);
    if (!removed)
        return tl::unexpected(removed.error());
    call.out.line(u"%1 deleted by the limit"_s.arg(counted(*removed, u"trace")));
    const auto after = cache.info();
    if (after && bytes && after->bytes > *bytes)
        call.out.warning(u"the limit of %1 can't be kept: pinned traces and the tables themselves take %2"_s.arg(
            sizeText(*bytes), sizeText(after->bytes)));
    return {};
}

ExitCode run(const Invocation &call)
{
    const QString action = call.arguments.value(0, u"info"_s);
    const QStringList rest = call.arguments.mid(1);
    const bool onTraces = action == "pin"_L1 || action == "unpin"_L1 || action == "delete"_L1;
    const bool known = onTraces || action == "info"_L1 || action == "limit"_L1 || action == "compact"_L1;
    if (!known)
        return call.out.error(ExitCode::BadInput, u"%1; there is no '%2'"_s.arg(kUsage, action));
    if (!onTraces && !rest.isEmpty())
        return call.out.error(ExitCode::BadInput, u"cache %1 takes no '%2'"_s.arg(action, rest.front()));
    if (call.has(u"query"_s) && (action != "delete"_L1 || !rest.isEmpty()))
        return call.out.error(ExitCode::BadInput, u"cache: --query goes with delete, and without naming traces"_s);
    const auto cache = openCache(call.cacheFile);
    if (!cache)
        return call.out.error(cache.error());
    Result<> done;
    if (call.has(u"query"_s))
        done = deleteMatching(call, **cache);
    else if (onTraces)
        done = changeTraces(action, rest, **cache);
    else if (action == "limit"_L1)
        done = changeLimits(call, **cache);
    else if (action == "compact"_L1)
        done = (*cache)->compact();
    return done ? printInfo(call, **cache) : call.out.error(done.error());
}

} // namespace

Command cacheCommand()
{
    return {u"cache"_s,
            u"[info | pin TRACE... | unpin TRACE... | delete TRACE... | limit | compact]"_s,
            u"Show and tend the cache."_s,
            {{u"query"_s, u"delete: all traces that match a TraceQL query, pinned ones too."_s, u"query"_s},
             {u"size"_s, u"limit: keep the cache below this size, for instance 2GB; none = no limit."_s, u"size"_s},
             {u"age"_s, u"limit: drop traces stored longer ago, for instance 30d; none = no limit."_s, u"age"_s}},
            run};
}

} // namespace traceloupe::cli
