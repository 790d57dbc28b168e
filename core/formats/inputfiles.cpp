// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/inputfiles.h"

#include "core/formats/tracereader.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kStandardInput = "-"_L1;

/// How long a pipe with a name may be without anyone who writes into it.
constexpr int kWriterPatienceMs = 3000;
constexpr int kWriterPollMs = 50;

/// The end of a pipe to read from, once somebody writes into it: opened as a file, it would wait for that for ever.
Result<int> openPipe(const QString &path)
{
    const int end = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (end < 0)
        return fail(ErrorCode::Io, u"can't be opened: %1"_s.arg(qt_error_string(errno)));
    std::array<int, 2> copy{};
    if (::pipe2(copy.data(), O_CLOEXEC) != 0) {
        ::close(end);
        return fail(ErrorCode::Io, u"can't be opened: %1"_s.arg(qt_error_string(errno)));
    }
    // nothing is taken out of it: 0 tells that nobody writes and nothing is left
    bool isWritten = false;
    for (int waited = 0; !isWritten && waited < kWriterPatienceMs; waited += kWriterPollMs) {
        isWritten = ::tee(end, copy[1], 1, SPLICE_F_NONBLOCK) != 0;
        if (!isWritten)
            static_cast<void>(::poll(nullptr, 0, kWriterPollMs));
    }
    ::close(copy[0]);
    ::close(copy[1]);
    if (!isWritten) {
        ::close(end);
        return fail(ErrorCode::Io, u"is a pipe that nobody writes into: start what fills it first"_s);
    }
    ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) & ~O_NONBLOCK);
    return end;
}

bool isPipe(const QString &path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 && S_ISFIFO(status.st_mode);
}

} // namespace

FileSource::FileSource(const QString &path, std::function<void(std::uint64_t, std::uint64_t)> progress)
    : m_file(path), m_path(path), m_progress(std::move(progress))
{}

Result<> FileSource::open()
{
    const bool isStandardInput = m_path == kStandardInput;
    if (!isStandardInput && QFileInfo(m_path).isDir())
        return fail(ErrorCode::Io, u"is a folder, not a file"_s);
    const QIODevice::OpenMode mode = QIODevice::ReadOnly | QIODevice::Unbuffered;
    if (!isStandardInput && isPipe(m_path)) {
        const auto end = openPipe(m_path);
        if (!end)
            return tl::unexpected(end.error());
        m_total = 0;
        return m_file.open(*end, mode, QFileDevice::AutoCloseHandle)
                   ? Result<>()
                   : fail(ErrorCode::Io, u"can't be opened: %1"_s.arg(m_file.errorString()));
    }
    if (isStandardInput ? m_file.open(stdin, mode) : m_file.open(mode)) {
        m_total = isStandardInput ? 0 : static_cast<std::uint64_t>(m_file.size());
        return {};
    }
    const bool isMissing = !isStandardInput && !QFileInfo::exists(m_path);
    return fail(isMissing ? ErrorCode::NotFound : ErrorCode::Io,
                isMissing ? u"there is no such file or folder"_s : u"can't be opened: %1"_s.arg(m_file.errorString()));
}

Result<std::size_t> FileSource::read(char *out, std::size_t size)
{
    const qint64 got = m_file.read(out, static_cast<qint64>(size));
    if (got < 0)
        return fail(ErrorCode::Io, u"can't be read: %1"_s.arg(m_file.errorString()));
    m_done += static_cast<std::uint64_t>(got);
    if (m_progress && got > 0)
        m_progress(m_done, m_total);
    return static_cast<std::size_t>(got);
}

Error emptyFolderError(const QString &folder)
{
    if (const QFileInfo info(folder); info.isDir() && !(info.isReadable() && info.isExecutable()))
        return {ErrorCode::Io, u"%1: this folder may not be read"_s.arg(folder)};
    return {ErrorCode::NotFound, u"%1: there is no file in it"_s.arg(folder)};
}

QStringList expandInputs(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (path == kStandardInput || !QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        QStringList inside;
        // those that may not be read too, for their reader to say so
        QDirIterator entries(path, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            inside.append(entries.next());
        inside.sort();
        files.append(inside);
    }
    return files;
}

} // namespace traceloupe
