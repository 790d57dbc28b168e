// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/decompress.h"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::size_t kInputBytes = 256U << 10;
/// Window of zstd that is granted: 128 MiB, what "zstd" uses without --long.
constexpr int kMaxZstdWindowLog = 27;
/// zlib: 15 bits of window, and 16 to expect gzip's header.
constexpr int kGzipWindowBits = 15 + 16;
/// Traces shrink ten- to fortyfold; beyond this, and beyond that size, input is made to hurt.
constexpr std::uint64_t kMaxRatio = 400;
constexpr std::uint64_t kBytesBeforeRatioCounts = 64ULL << 20;

/// What gzip and zstd have in common: input by blocks, limits, and how damage is told.
class Decompressor : public ByteSource {
public:
    Decompressor(std::unique_ptr<ByteSource> source, const ReadLimits &limits)
        : m_source(std::move(source)), m_limits(limits), m_buffer(kInputBytes)
    {}

    Result<std::size_t> read(char *out, std::size_t size) final
    {
        std::size_t written = 0;
        while (written == 0 && !m_isDone) {
            if (m_input.empty() && !m_sourceEnded) {
                if (auto filled = fill(); !filled)
                    return tl::unexpected(filled.error());
            }
            const auto step = inflateSome(out, size);
            if (!step)
                return tl::unexpected(step.error());
            written = *step;
        }
        m_written += written;
        if (m_written > m_limits.decompressedBytes)
            return fail(ErrorCode::LimitExceeded,
                        u"decompresses to more than %1 bytes"_s.arg(m_limits.decompressedBytes));
        if (m_written > kBytesBeforeRatioCounts && m_written > m_taken * kMaxRatio)
            return fail(ErrorCode::LimitExceeded,
                        u"decompresses to more than %1 times its size, as no traces do: a decompression bomb?"_s.arg(
                            kMaxRatio));
        return written;
    }

    [[nodiscard]] QString damage() const final { return m_damage.isEmpty() ? m_source->damage() : m_damage; }

protected:
    /// Decompresses from m_input; sets m_isDone at the end of all data.
    virtual Result<std::size_t> inflateSome(char *out, std::size_t size) = 0;

    void stopAtDamage(const QString &what)
    {
        m_damage = u"%1 at compressed byte %2"_s.arg(what).arg(m_taken - m_input.size());
        m_isDone = true;
    }

    std::string_view m_input;
    bool m_sourceEnded = false;
    bool m_isDone = false;

private:
    Result<> fill()
    {
        const auto got = m_source->read(m_buffer.data(), m_buffer.size());
        if (!got)
            return tl::unexpected(got.error());
        m_sourceEnded = *got == 0;
        m_input = {m_buffer.data(), *got};
        m_taken += *got;
        return {};
    }

    std::unique_ptr<ByteSource> m_source;
    ReadLimits m_limits;
    std::vector<char> m_buffer;
    std::uint64_t m_taken = 0;
    std::uint64_t m_written = 0;
    QString m_damage;
};

class GzipSource final : public Decompressor {
public:
    using Decompressor::Decompressor;
    ~GzipSource() override
    {
        if (m_isOpen)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(GzipSource)

private:
    Result<std::size_t> inflateSome(char *out, std::size_t size) override
    {
        if (!m_isOpen && inflateInit2(&m_stream, kGzipWindowBits) != Z_OK)
            return fail(ErrorCode::LimitExceeded, u"not enough memory to decompress gzip"_s);
        m_isOpen = true;
        if (m_input.empty() && m_sourceEnded) {
            if (!m_betweenMembers)
                stopAtDamage(u"gzip data is cut off"_s);
            m_isDone = true;
            return 0;
        }
        const auto room = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(m_input.data()));
        m_stream.avail_in = static_cast<uInt>(m_input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out);
        m_stream.avail_out = room;
        const bool isStart = m_betweenMembers;
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        m_input = m_input.substr(m_input.size() - m_stream.avail_in);
        m_betweenMembers = status == Z_STREAM_END;
        if (status == Z_STREAM_END) {
            inflateReset(&m_stream);
            m_hasMember = true;
        } else if (status == Z_DATA_ERROR && isStart && m_hasMember) {
            m_isDone = true; // padding behind the last member, as gzip itself ignores it
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            stopAtDamage(u"gzip data is damaged"_s);
        }
        return room - m_stream.avail_out;
    }

    z_stream m_stream{};
    bool m_isOpen = false;
    bool m_betweenMembers = true;
    bool m_hasMember = false;
};

