// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/elidedtextcache.h"

#include "widgets/common/plaintext.h"

namespace traceloupe {

ElidedTextCache::ElidedTextCache(const QFont &font, Qt::TextElideMode elide)
    : m_font(font), m_metrics(font), m_elide(elide)
{}

const ElidedTextCache::Entry &ElidedTextCache::entry(std::uint64_t key, std::string_view utf8, int maximumWidthPx)
{
    const Key wanted{key, maximumWidthPx};
    const auto known = m_entries.constFind(wanted);
    if (known != m_entries.cend())
        return *known;
    if (m_entries.size() >= kMaxEntries)
        m_entries.clear();

    const QString whole = plaintext::oneLine(utf8);
    const QString elided = m_metrics.elidedText(whole, m_elide, maximumWidthPx);
    Entry entry;
    entry.isElided = elided != whole;
    entry.widthPx = m_metrics.horizontalAdvance(elided);
    entry.text.setTextFormat(Qt::PlainText);
    entry.text.setText(elided);
    entry.text.prepare({}, m_font);
    return *m_entries.insert(wanted, entry);
}

} // namespace traceloupe
