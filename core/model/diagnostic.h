// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Everything that can be odd about input that we nevertheless keep (or leave out, where the name says so).
/// Names are part of the command line's JSON: diagnosticName().
enum class Diagnostic : std::uint8_t {
    // the file or answer
    SkippedRecord,        ///< a damaged record was left out
    TruncatedInput,       ///< the input ends inside a record; what came before is kept
    UnknownField,         ///< a field that no version of the format that we know has
    WrongFieldType,       ///< a field of another type than the format says; its default is used
    InvalidUtf8,          ///< bytes that are no UTF-8 were replaced in a text
    SkippedSignal,        ///< a document of logs, metrics or profiles
    // ids and tree
    AliasedId,            ///< an id that is neither hex nor base64: hashed, its text is kept
    ZeroTraceId,
    ZeroSpanId,
    MissingSpanId,
    DuplicateSpan,        ///< a row identical to another was left out
    ConflictingSpan,      ///< the same span id with other content: kept as a second record
    MissingParent,        ///< an orphan: its parent is not in the trace
    ParentCycle,          ///< a span on a parent cycle
    SeveralRoots,         ///< a trace of more than one root (orphans count)
    // time
    MissingStart,
    MissingEnd,           ///< a span that has not ended yet, or whose end was lost
    NegativeDuration,
    TimeOutOfRange,       ///< a time that 63 bits of nanoseconds can't say: clamped
    // mapping between formats
    UnknownKind,
    UnknownStatus,
    UnknownProcess,       ///< Jaeger: processID that the file does not define
    UnknownTagType,       ///< Jaeger: a tag of a type we do not know: kept as text
    LostOnExport,         ///< something the written format can't carry
    BackendPartial,       ///< the backend said that it sent only a part
    Count_                ///< number of diagnostics; no diagnostic itself
};

/// Stable camelCase name for JSON and logs, for instance "missingParent".
[[nodiscard]] std::string_view diagnosticName(Diagnostic diagnostic);
/// True for what is found when a trace is put together, each time anew: ids, tree and missing times. Of a part of a
/// trace it says nothing for certain.
[[nodiscard]] bool isOfWholeTrace(Diagnostic diagnostic);
/// True where data was lost or changed, false where it is only worth knowing.
[[nodiscard]] bool isDataLoss(Diagnostic diagnostic);

/// Counts diagnostics and keeps the first few of each with their place. A plain value.
class DiagnosticReport {
public:
    /// Examples kept of each diagnostic.
    static constexpr std::size_t kMaxExamples = 20;

    /// `place` says where (a line, a byte offset, a field, a span id), in English.
    void add(Diagnostic diagnostic, const QString &place = {}, std::uint64_t count = 1);
    void merge(const DiagnosticReport &other);

    [[nodiscard]] std::uint64_t count(Diagnostic diagnostic) const;
    [[nodiscard]] std::uint64_t total() const;
    [[nodiscard]] bool isEmpty() const { return total() == 0; }
    [[nodiscard]] const std::vector<QString> &examples(Diagnostic diagnostic) const;
    /// Diagnostics with a count above zero, in declaration order.
    [[nodiscard]] std::vector<Diagnostic> present() const;

    friend bool operator==(const DiagnosticReport &, const DiagnosticReport &) = default;

private:
    static constexpr std::size_t kKinds = static_cast<std::size_t>(Diagnostic::Count_);
    std::array<std::uint64_t, kKinds> m_counts{};
    std::array<std::vector<QString>, kKinds> m_examples;
};

} // namespace traceloupe