class ZstdSource final : public Decompressor {
public:
    ZstdSource(std::unique_ptr<ByteSource> source, const ReadLimits &limits)
        : Decompressor(std::move(source), limits), m_stream(ZSTD_createDStream())
    {
        ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, kMaxZstdWindowLog);
    }
    ~ZstdSource() override { ZSTD_freeDStream(m_stream); }
    Q_DISABLE_COPY_MOVE(ZstdSource)

private:
    Result<std::size_t> inflateSome(char *out, std::size_t size) override
    {
        ZSTD_inBuffer in{m_input.data(), m_input.size(), 0};
        ZSTD_outBuffer room{out, size, 0};
        const bool isLast = m_input.empty() && m_sourceEnded;
        const std::size_t status = ZSTD_decompressStream(m_stream, &room, &in);
        m_input.remove_prefix(in.pos);
        if (ZSTD_isError(status)) {
            if (ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge)
                return fail(ErrorCode::LimitExceeded,
                            u"zstd data with a window above 128 MiB; compress it without --long"_s);
            stopAtDamage(u"zstd data is damaged (%1)"_s.arg(QString::fromLatin1(ZSTD_getErrorName(status))));
            return room.pos;
        }
        if (in.pos > 0 || room.pos > 0)
            m_isFrameOpen = status != 0;
        if (isLast && room.pos == 0) {
            if (m_isFrameOpen)
                stopAtDamage(u"zstd data is cut off"_s);
            m_isDone = true;
        }
        return room.pos;
    }

    ZSTD_DStream *m_stream;
    bool m_isFrameOpen = true;
};

/// Gives back what was read to look at it.
class PeekedSource final : public ByteSource {
public:
    PeekedSource(std::string head, std::unique_ptr<ByteSource> rest) : m_head(std::move(head)), m_rest(std::move(rest))
    {}

    Result<std::size_t> read(char *out, std::size_t size) override
    {
        if (m_given == m_head.size())
            return m_rest->read(out, size);
        const std::size_t count = m_head.copy(out, size, m_given);
        m_given += count;
        return count;
    }
    [[nodiscard]] QString damage() const override { return m_rest->damage(); }

private:
    std::string m_head;
    std::size_t m_given = 0;
    std::unique_ptr<ByteSource> m_rest;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}
    Result<std::size_t> read(char *out, std::size_t size) override
    {
        const std::size_t count = m_bytes.copy(out, size);
        m_bytes.remove_prefix(count);
        return count;
    }

private:
    std::string_view m_bytes;
};

} // namespace

bool isGzip(std::string_view bytes)
{
    return bytes.starts_with(kGzipMagic);
}

bool isZstd(std::string_view bytes)
{
    return bytes.starts_with(kZstdMagic);
}

Result<std::unique_ptr<ByteSource>> openDecompressed(std::unique_ptr<ByteSource> source, const ReadLimits &limits)
{
    std::string head(kZstdMagic.size(), '\0');
    std::size_t have = 0;
    while (have < head.size()) {
        const auto got = source->read(head.data() + have, head.size() - have);
        if (!got)
            return tl::unexpected(got.error());
        if (*got == 0)
            break;
        have += *got;
    }
    head.resize(have);
    const bool gzip = isGzip(head);
    const bool zstd = isZstd(head);
    auto whole = std::make_unique<PeekedSource>(std::move(head), std::move(source));
    if (gzip)
        return std::make_unique<GzipSource>(std::move(whole), limits);
    if (zstd)
        return std::make_unique<ZstdSource>(std::move(whole), limits);
    return whole;
}

Result<std::string> decompressZstd(std::string_view bytes, const ReadLimits &limits)
{
    constexpr std::size_t kStepBytes = 256U << 10;
    ZstdSource source(std::make_unique<MemorySource>(bytes), limits);
    std::string out;
    while (true) {
        const std::size_t had = out.size();
        if (had > limits.documentBytes)
            return fail(ErrorCode::LimitExceeded,
                        u"one message decompresses to more than %1 bytes"_s.arg(limits.documentBytes));
        out.resize(had + kStepBytes);
        const auto got = source.read(out.data() + had, kStepBytes);
        if (!got)
            return tl::unexpected(got.error());
        out.resize(had + *got);
        if (*got == 0)
            break;
    }
    if (!source.damage().isEmpty())
        return fail(ErrorCode::InvalidInput, source.damage());
    return out;
}

} // namespace traceloupe
