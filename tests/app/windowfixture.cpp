// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace traceloupe::test {

WindowFixture::WindowFixture() : m_secrets(path(u"secrets.json"_s)), m_store(path(u"window.ini"_s)) {}

WindowFixture::~WindowFixture()
{
    m_window.reset();
    m_services.reset();
}

void WindowFixture::start()
{
    m_services = std::make_unique<WindowServices>(
        cacheFile(), path(u"sources.json"_s), [](const SourceConfig &) { return Result<Credentials>(Credentials()); });
    m_window = std::make_unique<MainWindow>(*m_services, m_secrets, m_store);
    m_window->show();
    m_window->restoreTabs();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowFixture::close()
{
    m_window->close();
    m_window.reset();
    m_services.reset();
}

QRegularExpression unexpectedWarnings()
{
    return QRegularExpression(u"^(?!This plugin does not support|QStandardPaths: XDG_RUNTIME_DIR)"_s);
}

} // namespace traceloupe::test
