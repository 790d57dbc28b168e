// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/colorchooser.h"

#include "widgets/common/plaintext.h"

#include <QSignalBlocker>

namespace traceloupe {

namespace {

constexpr int kOwnItems = 3;
constexpr int kLeastCharacters = 8;
constexpr qsizetype kMostCharacters = 30;

} // namespace

ColorChooser::ColorChooser(SpanColoring &coloring, QWidget *parent) : QComboBox(parent), m_coloring(coloring)
{
    addItem(tr("Service"), static_cast<int>(ColorBy::Service));
    addItem(tr("Category"), static_cast<int>(ColorBy::Category));
    addItem(tr("Kind"), static_cast<int>(ColorBy::Kind));
    setAccessibleName(tr("Colour of the spans"));
    setToolTip(tr("What the colours tell apart, in all views of this trace"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kLeastCharacters);
    showChoice();
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (index < kOwnItems)
            m_coloring.setChoice({static_cast<ColorBy>(itemData(index).toInt()), {}});
    });
    connect(&coloring, &SpanColoring::changed, this, &ColorChooser::showChoice);
}

void ColorChooser::showChoice()
{
    const QSignalBlocker blocker(this);
    while (count() > kOwnItems)
        removeItem(kOwnItems);
    const ColorChoice &choice = m_coloring.choice();
    if (choice.by == ColorBy::Attribute)
        addItem(plaintext::oneLine(choice.attribute).left(kMostCharacters), static_cast<int>(choice.by));
    else if (choice.by == ColorBy::Rank)
        addItem(tr("Rank"), static_cast<int>(choice.by));
    setCurrentIndex(findData(static_cast<int>(choice.by)));
}

} // namespace traceloupe
