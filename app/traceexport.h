// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"
#include "core/models/cacheaccess.h"

#include <QObject>
#include <QString>

#include <variant>
#include <vector>

class QWidget;

namespace traceloupe {

/// A trace to be written; from the cache unless it is at hand.
struct ExportItem {
    TraceId id;
    TracePtr trace;
};

/// What is not a trace format: a table of spans, a cache file with these traces only.
enum class OtherForm { Csv, CacheFile };
using ExportForm = std::variant<Format, OtherForm>;

/// Asks for a file and a format and writes traces there, off the GUI thread. The file appears only when it is whole.
class TraceExport final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `window` is what the file dialog belongs to.
    TraceExport(CacheAccess &cache, QWidget &window);

    /// Opens the file dialog (without waiting for it) in `folder`.
    void ask(std::vector<ExportItem> items, const QString &folder);
    void write(const std::vector<ExportItem> &items, const QString &file, ExportForm form);

Q_SIGNALS:
    void finished(const QString &message);
    void failed(const traceloupe::Error &error);

private:
    CacheAccess &m_cache;
    QWidget &m_window;
};

} // namespace traceloupe
