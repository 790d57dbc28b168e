// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "tests/support/testbase.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>
#include <vector>

namespace traceloupe::test {

/// What reading gave; `error` is empty if it succeeded.
struct ReadResult {
    std::vector<TracePtr> traces;
    ReadReport report;
    QString error;
    std::optional<ErrorCode> code;

    [[nodiscard]] std::uint64_t count(Diagnostic diagnostic) const { return report.diagnostics.count(diagnostic); }
};

inline ReadResult readBytes(const QByteArray &bytes)
{
    TraceCollector collector;
    ReadResult result;
    if (auto report = readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector)) {
        result.report = std::move(*report);
    } else {
        result.error = report.error().detail;
        result.code = report.error().code;
    }
    if (auto traces = collector.finish())
        result.traces = std::move(*traces);
    return result;
}

inline ReadResult readCorpusFile(const QString &path)
{
    TraceCollector collector;
    ReadResult result;
    if (auto report = readTraceFile(path, collector))
        result.report = std::move(*report);
    else
        result.error = report.error().detail;
    if (auto traces = collector.finish())
        result.traces = std::move(*traces);
    return result;
}

struct WriteResult {
    QByteArray bytes;
    DiagnosticReport diagnostics;
};

inline WriteResult writeTraces(const std::vector<TracePtr> &traces, Format format)
{
    WriteResult result;
    QBuffer buffer(&result.bytes);
    buffer.open(QIODevice::WriteOnly);
    auto writer = TraceWriter::create(format, buffer);
    if (!writer)
        return result;
    for (const TracePtr &trace : traces) {
        if (!(*writer)->add(*trace))
            return {};
    }
    if (!(*writer)->finish())
        return {};
    result.diagnostics = (*writer)->diagnostics();
    return result;
}

/// Calls `use(name, path, expected)` for each corpus file of which the format begins with `format`.
template <class Use>
void forEachCorpusFile(const QString &format, Use use)
{
    const QDir corpus(dataPath(QStringLiteral("corpus")));
    const QStringList folders = corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        QFile file(corpus.filePath(folder + QStringLiteral("/expected.json")));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject files = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("files")].toObject();
        for (auto it = files.begin(); it != files.end(); ++it) {
            const QJsonObject expected = it.value().toObject();
            const QString name = folder + QLatin1Char('/') + it.key();
            if (expected[QStringLiteral("format")].toString().startsWith(format))
                use(name, corpus.filePath(name), expected);
        }
    }
}

/// The attributes as "key=type:value" lines, sorted.
inline QStringList attributeLines(const AttributeList &attributes)
{
    constexpr const char *kTypes[] = {"empty", "string", "bool", "int", "double", "array", "map", "bytes"};
    QStringList lines;
    for (const AttributeView &attribute : attributes) {
        lines += QString::fromUtf8(attribute.key.data(), static_cast<qsizetype>(attribute.key.size()))
                 + QLatin1Char('=') + QLatin1String(kTypes[static_cast<int>(attribute.value.type())]) + QLatin1Char(':')
                 + QString::fromStdString(attribute.value.toText());
    }
    lines.sort();
    return lines;
}

inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

inline const SpanIndex kFirstRow(0);

} // namespace traceloupe::test
