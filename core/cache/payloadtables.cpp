// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/payloadtables.h"

#include "core/cache/bytereader.h"

#include <optional>
#include <string>
#include <utility>

namespace traceloupe {

namespace {

void putStringId(Bytes &out, StringId id)
{
    varint::put(out, id.isValid() ? std::uint64_t(id.value()) + 1 : 0);
}

/// False where the id is out of range.
bool takeStringId(ByteReader &in, const StringPool &strings, StringId &id)
{
    const std::uint32_t value = in.number32();
    if (value > strings.size())
        return false;
    id = value == 0 ? StringId() : StringId(value - 1);
    return in.ok();
}

void putAttributes(Bytes &out, const AttributeList &list)
{
    varint::put(out, list.size());
    varint::put(out, list.encoded().size());
    out.insert(out.end(), list.encoded().begin(), list.encoded().end());
}

/// Attributes of resources and scopes while they are read: the bytes go into one buffer, the lists are made
/// when it no longer moves.
struct PendingList {
    std::size_t offset = 0;
    std::size_t size = 0;
    std::uint32_t count = 0;
};

PendingList takeAttributes(ByteReader &in, Bytes &shared)
{
    PendingList pending;
    pending.count = in.number32();
    const ByteView raw = in.bytes(in.number());
    pending.offset = shared.size();
    pending.size = raw.size();
    shared.insert(shared.end(), raw.begin(), raw.end());
    return pending;
}

void putResources(Bytes &out, const std::vector<Resource> &resources)
{
    varint::put(out, resources.size());
    for (const Resource &resource : resources) {
        putStringId(out, resource.serviceName);
        putStringId(out, resource.schemaUrl);
        varint::put(out, resource.droppedAttributes);
        putAttributes(out, resource.attributes);
    }
}

void putScopes(Bytes &out, const std::vector<Scope> &scopes)
{
    varint::put(out, scopes.size());
    for (const Scope &scope : scopes) {
        putStringId(out, scope.name);
        putStringId(out, scope.version);
        putStringId(out, scope.schemaUrl);
        varint::put(out, scope.droppedAttributes);
        putAttributes(out, scope.attributes);
    }
}

bool takeShared(ByteReader &in, TraceParts &parts)
{
    const StringPool &strings = *parts.strings;
    auto shared = std::make_shared<Bytes>();
    std::vector<PendingList> lists;
    bool known = true;
    parts.resources.resize(in.count());
    for (Resource &resource : parts.resources) {
        known = known && takeStringId(in, strings, resource.serviceName)
                && takeStringId(in, strings, resource.schemaUrl);
        resource.droppedAttributes = in.number32();
        lists.push_back(takeAttributes(in, *shared));
    }
    parts.scopes.resize(in.count());
    for (Scope &scope : parts.scopes) {
        known = known && takeStringId(in, strings, scope.name) && takeStringId(in, strings, scope.version)
                && takeStringId(in, strings, scope.schemaUrl);
        scope.droppedAttributes = in.number32();
        lists.push_back(takeAttributes(in, *shared));
    }
    auto next = lists.begin();
    const auto takeList = [&] {
        const PendingList &pending = *next++;
        return AttributeList(ByteView(*shared).subspan(pending.offset, pending.size), pending.count,
                             parts.strings.get());
    };
    for (Resource &resource : parts.resources)
        resource.attributes = takeList();
    for (Scope &scope : parts.scopes)
        scope.attributes = takeList();
    parts.sharedBytes = std::move(shared);
    return known && in.ok();
}

void putRawTimes(Bytes &out, const std::vector<RawTime> &times)
{
    varint::put(out, times.size());
    for (const RawTime &time : times) {
        varint::put(out, time.row.value());
        varint::put(out, varint::zigzag(time.startNs));
        varint::put(out, varint::zigzag(time.durationNs));
    }
}

bool takeRawTimes(ByteReader &in, std::uint32_t rows, std::vector<RawTime> &times)
{
    times.resize(in.count());
    bool sorted = true;
    std::uint32_t next = 0;
    for (RawTime &time : times) {
        const std::uint32_t row = in.number32();
        sorted = sorted && row >= next && row < rows;
        next = row + 1;
        time.row = SpanIndex(row);
        time.startNs = in.signedNumber();
        time.durationNs = in.signedNumber();
    }
    return sorted && in.ok();
}

void putAliases(Bytes &out, const std::vector<IdAlias> &aliases)
{
    varint::put(out, aliases.size());
    for (const IdAlias &alias : aliases) {
        putWord(out, alias.high);
        putWord(out, alias.low);
        putStringId(out, alias.text);
    }
}

bool takeAliases(ByteReader &in, const StringPool &strings, std::vector<IdAlias> &aliases)
{
    aliases.resize(in.count());
    bool sound = true;
    for (std::size_t i = 0; i < aliases.size(); ++i) {
        IdAlias &alias = aliases[i];
        alias.high = in.word();
        alias.low = in.word();
        sound = sound && takeStringId(in, strings, alias.text);
        if (i > 0) {
            const IdAlias &before = aliases[i - 1];
            sound = sound && std::pair(before.high, before.low) <= std::pair(alias.high, alias.low);
        }
    }
    return sound && in.ok();
}

// By name, not by number: the enumeration may grow in the middle.
void putDiagnostics(Bytes &out, const DiagnosticReport &report)
{
    const std::vector<Diagnostic> present = report.present();
    varint::put(out, present.size());
    for (const Diagnostic diagnostic : present) {
        putText(out, diagnosticName(diagnostic));
        varint::put(out, report.count(diagnostic));
        const auto &examples = report.examples(diagnostic);
        varint::put(out, examples.size());
        for (const QString &example : examples)
            putText(out, example.toStdString());
    }
}

std::optional<Diagnostic> diagnosticNamed(std::string_view name)
{
    for (std::size_t i = 0; i < static_cast<std::size_t>(Diagnostic::Count_); ++i) {
        if (diagnosticName(static_cast<Diagnostic>(i)) == name)
            return static_cast<Diagnostic>(i);
    }
    return std::nullopt;
}

bool takeDiagnostics(ByteReader &in, DiagnosticReport &report)
{
    const std::uint64_t kinds = in.count();
    for (std::uint64_t i = 0; i < kinds && in.ok(); ++i) {
        const std::optional<Diagnostic> diagnostic = diagnosticNamed(in.text()); // of a newer program: counted nowhere
        std::uint64_t left = in.number();
        const std::uint64_t examples = in.count();
        for (std::uint64_t e = 0; e < examples && left > 0; ++e) {
            const std::string_view text = in.text();
            if (diagnostic)
                report.add(*diagnostic, QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
            --left;
        }
        if (diagnostic && left > 0)
            report.add(*diagnostic, {}, left);
    }
    return in.ok();
}

} // namespace

Bytes encodeStrings(const StringPool &strings)
{
    Bytes out;
    out.reserve(strings.byteSize() + strings.size() * 2U);
    varint::put(out, strings.size());
    for (std::uint32_t id = 0; id < strings.size(); ++id)
        varint::put(out, strings.text(StringId(id)).size());
    for (std::uint32_t id = 0; id < strings.size(); ++id) {
        const std::string_view text = strings.text(StringId(id));
        out.insert(out.end(), text.begin(), text.end());
    }
    return out;
}

std::shared_ptr<const StringPool> decodeStrings(ByteReader in)
{
    std::vector<std::uint64_t> sizes(in.count());
    for (std::uint64_t &size : sizes)
        size = in.number();
    auto strings = std::make_shared<StringPool>();
    for (std::uint32_t id = 0; id < sizes.size(); ++id) {
        const ByteView raw = in.bytes(sizes[id]);
        // texts are distinct, so each gets the id that it had
        if (strings->intern({reinterpret_cast<const char *>(raw.data()), raw.size()}).value() != id)
            return nullptr;
    }
    return in.ok() && in.atEnd() && !sizes.empty() ? strings : nullptr;
}

Bytes encodeTables(const TraceParts &parts)
{
    Bytes out;
    putResources(out, parts.resources);
    putScopes(out, parts.scopes);
    putRawTimes(out, parts.rawTimes);
    putAliases(out, parts.aliases);
    putDiagnostics(out, parts.diagnostics);
    return out;
}

bool decodeTables(ByteReader in, std::uint32_t rows, TraceParts &parts)
{
    return takeShared(in, parts) && takeRawTimes(in, rows, parts.rawTimes)
           && takeAliases(in, *parts.strings, parts.aliases) && takeDiagnostics(in, parts.diagnostics) && in.atEnd();
}

} // namespace traceloupe
