// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spancolumnreader.h"

#include "core/cache/sqlite.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// The segments that a job fills, one after the other.
class SegmentLine {
public:
    explicit SegmentLine(std::vector<SpanSegmentPtr> &done) : m_done(done) {}

    SpanSegment &open()
    {
        if (m_open && m_open->size() >= ColumnReader::kSegmentRows)
            close();
        if (!m_open)
            m_open = std::make_unique<SpanSegment>();
        return *m_open;
    }

    void close()
    {
        if (m_open && !m_open->traces.empty())
            m_done.push_back(std::move(m_open));
        m_open.reset();
    }

private:
    std::vector<SpanSegmentPtr> &m_done;
    std::unique_ptr<SpanSegment> m_open;
};

} // namespace

Result<std::unique_ptr<ColumnReader>> ColumnReader::open(const QString &file)
{
    auto connection = Connection::open(file, Connection::Mode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(file, [&]() -> Result<std::unique_ptr<ColumnReader>> {
        return std::unique_ptr<ColumnReader>(new ColumnReader(std::move(*connection)));
    });
}

ColumnReader::ColumnReader(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)), m_loader(*m_connection)
{}

Result<> ColumnReader::work(ColumnReading &reading, const std::atomic<bool> &cancelled)
{
    return guarded(m_connection->file(), [&]() -> Result<> {
        for (std::size_t i = reading.next++; i < reading.jobs.size(); i = reading.next++) {
            run(reading.jobs[i], reading, cancelled);
            if (cancelled)
                return fail(ErrorCode::Cancelled, u"The work on the cache was stopped."_s);
        }
        return {};
    });
}

void ColumnReader::run(ColumnJob &job, ColumnReading &reading, const std::atomic<bool> &cancelled)
{
    SegmentLine line(job.segments);
    const SpanSegment *counted = nullptr;
    std::uint32_t before = 0;
    const auto count = [&] {
        if (counted != nullptr)
            reading.rows += counted->size() - before;
    };
    const auto next = [&]() -> SpanSegment * {
        count();
        counted = nullptr;
        if (cancelled || reading.rows >= reading.maxRows)
            return nullptr;
        SpanSegment &segment = line.open();
        counted = &segment;
        before = segment.size();
        return &segment;
    };
    if (job.rows.empty())
        m_loader.loadRange(job.first, job.last, next);
    for (const std::int64_t row : job.rows) {
        SpanSegment *segment = next();
        if (segment == nullptr)
            break;
        if (m_loader.load(row, *segment) == SpanBlockLoader::Outcome::Damaged)
            ++job.damaged;
    }
    count();
    line.close();
}

} // namespace traceloupe
