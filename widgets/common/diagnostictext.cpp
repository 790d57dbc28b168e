// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/diagnostictext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct DiagnosticText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::DiagnosticText)
};

/// Examples quoted of each diagnostic.
constexpr std::size_t kQuotedExamples = 3;

} // namespace

QString diagnosticText(Diagnostic diagnostic)
{
    switch (diagnostic) {
    case Diagnostic::SkippedRecord:
        return DiagnosticText::tr("damaged records left out");
    case Diagnostic::TruncatedInput:
        return DiagnosticText::tr("the input ends in the middle of a record");
    case Diagnostic::UnknownField:
        return DiagnosticText::tr("unknown fields");
    case Diagnostic::WrongFieldType:
        return DiagnosticText::tr("fields of a wrong type, replaced by their default");
    case Diagnostic::InvalidUtf8:
        return DiagnosticText::tr("texts that are no UTF-8, repaired");
    case Diagnostic::SkippedSignal:
        return DiagnosticText::tr("logs, metrics or profiles left out");
    case Diagnostic::AliasedId:
        return DiagnosticText::tr("ids that are neither hex nor base64");
    case Diagnostic::ZeroTraceId:
        return DiagnosticText::tr("spans without a trace id");
    case Diagnostic::ZeroSpanId:
        return DiagnosticText::tr("spans whose id is zero");
    case Diagnostic::MissingSpanId:
        return DiagnosticText::tr("spans without an id");
    case Diagnostic::DuplicateSpan:
        return DiagnosticText::tr("identical copies of spans, kept once");
    case Diagnostic::ConflictingSpan:
        return DiagnosticText::tr("spans of the same id with other content, kept apart");
    case Diagnostic::MissingParent:
        return DiagnosticText::tr("spans whose parent is not in the trace");
    case Diagnostic::ParentCycle:
        return DiagnosticText::tr("spans that are their own ancestors");
    case Diagnostic::SeveralRoots:
        return DiagnosticText::tr("more than one root");
    case Diagnostic::MissingStart:
        return DiagnosticText::tr("spans without a start");
    case Diagnostic::MissingEnd:
        return DiagnosticText::tr("spans without an end");
    case Diagnostic::NegativeDuration:
        return DiagnosticText::tr("spans that end before they start");
    case Diagnostic::TimeOutOfRange:
        return DiagnosticText::tr("times out of range");
    case Diagnostic::UnknownKind:
        return DiagnosticText::tr("unknown span kinds");
    case Diagnostic::UnknownStatus:
        return DiagnosticText::tr("unknown status codes");
    case Diagnostic::UnknownProcess:
        return DiagnosticText::tr("spans of a process that is not described");
    case Diagnostic::UnknownTagType:
        return DiagnosticText::tr("tags of an unknown type, kept as text");
    case Diagnostic::LostOnExport:
        return DiagnosticText::tr("things that the format can't carry");
    case Diagnostic::BackendPartial:
        return DiagnosticText::tr("the backend sent only a part of the trace");
    case Diagnostic::Count_:
        break;
    }
    return {};
}

QString diagnosticsText(const DiagnosticReport &report)
{
    QStringList lines;
    for (const Diagnostic diagnostic : report.present()) {
        lines.append(u"%1 × %2"_s.arg(QLocale().toString(static_cast<qulonglong>(report.count(diagnostic))),
                                      diagnosticText(diagnostic)));
        const std::vector<QString> &examples = report.examples(diagnostic);
        for (std::size_t i = 0; i < std::min(examples.size(), kQuotedExamples); ++i) {
            if (!examples[i].isEmpty())
                lines.append(u"    "_s + examples[i]);
        }
    }
    return lines.join(u'\n');
}

} // namespace traceloupe
