// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshots.h"

#include "app/importstrip.h"
#include "app/mainwindow.h"
#include "app/tracetabs.h"
#include "app/windowservices.h"

#include <QApplication>
#include <QDir>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kPollMs = 50;
constexpr int kMaxPolls = 400;
constexpr int kMaxImportPolls = 40'000; // files of a million spans take their time
constexpr int kSettleMs = 150;
constexpr QSize kSizes[] = {{1440, 900}, {2560, 1440}};

SourceConfig exampleSource(const QString &name, SourceKind kind, const QString &url)
{
    SourceConfig source;
    source.id = name;
    source.name = name;
    source.kind = kind;
    source.baseUrl = QUrl(url);
    return source;
}

} // namespace

Screenshots::Screenshots(MainWindow &window, WindowServices &services, QString folder, QStringList files)
    : m_window(window), m_services(services), m_stage(window), m_folder(std::move(folder)), m_files(std::move(files))
{}

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder))
        m_hasFailed = true;
    addSources();
    m_window.setTimeZone(DisplayTimeZone::utc());
    m_window.show();
    add({m_stage.picture(
             u"empty"_s, [] {}, [this] { return m_stage.isFound(); }),
         {{}, [this] { openFiles(); }, [this] { return m_isSettled; }, {}}});
    for (const bool isDark : {false, true}) {
        for (const QSize &size : kSizes) {
            addLook(isDark, size);
            const QString look = (isDark ? u"-dark-%1x%2"_s : u"-light-%1x%2"_s).arg(size.width()).arg(size.height());
            if (m_files.isEmpty()) {
                addSampleScenes(isDark, look);
            } else {
                add(traceScenes(m_stage, look));
                add(traceSetScenes(m_stage, look));
            }
        }
    }
    nextScene();
}

void Screenshots::add(const Scenes &scenes)
{
    m_scenes.insert(m_scenes.end(), scenes.begin(), scenes.end());
}

void Screenshots::addLook(bool isDark, QSize size)
{
    const auto dress = [this, isDark, size] {
        m_window.setTheme(isDark ? Theme::Dark : Theme::Light);
        m_window.resize(size);
        m_window.findChild<ImportStrip *>()->hide();
    };
    add({{{}, dress, [] { return true; }, {}}});
}

/// The sample opens with one trace in front; the states of the search and the dialogs are alike in every size.
void Screenshots::addSampleScenes(bool isDark, const QString &look)
{
    add({m_stage.picture(
        u"waterfall-errors"_s + look, [this] { m_window.tabs().setCurrentIndex(1); },
        [this] { return m_stage.isTraceLoaded(); })});
    add(searchScenes(m_stage, look));
    add(traceScenes(m_stage, look));
    add(traceSetScenes(m_stage, look));
    add(searchStateScenes(m_stage, look));
    if (look.endsWith("x900"_L1)) {
        add(dialogScenes(m_stage, isDark ? u"-dark"_s : u"-light"_s));
    }
}

void Screenshots::addSources()
{
    const Result<> saved = m_services.setSources(
        {exampleSource(u"Jaeger staging"_s, SourceKind::Jaeger, u"http://localhost:16686"_s),
         exampleSource(u"Tempo production"_s, SourceKind::Tempo, u"http://127.0.0.1:9"_s),
         exampleSource(u"Zipkin"_s, SourceKind::Zipkin, u"http://localhost:9411"_s)});
    m_hasFailed = !saved;
}

void Screenshots::openFiles()
{
    connect(&m_window.opener(), &FileOpener::settled, this, [this] { m_isSettled = true; });
    if (m_files.isEmpty())
        m_window.opener().openSample();
    else
        m_window.opener().open(m_files);
}

void Screenshots::nextScene()
{
    if (m_next == m_scenes.size()) {
        m_window.close();
        QApplication::exit(m_hasFailed ? 1 : 0);
        return;
    }
    m_polls = 0;
    m_scenes[m_next].arrange();
    waitForScene();
}

void Screenshots::waitForScene()
{
    if (m_scenes[m_next].isReady() || ++m_polls > (m_isSettled ? kMaxPolls : kMaxImportPolls))
        QTimer::singleShot(kSettleMs, this, &Screenshots::saveScene);
    else
        QTimer::singleShot(kPollMs, this, &Screenshots::waitForScene);
}

void Screenshots::saveScene()
{
    const Scene &scene = m_scenes[m_next++];
    if (scene.subject) {
        QWidget *subject = scene.subject();
        const bool isSaved = subject && subject->grab().save(QDir(m_folder).filePath(scene.name + u".png"_s));
        m_hasFailed = m_hasFailed || !isSaved;
    }
    nextScene();
}

} // namespace traceloupe
