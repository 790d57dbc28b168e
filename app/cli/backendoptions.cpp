// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendoptions.h"

#include "core/sources/keychainstore.h"
#include "core/sources/savedsources.h"

#include <QFile>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxSecretBytes = 64 * 1024;

/// The first line of a file that holds a secret.
Result<QString> readSecret(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    const QString secret = QString::fromUtf8(file.readLine(kMaxSecretBytes)).trimmed();
    if (secret.isEmpty())
        return fail(ErrorCode::InvalidInput, u"%1 is empty; its first line must be the secret"_s.arg(path));
    return secret;
}

/// Headers from the command line may hold tokens: they are treated as secrets, all of them.
Result<> readHeaders(const Invocation &call, Credentials &credentials)
{
    for (const QString &header : call.options.values(u"header"_s)) {
        const qsizetype colon = header.indexOf(u':');
        if (colon <= 0)
            return fail(ErrorCode::InvalidInput, u"--header takes 'Name: value'"_s);
        credentials.secretHeaders.emplace_back(header.left(colon).trimmed().toUtf8(),
                                               header.mid(colon + 1).trimmed().toUtf8());
    }
    return {};
}

Result<> readSecrets(const Invocation &call, Backend &backend)
{
    if (call.has(u"password-file"_s) != call.has(u"user"_s))
        return fail(ErrorCode::InvalidInput, u"--user and --password-file go together"_s);
    if (call.has(u"user"_s) && call.has(u"token-file"_s))
        return fail(ErrorCode::InvalidInput, u"give either --user or --token-file"_s);
    if (call.has(u"user"_s)) {
        const auto password = readSecret(call.value(u"password-file"_s));
        if (!password)
            return tl::unexpected(password.error());
        backend.config.auth = SourceConfig::Auth::Basic;
        backend.config.user = call.value(u"user"_s);
        backend.credentials.password = *password;
        return {};
    }
    if (!call.has(u"token-file"_s))
        return {};
    const auto token = readSecret(call.value(u"token-file"_s));
    if (!token)
        return tl::unexpected(token.error());
    backend.config.auth = SourceConfig::Auth::Bearer;
    backend.credentials.token = *token;
    return {};
}

Result<> readCertificates(const Invocation &call, SourceConfig &config)
{
    if (call.has(u"cert"_s) != call.has(u"key"_s))
        return fail(ErrorCode::InvalidInput, u"--cert and --key go together"_s);
    const std::pair<QString, QString *> files[] = {
        {u"ca"_s, &config.caFile}, {u"cert"_s, &config.certificateFile}, {u"key"_s, &config.keyFile}};
    for (const auto &[option, target] : files) {
        if (!call.has(option))
            continue;
        *target = call.value(option);
        if (!QFile::exists(*target))
            return fail(ErrorCode::NotFound, u"--%1: there is no file %2"_s.arg(option, *target));
    }
    return {};
}

} // namespace

std::vector<QCommandLineOption> backendOptions()
{
    return {{u"header"_s, u"Send this header (repeatable)."_s, u"Name: value"_s},
            {u"tenant"_s, u"Tenant (X-Scope-OrgID; Jaeger: x-tenant)."_s, u"name"_s},
            {u"token-file"_s, u"Bearer token: the file's first line. Without it: $TRACELOUPE_TOKEN."_s, u"file"_s},
            {u"user"_s, u"User for basic authentication."_s, u"name"_s},
            {u"password-file"_s, u"Password: the file's first line."_s, u"file"_s},
            {u"ca"_s, u"Certificate authority to trust, PEM."_s, u"file"_s},
            {u"cert"_s, u"Client certificate, PEM."_s, u"file"_s},
            {u"key"_s, u"Key of the client certificate, PEM."_s, u"file"_s}};
}

Result<Backend> backendFor(const Invocation &call, const QString &source)
{
    const bool isUrl = source.contains("://"_L1);
    auto config = isUrl ? sourceConfigFromUrl(source) : SavedSources().find(source);
    if (!config)
        return tl::unexpected(config.error());
    Backend backend{*config, credentialsFromEnvironment()};
    const bool optionsHoldSecrets = call.has(u"token-file"_s) || call.has(u"user"_s);
    if (!isUrl && !optionsHoldSecrets) { // a source without authentication may have secret headers all the same
        const auto stored = lookUpCredentials(backend.config);
        if (!stored && backend.config.auth != SourceConfig::Auth::None)
            return tl::unexpected(stored.error());
        backend.credentials = stored.value_or(backend.credentials);
    } else if (!backend.credentials.token.isEmpty()) {
        backend.config.auth = SourceConfig::Auth::Bearer;
    }
    if (call.has(u"tenant"_s))
        backend.config.tenant = call.value(u"tenant"_s);
    Result<> read = readHeaders(call, backend.credentials);
    if (read)
        read = readSecrets(call, backend);
    if (read)
        read = readCertificates(call, backend.config);
    if (!read)
        return tl::unexpected(read.error());
    return backend;
}

} // namespace traceloupe::cli
