// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/secretstore.h"

namespace traceloupe {

/// The desktop's keychain (Secret Service, KWallet).
class KeychainStore final : public SecretStore {
public:
    QFuture<Result<QString>> read(const QString &key) override;
    QFuture<Result<>> write(const QString &key, const QString &secret) override;
    QFuture<Result<>> remove(const QString &key) override;
    [[nodiscard]] QString description() const override;
};

/// The keychain, with the file where there is none.
[[nodiscard]] std::unique_ptr<FallbackSecretStore> defaultSecretStore();

/// credentialsFor() of the default store, waited for in this thread (not the GUI's): for the command line and workers.
Result<Credentials> lookUpCredentials(const SourceConfig &source);

} // namespace traceloupe
