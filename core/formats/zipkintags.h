// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/losscount.h"
#include "core/model/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace traceloupe {

/// An endpoint to be written.
struct ZipkinEndpointText {
    std::string serviceName;
    std::string ipv4;
    std::string ipv6;
    std::int64_t port = 0;

    [[nodiscard]] bool isEmpty() const { return serviceName.empty() && ipv4.empty() && ipv6.empty() && port == 0; }
};

/// Sorts what a span of the model says into Zipkin's endpoints and tags (mapping.md section 4). Make one a span.
class ZipkinTags {
public:
    ZipkinTags(const Trace &trace, SpanIndex row, const SpanDetails &details, LossCount &loss);

    using Tag = std::pair<std::string_view, std::string>;
    /// Each key once.
    [[nodiscard]] const std::vector<Tag> &tags() const { return m_tags; }
    [[nodiscard]] const ZipkinEndpointText &local() const { return m_local; }
    [[nodiscard]] const ZipkinEndpointText &remote() const { return m_remote; }
    [[nodiscard]] bool isDebug() const { return m_debug; }
    /// The start is a stand-in that a collector wrote for one it did not know.
    [[nodiscard]] bool isStartAbsent() const { return m_startAbsent; }

private:
    void addResource();
    void addAttributes();
    [[nodiscard]] bool takeEndpointPart(const AttributeView &attribute);
    void deriveRemote();
    void addStatus();
    void addFields();
    void addLinks();
    void add(std::string_view key, const ValueView &value);
    void add(std::string_view key, std::string value);

    const Trace &m_trace;
    SpanIndex m_row;
    const SpanDetails &m_details;
    LossCount &m_loss;
    std::vector<Tag> m_tags;
    std::unordered_map<std::string_view, std::size_t> m_places;
    std::vector<std::string> m_ownKeys; ///< keys that are no views into the trace
    ZipkinEndpointText m_local;
    ZipkinEndpointText m_remote;
    std::uint32_t m_endpointParts = 0; ///< bits of the parts that were taken
    bool m_debug = false;
    bool m_startAbsent = false;
};

} // namespace traceloupe
