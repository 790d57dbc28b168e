// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracewriter.h"

#include "core/formats/writers.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<TraceWriter>> TraceWriter::create(Format format, QIODevice &out)
{
    switch (format) {
    case Format::OtlpJson:
        return createOtlpJsonWriter(out);
    case Format::TempoJson:
        return createTempoJsonWriter(out);
    case Format::OtlpProto:
        return createOtlpProtoWriter(out);
    case Format::Jaeger:
        return createJaegerWriter(out);
    case Format::ZipkinV2:
        return createZipkinWriter(out);
    case Format::ZipkinV1:
    case Format::TempoProto:
        break;
    }
    const std::string_view name = formatName(format);
    return fail(ErrorCode::Unsupported,
                u"traces can't be written as %1; use otlp-json, otlp-proto, jaeger or zipkin"_s.arg(
                    QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))));
}

} // namespace traceloupe
