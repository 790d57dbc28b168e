// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/traceloader.h"

#include "core/cache/payloadcodec.h"
#include "core/cache/sqlite.h"

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// A part number beyond this is damage, not a reason to allocate.
constexpr std::size_t kMaxMissingPart = 1U << 20;

constexpr char kParts[] = "SELECT part, bytes\n"
                          "FROM payload\n"
                          "WHERE trace = ?1\n"
                          "ORDER BY part";

/// Beyond this the pages of a trace are not worth keeping once it is loaded.
constexpr std::size_t kKeptPagesBytes = 8U << 20;

std::vector<Bytes> readParts(Connection &connection, std::int64_t row)
{
    std::vector<Bytes> parts;
    std::size_t total = 0;
    Query query = connection.query(kParts);
    query.bind(1, row);
    while (query.step()) {
        const ByteView bytes = query.blob(1);
        // a missing part leaves an empty one, which its checksum gives away
        parts.resize(std::max(parts.size(), std::min(static_cast<std::size_t>(query.integer(0)), kMaxMissingPart)));
        parts.emplace_back(bytes.begin(), bytes.end());
        total += bytes.size();
    }
    if (total > kKeptPagesBytes)
        connection.runPragma("PRAGMA shrink_memory"); // they are as large as the trace and are not read again
    return parts;
}

} // namespace

Result<TracePtr> TraceLoader::load(const StoredTrace &stored)
{
    auto trace = decodePayload(readParts(m_connection, stored.row), m_dictionaries.get(stored.dictionary));
    if (!trace) {
        return fail(ErrorCode::InvalidInput,
                    u"The stored copy of trace %1 in %2 is damaged (%3): delete it and fetch or import it again."_s.arg(
                        QString::fromStdString(stored.id.toHex()), m_connection.file(), trace.error().detail));
    }
    return trace;
}

Result<> TraceLoader::lookThrough(const StoredTrace &stored, const std::function<void(ByteView)> &look)
{
    return lookThroughPayload(readParts(m_connection, stored.row), m_dictionaries.get(stored.dictionary).get(), look);
}

} // namespace traceloupe
