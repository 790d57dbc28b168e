// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

namespace traceloupe {

/// Bytes one after the other: a file, a pipe, what a decompressor makes of another source.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes into `out`; 0 at the end.
    virtual Result<std::size_t> read(char *out, std::size_t size) = 0;
    /// Where and why the bytes ended too early; empty if they did not.
    [[nodiscard]] virtual QString damage() const { return {}; }
};

/// The part of an input that is in memory now. Readers take whole records off its front and ask for more when the
/// record at hand is not complete, so that memory is bounded by the largest record.
class InputWindow {
public:
    /// All in memory already; nothing is copied.
    explicit InputWindow(std::string_view everything) : m_view(everything), m_atEnd(true) {}
    /// `source` outlives the window; `maxBytes` is the most that may be held.
    InputWindow(ByteSource &source, std::uint64_t maxBytes) : m_source(&source), m_maxBytes(maxBytes) {}

    /// What is there and not consumed. Good until more() or consume().
    [[nodiscard]] std::string_view view() const { return m_view; }
    /// True once the view reaches the end of the input.
    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    /// Offset of the view's first byte in the (decompressed) input.
    [[nodiscard]] std::uint64_t offset() const { return m_offset; }

    void consume(std::size_t bytes);
    /// Adds at least one byte behind the view, or reaches the end. LimitExceeded if the window is full.
    Result<> more();

private:
    struct Release {
        void operator()(char *memory) const { std::free(memory); }
    };
    Result<> reserve(std::size_t capacity);

    ByteSource *m_source = nullptr;
    std::uint64_t m_maxBytes = 0;
    std::unique_ptr<char, Release> m_memory;
    std::size_t m_capacity = 0;
    std::string_view m_view;
    std::uint64_t m_offset = 0;
    bool m_atEnd = false;
};

} // namespace traceloupe
