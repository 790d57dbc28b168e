// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/wholefile.h"

#include <QSaveFile>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

Result<> notWritten(QSaveFile &file)
{
    return fail(ErrorCode::Io, u"%1 can't be written: %2"_s.arg(file.fileName(), writeFault(file)));
}

} // namespace

QString writeFault(QIODevice &device)
{
    if (auto *file = qobject_cast<QFileDevice *>(&device); file && file->isOpen())
        file->flush();
    return device.errorString();
}

Result<> commitFile(QSaveFile &file)
{
    // what commit() can't flush, it can't explain
    if (!file.flush() || !file.commit())
        return notWritten(file);
    return {};
}

Result<> writeWholeFile(const QString &name, const QByteArray &content)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return notWritten(file);
    return commitFile(file);
}

} // namespace traceloupe
