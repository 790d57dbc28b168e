// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"

#include "core/formats/decompress.h"
#include "core/formats/inputfiles.h"
#include "core/formats/inputwindow.h"
#include "core/formats/jsondocuments.h"
#include "core/formats/protodocuments.h"
#include "core/formats/readcontext.h"
#include "core/formats/textdecode.h"

#include <unistd.h>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Bytes that are enough to tell binary formats by.
constexpr std::string_view kSqliteMagic = "SQLite format 3";
constexpr std::size_t kSniffBytes = 64U << 10;
constexpr std::size_t kBytesShown = 24;
constexpr std::string_view kOtherPrefix = "otlp-";

/// The start of what was found instead of a trace, for people.
QString describeBytes(std::string_view bytes)
{
    const std::string_view head = bytes.substr(0, kBytesShown);
    const bool isText = std::all_of(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
    });
    if (!isText || !isUtf8(bytes.substr(0, std::min(bytes.size(), kBytesShown - 3)))) {
        const QByteArray hex = QByteArray(head.data(), static_cast<qsizetype>(head.size())).toHex(' ');
        return u"binary data that begins with %1"_s.arg(QString::fromLatin1(hex));
    }
    return u"text that begins with \"%1\""_s.arg(
        QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size())).simplified());
}

/// What people take for a trace file by mistake; empty if it is none of these.
QString knownStranger(std::string_view head)
{
    const auto isOneOf = [head](std::initializer_list<std::string_view> starts) {
        return std::ranges::any_of(starts, [head](std::string_view start) { return head.starts_with(start); });
    };
    if (head.starts_with(kSqliteMagic))
        return u"is a SQLite file, maybe a Traceloupe cache or bundle: import it, or name it with --cache"_s;
    if (isOneOf({"\xff\xfe", "\xfe\xff", {"{\0", 2}, {"[\0", 2}}))
        return u"is text in UTF-16: save it as UTF-8"_s;
    if (head.starts_with("PK\x03\x04"))
        return u"is a ZIP archive: unpack it first"_s;
    if (isOneOf({"\x1f\x8b", "\x28\xb5\x2f\xfd"}))
        return u"is compressed twice: unpack it once"_s;
    const QByteArray text = QByteArray::fromRawData(head.data(), static_cast<qsizetype>(head.size())).trimmed();
    if (text.isEmpty())
        return u"holds no trace: it is empty"_s;
    const QByteArray start = text.left(kBytesShown).toLower();
    if (start.startsWith("<!doctype html") || start.startsWith("<html"))
        return u"is a web page, maybe a sign-in page that came instead of the answer"_s;
    return {};
}

/// Nothing was read: says why, by what was found instead.
Error refusalOf(const ReadReport &report, const QString &found)
{
    if (report.otherDocuments.empty())
        return {ErrorCode::InvalidInput, u"holds no trace in a known format; found %1"_s.arg(found)};
    QStringList kinds;
    for (const auto &[name, count] : report.otherDocuments)
        kinds.append(QString::fromStdString(name.substr(kOtherPrefix.size())));
    return {ErrorCode::Unsupported,
            u"holds only %1 and no traces, and only traces can be read"_s.arg(kinds.join(u" and "_s))};
}

/// The most that one document may take of this machine's memory, beside what is made of it.
std::uint64_t documentBytesOfMachine()
{
    constexpr std::uint64_t kShare = 4;
    constexpr std::uint64_t kLeast = 512ULL << 20;
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageBytes <= 0)
        return std::numeric_limits<std::uint64_t>::max();
    return std::max(kLeast, static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes) / kShare);
}

bool isJsonStart(std::string_view head)
{
    const std::size_t at = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return at != std::string_view::npos && (head[at] == '{' || head[at] == '[');
}

/// Reads one input of any format into the context.
Result<> readWindow(InputWindow &window, ReadContext &context)
{
    while (window.view().size() < kSniffBytes && !window.isAtEnd()) {
        if (auto more = window.more(); !more)
            return more;
    }
    const std::string_view head = window.view().substr(0, kSniffBytes);
    if (const QString stranger = knownStranger(head); !stranger.isEmpty())
        return fail(ErrorCode::InvalidInput, stranger);
    QString found = describeBytes(head);
    // Protobuf first: its first byte is a line end, and what follows may look like a bracket.
    ProtoDocuments messages(context);
    const ProtoKind kind = sniffProto(head);
    Result<> read;
    if (kind != ProtoKind::None) {
        read = messages.readBare(window, kind);
    } else if (!isJsonStart(head) && ProtoDocuments::isFramed(head)) {
        read = messages.readFramed(window);
    } else if (isJsonStart(head) || head.find("\n{") != std::string_view::npos) {
        JsonDocuments documents(context);
        read = documents.readAll(window);
        if (!documents.refusal().isEmpty())
            found = documents.refusal();
    }
    if (!read)
        return read;
    if (context.report().documents == 0)
        return tl::unexpected(refusalOf(context.report(), found));
    return {};
}

} // namespace

std::string ReadReport::formatText() const
{
    std::string text;
    for (const Format format : formats) {
        if (!text.empty())
            text += '+';
        text += formatName(format);
    }
    return text;
}

Result<ReadReport> readTraces(std::string_view bytes, TraceCollector &collector, const ReadOptions &options)
{
    ReadReport report;
    ReadContext context(collector, options, report);
    InputWindow window(bytes);
    if (auto read = readWindow(window, context); !read)
        return tl::unexpected(read.error());
    return report;
}

Result<ReadReport> readTraceFile(const QString &path, TraceCollector &collector, const ReadOptions &options)
{
    const auto named = [&path](const Error &error) { return fail(error.code, u"%1: %2"_s.arg(path, error.detail)); };
    auto file = std::make_unique<FileSource>(path, options.progress);
    if (auto opened = file->open(); !opened)
        return named(opened.error());
    auto source = openDecompressed(std::move(file), options.limits);
    if (!source)
        return named(source.error());
    ReadReport report;
    ReadContext context(collector, options, report);
    InputWindow window(**source, std::min(options.limits.documentBytes, documentBytesOfMachine()));
    const auto read = readWindow(window, context);
    const QString damage = (*source)->damage();
    if (!read)
        return named(damage.isEmpty() ? read.error()
                                      : Error{read.error().code, u"%1; %2"_s.arg(damage, read.error().detail)});
    if (!damage.isEmpty())
        report.diagnostics.add(Diagnostic::TruncatedInput, damage);
    return report;
}

} // namespace traceloupe
