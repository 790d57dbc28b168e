// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/formats/tracereader.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_set>

namespace traceloupe {

struct ImportOptions {
    std::function<bool()> isCancelled; ///< polled from the thread that calls importFile(); may be empty
    /// Polled from a thread of its own: no batch more is stored, and the one that is being stored is undone. (When only
    /// reading is cancelled, what was read is stored first, which may take seconds.)
    std::function<bool()> isAborted;
    std::function<void(std::uint64_t done, std::uint64_t total)> progress; ///< bytes of the file
    ReadLimits limits;
    /// Builders held before a batch is handed to the writer: with the queue, at most four of these are in memory. A
    /// trace of a larger file may come in parts.
    std::size_t batchBytes = 96U << 20;
    /// Origin of the traces; by default kind "file" and the file's absolute path.
    std::optional<Origin> origin;
};

/// What became of one file. With an error, what was read and stored before it stays.
struct ImportedFile {
    QString file;
    QString format; ///< by name, "" if it was not recognised; "bundle" for a cache file
    std::unordered_set<TraceId> traceIds; ///< traces that the file holds
    std::uint64_t traces = 0;
    std::uint64_t spans = 0; ///< span records read, new or not
    DiagnosticReport diagnostics; ///< of reading and of the trees
    StoreOutcome stored;
    std::optional<Error> error;
};

/// Reads a file ("-" = standard input; a Traceloupe cache or bundle too) into the cache. Reading and storing run
/// side by side, on the calling thread and one more; memory is bounded by a few batches. Each batch is one
/// transaction, so stopping at any instant keeps the batches before. Blocks: call it off the GUI thread. `cache`
/// is used by importFile() alone until it returns.
ImportedFile importFile(const QString &path, Cache &cache, const ImportOptions &options = {});

} // namespace traceloupe
