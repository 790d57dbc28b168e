// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spancsv.h"

#include "core/formats/csvtext.h"
#include "widgets/common/spanjson.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

QString field(std::string_view text)
{
    std::string csv;
    appendCsvText(csv, text);
    return QString::fromStdString(csv);
}

} // namespace

QString spansAsCsv(const Trace &trace, const std::vector<SpanIndex> &spans)
{
    QString csv =
        u"trace_id,span_id,parent_span_id,service,name,kind,status,start_unix_ns,duration_ns,attributes\r\n"_s;
    for (const SpanIndex span : spans) {
        if (trace.isPhantom(span))
            continue;
        const SpanId parent = trace.parentSpanId(span);
        const QStringList fields = {QString::fromStdString(trace.idText()),
                                    QString::fromStdString(trace.spanIdText(trace.spanId(span))),
                                    parent == SpanId() ? QString() : QString::fromStdString(trace.spanIdText(parent)),
                                    field(trace.serviceName(span)),
                                    field(trace.name(span)),
                                    field(spanKindName(trace.kind(span))),
                                    field(statusCodeName(trace.status(span))),
                                    QString::number(trace.startNs(span)),
                                    QString::number(trace.durationNs(span)),
                                    field(attributesAsJson(trace.details(span).attributes()).toStdString())};
        csv += fields.join(u',') + u"\r\n"_s;
    }
    return csv;
}

} // namespace traceloupe
