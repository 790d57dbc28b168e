// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attributes.h"

#include "core/model/valuetext.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace traceloupe {

namespace varint {

void put(Bytes &out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<std::uint8_t>(value));
}

std::uint64_t take(ByteView &in)
{
    std::uint64_t value = 0;
    int shift = 0;
    std::size_t used = 0;
    while (used < in.size() && shift < 64) {
        const std::uint8_t byte = in[used++];
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0) {
            in = in.subspan(used);
            return value;
        }
        shift += 7;
    }
    in = {};
    return 0;
}

} // namespace varint

namespace {

// A value is a tag byte and what follows:
//   Empty -            String, Bytes: length, bytes       False, True: -
//   Int: zigzag        Double: 8 bytes, little-endian     Array, Map: byte length, count, entries
// A map entry and an attribute are the key's id and a value.
enum Tag : std::uint8_t { kEmpty, kString, kFalse, kTrue, kInt, kDouble, kArray, kMap, kBytes };

ByteView takeBytes(ByteView &in, std::uint64_t size)
{
    if (size > in.size()) {
        in = {};
        return {};
    }
    const ByteView out = in.first(size);
    in = in.subspan(size);
    return out;
}

ValueView takeContainer(ByteView &in, ValueType type, const StringPool *pool)
{
    ByteView body = takeBytes(in, varint::take(in));
    const auto count = varint::take(body);
    return {type, body, 0, static_cast<std::uint32_t>(std::min<std::uint64_t>(count, body.size())), pool};
}

ValueView takeValue(ByteView &in, const StringPool *pool)
{
    if (in.empty())
        return {};
    const std::uint8_t tag = in.front();
    in = in.subspan(1);
    switch (tag) {
    case kString:
        return {ValueType::String, takeBytes(in, varint::take(in)), 0, 0, pool};
    case kBytes:
        return {ValueType::Bytes, takeBytes(in, varint::take(in)), 0, 0, pool};
    case kFalse:
    case kTrue:
        return {ValueType::Bool, {}, tag == kTrue ? 1ULL : 0ULL, 0, pool};
    case kInt:
        return {ValueType::Int, {}, static_cast<std::uint64_t>(varint::unzigzag(varint::take(in))), 0, pool};
    case kDouble: {
        const ByteView raw = takeBytes(in, 8);
        std::uint64_t bits = 0;
        if (raw.size() == 8)
            std::memcpy(&bits, raw.data(), 8);
        return {ValueType::Double, {}, bits, 0, pool};
    }
    case kArray:
        return takeContainer(in, ValueType::Array, pool);
    case kMap:
        return takeContainer(in, ValueType::Map, pool);
    default:
        return {};
    }
}

/// Copies values and entries of lists, with other ids for the keys.
class Renumbering {
public:
    explicit Renumbering(std::span<const StringId> ids) : m_ids(ids) {}

    std::uint32_t entries(ByteView &in, std::uint32_t count, Bytes &out) const
    {
        std::uint32_t taken = 0;
        for (; taken < count && !in.empty(); ++taken) {
            const std::uint64_t id = varint::take(in);
            if (id >= m_ids.size())
                break;
            varint::put(out, m_ids[id].value());
            value(in, out);
        }
        return taken;
    }

private:
    /// Depth is bounded by what AttributeWriter writes.
    void value(ByteView &in, Bytes &out) const
    {
        const ByteView before = in;
        const std::uint8_t tag = in.empty() ? std::uint8_t(kEmpty) : in.front();
        if (tag == kArray || tag == kMap)
            return container(in, out);
        (void)takeValue(in, nullptr);
        out.insert(out.end(), before.begin(), before.end() - static_cast<std::ptrdiff_t>(in.size()));
    }

