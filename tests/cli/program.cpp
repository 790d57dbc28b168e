// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

namespace traceloupe::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int kTimeoutMs = 60'000;
} // namespace

QJsonObject ProgramRun::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray message = "no JSON document: " + error.errorString().toUtf8() + " in " + out.left(200) + " / "
                                   + err.left(500);
        QTest::qFail(message.constData(), __FILE__, __LINE__);
    }
    return document.object();
}

QString programFile()
{
    return QStringLiteral(TRACELOUPE_PROGRAM);
}

std::unique_ptr<QProcess> startProgram(const QStringList &arguments, const QString &home)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS",
                             "TRACELOUPE_TOKEN", "TRACELOUPE_CACHE"})
        environment.remove(QString::fromLatin1(name));
    const QString folder = home.isEmpty() ? u"/nonexistent"_s : home;
    environment.insert(u"HOME"_s, folder);
    environment.insert(u"XDG_CONFIG_HOME"_s, folder + u"/config"_s);
    environment.insert(u"XDG_DATA_HOME"_s, folder + u"/data"_s);
    process->setProcessEnvironment(environment);
    process->start(programFile(), arguments);
    return process;
}

ProgramRun runProgram(const QStringList &arguments, const QByteArray &input, const QString &home)
{
    const auto process = startProgram(arguments, home);
    process->write(input);
    process->closeWriteChannel();
    if (!process->waitForFinished(kTimeoutMs))
        QTest::qFail("the program did not end in time", __FILE__, __LINE__);
    const bool normal = process->exitStatus() == QProcess::NormalExit;
    return {normal ? process->exitCode() : -1, process->readAllStandardOutput(), process->readAllStandardError()};
}

} // namespace traceloupe::test
