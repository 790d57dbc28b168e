// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphcard.h"

#include "core/layout/durationtext.h"
#include "widgets/common/lineicons.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCardWidthPx = 330;
constexpr int kClosePx = 4; ///< from the corner

struct Card {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GraphCard)
};

QString count(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

/// Rows of a two-column table.
class Rows {
public:
    void add(const QString &label, const QString &value)
    {
        if (!value.isEmpty())
            m_html += u"<tr><td style=\"padding-right:10px\">%1</td><td>%2</td></tr>"_s.arg(label.toHtmlEscaped(),
                                                                                            value.toHtmlEscaped());
    }
    void addLatency(const QString &title, const GraphLatency &latency)
    {
        if (latency.isEmpty())
            return;
        m_html += u"<tr><td colspan=\"2\" style=\"padding-top:6px\"><b>%1</b></td></tr>"_s.arg(title.toHtmlEscaped());
        add(Card::tr("p50"), graphwords::quantileWithInterval(latency, latency.p50));
        add(Card::tr("p95"), graphwords::quantileWithInterval(latency, latency.p95));
        add(Card::tr("p99"), graphwords::quantileWithInterval(latency, latency.p99));
        add(Card::tr("longest"), durationText(latency.maxNs));
    }
    /// What the counted calls stand for, where sampling left others out.
    void addEstimate(const std::optional<double> &weighted)
    {
        add(Card::tr("Before sampling"), weighted ? Card::tr("about %1").arg(QLocale().toString(*weighted, 'f', 0))
                                                  : Card::tr("not told: nothing here is weighted"));
    }
    void addDelta(const GraphDelta &delta)
    {
        add(Card::tr("Change"), graphwords::change(delta));
        add(Card::tr("Calls before"), count(delta.callsBefore));
        add(Card::tr("p50"), graphwords::difference(delta.p50, false));
        add(Card::tr("p95"), graphwords::difference(delta.p95, false));
        add(Card::tr("Client errors"), graphwords::difference(delta.clientErrors, true));
        add(Card::tr("Server errors"), graphwords::difference(delta.serverErrors, true));
    }
    /// What a source has counted; a dash for what it can't tell.
    void addCounted(const GraphTableExtras &extras, std::size_t index)
    {
        if (extras.counted.empty())
            return;
        const GraphOverlay::Item &item = extras.counted[index];
        if (!extras.isAlone)
            add(Card::tr("Seen"), overlaywords::presence(item.presence, extras.source));
        if (!item.counted)
            return;
        const QString title = item.counted->isByServer ? Card::tr("As %1 counted it, durations of the server")
                                                       : Card::tr("As %1 counted it");
        m_html += u"<tr><td colspan=\"2\" style=\"padding-top:6px\"><b>%1</b></td></tr>"_s.arg(
            title.arg(extras.source).toHtmlEscaped());
        add(Card::tr("Calls"), overlaywords::calls(*item.counted));
        add(Card::tr("Errors"), overlaywords::errors(*item.counted));
        add(Card::tr("p50"), overlaywords::quantileWithBucket(item.counted->quantiles[0]));
        add(Card::tr("p95"), overlaywords::quantileWithBucket(item.counted->quantiles[1]));
        add(Card::tr("p99"), overlaywords::quantileWithBucket(item.counted->quantiles[2]));
    }
    [[nodiscard]] QString html(const QString &title, const QString &kind) const
    {
        return u"<b>%1</b><br>%2<table cellspacing=\"0\" cellpadding=\"1\">%3</table>"_s.arg(
            title.toHtmlEscaped(), kind.toHtmlEscaped(), m_html);
    }

private:
    QString m_html;
};

bool isSourceOnly(const GraphTableExtras &extras, std::size_t index)
{
    return !extras.counted.empty() && extras.counted[index].presence == GraphPresence::SourceOnly;
}

void addTraces(Rows &rows, const GraphNode &node, const GraphDelta *delta)
{
    rows.add(Card::tr("Calls"), count(node.calls));
    rows.add(Card::tr("Errors it served"), node.isService() ? graphwords::errors(node.served) : QString());
    rows.add(Card::tr("Errors its callers saw"), graphwords::errors(node.seen));
    if (delta != nullptr)
        rows.addDelta(*delta);
    rows.add(Card::tr("Calls made"), count(node.outgoing));
    if (node.isService())
        rows.add(Card::tr("Spans"), count(node.spans));
    rows.add(Card::tr("Traces"), count(node.traces.count));
    const QString n = count(node.latency.n);
    rows.addLatency(node.isService() ? Card::tr("As it served them (n=%1)").arg(n)
                                     : Card::tr("As its callers saw it (n=%1)").arg(n),
                    node.latency);
}

void addTraces(Rows &rows, const GraphEdge &edge, const GraphDelta *delta)
{
    rows.add(Card::tr("Calls"), count(edge.calls));
    rows.add(Card::tr("Client errors"), graphwords::errors(edge.clientErrors));
    rows.add(Card::tr("Server errors"), graphwords::errors(edge.serverErrors));
    if (delta != nullptr)
        rows.addDelta(*delta);
    rows.add(Card::tr("Traces"), count(edge.traces.count));
    rows.addLatency(Card::tr("Seen by the caller (n=%1)").arg(count(edge.client.n)), edge.client);
    rows.addLatency(Card::tr("Seen by the server (n=%1)").arg(count(edge.server.n)), edge.server);
    rows.addLatency(Card::tr("Between both: network, queues (n=%1)").arg(count(edge.overhead.n)), edge.overhead);
    rows.addLatency(Card::tr("From sending to receiving (n=%1)").arg(count(edge.delay.n)), edge.delay);
    rows.add(Card::tr("Notes"), graphwords::flags(edge));
}

/// Of a node or an edge: what the traces tell, and what a source has counted.
template <class Item>
Rows rowsOf(const Item &item, const GraphTableExtras &extras, std::size_t index)
{
    Rows rows;
    if (!extras.rates.empty())
        rows.add(Card::tr("Rate"), extras.rates[index].isEmpty() ? Card::tr("not known") : extras.rates[index]);
    if (extras.rule.of == GraphRates::Of::WeightedCalls)
        rows.addEstimate(item.weightedCalls);
    if (!isSourceOnly(extras, index))
        addTraces(rows, item, extras.deltas.empty() ? nullptr : &extras.deltas[index]);
    rows.addCounted(extras, index);
    return rows;
}

} // namespace