    void container(ByteView &in, Bytes &out) const
    {
        const std::uint8_t tag = in.front();
        in = in.subspan(1);
        ByteView body = takeBytes(in, varint::take(in));
        const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(varint::take(body), body.size()));
        Bytes content;
        std::uint32_t taken = 0;
        if (tag == kMap) {
            taken = entries(body, count, content);
        } else {
            for (; taken < count && !body.empty(); ++taken)
                value(body, content);
        }
        Bytes head;
        varint::put(head, taken);
        out.push_back(tag);
        varint::put(out, head.size() + content.size());
        out.insert(out.end(), head.begin(), head.end());
        out.insert(out.end(), content.begin(), content.end());
    }

    std::span<const StringId> m_ids;
};

} // namespace

std::uint32_t renumberAttributes(ByteView entries, std::uint32_t count, std::span<const StringId> ids, Bytes &out)
{
    return Renumbering(ids).entries(entries, count, out);
}

std::string_view ValueView::string() const
{
    return m_type == ValueType::String
               ? std::string_view(reinterpret_cast<const char *>(m_payload.data()), m_payload.size())
               : std::string_view();
}

ByteView ValueView::bytes() const
{
    return m_type == ValueType::Bytes ? m_payload : ByteView();
}

double ValueView::real() const
{
    return m_type == ValueType::Double ? std::bit_cast<double>(m_scalar) : 0.0;
}

ValueList ValueView::array() const
{
    return m_type == ValueType::Array ? ValueList(m_payload, m_count, m_pool) : ValueList();
}

AttributeList ValueView::map() const
{
    return m_type == ValueType::Map ? AttributeList(m_payload, m_count, m_pool) : AttributeList();
}

std::string ValueView::toText() const
{
    return valueToText(*this);
}

std::string ValueView::toJson() const
{
    return valueToJson(*this);
}

bool ValueView::equals(const ValueView &other) const
{
    if (m_type != other.m_type)
        return false;
    switch (m_type) {
    case ValueType::Empty:
        return true;
    case ValueType::String:
    case ValueType::Bytes:
        return std::ranges::equal(m_payload, other.m_payload);
    case ValueType::Bool:
    case ValueType::Int:
    case ValueType::Double:
        return m_scalar == other.m_scalar;
    case ValueType::Map:
        return map().equals(other.map());
    case ValueType::Array:
        break;
    }
    if (m_count != other.m_count)
        return false;
    auto b = other.array().begin();
    for (const ValueView &a : array()) {
        if (!a.equals(*b))
            return false;
        ++b;
    }
    return true;
}

AttributeList::Iterator::Iterator(ByteView rest, std::uint32_t left, const StringPool *pool)
    : m_rest(rest), m_left(left), m_pool(pool)
{
    decode();
}

void AttributeList::Iterator::decode()
{
    if (m_left == 0)
        return;
    if (m_rest.empty()) { // cut short: corrupt bytes end the list
        m_left = 0;
        return;
    }
    const auto id = varint::take(m_rest);
    m_current.keyId = StringId(m_pool != nullptr && id < m_pool->size() ? static_cast<std::uint32_t>(id) : 0);
    m_current.key = m_pool != nullptr ? m_pool->text(m_current.keyId) : std::string_view();
    m_current.value = takeValue(m_rest, m_pool);
}

AttributeList::Iterator &AttributeList::Iterator::operator++()
{
    --m_left;
    decode();
    return *this;
}

std::optional<ValueView> AttributeList::find(StringId key) const
{
    std::optional<ValueView> found;
    for (const AttributeView &attribute : *this) {
        if (attribute.keyId == key)
            found = attribute.value;
    }
    return found;
}

std::optional<ValueView> AttributeList::find(std::string_view key) const
{
    if (m_pool == nullptr || m_count == 0)
        return std::nullopt;
    const StringId id = m_pool->find(key);
    return id.isValid() ? find(id) : std::nullopt;
}

bool AttributeList::equals(const AttributeList &other) const
{
    if (m_count != other.m_count)
        return false;
    auto b = other.begin();
    for (const AttributeView &a : *this) {
        if (a.key != b->key || !a.value.equals(b->value))
            return false;
        ++b;
    }
    return true;
}

