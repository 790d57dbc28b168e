// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QStaticText>

#include <string_view>

namespace traceloupe {

/// Texts laid out once for a width and drawn many times: shaping and eliding is the dear part of a frame.
/// Keyed by a caller's number for the text and the width in whole pixels. Forgets everything when full.
class ElidedTextCache {
public:
    static constexpr int kMaxEntries = 4'000;

    explicit ElidedTextCache(const QFont &font, Qt::TextElideMode elide = Qt::ElideRight);

    struct Entry {
        QStaticText text;
        qreal widthPx = 0;
        bool isElided = false;
    };

    /// `key` must name this text and no other as long as the cache lives. `utf8` is untrusted and made one line.
    const Entry &entry(std::uint64_t key, std::string_view utf8, int maximumWidthPx);
    void clear() { m_entries.clear(); }
    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] const QFontMetricsF &metrics() const { return m_metrics; }

private:
    struct Key {
        std::uint64_t text;
        int widthPx;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) { return qHashMulti(seed, key.text, key.widthPx); }
    };

    QFont m_font;
    QFontMetricsF m_metrics;
    Qt::TextElideMode m_elide;
    QHash<Key, Entry> m_entries;
};

} // namespace traceloupe
