// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"

#include "core/model/spanmerge.h"
#include "core/model/tracecopy.h"
#include "core/model/treebuild.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace traceloupe {

namespace {

constexpr std::string_view kServiceNameKey = "service.name";

std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Details of a finished trace, all in memory.
class MemoryDetails final : public DetailStore {
public:
    struct Place {
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
    };

    MemoryDetails(Bytes bytes, std::vector<Place> places) : m_bytes(std::move(bytes)), m_places(std::move(places)) {}

    [[nodiscard]] DetailBytes detail(SpanIndex row) const override
    {
        const Place &place = m_places[row.value()];
        return {nullptr, ByteView(m_bytes).subspan(place.offset, place.size)};
    }
    [[nodiscard]] std::size_t memoryBytes() const override { return m_bytes.size() + m_places.size() * sizeof(Place); }

private:
    Bytes m_bytes;
    std::vector<Place> m_places;
};

/// `time` within [low, high]; nothing happens to an absent one.
std::int64_t clampedTime(std::int64_t time, std::int64_t low, std::int64_t high, DiagnosticReport &diagnostics)
{
    if (time == SpanInput::kAbsent || (time >= low && time <= high))
        return time;
    diagnostics.add(Diagnostic::TimeOutOfRange);
    return std::clamp(time, low, high);
}

} // namespace

/// Resources and scopes, equal ones once; their attributes lie in one buffer.
struct TraceBuilder::SharedTables {
    struct Entry {
        StringId first;  ///< resource: service name; scope: name
        StringId second; ///< scope: version
        StringId schemaUrl;
        std::uint32_t dropped = 0;
        std::uint32_t count = 0;
        std::size_t offset = 0;
        std::size_t size = 0;

        friend bool operator==(const Entry &a, const Entry &b)
        {
            return std::tie(a.first, a.second, a.schemaUrl, a.dropped, a.count, a.size)
                   == std::tie(b.first, b.second, b.schemaUrl, b.dropped, b.count, b.size);
        }
    };

    Bytes bytes;
    std::vector<Entry> resources;
    std::vector<Entry> scopes;
    std::unordered_multimap<std::uint64_t, std::uint32_t> resourceByHash;
    std::unordered_multimap<std::uint64_t, std::uint32_t> scopeByHash;

    std::uint32_t add(std::vector<Entry> &entries, std::unordered_multimap<std::uint64_t, std::uint32_t> &byHash,
                      Entry entry, const AttributeList &attributes)
    {
        const ByteView encoded = attributes.encoded();
        entry.count = attributes.size();
        entry.size = encoded.size();
        const std::uint64_t hash = stableHash(asText(encoded),
                                              entry.first.value() * 31ULL + entry.second.value() + entry.dropped + 1);
        const auto [begin, end] = byHash.equal_range(hash);
        for (auto at = begin; at != end; ++at) {
            const Entry &other = entries[at->second];
            if (other == entry && std::ranges::equal(ByteView(bytes).subspan(other.offset, other.size), encoded))
                return at->second;
        }
        entry.offset = bytes.size();
        bytes.insert(bytes.end(), encoded.begin(), encoded.end());
        const auto index = static_cast<std::uint32_t>(entries.size());
        entries.push_back(entry);
        byHash.emplace(hash, index);
        return index;
    }

    /// Adds all of another's with other ids of texts; the places of its resources and scopes here.
    std::pair<std::vector<ResourceIndex>, std::vector<ScopeIndex>> append(const SharedTables &other,
                                                                          std::span<const StringId> ids)
    {
        Bytes scratch;
        const auto added = [&](std::vector<Entry> &entries, auto &byHash, Entry entry) {
            scratch.clear();
            const std::uint32_t count = renumberAttributes(ByteView(other.bytes).subspan(entry.offset, entry.size),
                                                           entry.count, ids, scratch);
            for (StringId *id : {&entry.first, &entry.second, &entry.schemaUrl})
                *id = id->isValid() ? ids[id->value()] : *id;
            return add(entries, byHash, entry, AttributeList(scratch, count, nullptr));
        };
        std::pair<std::vector<ResourceIndex>, std::vector<ScopeIndex>> places;
        for (const Entry &entry : other.resources)
            places.first.emplace_back(added(resources, resourceByHash, entry));
        for (const Entry &entry : other.scopes)
            places.second.emplace_back(added(scopes, scopeByHash, entry));
        return places;
    }

