// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/readcontext.h"

#include "core/formats/textdecode.h"

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Spans between two looks at the clock, the limits and the collector's budget.
constexpr std::uint64_t kSpansBetweenPolls = 256;
/// Of a value that is quoted in a place.
constexpr std::size_t kLongestDetail = 80;

} // namespace

void ReadContext::setRecord(std::string_view text, std::uint64_t offsetInFile, std::uint64_t firstLine)
{
    m_record = text;
    m_recordOffset = offsetInFile;
    m_recordLine = firstLine;
}

void ReadContext::shareRecord(const ReadContext &other)
{
    setRecord(other.m_record, other.m_recordOffset, other.m_recordLine);
}

Result<> ReadContext::takeOver(ReadContext &later)
{
    m_collector.takeOver(later.m_collector);
    m_report.spans += later.m_report.spans;
    m_report.diagnostics.merge(later.m_report.diagnostics);
    later.m_report = {};
    return poll();
}

QString ReadContext::place(std::size_t offset) const
{
    const QString byte = u"byte %1"_s.arg(m_recordOffset + offset);
    if (m_recordLine == 0)
        return byte;
    auto before = m_record.substr(0, offset);
    while (offset >= m_record.size() && !before.empty() && before.back() == '\n')
        before.remove_suffix(1); // the end of the record is on its last line
    const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    return u"line %1, %2"_s.arg(m_recordLine + lines).arg(byte);
}

void ReadContext::count(Diagnostic diagnostic, std::size_t offset, std::string_view detail)
{
    if (m_report.diagnostics.examples(diagnostic).size() >= DiagnosticReport::kMaxExamples) {
        m_report.diagnostics.add(diagnostic);
        return;
    }
    QString where = place(offset);
    if (!detail.empty()) {
        const std::string_view shown = detail.substr(0, kLongestDetail);
        where += u": "_s + QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size()));
    }
    m_report.diagnostics.add(diagnostic, where);
}

Result<> ReadContext::spanDone()
{
    if (++m_report.spans % kSpansBetweenPolls != 0)
        return {};
    return poll();
}

Result<> ReadContext::recordDone()
{
    return poll();
}

Result<> ReadContext::poll()
{
    if (m_report.spans > m_options.limits.spans)
        return fail(ErrorCode::LimitExceeded,
                    u"more than %1 spans in one file; split it"_s.arg(m_options.limits.spans));
    if (m_options.isCancelled && m_options.isCancelled())
        return fail(ErrorCode::Cancelled, u"reading was cancelled"_s);
    return m_collector.checkpoint();
}

std::string_view ReadContext::utf8(std::string_view text, std::size_t offset, TextArena &arena)
{
    if (isAscii(text) || isUtf8(text))
        return text;
    count(Diagnostic::InvalidUtf8, offset);
    return arena.keep(repairUtf8(text).text);
}

} // namespace traceloupe
