// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testbase.h"

#include <QFile>
#include <QTest>

namespace traceloupe::test {

QString dataPath(const QString &relative)
{
    return QStringLiteral(TRACELOUPE_TEST_DATA "/") + relative;
}

QByteArray readDataFile(const QString &relative)
{
    QFile file(dataPath(relative));
    if (!file.open(QIODevice::ReadOnly)) {
        const QByteArray message = "cannot read " + file.fileName().toUtf8();
        QTest::qFail(message.constData(), __FILE__, __LINE__);
        return {};
    }
    return file.readAll();
}

} // namespace traceloupe::test
