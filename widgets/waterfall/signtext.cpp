// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/signtext.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::size_t kMaxNamedLinks = 5;

struct SignText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::SignText)
};

QString outgoingSentence(std::size_t count)
{
    return SignText::tr("It has %Ln link(s) to other spans.", nullptr, static_cast<int>(count));
}

QString incomingSentence(std::size_t count)
{
    return SignText::tr("%Ln link(s) of other spans lead to it.", nullptr, static_cast<int>(count));
}

QString linksToolTip(const TraceSession &session, SpanIndex span)
{
    const SpanDetails details = session.trace().details(span);
    const std::size_t count = details.linkCount();
    QStringList lines{outgoingSentence(count)};
    const auto dead = static_cast<std::size_t>(std::ranges::count_if(
        details.links(), [&](const LinkView &link) { return session.outgoingLinks().isMissing(link.traceId); }));
    if (dead > 0)
        lines << SignText::tr("The trace of %Ln of them is not in the cache.", nullptr, static_cast<int>(dead));
    lines << (count > 1   ? SignText::tr("Click to choose one.")
              : dead == 0 ? SignText::tr("Click to follow it.")
                          : SignText::tr("Click to look for it."));
    return lines.join(u'\n');
}

QString linkedFromToolTip(const TraceSession &session, SpanIndex span)
{
    const std::span<const BackLink> links = session.incomingLinks().of(span);
    QStringList lines{incomingSentence(links.size())};
    for (const BackLink &link : links.first(std::min(links.size(), kMaxNamedLinks)))
        lines << linkingTitle(link);
    if (links.size() > kMaxNamedLinks)
        lines << SignText::tr("and %Ln more", "links", static_cast<int>(links.size() - kMaxNamedLinks));
    lines << (links.size() == 1 ? SignText::tr("Click to go there.") : SignText::tr("Click to choose one."));
    return lines.join(u'\n');
}

} // namespace

QString signMeaning(RowSign sign)
{
    switch (sign) {
    case RowSign::Error:
        return SignText::tr("The span failed");
    case RowSign::ErrorBelow:
        return SignText::tr("A span that this row hides failed");
    case RowSign::Warning:
        return SignText::tr("Something is odd: no end, no parent, a wrong clock, …");
    case RowSign::Links:
        return SignText::tr("The span has links to other spans, here or in other traces");
    case RowSign::DeadLinks:
        return SignText::tr("The span has links, but the traces that they lead to are not in the cache");
    case RowSign::LinkedFrom:
        return SignText::tr("Other spans, here or in other traces, have links to it");
    case RowSign::None:
        break;
    }
    return {};
}

QString signToolTip(const TraceSession &session, SpanIndex span, RowSign sign)
{
    switch (sign) {
    case RowSign::Error: {
        const SpanDetails details = session.trace().details(span);
        const QString message = plaintext::oneLine(details.statusMessage());
        return message.isEmpty() ? signMeaning(sign) : signMeaning(sign) + u'\n' + message;
    }
    case RowSign::Warning:
        return markSentences(session.trace(), span, MarkChoice::WarningsOnly).join(u'\n');
    case RowSign::Links:
    case RowSign::DeadLinks:
        return linksToolTip(session, span);
    case RowSign::LinkedFrom:
        return linkedFromToolTip(session, span);
    case RowSign::ErrorBelow:
    case RowSign::None:
        break;
    }
    return signMeaning(sign);
}

QStringList linkSentences(const TraceSession &session, SpanIndex span)
{
    QStringList sentences;
    if (const std::size_t count = session.trace().details(span).linkCount(); count > 0)
        sentences << outgoingSentence(count);
    if (const std::size_t count = session.incomingLinks().of(span).size(); count > 0)
        sentences << incomingSentence(count);
    return sentences;
}

QString linkingTitle(const BackLink &link)
{
    const QString service = plaintext::oneLine(link.fromService);
    return (service.isEmpty() ? SignText::tr("(no service)") : service) + u"  "_s + plaintext::oneLine(link.fromName);
}

} // namespace traceloupe
