// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <tuple>

using namespace Qt::StringLiterals;

namespace traceloupe {

Result<ImportRequest> Sample::request()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir bundled(u":/sample"_s);
    for (const QString &name : bundled.entryList(QDir::Files)) {
        if (!QFile::copy(bundled.filePath(name), m_folder->filePath(name)))
            return fail(ErrorCode::Io,
                        u"The sample can't be unpacked to %1: %2"_s.arg(m_folder->path(), m_folder->errorString()));
    }
    ImportRequest request;
    request.paths = {m_folder->path()};
    request.title = QCoreApplication::translate("traceloupe::Sample", "Sample");
    request.origin = Origin{QString::fromUtf16(kOriginKind), u"Traceloupe"_s};
    return request;
}

std::optional<TraceSummary> Sample::mostInteresting(const std::vector<TraceSummary> &traces,
                                                    const std::unordered_set<TraceId> &ids)
{
    const auto interest = [](const TraceSummary &trace) {
        return std::tuple(trace.errors > 0, trace.spans, trace.durationNs);
    };
    const TraceSummary *best = nullptr;
    for (const TraceSummary &trace : traces) {
        if (ids.contains(trace.id) && (!best || interest(trace) > interest(*best)))
            best = &trace;
    }
    return best ? std::optional(*best) : std::nullopt;
}

} // namespace traceloupe
