// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/inputwindow.h"
#include "core/model/result.h"

#include <QFile>
#include <QString>

#include <cstdint>
#include <functional>

namespace traceloupe {

/// A file, or standard input for "-", as a source of bytes.
class FileSource final : public ByteSource {
public:
    FileSource(const QString &path, std::function<void(std::uint64_t done, std::uint64_t total)> progress);

    /// Errors don't name the file: the caller does.
    Result<> open();
    Result<std::size_t> read(char *out, std::size_t size) override;

private:
    QFile m_file;
    QString m_path;
    std::function<void(std::uint64_t, std::uint64_t)> m_progress;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
};

} // namespace traceloupe
