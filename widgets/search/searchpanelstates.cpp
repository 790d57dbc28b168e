// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel says of the search: its results, nothing, a failure; how far it went; whether it is of now.
#include "widgets/search/searchpanel.h"

#include "core/models/errortext.h"
#include "core/models/tracelistmodel.h"
#include "core/models/tracesortmodel.h"
#include "core/models/valuetext.h"
#include "widgets/search/coverageview.h"
#include "widgets/search/messagepage.h"
#include "widgets/search/metricssearch.h"
#include "widgets/search/metricsview.h"
#include "widgets/search/querybar.h"
#include "widgets/search/resultview.h"
#include "widgets/search/searchform.h"
#include "widgets/search/veil.h"

#include <QDateTime>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

bool hasFailed(const QueryCoverage &coverage)
{
    return coverage.state == QueryCoverage::State::Failed;
}

/// A line for each place that did not answer, with the reason.
QString failuresOf(const std::vector<QueryCoverage> &coverage)
{
    QStringList lines;
    for (const QueryCoverage &place : coverage) {
        if (hasFailed(place))
            lines += SearchPanel::tr("%1: %2", "a place, why it did not answer")
                         .arg(place.target, errorText(place.reason));
    }
    return lines.join(u'\n');
}

} // namespace

void SearchPanel::showMetrics()
{
    if (m_pages->currentWidget() != m_metricsView)
        return;
    m_busy->setVisible(m_metrics->isSearching());
    m_bar->setSearching(m_metrics->isSearching());
    if (m_metrics->program())
        m_metricsView->setAnswers(m_metrics->program(), m_metrics->answers(), m_metrics->isSearching());
    std::vector<QueryCoverage> coverage;
    for (const MetricsAnswer &answer : m_metrics->answers())
        coverage.push_back(answer.coverage);
    m_coverage->setNote(m_metrics->isSearching() ? tr("Counting…") : outdatedNote().join(u""_s));
    m_coverage->setCoverage(coverage);
}

/// The form or the query says something else than what was asked.
bool SearchPanel::isOutdated() const
{
    return m_asked && m_form->values() != *m_asked;
}

QStringList SearchPanel::outdatedNote() const
{
    if (!isOutdated() || (isUnasked() && !showsMetrics()))
        return {};
    return {m_bar->isValid() ? tr("Of the search before; press Search for the new one")
                             : tr("Of the search before; the query has a mistake now")};
}

/// What does not answer what stands beside it is dimmed, and the coverage says so.
void SearchPanel::showOutdated()
{
    m_veil->setDown(m_view->showsResults() && m_model->rowCount() > 0 && (isOutdated() || !m_search->hasOwnRows()));
    m_metricsVeil->setDown(isOutdated());
    if (m_pages->currentWidget() == m_metricsView) {
        showMetrics();
        return;
    }
    if (m_search->state() == TraceSearch::State::Found && m_model->rowCount() == 0)
        showNothing();
    showCoverage();
}

void SearchPanel::showState()
{
    const TraceSearch::State state = m_search->state();
    if (state == TraceSearch::State::Searching) { // traces again
        m_metrics->stop();
        m_pages->setCurrentWidget(m_view);
    }
    if (m_pages->currentWidget() != m_view)
        return;
    m_busy->setVisible(state == TraceSearch::State::Searching);
    m_bar->setSearching(state == TraceSearch::State::Searching);
    m_view->setFoundTraces(m_search->foundTraces());
    m_view->setQueryColumns(m_search->namedKeys(), m_search->selected(), m_search->told());
    if (state == TraceSearch::State::Failed)
        showFailure();
    else if (state == TraceSearch::State::Found && m_model->rowCount() == 0)
        showNothing();
    else
        m_view->showResults();
    showOutdated();
}

