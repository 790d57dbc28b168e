// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

QString goldenDifference(const QString &name, const QString &actual)
{
    const QString path = QDir(QStringLiteral(TRACELOUPE_TEST_DATA)).filePath(u"../golden/"_s + name);
    QFile file(path);
    if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1) {
        QDir().mkpath(QFileInfo(path).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(actual.toUtf8()) < 0)
            return u"cannot write %1: %2"_s.arg(path, file.errorString());
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return u"cannot read %1: %2 (UPDATE_GOLDEN=1 writes it)"_s.arg(path, file.errorString());
    const QStringList expected = QString::fromUtf8(file.readAll()).split(u'\n');
    const QStringList found = actual.split(u'\n');
    for (qsizetype i = 0; i < std::max(expected.size(), found.size()); ++i) {
        if (expected.value(i) != found.value(i) || i >= expected.size() || i >= found.size())
            return u"%1, line %2\n  expected: %3\n  found:    %4"_s.arg(name).arg(i + 1).arg(expected.value(i),
                                                                                             found.value(i));
    }
    return {};
}

} // namespace traceloupe::test
