// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tokenmemory.h"

#include <sys/mman.h>

#include <utility>

namespace traceloupe {

TokenMemory::TokenMemory(TokenMemory &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_bytes(std::exchange(other.m_bytes, 0))
{}

TokenMemory &TokenMemory::operator=(TokenMemory &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

bool TokenMemory::reserve(std::size_t count)
{
    const std::size_t bytes = count * sizeof(std::uint32_t);
    if (bytes <= m_bytes)
        return true;
    release();
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    madvise(memory, bytes, MADV_HUGEPAGE); // a wish: fewer page faults
    m_data = static_cast<std::uint32_t *>(memory);
    m_bytes = bytes;
    return true;
}

void TokenMemory::release()
{
    if (m_data)
        munmap(m_data, m_bytes);
    m_data = nullptr;
    m_bytes = 0;
}

} // namespace traceloupe
