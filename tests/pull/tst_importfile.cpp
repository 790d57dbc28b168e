// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pull/importfile.h"

#include "core/formats/tracewriter.h"
#include "tests/support/tracegenerator.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// Six traces of 3 000 spans, the first half of the spans of each before the second half of any.
QByteArray tracesInTwoHalves()
{
    QByteArray halves[2];
    for (const TracePtr &trace : generateTraces({3000, 6, 7})) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        auto writer = *TraceWriter::create(Format::OtlpJson, buffer);
        if (!writer->add(*trace) || !writer->finish())
            return {};
        const QJsonArray resources = QJsonDocument::fromJson(bytes).object().value(u"resourceSpans"_s).toArray();
        for (qsizetype i = 0; i < resources.size(); ++i) {
            const QJsonObject line{{u"resourceSpans"_s, QJsonArray{resources[i]}}};
            halves[i % 2] += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        }
    }
    return halves[0] + halves[1];
}

} // namespace

class TestImportFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_folder.filePath(u"halves.otlp.jsonl"_s);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes = tracesInTwoHalves();
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// A parent in the other part of a trace is not missing.
    void saysTheSameOfTracesThatComeInParts()
    {
        const auto whole = Cache::open(m_folder.filePath(u"whole"_s));
        const auto parted = Cache::open(m_folder.filePath(u"parted"_s));
        const ImportedFile expected = importFile(m_file, **whole);
        ImportOptions options;
        options.batchBytes = 64U << 10;
        const ImportedFile file = importFile(m_file, **parted, options);

        QVERIFY(!file.error);
        QVERIFY(file.stored.updatedTraces > 0); // or there were no parts
        QCOMPARE(file.traces, std::uint64_t{6});
        QCOMPARE(file.spans, expected.spans);
        for (int i = 0; i < static_cast<int>(Diagnostic::Count_); ++i) {
            const auto diagnostic = static_cast<Diagnostic>(i);
            QVERIFY2(file.diagnostics.count(diagnostic) == expected.diagnostics.count(diagnostic),
                     std::string(diagnosticName(diagnostic)).c_str());
        }
    }

    void stopsBetweenTwoBatchesWhenAborted()
    {
        const auto cache = Cache::open(m_folder.filePath(u"aborted"_s));
        std::atomic<bool> isAborted = false;
        ImportOptions options;
        options.batchBytes = 64U << 10;
        options.isAborted = [&isAborted] { return isAborted.load(); };
        options.progress = [&isAborted](std::uint64_t done, std::uint64_t total) { isAborted = 2 * done > total; };
        const ImportedFile file = importFile(m_file, **cache, options);

        QVERIFY(file.error && file.error->code == ErrorCode::Cancelled);
        const auto stored = (*cache)->list();
        for (const TraceSummary &trace : *stored)
            QVERIFY((*cache)->load(trace.id).has_value());
        const std::uint64_t kept = (*cache)->info()->spans;
        QVERIFY2(kept < 18'000, qPrintable(QString::number(kept)));

        const ImportedFile rest = importFile(m_file, **cache);
        QVERIFY(!rest.error);
        QCOMPARE(rest.stored.newSpans, 18'000 - kept);
    }

    /// Stopped after some batches: what is there may lack spans, and a second run makes it whole.
    void marksTracesUntilTheirImportIsFinished()
    {
        const auto cache = Cache::open(m_folder.filePath(u"stopped"_s));
        ImportOptions options;
        options.batchBytes = 64U << 10;
        bool stops = false;
        options.progress = [&stops](std::uint64_t done, std::uint64_t total) { stops = done * 3 > total * 2; };
        options.isCancelled = [&stops] { return stops; };
        const ImportedFile stopped = importFile(m_file, **cache, options);
        QVERIFY(stopped.error && stopped.error->code == ErrorCode::Cancelled);
        const auto parts = *(*cache)->list();
        QVERIFY(!parts.empty());
        QVERIFY(std::ranges::all_of(parts, [](const TraceSummary &t) { return t.partial && t.unfinished; }));

        options.isCancelled = {};
        QVERIFY(!importFile(m_file, **cache, options).error);
        const auto whole = *(*cache)->list();
        QCOMPARE(whole.size(), std::size_t{6});
        QVERIFY(std::ranges::none_of(whole, [](const TraceSummary &t) { return t.partial || t.unfinished; }));
    }

    void keepsWholeWhatAnUnfinishedImportAddsNothingTo()
    {
        const auto cache = Cache::open(m_folder.filePath(u"kept"_s));
        QVERIFY(!importFile(m_file, **cache).error);
        ImportOptions options;
        options.batchBytes = 64U << 10;
        bool stops = false;
        options.progress = [&stops](std::uint64_t done, std::uint64_t total) { stops = done * 3 > total * 2; };
        options.isCancelled = [&stops] { return stops; };
        QVERIFY(importFile(m_file, **cache, options).error);
        QVERIFY(std::ranges::none_of(*(*cache)->list(), &TraceSummary::partial));
    }

    void refusesWhatNothingCouldBeReadOf()
    {
        const QString cut = m_folder.filePath(u"cut.json"_s);
        QFile file(cut);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId")");
        file.close();
        const auto cache = Cache::open(m_folder.filePath(u"cut"_s));

        const ImportedFile result = importFile(cut, **cache);

        QVERIFY(result.error);
        QVERIFY2(result.error->detail.contains(cut), qPrintable(result.error->detail));
    }

    void takesADocumentWithoutSpans()
    {
        const QString empty = m_folder.filePath(u"empty.json"_s);
        QFile file(empty);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"resourceSpans":[]})");
        file.close();
        const auto cache = Cache::open(m_folder.filePath(u"empty"_s));

        QVERIFY(!importFile(empty, **cache).error);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestImportFile)
#include "tst_importfile.moc"
