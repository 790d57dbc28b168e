// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"
#include "core/cache/cache.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace traceloupe {

/// The bundled capture: brought into the cache like any file, under the origin "sample".
class Sample {
public:
    static constexpr char16_t kOriginKind[] = u"sample";

    /// Unpacks the capture and says how to import it. The files live as long as this object.
    [[nodiscard]] Result<ImportRequest> request();
    /// The trace that shows most: with errors, of many spans, slow. Nothing if none of `ids` is there.
    [[nodiscard]] static std::optional<TraceSummary> mostInteresting(const std::vector<TraceSummary> &traces,
                                                                     const std::unordered_set<TraceId> &ids);

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace traceloupe