void SearchPanel::showCoverage()
{
    if (m_pages->currentWidget() != m_view)
        return;
    const TraceSearch::State state = m_search->state();
    QStringList notes = outdatedNote();
    if (state == TraceSearch::State::Searching) {
        QStringList names;
        for (const SearchTarget &target : m_search->targets())
            names += target.isWholeCache() ? tr("the cache") : nameOf(target);
        notes += tr("Searching %1…").arg(names.join(u", "_s));
    } else if (m_sorted->rowCount() != m_model->rowCount()) {
        notes += tr("%1 of %Ln trace(s) shown", nullptr, m_model->rowCount())
                     .arg(valuetext::count(static_cast<std::uint64_t>(m_sorted->rowCount())));
    }
    if (const std::optional<qint64> ms = m_search->repeatedMs())
        notes += tr("Refreshed at %1").arg(QDateTime::fromMSecsSinceEpoch(*ms, m_zone.zone()).toString(u"HH:mm:ss"_s));
    m_coverage->setNote(notes.join(u" · "_s));
    // a failure that is the whole answer stands in the list's place
    const bool isToldAlready = isUnasked() || (state == TraceSearch::State::Failed && m_search->targets().size() == 1);
    m_coverage->setCoverage(isToldAlready ? std::vector<QueryCoverage>() : m_search->coverage());
}

/// A search of one's own has not been asked yet: what stands there is advice, not an answer.
bool SearchPanel::isUnasked() const
{
    return m_form->source() && m_search->isWholeList() && m_search->state() == TraceSearch::State::Found
           && m_model->rowCount() == 0;
}

void SearchPanel::showNothing()
{
    MessagePage &message = m_view->message();
    const std::vector<SearchTarget> &targets = m_search->targets();
    const bool isCollection = targets.size() == 1 && targets.front().collection;
    if (isUnasked()) {
        message.setMessage(tr("Nothing asked yet"), tr("Press Search to ask %1.").arg(m_form->source()->name));
        message.addButton(tr("Search"), this, [this] { searchNow(); });
    } else if (m_search->isWholeList() && !isCollection) {
        message.setMessage(
            tr("No traces yet"),
            tr("Drop trace files here (OTLP, Jaeger, Zipkin; also compressed), look at the sample, or add the "
               "Jaeger, Tempo or Zipkin that your services report to."));
        message.addButton(tr("Open files…"), this, [this] { Q_EMIT openFilesRequested(); });
        message.addButton(tr("Open sample"), this, [this] { Q_EMIT openSampleRequested(); });
        message.addButton(tr("Add a source…"), this, [this] { Q_EMIT sourcesDialogRequested(); });
    } else if (std::ranges::any_of(m_search->coverage(), hasFailed)) {
        message.setMessage(tr("Not every place answered"), tr("The others have no trace that meets all conditions.")
                                                               + u"\n\n"_s + failuresOf(m_search->coverage()));
        addFailureButtons();
    } else if (isCollection) {
        message.setMessage(tr("No trace matches"),
                           tr("No trace of %1 meets all conditions. Fewer conditions may find some, or a search in all "
                              "of the cache.")
                               .arg(targets.front().collection->name));
        message.addButton(tr("Search in all of the cache"), this, [this] { showAll(); });
    } else {
        message.setMessage(
            tr("No trace matches"),
            m_search->isOnlyLocal()
                ? tr("No trace in the cache meets all conditions. Fewer conditions may find some.")
                : tr("No trace there meets all conditions. A longer time range or fewer conditions may find some."));
    }
    m_view->showMessage();
}

void SearchPanel::showFailure()
{
    const Error &error = m_search->error();
    const auto failed = std::ranges::count_if(m_search->coverage(), hasFailed);
    if (failed > 1)
        m_view->message().setMessage(tr("No place answered"), failuresOf(m_search->coverage()));
    else
        m_view->message().setMessage(errorTitle(error.code), errorText(error));
    addFailureButtons();
    m_view->showMessage();
}

void SearchPanel::addFailureButtons()
{
    m_view->message().addButton(tr("Try again"), this, [this] { searchNow(); });
    if (!m_search->isOnlyLocal())
        m_view->message().addButton(tr("Check the source…"), this, [this] { Q_EMIT sourcesDialogRequested(); });
}

} // namespace traceloupe
