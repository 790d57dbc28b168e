// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/format.h"

#include <array>
#include <utility>

namespace traceloupe {

namespace {

constexpr std::array<std::pair<Format, std::string_view>, 7> kNames{{
    {Format::Jaeger, "jaeger"},
    {Format::ZipkinV1, "zipkin-v1"},
    {Format::ZipkinV2, "zipkin-v2"},
    {Format::OtlpJson, "otlp-json"},
    {Format::OtlpProto, "otlp-proto"},
    {Format::TempoJson, "tempo-json"},
    {Format::TempoProto, "tempo-proto"},
}};

} // namespace

std::string_view formatName(Format format)
{
    for (const auto &[known, name] : kNames) {
        if (known == format)
            return name;
    }
    return {};
}

std::optional<Format> formatFromName(std::string_view name)
{
    if (name == "zipkin")
        return Format::ZipkinV2;
    for (const auto &[format, known] : kNames) {
        if (known == name)
            return format;
    }
    return std::nullopt;
}

} // namespace traceloupe
