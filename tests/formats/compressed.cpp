// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/compressed.h"

#include <QTest>
#include <QtEndian>

#include <zlib.h>
#include <zstd.h>

namespace traceloupe::test {

QByteArray gzip(const QByteArray &plain)
{
    constexpr int kGzipWindowBits = 15 + 16;
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY)
        != Z_OK)
        QTest::qFail("zlib refused", __FILE__, __LINE__);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray zstd(const QByteArray &plain)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<std::size_t>(plain.size()))),
                   Qt::Uninitialized);
    const std::size_t size = ZSTD_compress(out.data(), static_cast<std::size_t>(out.size()), plain.constData(),
                                           static_cast<std::size_t>(plain.size()), 3);
    if (ZSTD_isError(size))
        QTest::qFail("zstd refused", __FILE__, __LINE__);
    out.truncate(static_cast<qsizetype>(size));
    return out;
}

QByteArray framed(const QByteArray &message)
{
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(message.size()), length.data());
    return length + message;
}

} // namespace traceloupe::test
