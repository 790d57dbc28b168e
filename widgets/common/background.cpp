// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/background.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <new>

namespace traceloupe {

void Background::start(std::function<std::function<void()>()> work, std::function<void(const QString &)> failed)
{
    const quint64 generation = ++m_generation;
    m_isBusy = true;
    QThreadPool::globalInstance()->start(
        [self = QPointer<Background>(this), generation, work = std::move(work), failed = std::move(failed)] {
            std::function<void()> deliver;
            try {
                deliver = work();
            } catch (const std::bad_alloc &) {
                deliver = [failed] { failed(tr("There is not enough memory.")); };
            } catch (const std::exception &error) {
                deliver = [failed, what = QString::fromUtf8(error.what())] { failed(what); };
            }
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, generation, deliver] {
                if (self)
                    self->finish(generation, deliver);
            });
        });
}

void Background::finish(quint64 generation, const std::function<void()> &deliver)
{
    if (generation != m_generation)
        return;
    m_isBusy = false;
    deliver();
}

} // namespace traceloupe
