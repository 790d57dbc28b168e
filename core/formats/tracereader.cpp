// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"

#include "core/formats/inputwindow.h"
#include "core/formats/jsondocuments.h"
#include "core/formats/readcontext.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Nothing was read: says why, by what was found instead.
Error refusalOf(const ReadReport &report, const QString &found)
{
    if (!report.otherDocuments.empty()) {
        QStringList signals_;
        for (const auto &[name, count] : report.otherDocuments)
            signals_.append(QString::fromStdString(name).mid(5));
        return {ErrorCode::Unsupported, u"holds only %1 and no traces"_s.arg(signals_.join(u" and "_s))};
    }
    return {ErrorCode::InvalidInput,
        found.isEmpty() ? u"holds no trace: it is empty"_s : u"holds no trace in a known format; found %1"_s.arg(found)};
}

} // namespace

std::string ReadReport::formatText() const
{
    std::string text;
    for (const Format format : formats) {
        if (!text.empty())
            text += '+';
        text += formatName(format);
    }
    return text;
}

Result<ReadReport> readTraces(std::string_view bytes, TraceCollector &collector, const ReadOptions &options)
{
    ReadReport report;
    ReadContext context(collector, options, report);
    InputWindow window(bytes);
    JsonDocuments documents(context);
    if (auto read = documents.readAll(window); !read)
        return tl::unexpected(read.error());
    if (report.documents == 0)
        return tl::unexpected(refusalOf(report, documents.refusal()));
    return report;
}

} // namespace traceloupe
