// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/model/stringpool.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traceloupe {

/// The types of an OTLP AnyValue.
enum class ValueType : std::uint8_t { Empty, String, Bool, Int, Double, Array, Map, Bytes };

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

class AttributeList;
class ValueList;

/// One attribute value, read in place from encoded bytes; cheap to copy. It borrows: the bytes
/// and the pool must outlive it. Asking for another type than type() gives the type's default.
class ValueView {
public:
    ValueView() = default;
    ValueView(ValueType type, ByteView payload, std::uint64_t scalar, std::uint32_t count, const StringPool *pool)
        : m_type(type), m_payload(payload), m_scalar(scalar), m_count(count), m_pool(pool)
    {}

    [[nodiscard]] ValueType type() const { return m_type; }
    [[nodiscard]] std::string_view string() const; ///< String, UTF-8
    [[nodiscard]] ByteView bytes() const;          ///< Bytes
    [[nodiscard]] bool boolean() const { return m_type == ValueType::Bool && m_scalar != 0; }
    [[nodiscard]] std::int64_t integer() const
    {
        return m_type == ValueType::Int ? static_cast<std::int64_t>(m_scalar) : 0;
    }
    [[nodiscard]] double real() const;
    [[nodiscard]] ValueList array() const;     ///< Array
    [[nodiscard]] AttributeList map() const;   ///< Map

    /// As people read it: strings bare, arrays and maps as JSON, bytes as base64.
    [[nodiscard]] std::string toText() const;
    /// As JSON (strings quoted, 64-bit integers as numbers, bytes as base64 strings, NaN as a string).
    [[nodiscard]] std::string toJson() const;
    /// Same type and content (doubles by bits, maps in order).
    [[nodiscard]] bool equals(const ValueView &other) const;

private:
    ValueType m_type = ValueType::Empty;
    ByteView m_payload;
    std::uint64_t m_scalar = 0;
    std::uint32_t m_count = 0;
    const StringPool *m_pool = nullptr;
};

struct AttributeView {
    StringId keyId;
    std::string_view key;
    ValueView value;
};

/// Forward range over encoded (key, value) pairs, in the order they came in; duplicates are kept.
class AttributeList {
public:
    class Iterator {
    public:
        using value_type = AttributeView;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(ByteView rest, std::uint32_t left, const StringPool *pool);
        const AttributeView &operator*() const { return m_current; }
        const AttributeView *operator->() const { return &m_current; }
        Iterator &operator++();
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_left == b.m_left; }

    private:
        void decode();
        ByteView m_rest;
        std::uint32_t m_left = 0;
        const StringPool *m_pool = nullptr;
        AttributeView m_current;
    };

    AttributeList() = default;
    AttributeList(ByteView bytes, std::uint32_t count, const StringPool *pool)
        : m_bytes(bytes), m_count(count), m_pool(pool)
    {}

    [[nodiscard]] Iterator begin() const { return {m_bytes, m_count, m_pool}; }
    [[nodiscard]] Iterator end() const { return {}; }
    [[nodiscard]] std::uint32_t size() const { return m_count; }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /// The last value under `key` (OTLP readers keep the last), or nothing. O(size).
    [[nodiscard]] std::optional<ValueView> find(std::string_view key) const;
    [[nodiscard]] std::optional<ValueView> find(StringId key) const;
    [[nodiscard]] ByteView encoded() const { return m_bytes; }
    [[nodiscard]] const StringPool *pool() const { return m_pool; }
    /// Same keys and values in the same order.
    [[nodiscard]] bool equals(const AttributeList &other) const;

private:
    ByteView m_bytes;
    std::uint32_t m_count = 0;
    const StringPool *m_pool = nullptr;
};

/// Forward range over the values of an array.
class ValueList {
public:
    ValueList() = default;
    ValueList(ByteView bytes, std::uint32_t count, const StringPool *pool)
        : m_bytes(bytes), m_count(count), m_pool(pool)
    {}
    class Iterator {
    public:
        using value_type = ValueView;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(ByteView rest, std::uint32_t left, const StringPool *pool);
        const ValueView &operator*() const { return m_current; }
        Iterator &operator++();
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_left == b.m_left; }

    private:
        void decode();
        ByteView m_rest;
        std::uint32_t m_left = 0;
        const StringPool *m_pool = nullptr;
        ValueView m_current;
    };
    [[nodiscard]] Iterator begin() const { return {m_bytes, m_count, m_pool}; }
    [[nodiscard]] Iterator end() const { return {}; }
    [[nodiscard]] std::uint32_t size() const { return m_count; }

private:
    ByteView m_bytes;
    std::uint32_t m_count = 0;
    const StringPool *m_pool = nullptr;
};

/// Encodes attributes into a growing buffer, keys interned in `pool`. Calls nest: after add...() of a
/// scalar one attribute is complete; beginArray/beginMap must be closed by end(). Inside an array use the
/// forms without a key. Reuse one writer for many lists: clear() keeps the memory.
class AttributeWriter {
public:
    /// Deepest nesting of arrays and maps that is written; deeper values become Empty and are counted.
    static constexpr int kMaxDepth = 64;

    explicit AttributeWriter(StringPool &pool) : m_pool(&pool) {}

    void clear();
    void rebind(StringPool &pool)
    {
        m_pool = &pool;
        clear();
    }

    void key(std::string_view name); ///< starts an attribute; exactly one value must follow
    void string(std::string_view utf8);
    void boolean(bool value);
    void integer(std::int64_t value);
    void real(double value);
    void bytes(std::string_view raw);
    void empty();
    void beginArray();
    void beginMap();
    void end();
    /// Copies a value with everything in it from any pool.
    void value(const ValueView &value);

    void add(std::string_view name, std::string_view text)
    {
        key(name);
        string(text);
    }
    void addAll(const AttributeList &list);

    /// Number of complete top-level attributes.
    [[nodiscard]] std::uint32_t count() const { return m_counts.empty() ? 0 : m_counts.front(); }
    [[nodiscard]] ByteView encoded() const { return m_bytes; }
    [[nodiscard]] AttributeList list() const { return {m_bytes, count(), m_pool}; }
    [[nodiscard]] std::uint64_t droppedForDepth() const { return m_tooDeep; }

private:
    void valueDone();
    void open(std::uint8_t tag);

    StringPool *m_pool;
    Bytes m_bytes;
    std::vector<std::size_t> m_open; ///< where the content of each open array or map starts
    std::vector<std::uint32_t> m_counts{0};
    int m_skipDepth = 0;
    std::uint64_t m_tooDeep = 0;
};

/// Appends the `count` encoded attributes at the front of `entries` with ids[id] for each key's id. What is cut short
/// or names no id is left out; the answer is how many were taken.
std::uint32_t renumberAttributes(ByteView entries, std::uint32_t count, std::span<const StringId> ids, Bytes &out);

/// Variable-length integers of the encoding above (LEB128, zigzag for signed), shared with the cache.
namespace varint {
void put(Bytes &out, std::uint64_t value);
[[nodiscard]] inline std::uint64_t zigzag(std::int64_t v)
{
    return (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
}
[[nodiscard]] inline std::int64_t unzigzag(std::uint64_t v)
{
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
}
/// Takes one integer off the front of `in`; 0 and an empty `in` when it is cut short.
[[nodiscard]] std::uint64_t take(ByteView &in);
} // namespace varint

} // namespace traceloupe
