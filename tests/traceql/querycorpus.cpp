// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/traceql/querycorpus.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

QString queryCorpusPath(const QString &relative)
{
    const QString fromEnvironment = qEnvironmentVariable("TRACELOUPE_CORPUS");
    const QString root = fromEnvironment.isEmpty() ? QStringLiteral(TRACELOUPE_SOURCE_DIR) + u"/../shared/corpus"_s
                                                   : fromEnvironment;
    return root + u'/' + relative;
}

bool hasQueryCorpus()
{
    return QFile::exists(queryCorpusPath(u"traceql/parse-cases.json"_s));
}

QJsonObject readQueryCorpus(const QString &relative)
{
    QFile file(queryCorpusPath(relative));
    return file.open(QFile::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace traceloupe::test
