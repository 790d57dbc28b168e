// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/span.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Zipkin's model of a span, version 2. Texts are views into the document or the arena it was read with; times are
/// microseconds, absent where the file does not give them (or gives a start of 0, which means the same).

struct ZipkinEndpoint {
    std::string_view serviceName;
    std::string_view ipv4;
    std::string_view ipv6;
    std::int64_t port = 0; ///< 0 = absent

    [[nodiscard]] bool isEmpty() const { return serviceName.empty() && ipv4.empty() && ipv6.empty() && port == 0; }
    [[nodiscard]] std::string_view ip() const { return ipv4.empty() ? ipv6 : ipv4; }
    friend bool operator==(const ZipkinEndpoint &, const ZipkinEndpoint &) = default;
};

struct ZipkinAnnotation {
    std::optional<std::int64_t> timestamp;
    std::string_view value;
    friend bool operator==(const ZipkinAnnotation &, const ZipkinAnnotation &) = default;
};

struct ZipkinTag {
    std::string_view key;
    std::string_view value;
};

struct ZipkinSpan {
    std::string_view traceId;
    std::string_view id;
    std::string_view parentId;
    std::string_view name;
    SpanKind kind = SpanKind::Unspecified;
    std::optional<std::int64_t> timestamp;
    std::optional<std::int64_t> duration;
    ZipkinEndpoint local;
    ZipkinEndpoint remote;
    std::vector<ZipkinAnnotation> annotations;
    std::vector<ZipkinTag> tags;
    bool debug = false;
    bool shared = false;
    std::size_t offset = 0; ///< of the object in its document

    [[nodiscard]] bool hasTag(std::string_view key) const;
};

// ---- version 1

struct ZipkinV1Annotation {
    std::optional<std::int64_t> timestamp;
    std::string_view value;
    std::optional<ZipkinEndpoint> endpoint;
};

struct ZipkinBinaryAnnotation {
    std::string_view key;
    std::string_view value; ///< as text, whatever its type
    bool isTrue = false;    ///< the value that marks an address
    std::optional<ZipkinEndpoint> endpoint;
};

/// A span object as it stands in a file, of either version: `span` holds all but the annotations.
struct ZipkinRecord {
    ZipkinSpan span;
    std::vector<ZipkinV1Annotation> annotations;
    std::vector<ZipkinBinaryAnnotation> binaryAnnotations;
    bool isV1 = false; ///< it has binaryAnnotations, or an annotation with an endpoint
};

} // namespace traceloupe
