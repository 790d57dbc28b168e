// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/diagnostic.h"

namespace traceloupe {

namespace {

struct Entry {
    std::string_view name;
    bool loss;
};

constexpr std::array<Entry, static_cast<std::size_t>(Diagnostic::Count_)> kEntries{{
    {"skippedRecord", true},  {"truncatedInput", true},    {"unknownField", false},   {"wrongFieldType", true},
    {"invalidUtf8", true},    {"skippedSignal", false},    {"aliasedId", false},      {"zeroTraceId", false},
    {"zeroSpanId", false},    {"missingSpanId", false},    {"duplicateSpan", false},  {"conflictingSpan", false},
    {"missingParent", false}, {"parentCycle", false},      {"severalRoots", false},   {"missingStart", false},
    {"missingEnd", false},    {"negativeDuration", false}, {"timeOutOfRange", true},  {"unknownKind", true},
    {"unknownStatus", true},  {"unknownProcess", false},   {"unknownTagType", false}, {"lostOnExport", true},
    {"backendPartial", true},
}};

constexpr std::size_t slot(Diagnostic diagnostic)
{
    return static_cast<std::size_t>(diagnostic);
}

} // namespace

std::string_view diagnosticName(Diagnostic diagnostic)
{
    return kEntries[slot(diagnostic)].name;
}

bool isOfWholeTrace(Diagnostic diagnostic)
{
    switch (diagnostic) {
    case Diagnostic::ConflictingSpan:
    case Diagnostic::MissingParent:
    case Diagnostic::ParentCycle:
    case Diagnostic::SeveralRoots:
    case Diagnostic::MissingStart:
    case Diagnostic::MissingEnd:
    case Diagnostic::NegativeDuration:
    case Diagnostic::ZeroSpanId:
    case Diagnostic::ZeroTraceId:
        return true;
    default:
        return false;
    }
}

bool isDataLoss(Diagnostic diagnostic)
{
    return kEntries[slot(diagnostic)].loss;
}

void DiagnosticReport::add(Diagnostic diagnostic, const QString &place, std::uint64_t count)
{
    if (count == 0)
        return;
    m_counts[slot(diagnostic)] += count;
    auto &examples = m_examples[slot(diagnostic)];
    if (!place.isEmpty() && examples.size() < kMaxExamples)
        examples.push_back(place);
}

void DiagnosticReport::merge(const DiagnosticReport &other)
{
    for (std::size_t i = 0; i < kKinds; ++i) {
        m_counts[i] += other.m_counts[i];
        for (const QString &example : other.m_examples[i]) {
            if (m_examples[i].size() >= kMaxExamples)
                break;
            m_examples[i].push_back(example);
        }
    }
}

std::uint64_t DiagnosticReport::count(Diagnostic diagnostic) const
{
    return m_counts[slot(diagnostic)];
}

std::uint64_t DiagnosticReport::total() const
{
    std::uint64_t sum = 0;
    for (const std::uint64_t count : m_counts)
        sum += count;
    return sum;
}

const std::vector<QString> &DiagnosticReport::examples(Diagnostic diagnostic) const
{
    return m_examples[slot(diagnostic)];
}

std::vector<Diagnostic> DiagnosticReport::present() const
{
    std::vector<Diagnostic> out;
    for (std::size_t i = 0; i < kKinds; ++i) {
        if (m_counts[i] != 0)
            out.push_back(static_cast<Diagnostic>(i));
    }
    return out;
}

} // namespace traceloupe
