// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <QJsonDocument>
#include <QStringList>

#include <cstdio>

#include <unistd.h>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

void put(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

ExitCode exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Network:
    case ErrorCode::Refused:
    case ErrorCode::Authentication:
        return ExitCode::BackendFailed;
    default:
        return ExitCode::BadInput;
    }
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString terminalSafe(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort code = c.unicode();
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        const bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        if (control || direction)
            out += u"\\u%1"_s.arg(code, 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out;
}

void Output::line(const QString &text) const
{
    if (!m_json)
        put(stdout, terminalSafe(text).toUtf8() + '\n');
}

void Output::document(const QJsonObject &object) const
{
    if (m_json)
        put(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Output::rawDocument(std::string_view json) const
{
    if (m_json)
        put(stdout, QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())) + '\n');
}

void Output::warning(const QString &text) const
{
    put(stderr, "traceloupe: " + terminalSafe(text).toUtf8() + '\n');
}

void Output::detail(const QString &text) const
{
    put(stderr, "  " + terminalSafe(text).toUtf8() + '\n');
}

void Output::progress(const QString &text) const
{
    if (isatty(STDERR_FILENO) != 0)
        put(stderr, "\r\x1b[K" + terminalSafe(text).toUtf8());
}

void Output::endProgress() const
{
    if (isatty(STDERR_FILENO) != 0)
        put(stderr, "\r\x1b[K");
}

ExitCode Output::error(ExitCode code, const QString &text) const
{
    if (m_json)
        document({{u"error"_s, text}, {u"exitCode"_s, static_cast<int>(code)}});
    else
        warning(text);
    return code;
}

ExitCode Output::error(const Error &error) const
{
    return this->error(exitCodeFor(error.code), error.detail);
}

namespace {

/// "missing parent" of "missingParent".
QString inWords(std::string_view name)
{
    QString words;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            words += u' ';
        words += QChar::fromLatin1(c).toLower();
    }
    return words;
}

} // namespace

QJsonObject diagnosticsObject(const DiagnosticReport &report)
{
    QJsonObject object;
    for (const Diagnostic diagnostic : report.present())
        object.insert(fromUtf8(diagnosticName(diagnostic)), static_cast<qint64>(report.count(diagnostic)));
    return object;
}

QString counted(std::uint64_t number, QStringView one)
{
    return u"%1 %2%3"_s.arg(number).arg(one, number == 1 ? QStringView() : QStringView(u"s"));
}

QString diagnosticsText(const DiagnosticReport &report)
{
    QStringList parts;
    for (const Diagnostic diagnostic : report.present())
        parts.push_back(u"%1 %2"_s.arg(inWords(diagnosticName(diagnostic))).arg(report.count(diagnostic)));
    return parts.join(u", "_s);
}

} // namespace traceloupe::cli
