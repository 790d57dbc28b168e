// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include "app/translators.h"
#include "app/window.h"
#include "core/cache/cache.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {
constexpr int kBadUsage = 2;

/// Columns of a large trace are pieces of their own, given back when freed: glibc would raise its limit with each
/// large piece that is freed, and keep the next ones.
void keepLargePiecesApart()
{
#ifdef __GLIBC__
    constexpr int kLargePieceBytes = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kLargePieceBytes);
#endif
}
} // namespace

int startWindow(int argc, char *argv[])
{
    keepLargePiecesApart();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"sample"_s, u"Open the bundled sample."_s},
                       {u"cache"_s, u"The cache to use."_s, u"file"_s},
                       {u"screenshots"_s, u"Save pictures of every view there, of the sample or the files, and quit."_s,
                        u"folder"_s}});
    parser.addPositionalArgument(u"file"_s, u"Trace files or folders to open."_s, u"[FILE...]"_s);
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "traceloupe: %s; 'traceloupe --help' shows the usage\n", qPrintable(parser.errorText()));
        return kBadUsage;
    }
    WindowOptions options;
    options.files = parser.positionalArguments();
    options.cacheFile = parser.isSet(u"cache"_s) ? parser.value(u"cache"_s) : Cache::defaultFile();
    options.openSample = parser.isSet(u"sample"_s);
    options.screenshotDir = parser.value(u"screenshots"_s);
    return runWindow(application, options);
}

std::unique_ptr<QCoreApplication> makeDrawingApplication(int &argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    auto application = std::make_unique<QApplication>(argc, argv);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    installTranslations(*application);
    return application;
}

} // namespace traceloupe
