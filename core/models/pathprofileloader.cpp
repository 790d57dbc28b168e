// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/pathprofileloader.h"

#include "core/analysis/clockskew.h"
#include "core/analysis/profilebootstrap.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <functional>

namespace traceloupe {

namespace {

/// One step: few enough that other reading does not wait.
constexpr std::size_t kStepTraces = 50;
constexpr std::uint32_t kStepSpans = 20'000;
constexpr std::size_t kFirstPicture = 100; ///< traces until the first answer; then twice as many each time

Result<std::vector<TraceId>> tasksOf(Cache &cache, const TraceSet &set)
{
    if (set.ids)
        return *set.ids;
    const auto list = cache.list({});
    if (!list)
        return tl::unexpected(list.error());
    std::vector<TraceId> ids;
    ids.reserve(list->size());
    for (const TraceSummary &trace : *list)
        ids.push_back(trace.id);
    return ids;
}

/// Those of one root operation; parents come before their parts.
std::vector<StructureGroup> groupsOf(std::vector<StructureGroup> all, const Operation &root)
{
    std::vector<StructureGroup> out;
    std::vector<std::uint32_t> numbers(all.size(), ContextTree::kNone);
    for (std::size_t i = 0; i < all.size(); ++i) {
        StructureGroup &group = all[i];
        if (group.root.hash != root.hash)
            continue;
        numbers[i] = static_cast<std::uint32_t>(out.size());
        if (group.parent != ContextTree::kNone)
            group.parent = numbers[group.parent];
        out.push_back(std::move(group));
    }
    return out;
}

/// The paths that differ most.
std::vector<std::uint64_t> pathsToCheck(const ProfileComparison &profile, std::size_t most)
{
    std::vector<const ComparedNode *> nodes;
    nodes.reserve(profile.nodes.size());
    for (const ComparedNode &node : profile.nodes)
        nodes.push_back(&node);
    std::ranges::sort(nodes, std::greater(), [](const ComparedNode *node) { return std::abs(node->deltaNs()); });
    nodes.resize(std::min(nodes.size(), most));
    std::vector<std::uint64_t> paths;
    paths.reserve(nodes.size());
    for (const ComparedNode *node : nodes)
        paths.push_back(node->path());
    return paths;
}

/// The answer with intervals; as it is where they are not wanted any more.
ProfileAnswerPtr withIntervals(const ProfileAnswer &answer, const std::atomic<bool> &cancelled)
{
    auto out = std::make_shared<ProfileAnswer>(answer);
    out->sample.reset();
    const DifferenceIntervals intervals = bootstrapDifferences(
        *answer.sample, answer.question.band, answer.question.baseline.value_or(DurationBand()),
        pathsToCheck(answer.profile, PathProfileLoader::kMostIntervals), cancelled);
    for (ComparedNode &node : out->profile.nodes) {
        if (const auto found = intervals.find(node.path()); found != intervals.end())
            node.interval = found->second;
    }
    return out;
}

} // namespace

/// What the reading thread works on, one step at a time; the GUI thread does not look inside.
struct PathProfileLoader::Work {
    std::vector<TraceId> tasks;
    std::size_t next = 0;
    std::size_t unreadable = 0;
    std::size_t nextPicture = kFirstPicture;
    PathProfileBuilder paths;
    StructureGroups groups;

    void add(const Trace &trace)
    {
        const ContextTree tree = contextTree(trace);
        const std::vector<std::int64_t> starts = clockSkew(trace).startsNs(trace);
        paths.add(trace, tree, criticalPath(trace, {PathMode::Response, Outliving::Async, {}, starts}));
        groups.add(trace, tree);
    }

    void read(Cache &cache, std::size_t maxParts)
    {
        std::uint32_t spans = 0;
        for (std::size_t n = 0; n < kStepTraces && spans < kStepSpans && next < tasks.size(); ++n) {
            if (paths.partCount() >= maxParts)
                return;
            const auto trace = cache.load(tasks[next]);
            if (!trace && trace.error().code == ErrorCode::Cancelled)
                return; // somebody is in a hurry: on with the next step
            ++next;
            if (!trace) {
                unreadable += trace.error().code == ErrorCode::NotFound ? 0 : 1; // else deleted meanwhile
                continue;
            }
            spans += (*trace)->spanCount();
            add(**trace);
        }
    }

