// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile/profiletext.h"

#include "core/analysis/quantileinterval.h"
#include "core/layout/durationtext.h"
#include "core/models/profiletablemodel.h"
#include "widgets/common/sharetext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct ProfileText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::ProfileText)
};

QString traces(std::uint64_t count)
{
    return ProfileText::tr("%Ln trace(s)", nullptr, static_cast<int>(count));
}

} // namespace

QStringList profileNodeFacts(const ProfileComparison &profile, std::uint32_t node, ProfileSide side)
{
    const ComparedNode &compared = profile.nodes[node];
    const bool isShown = side == ProfileSide::Shown;
    const PathProfile &whole = isShown ? profile.shown : profile.baseline;
    const ProfileNode &figures = isShown ? compared.shown : compared.baseline;
    const double mean = isShown ? compared.meanNs : compared.baselineMeanNs;
    const double inclusive = isShown ? compared.inclusiveNs : compared.baselineInclusiveNs;
    const double all = isShown ? profile.meanNs() : profile.baselineMeanNs();
    QStringList facts{profilewords::title(compared.operation)};
    facts << ProfileText::tr("itself %1 a trace (%2)")
                 .arg(profilewords::duration(mean), shareText(all > 0 ? mean / all : 0));
    facts << ProfileText::tr("with what it calls %1").arg(profilewords::duration(inclusive));
    facts << ProfileText::tr("on the path of %1 of %2")
                 .arg(QLocale().toString(qulonglong(figures.traces)), traces(whole.traces));
    facts << ProfileText::tr("p50 %1, p95 %2, longest %3")
                 .arg(durationText(figures.p50Ns), durationText(figures.p95Ns), durationText(figures.maxNs));
    if (whole.traces < leastCountForInterval(kP95))
        facts << ProfileText::tr("too few traces to be sure of p95");
    if (profile.isCompared()) {
        const QString share = profilewords::deltaShare(profile, compared);
        facts << (share.isEmpty() ? ProfileText::tr("difference %1").arg(profilewords::offset(compared.deltaNs()))
                                  : ProfileText::tr("difference %1 (%2 of all)")
                                        .arg(profilewords::offset(compared.deltaNs()), share));
        if (const QString interval = profilewords::deltaInterval(compared); !interval.isEmpty())
            facts << ProfileText::tr("95 % interval %1").arg(interval);
    }
    return facts;
}

QStringList profileBlockFacts(const ProfileComparison &profile, const ProfileBlock &block, ProfileSide side)
{
    if (block.foldedNodes == 0)
        return profileNodeFacts(profile, block.node, side);
    return {ProfileText::tr("%Ln operation(s) too narrow to be seen", nullptr, static_cast<int>(block.foldedNodes)),
            ProfileText::tr("called by %1").arg(profilewords::title(profile.nodes[block.node].operation))};
}

QString profileReadout(const QStringList &facts)
{
    return facts.join(u"   ·   "_s);
}

QString profileCaption(const PathProfile &profile)
{
    return QStringList{profilewords::title(profile.root), profilewords::band(profile.band),
                       ProfileText::tr("%1, mean %2")
                           .arg(traces(profile.traces), profilewords::duration(profile.meanNs(profile.totalNs)))}
        .join(u" · "_s);
}

} // namespace traceloupe
