// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hinttext.h"

#include "core/analysis/operationname.h"
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

QString operationTitle(const Trace &trace, SpanIndex span, bool isOneOfMany)
{
    return isOneOfMany && !trace.isPhantom(span)
               ? serviceText(trace, span) + u"  "_s + plaintext::oneLine(operationName(trace.name(span)))
               : spanTitle(trace, span);
}

QString errorSentence(const Trace &trace, const Hint &hint)
{
    const int count = static_cast<int>(hint.count);
    const QString origin = operationTitle(trace, hint.evidence.front(), count > 1);
    const bool isOne = count == 1;
    if (hint.isAsync)
        return isOne ? HintText::tr("An error began in %1, in work that nobody waited for.").arg(origin)
                     : HintText::tr("%Ln error(s) began in %1, in work that nobody waited for.", nullptr, count)
                           .arg(origin);
    if (hint.handledAt.isValid()) {
        const QString end = operationTitle(trace, hint.handledAt, !isOne);
        return isOne ? HintText::tr("An error began in %1 and ended at %2.").arg(origin, end)
                     : HintText::tr("%Ln error(s) began in %1 and ended at %2.", nullptr, count).arg(origin, end);
    }
    return isOne ? HintText::tr("An error began in %1 and reached the root.").arg(origin)
                 : HintText::tr("%Ln error(s) began in %1 and reached the root.", nullptr, count).arg(origin);
}

QString retrySentence(const Hint &hint, const QString &subject, const QString &measured)
{
    const int failed = static_cast<int>(hint.failed);
    QString text;
    if (hint.failed == hint.count)
        text = HintText::tr("%1 failed %Ln time(s), each time; the last call began %2 after the first.", nullptr,
                            failed)
                   .arg(subject, measured);
    else if (hint.failed + 1 == hint.count && hint.endedWell)
        text = HintText::tr("%1 failed %Ln time(s) before it succeeded; %2 passed until the call that did.", nullptr,
                            failed)
                   .arg(subject, measured);
    else
        text = HintText::tr("%1 was sent %Ln time(s); the last call began %2 after the first.", nullptr,
                            static_cast<int>(hint.count))
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
        return hint.patternLength > 1
                   ? HintText::tr("%Ln call(s) followed one pattern under one span, %1 together; it begins with %2.",
                                  nullptr, count)
                         .arg(measured, subject)
                   : HintText::tr("%1 ran %Ln time(s) one after the other under one span, %2 together.", nullptr, count)
                         .arg(subject, measured);
    case HintKind::RedundantCalls:
        return HintText::tr("%1 ran %Ln time(s) with the same content under one span, %2 together.", nullptr, count)
            .arg(subject, measured);
    case HintKind::SerialCalls:
        return HintText::tr("%Ln call(s) ran one after the other, %1 together, and may not need each other.", nullptr,
                            count)
            .arg(measured);
    case HintKind::Chatty:
        return subject == other ? HintText::tr("%1 called itself %Ln time(s).", nullptr, count).arg(subject)
                                : HintText::tr("%1 called %2 %Ln time(s).", nullptr, count).arg(subject, other);
    case HintKind::Straggler:
        return HintText::tr("One of %Ln parallel call(s) of %1 took %2 longer than the median of them.", nullptr, count)
            .arg(subject, measured);
    default:
        return HintText::tr("%Ln call(s) from %1 to %2 took %3 longer than their serving.", nullptr, count)
            .arg(subject, other, measured);
    }
}

QString poolSentence(const Hint &hint, const QString &subject, const QString &measured, int count)
{
    QString text = hint.thresholdCount > 0
                       ? HintText::tr("Up to %Ln database call(s) of %1 ran at once.", nullptr, count).arg(subject)
                       : QString();
    if (hint.measuredNs > 0 && !text.isEmpty())
        text += u' ' + HintText::tr("They say that they waited %1 for a connection.").arg(measured);
    else if (text.isEmpty())
        text = HintText::tr("%Ln database call(s) of %1 say that they waited %2 for a connection.", nullptr, count)
                   .arg(subject, measured);
    return text;
}

/// From which figures on a hint of this kind is given. Empty where there is none to tell.
QString hintThreshold(const Hint &hint)
{
    const QString time = durationText(hint.thresholdNs);
    const int count = static_cast<int>(hint.thresholdCount);
    switch (hint.kind) {
    case HintKind::RepeatedCalls:
    case HintKind::RedundantCalls:
        return HintText::tr("reported from %Ln call(s) that take %1 together", nullptr, count).arg(time);
    case HintKind::SerialCalls:
        return HintText::tr("reported from %Ln call(s) that could save %1", nullptr, count).arg(time);
    case HintKind::Straggler:
        return HintText::tr("reported from %Ln call(s) and %1 more than the median", nullptr, count).arg(time);
    case HintKind::Chatty:
    case HintKind::PoolPressure:
        return count > 0 ? HintText::tr("reported from %Ln call(s)", nullptr, count)
                         : HintText::tr("reported from %1 of waiting").arg(time);
    case HintKind::Timeout:
        return hint.thresholdNs > 0 ? HintText::tr("%1 is a usual time limit").arg(time) : QString();
    case HintKind::ErrorOrigin:
    case HintKind::Retry:
        return {};
    default:
        return hint.thresholdNs > 0 ? HintText::tr("reported from %1").arg(time) : QString();
    }
}

} // namespace

QString hintTitle(const Hint &hint)
{
    switch (hint.kind) {
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
        return hint.subject == hint.other ? HintText::tr("Many calls of a service to itself")
                                          : HintText::tr("Many calls between two services");
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
        return retrySentence(hint, subject, measured);
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
        return HintText::tr("%1 took %2 in a process that had just started.").arg(subject, measured);
    case HintKind::CacheMiss:
        return HintText::tr("%1 was not in the cache and had to be fetched, %2 together.").arg(subject, measured);
    case HintKind::PoolPressure:
        return poolSentence(hint, subject, measured, count);
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
        parts << HintText::tr("at most %1 could be saved").arg(durationText(*hint.savingNs));
    if (const QString threshold = hintThreshold(hint); !threshold.isEmpty())
        parts << threshold;
    return parts.join(u"   ·   "_s);
}

} // namespace traceloupe