    [[nodiscard]] ProfileAnswerPtr answer(const ProfileQuestion &question, bool isFinal) const
    {
        auto out = std::make_shared<ProfileAnswer>();
        out->question = question;
        out->roots = paths.roots();
        out->traces = paths.traceCount();
        if (out->roots.empty())
            return out;
        const auto asked = std::ranges::find(out->roots, question.rootHash,
                                             [](const auto &root) { return root.operation.hash; });
        const Operation &root = (asked != out->roots.end() ? *asked : out->roots.front()).operation;
        PathProfile baseline;
        if (question.baseline) {
            baseline = paths.profile(root, *question.baseline);
            if (isFinal)
                out->sample = std::make_shared<const PathSample>(paths.sample(root));
        }
        out->profile = compareProfiles(std::move(baseline), paths.profile(root, question.band));
        out->heatMap = paths.heatMap(root, kHeatRows, kHeatColumns, question.order);
        out->groups = groupsOf(groups.groups(), root);
        return out;
    }
};

struct PathProfileLoader::Step {
    std::size_t done = 0;
    std::size_t unreadable = 0;
    bool isLast = false;
    bool isLimited = false;
    ProfileAnswerPtr answer; ///< null where it is too early for a new one
};

PathProfileLoader::PathProfileLoader(CacheAccess &cache, std::size_t maxParts, QObject *parent)
    : QObject(parent), m_cache(cache), m_maxParts(maxParts)
{}

PathProfileLoader::~PathProfileLoader()
{
    cancelIntervals();
}

void PathProfileLoader::start(const TraceSet &set, const ProfileQuestion &question)
{
    ++m_generation;
    ++m_asked;
    cancelIntervals();
    m_work.reset();
    m_question = question;
    m_isReading = true;
    m_isAsking = m_isLimited = false;
    m_done = m_total = m_unreadable = 0;
    m_failure.clear();
    m_answer.reset();
    m_cache.run(
        CacheAccess::Lane::List, this,
        [set](Cache &cache) -> Result<std::shared_ptr<Work>> {
            auto tasks = tasksOf(cache, set);
            if (!tasks)
                return tl::unexpected(tasks.error());
            auto work = std::make_shared<Work>();
            work->tasks = std::move(*tasks);
            return work;
        },
        [this, generation = m_generation](Result<std::shared_ptr<Work>> work) {
            if (generation != m_generation)
                return;
            if (!work)
                return end(work.error().detail);
            m_work = std::move(*work);
            m_total = m_work->tasks.size();
            Q_EMIT progressed();
            readOn();
        });
}

void PathProfileLoader::readOn()
{
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [work = m_work, question = m_question, maxParts = m_maxParts](Cache &cache) -> Result<Step> {
            work->read(cache, maxParts);
            const bool isLimited = work->paths.partCount() >= maxParts && work->next < work->tasks.size();
            const bool isLast = isLimited || work->next == work->tasks.size();
            Step step{work->next, work->unreadable, isLast, isLimited, {}};
            if (step.isLast || work->next >= work->nextPicture) {
                step.answer = work->answer(question, step.isLast);
                work->nextPicture = work->next * 2;
            }
            return step;
        },
        [this, generation = m_generation](Result<Step> step) {
            if (generation == m_generation)
                take(std::move(step));
        });
}

void PathProfileLoader::take(Result<Step> step)
{
    if (!step)
        return end(step.error().detail);
    m_done = step->done;
    m_unreadable = step->unreadable;
    m_isLimited = step->isLimited;
    const bool isCurrent = step->answer && step->answer->question == m_question;
    if (isCurrent) {
        m_answer = std::move(step->answer);
        findIntervals();
    }
    if (step->isLast) {
        m_isReading = false;
        if (!isCurrent)
            answerNow(); // asked while the last step was under way
    } else {
        readOn();
    }
    Q_EMIT progressed();
    if (isCurrent)
        Q_EMIT answered();
    if (!m_isReading)
        Q_EMIT finished();
}

void PathProfileLoader::end(const QString &failure)
{
    ++m_generation;
    m_isReading = false;
    m_failure = failure;
    Q_EMIT finished();
}

void PathProfileLoader::ask(const ProfileQuestion &question)
{
    if (question == m_question && m_answer && !m_isAsking)
        return;
    m_question = question;
    cancelIntervals();
    if (m_work)
        answerNow();
}

/// In the thread that reads, so that the two never meet.
void PathProfileLoader::answerNow()
{
    m_isAsking = true;
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [work = m_work, question = m_question, isFinal = !m_isReading](Cache &) -> Result<ProfileAnswerPtr> {
            return work->answer(question, isFinal);
        },
        [this, asked = ++m_asked](Result<ProfileAnswerPtr> answer) {
            if (asked != m_asked)
                return;
            m_isAsking = false;
            if (!answer)
                return end(answer.error().detail);
            m_answer = std::move(*answer);
            findIntervals();
            Q_EMIT answered();
        });
}

/// In a thread of its own: nobody waits for it.
void PathProfileLoader::findIntervals()
{
    cancelIntervals();
    if (!m_answer->sample)
        return;
    m_intervals = std::make_shared<std::atomic<bool>>(false);
    QThreadPool::globalInstance()->start([answer = m_answer, cancelled = m_intervals, loader = QPointer(this)] {
        ProfileAnswerPtr whole = withIntervals(*answer, *cancelled);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [answer, cancelled, whole, loader] {
            if (*cancelled || !loader || loader->m_answer != answer)
                return;
            loader->m_answer = whole;
            Q_EMIT loader->answered();
        });
    });
}

void PathProfileLoader::cancelIntervals()
{
    if (m_intervals)
        *m_intervals = true;
    m_intervals.reset();
}

void PathProfileLoader::stop()
{
    if (!m_isReading)
        return;
    ++m_generation;
    m_isReading = false;
    if (m_work)
        answerNow();
    Q_EMIT finished();
}

void PathProfileLoader::findTraces(const StructureGroup &group)
{
    if (!m_work)
        return;
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [work = m_work, level = group.level, key = group.key](Cache &) -> Result<std::vector<TraceId>> {
            return work->groups.tracesOf(level, key);
        },
        [this, generation = m_generation](const Result<std::vector<TraceId>> &ids) {
            if (ids && generation == m_generation)
                Q_EMIT tracesFound(*ids);
        });
}

} // namespace traceloupe
