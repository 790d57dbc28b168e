// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceexport.h"

#include "core/formats/csvwriter.h"
#include "core/formats/tracewriter.h"
#include "core/model/wholefile.h"
#include "core/models/valuetext.h"
#include "widgets/common/diagnostictext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

/// A form to write, with its line in the file dialog.
struct Form {
    ExportForm form;
    const char *label;
    const char16_t *suffix;
};

constexpr std::array<Form, 7> kForms{{
    {Format::OtlpJson, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "OpenTelemetry OTLP JSON"), u"otlp.json"},
    {Format::OtlpProto, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "OpenTelemetry OTLP protobuf"), u"otlp.pb"},
    {Format::Jaeger, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "Jaeger JSON"), u"jaeger.json"},
    {Format::ZipkinV2, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "Zipkin v2 JSON"), u"zipkin.json"},
    {Format::TempoJson, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "Tempo JSON"), u"tempo.json"},
    {OtherForm::Csv, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "Table of spans (CSV)"), u"csv"},
    {OtherForm::CacheFile, QT_TRANSLATE_NOOP("traceloupe::TraceExport", "Traceloupe cache file"), u"traceloupe"},
}};

QString nameFilter(const Form &form)
{
    return u"%1 (*.%2)"_s.arg(TraceExport::tr(form.label), QString::fromUtf16(form.suffix));
}

const Form &formOf(const QString &filter)
{
    for (const Form &form : kForms) {
        if (nameFilter(form) == filter)
            return form;
    }
    return kForms.front();
}

Result<DiagnosticReport> writeTraces(Cache &cache, const std::vector<ExportItem> &items, const QString &path,
                                     const ExportForm &form)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, u"%1 can't be written: %2"_s.arg(path, file.errorString()));
    const Format *format = std::get_if<Format>(&form);
    auto writer = format ? TraceWriter::create(*format, file) : createCsvWriter(file);
    if (!writer)
        return tl::unexpected(writer.error());
    for (const ExportItem &item : items) {
        const Result<TracePtr> trace = item.trace ? Result<TracePtr>(item.trace) : cache.load(item.id);
        if (!trace)
            return tl::unexpected(trace.error());
        if (const Result<> added = (*writer)->add(**trace); !added)
            return tl::unexpected(added.error());
    }
    if (const Result<> finished = (*writer)->finish(); !finished)
        return tl::unexpected(finished.error());
    if (const Result<> committed = commitFile(file); !committed)
        return tl::unexpected(committed.error());
    return (*writer)->diagnostics();
}

Result<DiagnosticReport> writeBundle(Cache &cache, const std::vector<ExportItem> &items, const QString &path)
{
    std::vector<TraceId> ids;
    ids.reserve(items.size());
    for (const ExportItem &item : items)
        ids.push_back(item.id);
    QFile::remove(path); // the file dialog has asked
    if (const Result<> done = cache.exportBundle(path, ids); !done)
        return tl::unexpected(done.error());
    return DiagnosticReport();
}

} // namespace

TraceExport::TraceExport(CacheAccess &cache, QWidget &window) : QObject(&window), m_cache(cache), m_window(window) {}

void TraceExport::ask(std::vector<ExportItem> items, const QString &folder)
{
    auto *dialog = new QFileDialog(&m_window, items.size() == 1
                                                  ? tr("Export trace")
                                                  : tr("Export %n trace(s)", nullptr, static_cast<int>(items.size())));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(folder.isEmpty() ? QDir::homePath() : folder);
    QStringList filters;
    for (const Form &form : kForms)
        filters += nameFilter(form);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QString::fromUtf16(kForms.front().suffix));
    dialog->selectFile(items.size() == 1 ? QString::fromStdString(items.front().id.toHex()) : u"traces"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(QString::fromUtf16(formOf(filter).suffix)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, items = std::move(items)](const QString &file) {
        write(items, file, formOf(dialog->selectedNameFilter()).form);
    });
    dialog->open();
}

void TraceExport::write(const std::vector<ExportItem> &items, const QString &file, ExportForm form)
{
    const auto count = static_cast<int>(items.size());
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [items, file, form](Cache &cache) {
            return form == ExportForm(OtherForm::CacheFile) ? writeBundle(cache, items, file)
                                                            : writeTraces(cache, items, file, form);
        },
        [this, file, count](const Result<DiagnosticReport> &report) {
            if (!report) {
                Q_EMIT failed(report.error());
                return;
            }
            QString message = tr("%n trace(s) written to %1.", nullptr, count).arg(QFileInfo(file).fileName());
            for (const Diagnostic diagnostic : report->present())
                message += u' '
                           + tr("%1 ×  %2", "count, then what was odd")
                                 .arg(valuetext::count(report->count(diagnostic)), diagnosticText(diagnostic));
            Q_EMIT finished(message);
        });
}

} // namespace traceloupe