ValueList::Iterator::Iterator(ByteView rest, std::uint32_t left, const StringPool *pool)
    : m_rest(rest), m_left(left), m_pool(pool)
{
    decode();
}

void ValueList::Iterator::decode()
{
    if (m_left == 0)
        return;
    if (m_rest.empty()) {
        m_left = 0;
        return;
    }
    m_current = takeValue(m_rest, m_pool);
}

ValueList::Iterator &ValueList::Iterator::operator++()
{
    --m_left;
    decode();
    return *this;
}

void AttributeWriter::clear()
{
    m_bytes.clear();
    m_open.clear();
    m_counts.assign(1, 0);
    m_skipDepth = 0;
}

void AttributeWriter::key(std::string_view name)
{
    if (m_skipDepth == 0)
        varint::put(m_bytes, m_pool->intern(name).value());
}

void AttributeWriter::valueDone()
{
    ++m_counts.back();
}

void AttributeWriter::string(std::string_view utf8)
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(kString);
    varint::put(m_bytes, utf8.size());
    m_bytes.insert(m_bytes.end(), utf8.begin(), utf8.end());
    valueDone();
}

void AttributeWriter::bytes(std::string_view raw)
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(kBytes);
    varint::put(m_bytes, raw.size());
    m_bytes.insert(m_bytes.end(), raw.begin(), raw.end());
    valueDone();
}

void AttributeWriter::boolean(bool value)
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(value ? kTrue : kFalse);
    valueDone();
}

void AttributeWriter::integer(std::int64_t value)
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(kInt);
    varint::put(m_bytes, varint::zigzag(value));
    valueDone();
}

void AttributeWriter::real(double value)
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(kDouble);
    const auto bits = std::bit_cast<std::array<std::uint8_t, 8>>(value);
    m_bytes.insert(m_bytes.end(), bits.begin(), bits.end());
    valueDone();
}

void AttributeWriter::empty()
{
    if (m_skipDepth > 0)
        return;
    m_bytes.push_back(kEmpty);
    valueDone();
}

void AttributeWriter::open(std::uint8_t tag)
{
    if (m_skipDepth > 0 || m_open.size() >= kMaxDepth) {
        if (m_skipDepth++ == 0) {
            ++m_tooDeep;
            m_bytes.push_back(kEmpty);
            valueDone();
        }
        return;
    }
    m_bytes.push_back(tag);
    m_open.push_back(m_bytes.size());
    m_counts.push_back(0);
}

void AttributeWriter::beginArray()
{
    open(kArray);
}

void AttributeWriter::beginMap()
{
    open(kMap);
}

void AttributeWriter::end()
{
    if (m_skipDepth > 0) {
        --m_skipDepth;
        return;
    }
    const std::size_t start = m_open.back();
    m_open.pop_back();
    Bytes count;
    varint::put(count, m_counts.back());
    m_counts.pop_back();
    Bytes head;
    varint::put(head, m_bytes.size() - start + count.size());
    head.insert(head.end(), count.begin(), count.end());
    m_bytes.insert(m_bytes.begin() + static_cast<std::ptrdiff_t>(start), head.begin(), head.end());
    valueDone();
}

void AttributeWriter::value(const ValueView &value)
{
    switch (value.type()) {
    case ValueType::Empty:
        return empty();
    case ValueType::String:
        return string(value.string());
    case ValueType::Bool:
        return boolean(value.boolean());
    case ValueType::Int:
        return integer(value.integer());
    case ValueType::Double:
        return real(value.real());
    case ValueType::Bytes:
        return bytes({reinterpret_cast<const char *>(value.bytes().data()), value.bytes().size()});
    case ValueType::Array:
        beginArray();
        for (const ValueView &item : value.array())
            this->value(item);
        return end();
    case ValueType::Map:
        beginMap();
        addAll(value.map());
        return end();
    }
}

void AttributeWriter::addAll(const AttributeList &list)
{
    for (const AttributeView &attribute : list) {
        key(attribute.key);
        value(attribute.value);
    }
}

} // namespace traceloupe