QString graphCardHtml(const ServiceGraph &graph, GraphItem item, const GraphTableExtras &nodes,
                      const GraphTableExtras &edges)
{
    if (item.isNode()) {
        const GraphNode &node = graph.nodes[item.index];
        return rowsOf(node, nodes, item.index).html(graphwords::name(node), graphwords::nodeKind(node.kind));
    }
    if (!item.isEdge())
        return {};
    const GraphEdge &edge = graph.edges[item.index];
    const QString title = Card::tr("%1 → %2").arg(graphwords::name(graph.nodes[edge.from]),
                                                  graphwords::name(graph.nodes[edge.to]));
    return rowsOf(edge, edges, item.index).html(title, graphwords::callKind(edge.kind));
}

GraphCard::GraphCard(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_scroll(new QScrollArea(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Figures of the selected service or call"));
    auto *layout = new QVBoxLayout(this);
    m_scroll->setWidget(m_text);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_action);
    setFixedWidth(kCardWidthPx);
    m_close->setIcon(lineIcon(LineIcon::Close));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close: the graph is below"));
    m_close->setAccessibleName(tr("Close the figures"));
    m_close->resize(m_close->sizeHint());
    m_close->move(kCardWidthPx - m_close->width() - kClosePx, kClosePx);
    connect(m_close, &QToolButton::clicked, this, &GraphCard::closeRequested);
    connect(m_action, &QPushButton::clicked, this, &GraphCard::actionTriggered);
    hide();
}

void GraphCard::showItem(const QString &html, const QString &actionText)
{
    setVisible(!html.isEmpty());
    m_text->setText(html);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_close->raise();
}

void GraphCard::fitInto(int heightPx)
{
    const QMargins margins = layout()->contentsMargins();
    const int wide = width() - margins.left() - margins.right() - 2 * frameWidth();
    int rest = margins.top() + margins.bottom() + 2 * frameWidth();
    if (!m_action->text().isEmpty())
        rest += layout()->spacing() + m_action->sizeHint().height();
    const int wanted = m_text->heightForWidth(wide) + rest;
    const bool scrolls = wanted > heightPx;
    m_scroll->setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    resize(width(), std::clamp(heightPx, rest, std::max(rest, wanted)));
}

} // namespace traceloupe
