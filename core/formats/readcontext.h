// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/tracereader.h"

#include <cstdint>
#include <string_view>

namespace traceloupe {

/// What the readers of one file share: where spans go, what was counted, and the place of the record at hand. A
/// record is one JSON document or one framed protobuf message. Lives as long as the reading of one file.
class ReadContext {
public:
    ReadContext(TraceCollector &collector, const ReadOptions &options, ReadReport &report)
        : m_collector(collector), m_options(options), m_report(report)
    {}

    [[nodiscard]] TraceCollector &collector() { return m_collector; }
    [[nodiscard]] ReadReport &report() { return m_report; }
    [[nodiscard]] const ReadOptions &options() const { return m_options; }

    /// The record that offsets given to the functions below are of. Lines count from 1; 0 for binary records.
    void setRecord(std::string_view text, std::uint64_t offsetInFile, std::uint64_t firstLine);

    /// The record of another context.
    void shareRecord(const ReadContext &other);
    /// Adds what another context counted and collected after this one, and polls. Stop on an error.
    Result<> takeOver(ReadContext &later);

    /// Counts a diagnostic at a byte of the record; `detail` names the field, id or value. The text of the place is
    /// only made for the examples that are kept, so this may be called a million times.
    void count(Diagnostic diagnostic, std::size_t offset, std::string_view detail = {});
    /// "line 7, byte 4711" or "byte 4711" of the file.
    [[nodiscard]] QString place(std::size_t offset) const;

    /// To be called behind every span that was given to the collector, with no reference to a builder held: counts it,
    /// and now and then polls cancellation, the span limit and the collector's checkpoint. Stop on an error.
    Result<> spanDone();
    /// The same between documents, for input without spans.
    Result<> recordDone();

    /// `text` as UTF-8, for input that is not checked yet (protobuf): a repaired copy in `arena` where it is not.
    std::string_view utf8(std::string_view text, std::size_t offset, TextArena &arena);

private:
    Result<> poll();

    TraceCollector &m_collector;
    const ReadOptions &m_options;
    ReadReport &m_report;
    std::string_view m_record;
    std::uint64_t m_recordOffset = 0;
    std::uint64_t m_recordLine = 0;
};

} // namespace traceloupe
