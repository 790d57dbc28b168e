// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/importdiagnostics.h"

namespace traceloupe {

void ImportDiagnostics::add(const Trace &part)
{
    const bool isFirst = m_seen.insert(part.id()).second;
    if (!isFirst) {
        m_inParts.insert(part.id());
        m_ofWhole.erase(part.id());
    }
    for (const Diagnostic diagnostic : part.diagnostics().present()) {
        const std::uint64_t count = part.diagnostics().count(diagnostic);
        const auto &examples = part.diagnostics().examples(diagnostic);
        const QString example = examples.empty() ? QString() : examples.front();
        if (!isOfWholeTrace(diagnostic))
            m_ofReading.add(diagnostic, example, count);
        else if (isFirst)
            m_ofWhole[part.id()].push_back({diagnostic, count, example});
    }
}

DiagnosticReport ImportDiagnostics::finish(Cache &cache) const
{
    DiagnosticReport report = m_ofReading;
    for (const auto &[id, all] : m_ofWhole) {
        for (const Found &found : all)
            report.add(found.diagnostic, found.example, found.count);
    }
    for (const TraceId &id : m_inParts) {
        const auto trace = cache.load(id);
        if (!trace)
            continue;
        for (const Diagnostic diagnostic : (*trace)->diagnostics().present()) {
            const auto &examples = (*trace)->diagnostics().examples(diagnostic);
            if (isOfWholeTrace(diagnostic))
                report.add(diagnostic, examples.empty() ? QString() : examples.front(),
                           (*trace)->diagnostics().count(diagnostic));
        }
    }
    return report;
}

} // namespace traceloupe
