// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceactions.h"

#include "app/windowservices.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace traceloupe {

TraceActions::TraceActions(WindowServices &services, QWidget &window)
    : QObject(&window), m_services(services), m_window(window), m_export(services.cache, window)
{
    connect(&m_export, &TraceExport::finished, this, &TraceActions::done);
    connect(&m_export, &TraceExport::failed, this, &TraceActions::failed);
}

std::vector<SourceConfig> TraceActions::sourcesOf(const TraceSummary &trace) const
{
    std::vector<SourceConfig> sources;
    for (const Origin &origin : trace.origins) {
        const auto kind = sourceKindFromName(origin.kind);
        if (!kind)
            continue;
        bool isSaved = false;
        for (const SourceConfig &saved : m_services.searchableSources.sources()) {
            if (saved.kind == *kind && saved.baseUrl.toString(QUrl::RemoveUserInfo) == origin.name) {
                sources.push_back(saved);
                isSaved = true;
            }
        }
        if (isSaved)
            continue;
        if (auto made = sourceConfigFromUrl(origin.kind + u'+' + origin.name))
            sources.push_back(std::move(*made));
    }
    return sources;
}

void TraceActions::openInBrowser(const TraceSummary &trace)
{
    openPage(trace.id, sourcesOf(trace));
}

void TraceActions::openPage(const TraceId &id, const std::vector<SourceConfig> &sources)
{
    if (sources.empty()) {
        Q_EMIT failed({ErrorCode::NotFound, tr("The trace came from a file: there is no page of it to open.")});
        return;
    }
    for (const SourceConfig &source : sources) {
        const QUrl url = TraceSource::create(source, {})->traceUrl(id);
        if (!url.isEmpty() && QDesktopServices::openUrl(url))
            return;
    }
    Q_EMIT failed({ErrorCode::NotFound,
                   tr("It is not known which page shows this trace. For Tempo, set Grafana's address in the source.")});
}

void TraceActions::openInBrowser(const TraceId &id, const std::vector<SourceConfig> &asked)
{
    m_services.cache.run(
        CacheAccess::Lane::Load, this, [id](Cache &cache) { return cache.summary(id); },
        [this, id, asked](const Result<TraceSummary> &trace) {
            if (!asked.empty() && (!trace || sourcesOf(*trace).empty()))
                openPage(id, asked);
            else if (trace)
                openInBrowser(*trace);
            else
                Q_EMIT failed(trace.error());
        });
}

void TraceActions::copyIds(const std::vector<TraceSummary> &traces)
{
    QStringList ids;
    for (const TraceSummary &trace : traces)
        ids += trace.idText;
    QGuiApplication::clipboard()->setText(ids.join(u'\n'));
    Q_EMIT done(tr("%n trace id(s) copied.", nullptr, static_cast<int>(ids.size())));
}

/// `work`: Result<>(Cache &)
template <class Work>
void TraceActions::change(Work work, const QString &message)
{
    m_services.cache.run(CacheAccess::Lane::Write, this, std::move(work), [this, message](const Result<> &result) {
        if (result)
            Q_EMIT done(message);
        else
            Q_EMIT failed(result.error());
    });
}

void TraceActions::setPinned(const std::vector<TraceSummary> &traces, bool pinned)
{
    std::vector<TraceId> ids;
    for (const TraceSummary &trace : traces) {
        if (trace.storedMs != 0)
            ids.push_back(trace.id);
    }
    const auto count = static_cast<int>(ids.size());
    change(
        [ids = std::move(ids), pinned](Cache &cache) -> Result<> {
            for (const TraceId &id : ids) {
                if (const Result<> result = cache.setPinned(id, pinned); !result)
                    return result;
            }
            return {};
        },
        pinned ? tr("%n trace(s) pinned.", nullptr, count) : tr("%n trace(s) unpinned.", nullptr, count));
}

void TraceActions::remove(const std::vector<TraceSummary> &traces)
{
    std::vector<TraceId> ids;
    for (const TraceSummary &trace : traces) {
        if (trace.storedMs != 0)
            ids.push_back(trace.id);
    }
    const auto count = static_cast<int>(ids.size());
    if (count == 0)
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete traces"),
                                     tr("Delete %n trace(s) from the cache?", nullptr, count), QMessageBox::Cancel,
                                     &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->addButton(tr("Delete"), QMessageBox::AcceptRole);
    connect(question, &QMessageBox::accepted, this, [this, ids = std::move(ids), count] {
        change(
            [ids](Cache &cache) -> Result<> {
                const Result<std::uint64_t> removed = cache.remove(ids);
                return removed ? Result<>() : Result<>(tl::unexpected(removed.error()));
            },
            tr("%n trace(s) deleted.", nullptr, count));
    });
    question->open();
}

void TraceActions::exportTraces(std::vector<ExportItem> items, const QString &folder)
{
    if (!items.empty())
        m_export.ask(std::move(items), folder);
}

} // namespace traceloupe
