// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"
#include "core/model/diagnostic.h"
#include "core/model/result.h"
#include "core/model/tracecollector.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace traceloupe {

/// Limits of reading, against hostile input; each has a default that real data stays far below.
struct ReadLimits {
    std::uint64_t decompressedBytes = 8ULL << 30; ///< of one file
    std::uint64_t documentBytes = 4000ULL << 20; ///< one JSON document or protobuf message (simdjson: under 4 GiB); of
                                                 ///< files, at most a quarter of the memory
    int nesting = 200; ///< of JSON values
    std::uint64_t spans = 50'000'000; ///< of one file
};

struct ReadOptions {
    ReadLimits limits;
    std::function<bool()> isCancelled; ///< polled between records; may be empty
    std::function<void(std::uint64_t done, std::uint64_t total)> progress; ///< bytes of the file as it lies on disk
};

/// What was read from one file or answer.
struct ReadReport {
    std::set<Format> formats;
    std::uint64_t documents = 0; ///< trace documents: JSON documents, lines or protobuf messages
    std::uint64_t spans = 0; ///< span records handed to the collector (after Zipkin's pieces were merged)
    std::map<std::string, std::uint64_t> otherDocuments; ///< "otlp-logs", "otlp-metrics", "otlp-profiles"
    DiagnosticReport diagnostics;
    std::string status; ///< Tempo v2: "PARTIAL" and its message, else empty
    std::string statusMessage;

    /// "jaeger"; several joined by '+'.
    [[nodiscard]] std::string formatText() const;
};

/// Reads traces from memory (not compressed), format by content. Damaged records are counted and left out;
/// an Error says that nothing at all could be made of it (or a limit, or the caller stopped it), and what was
/// collected up to then stays in the collector.
Result<ReadReport> readTraces(std::string_view bytes, TraceCollector &collector, const ReadOptions &options = {});

/// Reads a file ("-" = standard input), decompressing gzip and zstd by content. Errors name the file.
Result<ReadReport> readTraceFile(const QString &path, TraceCollector &collector, const ReadOptions &options = {});

/// Files as they are, folders as the files inside (recursively, sorted, hidden ones left out). A name of nothing stays,
/// for its reader to say so.
[[nodiscard]] QStringList expandInputs(const QStringList &paths);
/// What is to be said of a folder for which expandInputs() gives nothing.
[[nodiscard]] Error emptyFolderError(const QString &folder);

} // namespace traceloupe
