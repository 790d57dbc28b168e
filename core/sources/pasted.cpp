// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pasted.h"

#include "core/sources/pastedurl.h"

#include <QDateTime>
#include <QRegularExpression>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// A pasted file is no reference; log lines are shorter.
constexpr qsizetype kMaxCharacters = 64 << 10;

/// One way in which ids are written. Group 1 (or the joined groups 1 and 3) is the trace, group 2 the span.
struct Spelling {
    QString pattern;
    bool isJoined = false; ///< the trace id is group 1 followed by group 3
};

/// In the order in which they are tried: the surest first.
const std::vector<Spelling> &spellings()
{
    static const std::vector<Spelling> kSpellings{
        // W3C traceparent: version-trace-span-flags
        {u"(?<![0-9a-f])[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?![0-9a-f])"_s},
        // uber-trace-id: trace:span:parent:flags
        {u"(?<![0-9a-f])([0-9a-f]{1,32}):([0-9a-f]{1,16}):[0-9a-f]{1,16}:[0-9a-f]{1,2}(?![0-9a-f:])"_s},
        // b3: trace-span[-sampled[-parent]]
        {u"(?<![0-9a-f-])([0-9a-f]{32}|[0-9a-f]{16})-([0-9a-f]{16})(?:-[01d](?:-[0-9a-f]{16})?)?(?![0-9a-f])"_s},
        // X-Amzn-Trace-Id: Root=1-time-random;Parent=span
        {u"\\b1-([0-9a-f]{8})-(?=[0-9a-f]{24}(?:;parent=([0-9a-f]{16}))?)([0-9a-f]{24})(?![0-9a-f])"_s, true},
        // trace_id=…, "traceId": "…", TraceID: …, X-B3-TraceId: …
        {u"trace[-_. ]?id\\W{1,5}([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,32})(?![0-9a-f])(?:(?=.{0,400}?\\bspan[-_. ]?id\\W{1,5}([0-9a-f]{16})(?![0-9a-f])))?"_s},
        {u"(?<![0-9a-f-])([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-f-])"_s},
        {u"(?<![0-9a-z])([0-9a-f]{32})(?![0-9a-z])"_s},
        {u"(?<![0-9a-z])([0-9a-f]{16})(?![0-9a-z])"_s},
    };
    return kSpellings;
}

std::optional<TraceId> traceIdOf(QString hex)
{
    const auto id = TraceId::fromHex(hex.remove(u'-').toStdString());
    return id && !id->isZero() ? id : std::nullopt;
}

std::optional<PastedReference> parseIds(const QString &text)
{
    for (const Spelling &spelling : spellings()) {
        const QRegularExpression pattern(spelling.pattern, QRegularExpression::CaseInsensitiveOption
                                                               | QRegularExpression::DotMatchesEverythingOption);
        for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const auto id = traceIdOf(spelling.isJoined ? match.captured(1) + match.captured(3) : match.captured(1));
            if (!id)
                continue;
            PastedReference reference;
            reference.traceId = *id;
            if (const auto span = SpanId::fromHex(match.captured(2).toStdString()); span && !span->isZero())
                reference.spanId = span;
            return reference;
        }
    }
    return std::nullopt;
}

std::optional<PastedReference> parseUrls(const QString &text)
{
    static const QRegularExpression pattern(uR"(https?://[^\s"'<>`]+)"_s, QRegularExpression::CaseInsensitiveOption);
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        if (auto reference = parsePastedUrl(QUrl(matches.next().captured(), QUrl::TolerantMode), nowMs))
            return reference;
    }
    return std::nullopt;
}

/// A text that is nothing but an id may be shorter than 16 digits: Tempo and old tools leave zeros out.
std::optional<PastedReference> parseBareId(const QString &text)
{
    static const QRegularExpression pattern(u"^(?:0x)?([0-9a-f]{6,32})$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    const auto id = match.hasMatch() ? traceIdOf(match.captured(1)) : std::nullopt;
    if (!id)
        return std::nullopt;
    PastedReference reference;
    reference.traceId = *id;
    return reference;
}

} // namespace

Result<PastedReference> parsePasted(QStringView text)
{
    if (text.size() > kMaxCharacters)
        return fail(
            ErrorCode::LimitExceeded,
            u"The text is too long to look for a trace id in it; paste the line with the id, or open it as a file."_s);
    const QString trimmed = text.trimmed().toString();
    if (auto reference = parseBareId(trimmed))
        return *reference;
    if (auto reference = parseUrls(trimmed))
        return *reference;
    // Headers come percent-encoded where they were copied from a query or a log of one.
    QString decoded = trimmed;
    decoded.replace("%3A"_L1, ":"_L1, Qt::CaseInsensitive);
    if (auto reference = parseIds(decoded))
        return *reference;
    return fail(
        ErrorCode::InvalidInput,
        u"There is no trace id in this text. Understood are ids (16 or 32 hex digits), traceparent, b3 and uber-trace-id values, "
        u"addresses of Jaeger, Zipkin and Grafana pages, and log lines that hold one of these."_s);
}

} // namespace traceloupe
