// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hinttext.h"

#include "core/layout/durationtext.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/sharetext.h"
#include "widgets/common/spantext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct HintText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::HintText)
};

QString errorSentence(const Trace &trace, const Hint &hint)
{
    const QString origin = hint.evidence.empty() ? plaintext::oneLine(hint.subject)
                                                 : spanTitle(trace, hint.evidence.front());
    if (hint.isAsync)
        return HintText::tr("An error began in %1, in work that nobody waited for.").arg(origin);
    if (hint.handledAt.isValid())
        return HintText::tr("An error began in %1 and ended at %2.").arg(origin, spanTitle(trace, hint.handledAt));
    return HintText::tr("An error began in %1 and reached the root.").arg(origin);
}

QString retrySentence(const Hint &hint, const QString &subject, const QString &measured, int count)
{
    QString text = HintText::tr("%1 was called %Ln time(s) after it had failed; %2 passed until the last call.",
                                nullptr, count)
                       .arg(subject, measured);
    if (hint.pauses == RetryPauses::Constant)
        text += u' ' + HintText::tr("The pauses stayed the same.");
    else if (hint.pauses == RetryPauses::Exponential)
        text += u' ' + HintText::tr("The pauses grew.");
    return text;
}

QString callSentence(const Hint &hint, const QString &subject, const QString &other, const QString &measured, int count)
{
    switch (hint.kind) {
    case HintKind::RepeatedCalls:
        return HintText::tr("%1 ran %Ln time(s) one after the other under one span, %2 together.", nullptr, count)
            .arg(subject, measured);
    case HintKind::RedundantCalls:
        return HintText::tr("%1 ran %Ln time(s) with the same content under one span, %2 together.", nullptr, count)
            .arg(subject, measured);
    case HintKind::SerialCalls:
        return HintText::tr("%Ln call(s) ran one after the other and may not need each other, %1 together.", nullptr,
                            count)
            .arg(measured);
    case HintKind::Chatty:
        return HintText::tr("%1 called %2 %Ln time(s).", nullptr, count).arg(subject, other);
    case HintKind::Straggler:
        return HintText::tr("One of %Ln parallel call(s) of %1 took %2 longer than usual among them.", nullptr, count)
            .arg(subject, measured);
    default:
        return HintText::tr("Calls from %1 to %2 took %3 longer than their serving.").arg(subject, other, measured);
    }
}

} // namespace

QString hintTitle(HintKind kind)
{
    switch (kind) {
    case HintKind::ErrorOrigin:
        return HintText::tr("Where an error began");
    case HintKind::Retry:
        return HintText::tr("Calls made again");
    case HintKind::Timeout:
        return HintText::tr("A call that was given up");
    case HintKind::RepeatedCalls:
        return HintText::tr("The same call again and again");
    case HintKind::RedundantCalls:
        return HintText::tr("Identical calls");
    case HintKind::SerialCalls:
        return HintText::tr("Calls one after the other");
    case HintKind::Chatty:
        return HintText::tr("Many calls between two services");
    case HintKind::Straggler:
        return HintText::tr("One slow call among equals");
    case HintKind::UnaccountedGap:
        return HintText::tr("Time that nothing explains");
    case HintKind::QueueDelay:
        return HintText::tr("Waiting in a queue");
    case HintKind::CallOverhead:
        return HintText::tr("Time between client and server");
    case HintKind::ColdStart:
        return HintText::tr("A cold start");
    case HintKind::CacheMiss:
        return HintText::tr("A cache miss");
    case HintKind::PoolPressure:
        return HintText::tr("Many database calls at once");
    }
    return {};
}

QString hintSentence(const Trace &trace, const Hint &hint)
{
    const QString subject = hint.subject.empty() && !hint.evidence.empty() ? spanTitle(trace, hint.evidence.front())
                                                                           : plaintext::oneLine(hint.subject);
    const QString other = plaintext::oneLine(hint.other);
    const QString measured = durationText(hint.measuredNs);
    const int count = static_cast<int>(hint.count);
    switch (hint.kind) {
    case HintKind::ErrorOrigin:
        return errorSentence(trace, hint);
    case HintKind::Retry:
        return retrySentence(hint, subject, measured, count);
    case HintKind::Timeout: {
        const QString text = HintText::tr("%1 was given up after %2.").arg(subject, measured);
        return hint.extraNs <= 0
                   ? text
                   : text + u' ' + HintText::tr("Its server worked on for %1.").arg(durationText(hint.extraNs));
    }
    case HintKind::UnaccountedGap:
        return HintText::tr("%1 spent %2 while none of its children ran.").arg(subject, measured);
    case HintKind::QueueDelay:
        return HintText::tr("%1 started %2 after it had been handed over.").arg(subject, measured);
    case HintKind::ColdStart:
        return HintText::tr("%1 took %2 in what had just started.").arg(subject, measured);
    case HintKind::CacheMiss:
        return HintText::tr("%1 was not in the cache and had to be fetched, %2 together.").arg(subject, measured);
    case HintKind::PoolPressure:
        return HintText::tr("Up to %Ln database call(s) of %1 ran at once.", nullptr, count).arg(subject);
    default:
        return callSentence(hint, subject, other, measured, count);
    }
}

QString hintImpact(const Hint &hint, std::int64_t rootNs)
{
    QStringList parts;
    if (hint.impactNs > 0)
        parts << HintText::tr("%1 of the critical path (%2)")
                     .arg(durationText(hint.impactNs), shareText(hint.impactNs, rootNs));
    if (hint.savingNs && *hint.savingNs > 0)
        parts << HintText::tr("saves at most %1").arg(durationText(*hint.savingNs));
    if (hint.thresholdNs > 0)
        parts << HintText::tr("shown from %1 on").arg(durationText(hint.thresholdNs));
    else if (hint.thresholdCount > 0)
        parts << HintText::tr("shown from %Ln on", nullptr, static_cast<int>(hint.thresholdCount));
    return parts.join(u"   ·   "_s);
}

} // namespace traceloupe
