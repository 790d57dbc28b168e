// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolorbook.h"
#include "core/model/trace.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace traceloupe {

/// The colour of a service in every trace and view, by the program's book.
[[nodiscard]] int serviceColorIndex(std::string_view serviceName);

/// The colours of one trace's services: those of the program's book, and what a person chose.
class ServiceColors {
public:
    ServiceColors() = default;
    explicit ServiceColors(const Trace &trace, const ServiceColorChoices &chosen = {});

    /// Of a service of the trace, by its string id.
    [[nodiscard]] int colorOf(StringId service) const;

private:
    std::vector<std::uint8_t> m_byStringId; ///< dense up to the largest service id
};

} // namespace traceloupe
