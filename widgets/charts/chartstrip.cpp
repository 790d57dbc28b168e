// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartstrip.h"

#include "widgets/charts/heatmapchart.h"
#include "widgets/charts/histogramchart.h"
#include "widgets/charts/scatterchart.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kWidthOfThree = 1350; ///< from which all three are side by side
constexpr int kWidthOfTwo = 640;    ///< from which the histogram is always there
constexpr std::array<QLatin1StringView, 3> kNames = {"scatter"_L1, "heatmap"_L1, "histogram"_L1};

} // namespace

ChartStrip::ChartStrip(ResultSet &results, QWidget *parent)
    : QWidget(parent),
      m_results(results),
      m_scatter(new ScatterChart(results, this)),
      m_heatmap(new HeatmapChart(results, this)),
      m_histogram(new HistogramChart(results, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(buildHead());
    m_charts = new QWidget(this);
    auto *charts = new QHBoxLayout(m_charts);
    charts->setContentsMargins({});
    charts->setSpacing(8);
    for (ChartView *chart : std::initializer_list<ChartView *>{m_scatter, m_heatmap, m_histogram}) {
        charts->addWidget(chart, 1);
        connect(chart, &ChartView::traceActivated, this, &ChartStrip::traceActivated);
    }
    layout->addWidget(m_charts, 1);
    connect(&results, &ResultSet::rowsChanged, this, &ChartStrip::showCount);
    showCount();
    showCharts();
}

QWidget *ChartStrip::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins({});
    m_fold = new QToolButton(head);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setText(tr("Charts"));
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setObjectName(u"foldCharts"_s);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_isFolded); });
    layout->addWidget(m_fold);
    m_choiceBar = new QWidget(head);
    auto *bar = new QHBoxLayout(m_choiceBar);
    bar->setContentsMargins({});
    bar->setSpacing(0);
    m_choice = new QButtonGroup(this);
    const std::array<QString, 3> texts = {tr("Scatter plot"), tr("Heat map"), tr("Histogram")};
    for (int i = 0; i < static_cast<int>(texts.size()); ++i) {
        auto *button = new QToolButton(m_choiceBar);
        button->setText(texts[static_cast<std::size_t>(i)]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_choice->addButton(button, i);
        bar->addWidget(button);
    }
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) { choose(static_cast<Chart>(id)); });
    layout->addWidget(m_choiceBar);
    layout->addSpacing(8);
    m_coloringLabel = new QLabel(tr("&Colour by"), head);
    m_coloring = new QComboBox(head);
    m_coloring->addItem(tr("service"));
    m_coloring->addItem(tr("errors"));
    m_coloring->setAccessibleName(tr("Colour the dots by"));
    m_coloring->setObjectName(u"dotColoring"_s);
    m_coloringLabel->setBuddy(m_coloring);
    connect(m_coloring, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_scatter->setColoring(static_cast<DotColoring>(index)); });
    layout->addWidget(m_coloringLabel);
    layout->addWidget(m_coloring);
    layout->addStretch(1);
    m_count = new QLabel(head);
    m_count->setTextFormat(Qt::PlainText);
    layout->addWidget(m_count);
    return head;
}

void ChartStrip::setTimeZone(const DisplayTimeZone &zone)
{
    for (ChartView *chart : std::initializer_list<ChartView *>{m_scatter, m_heatmap, m_histogram})
        chart->setTimeZone(zone);
}

void ChartStrip::setFolded(bool isFolded)
{
    if (isFolded == m_isFolded)
        return;
    m_isFolded = isFolded;
    showCharts();
    Q_EMIT foldedChanged(isFolded);
}

void ChartStrip::choose(Chart chart)
{
    m_front = chart;
    showCharts();
}

void ChartStrip::showCharts()
{
    const bool isWide = width() >= kWidthOfThree;
    const bool hasTwo = width() >= kWidthOfTwo;
    if (hasTwo && m_front == Chart::Histogram)
        m_front = Chart::Scatter;
    m_fold->setArrowType(m_isFolded ? Qt::RightArrow : Qt::DownArrow);
    m_fold->setToolTip(m_isFolded ? tr("Show the charts") : tr("Fold the charts"));
    m_charts->setVisible(!m_isFolded);
    m_scatter->setVisible(isWide || m_front == Chart::Scatter);
    m_heatmap->setVisible(isWide || m_front == Chart::Heatmap);
    m_histogram->setVisible(hasTwo || m_front == Chart::Histogram);
    m_choice->button(static_cast<int>(m_front))->setChecked(true);
    m_choice->button(static_cast<int>(Chart::Histogram))->setVisible(!hasTwo);
    m_choiceBar->setVisible(!m_isFolded && !isWide);
    const bool hasDots = !m_isFolded && (isWide || m_front == Chart::Scatter);
    m_coloring->setVisible(hasDots);
    m_coloringLabel->setVisible(hasDots);
    setSizePolicy(QSizePolicy::Preferred, m_isFolded ? QSizePolicy::Maximum : QSizePolicy::Preferred);
}

void ChartStrip::showCount()
{
    m_count->setText(m_results.size() == 0 ? QString() : tr("n = %1").arg(QLocale().toString(m_results.size())));
    m_count->setToolTip(tr("Traces in the charts"));
}

QString ChartStrip::saveState() const
{
    return u"%1 %2 %3"_s.arg(m_isFolded ? u"folded"_s : u"open"_s, kNames[static_cast<std::size_t>(m_front)],
                             m_coloring->currentIndex() == 1 ? u"errors"_s : u"service"_s);
}

void ChartStrip::restoreState(const QString &state)
{
    const QStringList words = state.split(u' ');
    if (words.size() != 3)
        return;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (words[1] == kNames[i])
            m_front = static_cast<Chart>(i);
    }
    m_coloring->setCurrentIndex(words[2] == u"errors" ? 1 : 0);
    setFolded(words[0] == u"folded");
    showCharts();
}

void ChartStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCharts();
}

} // namespace traceloupe