    [[nodiscard]] AttributeList attributes(const Entry &entry, const Bytes &from, const StringPool &pool) const
    {
        return {ByteView(from).subspan(entry.offset, entry.size), entry.count, &pool};
    }
};

TraceBuilder::TraceBuilder(TraceId id)
    : m_id(id), m_strings(std::make_unique<StringPool>()), m_shared(std::make_unique<SharedTables>())
{}
TraceBuilder::~TraceBuilder() = default;
TraceBuilder::TraceBuilder(TraceBuilder &&) noexcept = default;
TraceBuilder &TraceBuilder::operator=(TraceBuilder &&) noexcept = default;

ResourceIndex TraceBuilder::addResource(const ResourceInput &resource)
{
    SharedTables::Entry entry;
    if (const auto service = resource.attributes.find(kServiceNameKey); service && service->type() == ValueType::String)
        entry.first = m_strings->intern(service->string());
    entry.schemaUrl = m_strings->intern(resource.schemaUrl);
    entry.dropped = resource.droppedAttributes;
    return ResourceIndex(m_shared->add(m_shared->resources, m_shared->resourceByHash, entry, resource.attributes));
}

ScopeIndex TraceBuilder::addScope(const ScopeInput &scope)
{
    SharedTables::Entry entry;
    entry.first = m_strings->intern(scope.name);
    entry.second = m_strings->intern(scope.version);
    entry.schemaUrl = m_strings->intern(scope.schemaUrl);
    entry.dropped = scope.droppedAttributes;
    return ScopeIndex(m_shared->add(m_shared->scopes, m_shared->scopeByHash, entry, scope.attributes));
}

void TraceBuilder::addSpan(const SpanInput &span)
{
    SpanRecord record;
    record.id = span.id;
    record.parentId = span.parentId;
    record.startNs = clampedTime(span.startNs, 0, SpanInput::kMaxTimeNs, m_diagnostics);
    record.durationNs = clampedTime(span.durationNs, -SpanInput::kMaxTimeNs, SpanInput::kMaxTimeNs, m_diagnostics);
    record.name = m_strings->intern(span.name);
    record.resource = span.resource;
    record.scope = span.scope;
    record.flags = span.flags;
    record.kind = span.kind;
    record.status = span.status;
    record.fidelity = span.fidelity;
    record.shared = span.shared;
    record.batch = m_batch;
    record.detailOffset = m_detailBytes.size();
    encodeSpanDetails(span, record.detailBaseNs(), *m_strings, m_detailBytes);
    record.detailSize = static_cast<std::uint32_t>(m_detailBytes.size() - record.detailOffset);
    m_spans.push_back(record);
}

void TraceBuilder::addTrace(const Trace &trace, CopyEdit *edit)
{
    ++m_batch;
    TraceCopy copy(trace, *this, edit);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (!trace.isPhantom(SpanIndex(row)))
            copy.copySpan(SpanIndex(row));
    }
    for (const IdAlias &alias : trace.parts().aliases)
        m_aliases.push_back({alias.high, alias.low, m_strings->intern(trace.text(alias.text))});
    for (const Diagnostic diagnostic :
         trace.diagnostics().present()) { // the larger count, so that merging twice is merging once
        const std::uint64_t theirs = trace.diagnostics().count(diagnostic);
        const std::uint64_t ours = m_diagnostics.count(diagnostic);
        if (!isOfWholeTrace(diagnostic) && theirs > ours)
            m_diagnostics.add(diagnostic, {}, theirs - ours);
    }
}

