// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cachedialog.h"

#include "core/models/errortext.h"
#include "core/models/valuetext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::uint64_t kBytesPerMegabyte = 1'000'000;
constexpr std::uint64_t kSecondsPerDay = 86'400;
constexpr int kMaxMegabytes = 4'000'000; // 4 TB
constexpr int kMaxDays = 3650;
constexpr int kStartMegabytes = 2000;
constexpr int kStartDays = 30;
constexpr int kStartWidthPx = 520;

QLabel *makeFigure(QWidget *parent)
{
    auto *label = new QLabel(u"\u2026"_s, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

CacheDialog::CacheDialog(CacheAccess &cache, QWidget *parent)
    : QDialog(parent),
      m_cache(cache),
      m_file(makeFigure(this)),
      m_size(makeFigure(this)),
      m_traces(makeFigure(this)),
      m_spans(makeFigure(this)),
      m_pinned(makeFigure(this)),
      m_schema(makeFigure(this)),
      m_limitsSize(new QCheckBox(tr("At most this &size"), this)),
      m_megabytes(new QSpinBox(this)),
      m_limitsAge(new QCheckBox(tr("Not &older than"), this)),
      m_days(new QSpinBox(this)),
      m_apply(new QPushButton(tr("A&pply limits"), this)),
      m_compact(new QPushButton(tr("&Compact file"), this)),
      m_delete(new QPushButton(tr("&Delete all that is not pinned…"), this)),
      m_result(makeFigure(this))
{
    setWindowTitle(tr("Cache"));
    auto *layout = new QVBoxLayout(this);
    auto *figures = new QFormLayout;
    figures->addRow(tr("File:"), m_file);
    figures->addRow(tr("On disk:"), m_size);
    figures->addRow(tr("Traces:"), m_traces);
    figures->addRow(tr("Spans:"), m_spans);
    figures->addRow(tr("Pinned traces:"), m_pinned);
    figures->addRow(tr("Schema version:"), m_schema);
    layout->addLayout(figures);
    layout->addWidget(buildLimits());
    auto *row = new QHBoxLayout;
    row->addWidget(m_compact);
    row->addWidget(m_delete);
    row->addStretch();
    layout->addLayout(row);
    m_result->clear();
    layout->addWidget(m_result);
    layout->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, &CacheDialog::applyLimits);
    connect(m_compact, &QPushButton::clicked, this, &CacheDialog::compact);
    connect(m_delete, &QPushButton::clicked, this, &CacheDialog::deleteUnpinned);
    connect(&cache, &CacheAccess::changed, this, &CacheDialog::refresh);
    resize(kStartWidthPx, sizeHint().height());
    refresh();
}

QWidget *CacheDialog::buildLimits()
{
    auto *box = new QGroupBox(tr("Keep (oldest traces go first, pinned ones stay)"), this);
    auto *layout = new QFormLayout(box);
    m_megabytes->setRange(1, kMaxMegabytes);
    m_megabytes->setSuffix(tr(" MB"));
    m_megabytes->setGroupSeparatorShown(true);
    m_megabytes->setValue(kStartMegabytes);
    m_megabytes->setAccessibleName(tr("Largest size of the cache"));
    m_days->setRange(1, kMaxDays);
    m_days->setSuffix(tr(" days"));
    m_days->setValue(kStartDays);
    m_days->setAccessibleName(tr("Greatest age of a trace"));
    layout->addRow(m_limitsSize, m_megabytes);
    layout->addRow(m_limitsAge, m_days);
    layout->addRow(m_apply);
    connect(m_limitsSize, &QCheckBox::toggled, m_megabytes, &QWidget::setEnabled);
    connect(m_limitsAge, &QCheckBox::toggled, m_days, &QWidget::setEnabled);
    m_megabytes->setEnabled(false);
    m_days->setEnabled(false);
    return box;
}

void CacheDialog::refresh()
{
    m_cache.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.info(); },
        [this](const Result<CacheInfo> &info) {
            if (info)
                showInfo(*info);
            else
                m_result->setText(errorText(info.error()));
        });
}

void CacheDialog::showInfo(const CacheInfo &info)
{
    m_file->setText(info.file);
    m_size->setText(valuetext::bytes(info.bytes));
    m_traces->setText(valuetext::count(info.traces));
    m_spans->setText(valuetext::count(info.spans));
    m_pinned->setText(valuetext::count(info.pinned));
    m_schema->setText(QString::number(info.schemaVersion));
    if (m_isFilled)
        return; // limits that someone is typing stay
    m_isFilled = true;
    m_limitsSize->setChecked(info.limitBytes.has_value());
    m_limitsAge->setChecked(info.limitAgeSeconds.has_value());
    if (info.limitBytes)
        m_megabytes->setValue(
            static_cast<int>(std::min<std::uint64_t>(*info.limitBytes / kBytesPerMegabyte, kMaxMegabytes)));
    if (info.limitAgeSeconds)
        m_days->setValue(static_cast<int>(std::min<std::uint64_t>(*info.limitAgeSeconds / kSecondsPerDay, kMaxDays)));
}

/// `work`: Result<QString>(Cache &), the sentence that says what came of it.
template <class Work>
void CacheDialog::change(const QString &doing, Work work)
{
    m_result->setText(doing);
    for (QPushButton *button : {m_apply, m_compact, m_delete})
        button->setEnabled(false);
    m_cache.run(CacheAccess::Lane::Write, this, std::move(work), [this](const Result<QString> &done) {
        m_result->setText(done ? *done : errorText(done.error()));
        for (QPushButton *button : {m_apply, m_compact, m_delete})
            button->setEnabled(true);
        refresh();
    });
}

void CacheDialog::applyLimits()
{
    std::optional<std::uint64_t> bytes;
    std::optional<std::uint64_t> seconds;
    if (m_limitsSize->isChecked())
        bytes = static_cast<std::uint64_t>(m_megabytes->value()) * kBytesPerMegabyte;
    if (m_limitsAge->isChecked())
        seconds = static_cast<std::uint64_t>(m_days->value()) * kSecondsPerDay;
    change(tr("Applying the limits…"), [bytes, seconds](Cache &cache) -> Result<QString> {
        const Result<std::uint64_t> removed = cache.setLimits(bytes, seconds);
        if (!removed)
            return tl::unexpected(removed.error());
        return CacheDialog::tr("The limits are in force; %n trace(s) went.", nullptr, static_cast<int>(*removed));
    });
}

void CacheDialog::compact()
{
    change(tr("Compacting…"), [](Cache &cache) -> Result<QString> {
        if (const Result<> done = cache.compact(); !done)
            return tl::unexpected(done.error());
        return CacheDialog::tr("The file is compact.");
    });
}

void CacheDialog::deleteUnpinned()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete traces"),
                                     tr("Delete every trace that is not pinned from the cache?"), QMessageBox::Cancel,
                                     this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->addButton(tr("Delete"), QMessageBox::AcceptRole);
    connect(question, &QMessageBox::accepted, this, [this] {
        change(tr("Deleting…"), [](Cache &cache) -> Result<QString> {
            const auto traces = cache.list();
            if (!traces)
                return tl::unexpected(traces.error());
            std::vector<TraceId> ids;
            for (const TraceSummary &trace : *traces) {
                if (!trace.pinned)
                    ids.push_back(trace.id);
            }
            const Result<std::uint64_t> removed = cache.remove(ids);
            if (!removed)
                return tl::unexpected(removed.error());
            return CacheDialog::tr("%n trace(s) deleted.", nullptr, static_cast<int>(*removed));
        });
    });
    question->open();
}

} // namespace traceloupe
