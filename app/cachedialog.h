// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace traceloupe {

/// What the cache holds and may hold: figures, limits by size and age, compacting, deleting what is not pinned.
class CacheDialog final : public QDialog {
    Q_OBJECT
public:
    /// `cache` outlives the dialog.
    explicit CacheDialog(CacheAccess &cache, QWidget *parent = nullptr);

private:
    QWidget *buildLimits();
    void refresh();
    void showInfo(const CacheInfo &info);
    void applyLimits();
    void compact();
    void deleteUnpinned();
    template <class Work>
    void change(const QString &doing, Work work);

    CacheAccess &m_cache;
    QLabel *m_file;
    QLabel *m_size;
    QLabel *m_traces;
    QLabel *m_spans;
    QLabel *m_pinned;
    QLabel *m_schema;
    QCheckBox *m_limitsSize;
    QSpinBox *m_megabytes;
    QCheckBox *m_limitsAge;
    QSpinBox *m_days;
    QPushButton *m_apply;
    QPushButton *m_compact;
    QPushButton *m_delete;
    QLabel *m_result;
    bool m_isFilled = false;
};

} // namespace traceloupe
