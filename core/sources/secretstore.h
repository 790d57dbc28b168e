// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QFuture>
#include <QString>

#include <memory>

namespace traceloupe {

/// Keeps one secret text a key (the id of a source), outside of settings and cache. Asked in a thread with an event
/// loop; answers arrive there. Nothing of a secret is ever part of an error.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// NotFound if there is none; Unsupported if this kind of store can't be used on this machine.
    virtual QFuture<Result<QString>> read(const QString &key) = 0;
    virtual QFuture<Result<>> write(const QString &key, const QString &secret) = 0;
    /// Removing what is not there is no error.
    virtual QFuture<Result<>> remove(const QString &key) = 0;
    /// Where secrets are, for people.
    [[nodiscard]] virtual QString description() const = 0;
};

/// A JSON file that only its owner may read; used where there is no keychain. A file that others may read is refused.
class FileSecretStore final : public SecretStore {
public:
    /// $TRACELOUPE_SECRETS, else traceloupe/secrets.json in the user's configuration folder.
    [[nodiscard]] static QString defaultFile();

    explicit FileSecretStore(QString file = defaultFile()) : m_file(std::move(file)) {}
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<>> write(const QString &key, const QString &secret) override;
    QFuture<Result<>> remove(const QString &key) override;
    [[nodiscard]] QString description() const override;

private:
    QString m_file;
};

/// Uses the second store where the first can't be used on this machine (Unsupported), and finds there what was written
/// while that was so.
class FallbackSecretStore final : public SecretStore {
public:
    FallbackSecretStore(std::unique_ptr<SecretStore> first, std::unique_ptr<SecretStore> second);
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<>> write(const QString &key, const QString &secret) override;
    QFuture<Result<>> remove(const QString &key) override;
    [[nodiscard]] QString description() const override;
    /// Why the second store is in use, for people; empty as long as the first one works.
    [[nodiscard]] QString notice() const;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< shared with calls that are under way
};

/// Credentials as the one text that a store keeps, and back.
[[nodiscard]] QString secretTextOf(const Credentials &credentials);
[[nodiscard]] Credentials credentialsOf(const QString &secretText);

/// $TRACELOUPE_TOKEN and $TRACELOUPE_PASSWORD, for machines without a keychain and for jobs; empty where not set.
[[nodiscard]] Credentials credentialsFromEnvironment();
/// What the environment gives, else what the store keeps for the source, else nothing.
[[nodiscard]] QFuture<Result<Credentials>> credentialsFor(SecretStore &store, const SourceConfig &source);

} // namespace traceloupe
