// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace traceloupe::test {

/// Where the shared corpus with the TraceQL cases is: $TRACELOUPE_CORPUS, or ../shared/corpus beside the checkout.
[[nodiscard]] QString queryCorpusPath(const QString &relative);
[[nodiscard]] bool hasQueryCorpus();
/// Empty without the file.
[[nodiscard]] QJsonObject readQueryCorpus(const QString &relative);

} // namespace traceloupe::test
