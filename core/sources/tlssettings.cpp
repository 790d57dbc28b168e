// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tlssettings.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Certificates and keys are small; anything larger is another file.
constexpr qint64 kMaxPemBytes = 4 << 20;

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"The file %1 could not be read: %2."_s.arg(path, file.errorString()));
    if (file.size() > kMaxPemBytes)
        return fail(ErrorCode::InvalidInput, u"The file %1 is too large for a certificate or key."_s.arg(path));
    return file.readAll();
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto pem = readPem(path);
    if (!pem)
        return tl::unexpected(pem.error());
    QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return fail(ErrorCode::InvalidInput, u"The file %1 holds no certificate in PEM form."_s.arg(path));
    return certificates;
}

Result<QSslKey> readKey(const QString &path)
{
    const auto pem = readPem(path);
    if (!pem)
        return tl::unexpected(pem.error());
    if (pem->contains("ENCRYPTED"))
        return fail(
            ErrorCode::Unsupported,
            u"The key in %1 is protected by a passphrase; give a key without one that only you can read."_s.arg(path));
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return fail(ErrorCode::InvalidInput, u"The file %1 holds no private key in PEM form."_s.arg(path));
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const SourceConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!config.caFile.isEmpty()) {
        const auto authorities = readCertificates(config.caFile);
        if (!authorities)
            return tl::unexpected(authorities.error());
        tls.addCaCertificates(*authorities);
    }
    if (config.certificateFile.isEmpty() && config.keyFile.isEmpty())
        return tls;
    const auto chain = readCertificates(config.certificateFile);
    if (!chain)
        return tl::unexpected(chain.error());
    // People keep both in one file as often as in two.
    const auto key = readKey(config.keyFile.isEmpty() ? config.certificateFile : config.keyFile);
    if (!key)
        return tl::unexpected(key.error());
    tls.setLocalCertificateChain(*chain);
    tls.setPrivateKey(*key);
    return tls;
}

} // namespace traceloupe
