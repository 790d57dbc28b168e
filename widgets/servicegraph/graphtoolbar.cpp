// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphtoolbar.h"

#include "widgets/common/lineicons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSpinBox>
#include <QToolButton>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSearchWidthPx = 200;
constexpr int kFocusNameWidthPx = 180;
constexpr int kMostHops = 9;
constexpr double kZoomStep = 1.25;

} // namespace

GraphToolbar::GraphToolbar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find a service"));
    m_search->setAccessibleName(tr("Find a service"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(kSearchWidthPx);
    m_matches = new QLabel(this);
    layout->addWidget(m_search);
    layout->addWidget(m_matches);

    auto *coloringLabel = new QLabel(tr("Co&lour:"), this);
    m_coloring = new QComboBox(this);
    m_coloring->addItem(tr("Latency (p95)"), int(GraphColoring::Latency));
    m_coloring->addItem(tr("Errors"), int(GraphColoring::Errors));
    m_coloring->addItem(tr("Calls"), int(GraphColoring::Throughput));
    m_coloring->setAccessibleName(tr("What colours stand for"));
    coloringLabel->setBuddy(m_coloring);
    layout->addWidget(coloringLabel);
    layout->addWidget(m_coloring);

    auto *thresholdLabel = new QLabel(tr("&Hide below:"), this);
    m_threshold = new QComboBox(this);
    m_threshold->addItem(tr("nothing"), 0.0);
    for (const double share : {0.001, 0.01, 0.05})
        m_threshold->addItem(tr("%1 % of all calls").arg(QLocale().toString(share * 100)), share);
    for (const int calls : {10, 100, 1000})
        m_threshold->addItem(tr("%Ln call(s)", nullptr, calls), calls);
    m_threshold->setAccessibleName(tr("Hide edges with fewer calls"));
    thresholdLabel->setBuddy(m_threshold);
    layout->addWidget(thresholdLabel);
    layout->addWidget(m_threshold);
    addFocusControls();
    layout->addStretch();

    connect(addButton(u"−"_s, tr("Zoom out (-)")), &QToolButton::clicked, this,
            [this] { Q_EMIT zoomRequested(1 / kZoomStep); });
    connect(addButton(u"+"_s, tr("Zoom in (+)")), &QToolButton::clicked, this,
            [this] { Q_EMIT zoomRequested(kZoomStep); });
    connect(addButton(tr("Fit"), tr("Show the whole graph (F)")), &QToolButton::clicked, this,
            &GraphToolbar::fitRequested);
    connect(addButton(tr("Arrange"), tr("Arrange the graph anew: new data leaves everything where it is")),
            &QToolButton::clicked, this, &GraphToolbar::arrangeRequested);
    m_table = addButton(tr("Table"), tr("Show calls and services as tables"));
    m_table->setCheckable(true);
    connect(m_table, &QToolButton::toggled, this, &GraphToolbar::tableToggled);
    auto *exportButton = addButton(tr("Export"), tr("Save or copy the graph"));
    m_exportMenu = new QMenu(exportButton);
    exportButton->setMenu(m_exportMenu);
    exportButton->setPopupMode(QToolButton::InstantPopup);

    auto *clear = new QShortcut(QKeySequence(Qt::Key_Escape), m_search);
    clear->setContext(Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, m_search, &QLineEdit::clear);
    connect(m_search, &QLineEdit::textChanged, this, &GraphToolbar::searchChanged);
    connect(m_search, &QLineEdit::returnPressed, this, &GraphToolbar::nextMatchRequested);
    connect(m_coloring, &QComboBox::currentIndexChanged, this, &GraphToolbar::coloringChanged);
    connect(m_threshold, &QComboBox::currentIndexChanged, this, &GraphToolbar::filterChanged);
    connect(m_hops, &QSpinBox::valueChanged, this, &GraphToolbar::filterChanged);
}

void GraphToolbar::addFocusControls()
{
    m_focusBox = new QWidget(this);
    auto *layout = new QHBoxLayout(m_focusBox);
    layout->setContentsMargins(0, 0, 0, 0);
    m_focusName = new QLabel(m_focusBox);
    m_focusName->setTextFormat(Qt::PlainText);
    m_hops = new QSpinBox(m_focusBox);
    m_hops->setRange(1, kMostHops);
    const auto nameHops = [this](int hops) { m_hops->setSuffix(tr(" hop(s)", nullptr, hops)); };
    m_hops->setPrefix(tr("± "));
    nameHops(1);
    connect(m_hops, &QSpinBox::valueChanged, this, nameHops);
    m_hops->setAccessibleName(tr("How many hops around the service"));
    auto *end = new QToolButton(m_focusBox);
    end->setIcon(lineIcon(LineIcon::Close));
    end->setAutoRaise(true);
    end->setToolTip(tr("Show the whole graph again"));
    end->setAccessibleName(tr("Show the whole graph again"));
    layout->addWidget(m_focusName);
    layout->addWidget(m_hops);
    layout->addWidget(end);
    m_focusBox->hide();
    this->layout()->addWidget(m_focusBox);
    connect(end, &QToolButton::clicked, this, [this] { setFocus({}, {}); });
}

QToolButton *GraphToolbar::addButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    layout()->addWidget(button);
    return button;
}

GraphColoring GraphToolbar::coloring() const
{
    return static_cast<GraphColoring>(m_coloring->currentData().toInt());
}

void GraphToolbar::setColoring(GraphColoring coloring)
{
    m_coloring->setCurrentIndex(m_coloring->findData(int(coloring)));
}

GraphFilter GraphToolbar::filter() const
{
    GraphFilter filter;
    const QVariant threshold = m_threshold->currentData();
    if (threshold.typeId() == QMetaType::Int)
        filter.minCalls = static_cast<std::uint64_t>(threshold.toInt());
    else
        filter.minShare = threshold.toDouble();
    filter.focus = m_focus;
    filter.hops = static_cast<std::uint32_t>(m_hops->value());
    return filter;
}

void GraphToolbar::setHiddenShare(double share)
{
    m_threshold->setCurrentIndex(m_threshold->findData(share));
}

void GraphToolbar::setFocus(const std::string &nodeId, const QString &name)
{
    if (m_focus == nodeId)
        return;
    m_focus = nodeId;
    if (!nodeId.empty())
        m_search->clear(); // what it found would fade the neighbours
    m_focusName->setText(fontMetrics().elidedText(name, Qt::ElideMiddle, kFocusNameWidthPx));
    m_focusBox->setVisible(!nodeId.empty());
    Q_EMIT filterChanged();
}

void GraphToolbar::setColoringEnabled(bool isEnabled)
{
    m_coloring->setEnabled(isEnabled);
}

void GraphToolbar::setRatesKnown(bool areKnown)
{
    const int rate = m_coloring->findData(int(GraphColoring::Rate));
    if (areKnown && rate < 0)
        m_coloring->addItem(tr("Rate"), int(GraphColoring::Rate));
    else if (!areKnown && rate >= 0)
        m_coloring->removeItem(rate);
}

void GraphToolbar::showMatches(int count)
{
    m_matches->setText(count < 0 ? QString() : tr("%Ln found", nullptr, count));
}

void GraphToolbar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace traceloupe
