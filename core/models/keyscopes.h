// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/traceql/attribute.h"

#include <QStringList>

namespace traceloupe {

/// Keys of the cache's index that may stand behind a scope (None: behind any), those that traces are looked for by
/// first. The index does not tell whose key it is: the newest traces are looked into, and a key that none of them has
/// in any scope stays in.
[[nodiscard]] Result<QStringList> keysOfScope(Cache &cache, traceql::AttributeScope scope);

/// The same of names that a backend gave: "resource.service.name" of Tempo becomes "service.name" behind that scope,
/// and is no name behind another. Names without a scope may stand behind any.
[[nodiscard]] QStringList namesOfScope(const QStringList &names, traceql::AttributeScope scope);
/// Whether a name begins with a scope.
[[nodiscard]] bool isScopedName(const QString &name);

} // namespace traceloupe
