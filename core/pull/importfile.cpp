// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/importfile.h"

#include "core/pull/importdiagnostics.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace traceloupe {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kMaxQueuedBatches = 1;
constexpr std::chrono::milliseconds kInterruptInterval{50};
constexpr char kSqliteMagic[] = "SQLite format 3";

/// Stores batches on a thread of its own, in order. After an error it stores nothing more.
class BatchWriter {
public:
    BatchWriter(Cache &cache, Origin origin) : m_cache(cache), m_origin(std::move(origin)), m_thread([this] { run(); })
    {}
    ~BatchWriter() { stop(); }

    BatchWriter(const BatchWriter &) = delete;
    BatchWriter &operator=(const BatchWriter &) = delete;

    /// Waits while the queue is full; the error of an earlier batch, if there was one.
    Result<> add(std::vector<StoreItem> batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_queue.size() <= kMaxQueuedBatches || m_error; });
        if (m_error)
            return tl::unexpected(*m_error);
        m_queue.push_back(std::move(batch));
        m_changed.notify_all();
        return {};
    }

    /// Stores what is queued and ends the thread.
    Result<> stop()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stopping = true;
            m_changed.notify_all();
        }
        if (m_thread.joinable())
            m_thread.join();
        if (m_error)
            return tl::unexpected(*m_error);
        return {};
    }

    /// Requires: stopped.
    [[nodiscard]] const StoreOutcome &outcome() const { return m_outcome; }

private:
    void run()
    {
        for (;;) {
            std::vector<StoreItem> batch;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return !m_queue.empty() || m_stopping; });
                if (m_queue.empty())
                    return;
                batch = std::move(m_queue.front());
                m_queue.pop_front();
                m_changed.notify_all();
            }
            const auto stored = m_cache.store(batch, m_origin);
            const std::scoped_lock lock(m_mutex);
            if (!stored) {
                m_error = stored.error();
                m_queue.clear();
                m_changed.notify_all();
                return;
            }
            m_outcome.newTraces += stored->newTraces;
            m_outcome.updatedTraces += stored->updatedTraces;
            m_outcome.unchangedTraces += stored->unchangedTraces;
            m_outcome.newSpans += stored->newSpans;
            m_outcome.conflicts += stored->conflicts;
        }
    }

    Cache &m_cache;
    Origin m_origin;
    StoreOutcome m_outcome;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::vector<StoreItem>> m_queue;
    std::optional<Error> m_error;
    bool m_stopping = false;
    std::thread m_thread; ///< last: it uses all of the above
};

/// Interrupts the cache as long as someone wants it, again and again: an interruption hits only what runs just then.
class Interrupter {
public:
    Interrupter(Cache &cache, std::function<bool()> isWanted) : m_cache(cache), m_isWanted(std::move(isWanted))
    {
        if (m_isWanted)
            m_thread = std::thread([this] { run(); });
    }
    ~Interrupter()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_isDone = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    Interrupter(const Interrupter &) = delete;
    Interrupter &operator=(const Interrupter &) = delete;

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, kInterruptInterval, [this] { return m_isDone; })) {
            if (m_isWanted())
                m_cache.interrupt();
        }
    }

    Cache &m_cache;
    std::function<bool()> m_isWanted;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDone = false;
    std::thread m_thread; ///< last: it uses all of the above
};

bool isCacheFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
           && file.read(sizeof kSqliteMagic) == QByteArray(kSqliteMagic, sizeof kSqliteMagic);
}

Origin originOf(const QString &path, const ImportOptions &options)
{
    if (options.origin)
        return *options.origin;
    return {u"file"_s, path == "-"_L1 ? u"standard input"_s : QFileInfo(path).absoluteFilePath()};
}

bool hasDataLoss(const DiagnosticReport &report)
{
    return std::ranges::any_of(report.present(), isDataLoss);
}

ImportedFile importBundleFile(const QString &path, Cache &cache, const ImportOptions &options)
{
    const Interrupter interrupter(cache, options.isCancelled);
    ImportedFile result;
    result.file = path;
    result.format = u"bundle"_s;
    const auto outcome = cache.importBundle(path);
    if (!outcome) {
        result.error = outcome.error();
        return result;
    }
    result.stored = *outcome;
    result.traces = outcome->newTraces + outcome->updatedTraces + outcome->unchangedTraces;
    result.spans = outcome->newSpans;
    return result;
}

} // namespace

ImportedFile importFile(const QString &path, Cache &cache, const ImportOptions &options)
{
    // The open cache itself is left to SQLite: whoever closes its file drops the locks that this process has on it.
    const bool isOpenCache = QFileInfo(path).canonicalFilePath() == QFileInfo(cache.file()).canonicalFilePath();
    if (isOpenCache || isCacheFile(path))
        return importBundleFile(path, cache, options);
    ImportedFile result;
    result.file = path;
    const auto isAborted = [&options] { return options.isAborted && options.isAborted(); };
    const Interrupter interrupter(cache, options.isAborted);
    const Origin origin = originOf(path, options);
    BatchWriter writer(cache, origin);
    ImportDiagnostics diagnostics;
    bool isWhole = false; // all of the file has been read
    bool hasUnfinished = false;
    TraceCollector collector(
        [&](std::vector<TracePtr> traces) -> Result<> {
            std::vector<StoreItem> batch;
            batch.reserve(traces.size());
            for (TracePtr &trace : traces) {
                diagnostics.add(*trace);
                batch.push_back({.trace = std::move(trace), .partial = false, .unfinished = !isWhole});
            }
            hasUnfinished = hasUnfinished || !isWhole;
            if (isAborted())
                return fail(ErrorCode::Cancelled, u"reading was cancelled"_s);
            return writer.add(std::move(batch));
        },
        options.batchBytes);
    ReadOptions readOptions;
    readOptions.limits = options.limits;
    readOptions.isCancelled = options.isCancelled;
    readOptions.progress = options.progress;
    const auto report = readTraceFile(path, collector, readOptions);
    if (report) {
        result.format = QString::fromStdString(report->formatText());
        result.spans = report->spans;
        result.diagnostics.merge(report->diagnostics);
        isWhole = true;
    } else {
        result.error = report.error();
    }
    if (const auto rest = collector.finish(); !rest && !result.error) // what was read before an error is kept
        result.error = rest.error();
    if (const auto stopped = writer.stop(); !stopped && !result.error)
        result.error = stopped.error();
    if (hasUnfinished && !result.error) {
        if (const auto finished = cache.importFinished(origin); !finished)
            result.error = finished.error();
    }
    result.stored = writer.outcome();
    if (!isAborted())
        result.diagnostics.merge(diagnostics.finish(cache));
    if (!result.error && result.spans == 0 && hasDataLoss(result.diagnostics))
        result.error = Error{ErrorCode::InvalidInput,
                             u"%1: nothing of it could be read; the file is damaged or cut short"_s.arg(path)};
    result.traceIds = diagnostics.traceIds();
    result.traces = result.traceIds.size();
    return result;
}

} // namespace traceloupe
