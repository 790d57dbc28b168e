// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/sources/tracesource.h"

#include <vector>

namespace traceloupe::cli {

/// A backend as a command names it, with what it takes to reach it.
struct Backend {
    SourceConfig config;
    Credentials credentials;
};

/// --header, --token-file, --user, --password-file, --ca, --cert, --key.
[[nodiscard]] std::vector<QCommandLineOption> backendOptions();

/// SOURCE is a saved name or a URL such as jaeger+http://host:16686. Options go before the keychain entry of a saved
/// source, that before TRACELOUPE_TOKEN. Secrets never appear in an error.
Result<Backend> backendFor(const Invocation &call, const QString &source);

} // namespace traceloupe::cli