void TraceBuilder::append(TraceBuilder &&later)
{
    if (m_spans.empty() && m_strings->size() == 1) { // nothing yet
        *this = std::move(later);
        return;
    }
    std::vector<StringId> ids;
    ids.reserve(later.m_strings->size());
    for (std::uint32_t id = 0; id < later.m_strings->size(); ++id)
        ids.push_back(m_strings->intern(later.m_strings->text(StringId(id))));
    const auto [resources, scopes] = m_shared->append(*later.m_shared, ids);

    Bytes scratch;
    m_spans.reserve(m_spans.size() + later.m_spans.size());
    for (SpanRecord record : later.m_spans) {
        const ByteView details = ByteView(later.m_detailBytes).subspan(record.detailOffset, record.detailSize);
        record.name = ids[record.name.value()];
        if (record.resource.isValid())
            record.resource = resources[record.resource.value()];
        if (record.scope.isValid())
            record.scope = scopes[record.scope.value()];
        record.detailOffset = m_detailBytes.size();
        renumberSpanDetails(details, ids, scratch, m_detailBytes);
        record.detailSize = static_cast<std::uint32_t>(m_detailBytes.size() - record.detailOffset);
        m_spans.push_back(record);
    }
    for (const IdAlias &alias : later.m_aliases)
        m_aliases.push_back({alias.high, alias.low, ids[alias.text.value()]});
    m_diagnostics.merge(later.m_diagnostics);
}

void TraceBuilder::aliasSpanId(SpanId id, std::string_view text)
{
    m_aliases.push_back({0, id.value, m_strings->intern(text)});
}

void TraceBuilder::aliasTraceId(const TraceId &id, std::string_view text)
{
    m_aliases.push_back({id.high, id.low, m_strings->intern(text)});
}

std::size_t TraceBuilder::memoryBytes() const
{
    return m_spans.capacity() * sizeof(SpanRecord) + m_detailBytes.capacity() + m_strings->byteSize()
           + m_strings->size() * 32ULL + m_shared->bytes.capacity();
}

TracePtr TraceBuilder::finish()
{
    TraceParts parts;
    parts.id = m_id;
    auto sharedBytes = std::make_shared<const Bytes>(std::move(m_shared->bytes));
    for (const auto &entry : m_shared->resources)
        parts.resources.push_back(
            {entry.first, m_shared->attributes(entry, *sharedBytes, *m_strings), entry.dropped, entry.schemaUrl});
    for (const auto &entry : m_shared->scopes)
        parts.scopes.push_back({entry.first, entry.second, m_shared->attributes(entry, *sharedBytes, *m_strings),
                                entry.dropped, entry.schemaUrl});

    mergeSpanRecords(m_spans, {m_detailBytes, *m_strings, parts.resources, parts.scopes}, m_diagnostics);
    if (m_id.isZero())
        m_diagnostics.add(Diagnostic::ZeroTraceId, {}, m_spans.size());
    TreeResult tree = buildTree({m_spans, m_detailBytes, *m_strings, parts.resources}, m_diagnostics);

    std::vector<MemoryDetails::Place> places(tree.recordOfRow.size());
    for (std::size_t row = 0; row < places.size(); ++row) {
        if (tree.recordOfRow[row] != TreeResult::kNoRecord) {
            const SpanRecord &record = m_spans[tree.recordOfRow[row]];
            places[row] = {record.detailOffset, record.detailSize};
        }
    }
    m_spans = {};
    m_detailBytes.shrink_to_fit();
    const auto aliasKey = [](const IdAlias &alias) { return std::tuple(alias.high, alias.low); };
    std::ranges::stable_sort(m_aliases, {}, aliasKey);
    m_aliases.erase(std::ranges::unique(m_aliases, {}, aliasKey).begin(), m_aliases.end());

    parts.columns = std::move(tree.columns);
    parts.rawTimes = std::move(tree.rawTimes);
    parts.aliases = std::move(m_aliases);
    parts.strings = std::move(m_strings);
    parts.sharedBytes = std::move(sharedBytes);
    parts.details = std::make_shared<MemoryDetails>(std::move(m_detailBytes), std::move(places));
    parts.diagnostics = std::move(m_diagnostics);
    return std::make_shared<const Trace>(std::move(parts));
}

} // namespace traceloupe
