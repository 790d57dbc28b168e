// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/profilecomparison.h"
#include "core/analysis/structuregroups.h"
#include "core/models/cacheaccess.h"
#include "core/models/traceset.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace traceloupe {

/// What is asked of the critical paths of many traces.
struct ProfileQuestion {
    std::uint64_t rootHash = 0;           ///< Operation::hash; 0 or unknown = the root with most time
    DurationBand band;
    std::optional<DurationBand> baseline; ///< what the band is laid against
    PathHeatOrder order = PathHeatOrder::Duration;
    friend bool operator==(const ProfileQuestion &, const ProfileQuestion &) = default;
};

/// What the traces that were read say to it.
struct ProfileAnswer {
    ProfileQuestion question;
    std::vector<PathProfileBuilder::Root> roots; ///< most time first
    ProfileComparison profile;
    std::shared_ptr<const PathSample> sample;    ///< of a comparison whose intervals are still to come
    PathHeatMap heatMap;
    std::vector<StructureGroup> groups;          ///< of the root that is shown
    std::uint64_t traces = 0;                    ///< of all roots
};
using ProfileAnswerPtr = std::shared_ptr<const ProfileAnswer>;

/// Collects the critical paths of a set of cached traces, beside the GUI thread and a few traces at a time, so that
/// opening a trace meanwhile does not wait. Answers on what was read so far come in between, seldomer and seldomer;
/// another question is answered from what was read, without reading again. Keeps sums, no trace. How sure the
/// differences of a comparison are is worked out when all is read: the answer comes once more, with intervals.
class PathProfileLoader final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kHeatRows = 24;
    static constexpr std::size_t kHeatColumns = 60;
    static constexpr std::size_t kMostIntervals = 1'000; ///< paths that differ most; the others have none

    /// `cache` outlives the loader. Reading ends when so much is kept (PathProfileBuilder::partCount()).
    explicit PathProfileLoader(CacheAccess &cache, std::size_t maxParts = 4'000'000, QObject *parent = nullptr);
    ~PathProfileLoader() override;

    /// Reads the set from its start, newest traces first. Drops what was under way.
    void start(const TraceSet &set, const ProfileQuestion &question);
    void ask(const ProfileQuestion &question);
    /// Stops reading; what was read can still be asked.
    void stop();
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// Whether answer() is not yet the one to the last question.
    [[nodiscard]] bool isBusy() const { return m_isReading || m_isAsking; }
    [[nodiscard]] std::size_t done() const { return m_done; }
    [[nodiscard]] std::size_t total() const { return m_total; }
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; } ///< traces that the cache could not give
    [[nodiscard]] bool isLimited() const { return m_isLimited; }          ///< ended before the set did, for memory
    [[nodiscard]] const QString &failure() const { return m_failure; }
    [[nodiscard]] const ProfileAnswerPtr &answer() const { return m_answer; } ///< null at first

    /// All traces of a structure group, in its own time.
    void findTraces(const StructureGroup &group);

Q_SIGNALS:
    void progressed();
    void answered();
    void finished(); ///< reading: whole, stopped or with a failure
    void tracesFound(const std::vector<traceloupe::TraceId> &ids);

private:
    struct Work;
    struct Step;

    void readOn();
    void take(Result<Step> step);
    void end(const QString &failure);
    void answerNow();
    void findIntervals();
    void cancelIntervals();

    CacheAccess &m_cache;
    std::size_t m_maxParts;
    std::shared_ptr<Work> m_work;
    ProfileQuestion m_question;
    std::uint64_t m_generation = 0; ///< of what is read
    std::uint64_t m_asked = 0;      ///< of questions
    std::size_t m_done = 0;
    std::size_t m_total = 0;
    std::size_t m_unreadable = 0;
    bool m_isLimited = false;
    bool m_isReading = false;
    bool m_isAsking = false;
    QString m_failure;
    ProfileAnswerPtr m_answer;
    std::shared_ptr<std::atomic<bool>> m_intervals; ///< true: those that are worked out are not wanted any more
};

} // namespace traceloupe
