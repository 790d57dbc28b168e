// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/httpmessage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// What is quoted of a backend's own words.
constexpr qsizetype kMaxMessageCharacters = 300;
/// Error bodies beyond this are not looked at.
constexpr qsizetype kMaxErrorBodyBytes = 64 << 10;

QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (!character.isPrint())
            character = u' ';
    }
    text = text.simplified();
    if (text.size() > kMaxMessageCharacters) {
        text.truncate(kMaxMessageCharacters);
        text += u'…';
    }
    return text;
}

/// Jaeger: {"errors":[{"msg"}]}; Jaeger v3 and gateways: {"error":{"message"}}; others: {"error":"…"}, {"message":"…"}.
QString messageOfJson(const QJsonObject &object)
{
    const QJsonArray errors = object.value("errors"_L1).toArray();
    if (!errors.isEmpty())
        return errors.first().toObject().value("msg"_L1).toString();
    const QJsonValue error = object.value("error"_L1);
    if (error.isObject())
        return error.toObject().value("message"_L1).toString();
    const QString message = object.value("message"_L1).toString();
    return message.isEmpty() ? error.toString() : message;
}

QString withMessage(const QString &sentence, const QString &message)
{
    return message.isEmpty() ? sentence + u'.' : sentence + u": "_s + message;
}

bool namesTenant(const QString &message)
{
    return message.contains("no org id"_L1, Qt::CaseInsensitive) || message.contains("tenant"_L1, Qt::CaseInsensitive);
}

Error authenticationError(const QString &head, const QString &message)
{
    QString detail = withMessage(head + u" wants other credentials"_s, message);
    detail += namesTenant(message) ? u" Set the tenant of this source."_s
                                   : u" Check the user, password or token of this source."_s;
    return {ErrorCode::Authentication, detail};
}

} // namespace

bool HttpAnswer::isHtml() const
{
    const QByteArray start = body.left(256).trimmed().left(15).toLower();
    if (start.startsWith('{') || start.startsWith('['))
        return false;
    return contentType.toLower().startsWith("text/html") || start.startsWith("<!doctype html")
           || start.startsWith("<html");
}

bool HttpAnswer::isUnknownPath() const
{
    if (isHtml())
        return isSuccess() || status == 404;
    const QByteArray text = body.left(200).trimmed().toLower();
    return status == 404 && (text.contains("page not found") || text == "404 not found");
}

void QueryString::add(QByteArrayView key, const QString &value)
{
    if (!m_encoded.isEmpty())
        m_encoded += '&';
    m_encoded += key;
    m_encoded += '=';
    m_encoded += QUrl::toPercentEncoding(value);
}

QString addressText(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString backendMessage(const HttpAnswer &answer)
{
    if (answer.body.size() > kMaxErrorBodyBytes)
        return {};
    if (answer.isHtml())
        return u"it sent a web page"_s;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (document.isObject()) {
        const QString message = messageOfJson(document.object());
        if (!message.isEmpty())
            return oneLine(message);
    }
    return oneLine(QString::fromUtf8(answer.body));
}

Error refusalOf(const HttpAnswer &answer, const QString &server)
{
    const QString message = backendMessage(answer);
    const QString head = u"%1 at %2 (status %3)"_s.arg(server, addressText(answer.url)).arg(answer.status);
    if (answer.status == 401 || answer.status == 403 || answer.status == 407)
        return authenticationError(head, message);
    if (answer.status == 400 && message.contains("no org id"_L1, Qt::CaseInsensitive))
        return authenticationError(head, message);
    if (answer.status == 404)
        return {ErrorCode::NotFound, withMessage(head + u" does not know this"_s, message)};
    if (answer.status == 429)
        return {ErrorCode::Refused, withMessage(head + u" is too busy; try again later"_s, message)};
    if (answer.status >= 500)
        return {ErrorCode::Refused, withMessage(head + u" failed"_s, message)};
    return {ErrorCode::Refused, withMessage(head + u" refused the request"_s, message)};
}

Error webPageError(const HttpAnswer &answer, const QString &server)
{
    return {
        ErrorCode::Refused,
        u"%1 (status %2) answered with a web page instead of data: this looks like a user interface or a sign-in page. "
        u"Is the address with its base path right for %3?"_s.arg(addressText(answer.url))
            .arg(answer.status)
            .arg(server)};
}

} // namespace traceloupe
