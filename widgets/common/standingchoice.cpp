// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/standingchoice.h"

#include "widgets/common/plaintext.h"

#include <QComboBox>
#include <QCoreApplication>

namespace traceloupe {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::StandingChoice)
};

} // namespace

void fillStandingChoice(QComboBox &choice)
{
    choice.addItems({Words::tr("unknown"), Words::tr("all requests"), Words::tr("sampled at the start (head)"),
                     Words::tr("sampled by outcome (tail)"), Words::tr("a search result")});
    choice.setAccessibleName(Words::tr("What these traces stand for"));
    choice.setToolTip(
        plaintext::toolTip(Words::tr("Rates can be told only of traces that stand for all requests. Tail sampling and "
                                     "searches prefer slow and failed ones. Latencies and the service graph share "
                                     "this choice.")));
}

void shareStanding(QComboBox &choice, TraceStanding &standing)
{
    choice.setCurrentIndex(static_cast<int>(standing.kind()));
    QObject::connect(&choice, &QComboBox::currentIndexChanged, &standing,
                     [&standing](int index) { standing.setKind(static_cast<Representativeness>(index)); });
    QObject::connect(&standing, &TraceStanding::changed, &choice,
                     [&choice, &standing] { choice.setCurrentIndex(static_cast<int>(standing.kind())); });
}

} // namespace traceloupe
