// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/inputwindow.h"

#include <algorithm>
#include <cstring>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kFirstCapacity = 4U << 20;
/// Asked of the source at once.
constexpr std::size_t kReadBytes = 1U << 20;

} // namespace

void InputWindow::consume(std::size_t bytes)
{
    m_view.remove_prefix(bytes);
    m_offset += bytes;
}

Result<> InputWindow::reserve(std::size_t capacity)
{
    // realloc moves large blocks by their page tables, without copying.
    char *grown = static_cast<char *>(std::realloc(m_memory.get(), capacity));
    if (!grown)
        return fail(ErrorCode::LimitExceeded, u"not enough memory for a record of %1 bytes"_s.arg(m_view.size()));
    (void)m_memory.release();
    m_memory.reset(grown);
    m_capacity = capacity;
    return {};
}

Result<> InputWindow::more()
{
    if (m_atEnd)
        return {};
    if (m_memory && m_view.data() != m_memory.get() && !m_view.empty())
        std::memmove(m_memory.get(), m_view.data(), m_view.size());
    const std::size_t held = m_view.size();
    if (held + kReadBytes > m_capacity) {
        if (held >= m_maxBytes)
            return fail(ErrorCode::LimitExceeded, u"one record is larger than %1 bytes"_s.arg(m_maxBytes));
        if (auto grown = reserve(std::max(kFirstCapacity, m_capacity * 2)); !grown)
            return grown;
    }
    const auto got = m_source->read(m_memory.get() + held, std::min(kReadBytes, m_capacity - held));
    if (!got) {
        m_view = {m_memory.get(), held};
        return tl::unexpected(got.error());
    }
    m_atEnd = *got == 0;
    m_view = {m_memory.get(), held + *got};
    return {};
}

} // namespace traceloupe
