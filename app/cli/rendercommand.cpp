// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "core/models/rememberedcolors.h"
#include "widgets/common/themepalette.h"
#include "widgets/hints/hintspicture.h"
#include "widgets/picture/graphpictures.h"
#include "widgets/picture/tracepictures.h"
#include "widgets/statistics/statisticspictures.h"

#include <QApplication>
#include <QEventLoop>

#include <array>
#include <optional>
#include <utility>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualWidthPx = 1'440;
constexpr int kLeastSidePx = 200;

const QString kViews = u"waterfall, flame, statistics, critical-path, hints, graph"_s;
const QString kClocks = u"aligned, raw"_s;
const QString kModes = u"response, completion"_s;
const QString kValues = u"self, path, total, spans"_s;
const QString kGroups = u"path, service"_s;
const QString kThemes = u"light, dark"_s;

/// What a picture is to be.
struct Wanted {
    QString view;
    QString file;
    PictureFormat format = PictureFormat::Svg;
    QSize size; ///< with the caption; a height of 0 = as high as everything takes
    FlameParams flame;
    bool isFlame = false; ///< the root at the bottom
    bool isDark = false;
    bool isAligned = true; ///< times by one clock, where clocks are proven to be off
    PathMode mode = PathMode::Response;
};

struct Drawn {
    QByteArray bytes;
    QSize size;
    std::optional<std::pair<std::uint64_t, std::uint64_t>> rows; ///< on the picture, of all
};

template <class Value, std::size_t size>
std::optional<Value> oneOf(const QString &text, const std::array<std::pair<QLatin1StringView, Value>, size> &values)
{
    for (const auto &[name, value] : values) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

std::optional<QSize> sizeOf(const QString &text)
{
    const QStringList sides = text.split(u'x');
    bool isWidth = false;
    bool isHeight = false;
    const QSize size(sides.value(0).toInt(&isWidth), sides.value(1).toInt(&isHeight));
    const auto isFine = [](int side) { return side >= kLeastSidePx && side <= kMaxPictureSidePx; };
    const bool isSize = sides.size() == 2 && isWidth && isHeight && isFine(size.width()) && isFine(size.height());
    return isSize ? std::optional(size) : std::nullopt;
}

tl::unexpected<Error> badOption(const QString &option, const QString &value, const QString &choices)
{
    return fail(ErrorCode::InvalidInput, u"render: --%1 is one of %2, not '%3'"_s.arg(option, choices, value));
}

Result<> readFlameOptions(const Invocation &call, Wanted &wanted)
{
    static constexpr std::array<std::pair<QLatin1StringView, FlameValue>, 4> kValueNames = {
        {{"self"_L1, FlameValue::SelfTime},
         {"path"_L1, FlameValue::CriticalPath},
         {"total"_L1, FlameValue::TotalTime},
         {"spans"_L1, FlameValue::SpanCount}}};
    static constexpr std::array<std::pair<QLatin1StringView, FlameGrouping>, 2> kGroupNames = {
        {{"path"_L1, FlameGrouping::CallPath}, {"service"_L1, FlameGrouping::Service}}};
    if (call.has(u"value"_s)) {
        const auto value = oneOf(call.value(u"value"_s), kValueNames);
        if (!value)
            return badOption(u"value"_s, call.value(u"value"_s), kValues);
        wanted.flame.value = *value;
    }
    if (call.has(u"group"_s)) {
        const auto grouping = oneOf(call.value(u"group"_s), kGroupNames);
        if (!grouping)
            return badOption(u"group"_s, call.value(u"group"_s), kGroups);
        wanted.flame.grouping = *grouping;
    }
    wanted.isFlame = call.has(u"upright"_s);
    const bool hasFlameOption = call.has(u"value"_s) || call.has(u"group"_s) || wanted.isFlame;
    if (hasFlameOption && wanted.view != "flame"_L1)
        return fail(ErrorCode::InvalidInput, u"render: --value, --group and --upright are for --view flame"_s);
    return {};
}

/// Clocks and the mode of the path: as in the window where nothing is said.
Result<> readTimeOptions(const Invocation &call, Wanted &wanted)
{
    if ((call.has(u"clocks"_s) || call.has(u"mode"_s)) && wanted.view == "graph"_L1)
        return fail(ErrorCode::InvalidInput,
                    u"render: --clocks and --mode say nothing of --view graph, which draws durations only"_s);
    const QString clocks = call.has(u"clocks"_s) ? call.value(u"clocks"_s) : u"aligned"_s;
    if (!kClocks.split(u", "_s).contains(clocks))
        return badOption(u"clocks"_s, clocks, kClocks);
    wanted.isAligned = clocks == "aligned"_L1;
    const QString mode = call.has(u"mode"_s) ? call.value(u"mode"_s) : u"response"_s;
    if (!kModes.split(u", "_s).contains(mode))
        return badOption(u"mode"_s, mode, kModes);
    wanted.mode = mode == "completion"_L1 ? PathMode::Completion : PathMode::Response;
    return {};
}

Result<Wanted> wantedOf(const Invocation &call)
{
    Wanted wanted;
    wanted.view = call.has(u"view"_s) ? call.value(u"view"_s) : u"waterfall"_s;
    if (!kViews.split(u", "_s).contains(wanted.view))
        return badOption(u"view"_s, wanted.view, kViews);
    wanted.file = call.value(u"output"_s);
    if (wanted.file.isEmpty())
        return fail(ErrorCode::InvalidInput, u"render: name the file to write with -o, ending in .svg, .png or .pdf"_s);
    const auto format = pictureFormatOf(wanted.file);
    if (!format)
        return fail(ErrorCode::InvalidInput, u"render: %1: pictures are .svg, .png or .pdf files"_s.arg(wanted.file));
    wanted.format = *format;
    wanted.size = {kUsualWidthPx, 0};
    if (call.has(u"size"_s)) {
        const auto size = sizeOf(call.value(u"size"_s));
        if (!size)
            return fail(ErrorCode::InvalidInput,
                        u"render: --size is WIDTHxHEIGHT in pixels, each from %1 to %2, not '%3'"_s.arg(kLeastSidePx)
                            .arg(kMaxPictureSidePx)
                            .arg(call.value(u"size"_s)));
        wanted.size = *size;
    }
    const QString theme = call.has(u"theme"_s) ? call.value(u"theme"_s) : u"light"_s;
    if (!kThemes.split(u", "_s).contains(theme))
        return badOption(u"theme"_s, theme, kThemes);
    wanted.isDark = theme == "dark"_L1;
    if (const Result<> flame = readFlameOptions(call, wanted); !flame)
        return tl::unexpected(flame.error());
    if (const Result<> times = readTimeOptions(call, wanted); !times)
        return tl::unexpected(times.error());
    return wanted;
}

/// Waits for what the window computes beside its thread: the clocks, then the critical path.
void computeTimes(TraceSession &session, const Wanted &wanted)
{
    QEventLoop loop;
    QObject::connect(&session.skew(), &SkewOverlay::computed, &loop, &QEventLoop::quit);
    session.skew().setAligned(wanted.isAligned);
    session.skew().want();
    loop.exec();
    session.path().setMode(wanted.mode);
    session.path().setShown(true);
    QObject::connect(&session.path(), &PathOverlay::changed, &loop, &QEventLoop::quit);
    if (session.path().isComputing())
        loop.exec();
}

TracePicture titled(WholePicture picture, const QString &title)
{
    return {std::move(picture.view), title, picture.rows, picture.shownRows};
}

/// `heightPx` 0 = as high as everything takes.
Result<TracePicture> pictureOf(TraceSession &session, const Wanted &wanted, int heightPx, int mostPx)
{
    const Trace &trace = session.trace();
    const int width = wanted.size.width();
    const int most = heightPx > 0 ? heightPx : mostPx;
    if (wanted.view == "flame"_L1)
        return flamePicture(session, wanted.flame, wanted.isFlame, width, heightPx, mostPx);
    if (wanted.view == "statistics"_L1) {
        const auto table = statisticsTable(trace, *session.selfTimesNs(), *session.path().path(),
                                           {GroupBy::Kind::Service, {}}, {GroupBy::Kind::Operation, {}});
        return titled(statisticsPicture(table, StatisticsModel::Total, Qt::DescendingOrder, width, most),
                      statisticsTitle(*table));
    }
    if (wanted.view == "critical-path"_L1) {
        const CriticalPath &path = *session.path().path();
        if (path.totalNs <= 0)
            return fail(ErrorCode::InvalidInput,
                        u"there is no critical path to draw: the root span of this trace took no time"_s);
        return titled(
            breakdownPicture(std::make_shared<const PathBreakdown>(breakDown(trace, path)), session, width, most),
            breakdownTitle(wanted.mode, path.totalNs));
    }
    if (wanted.view == "hints"_L1)
        return titled(hintsPicture(session, findHints(trace).value_or(std::vector<Hint>()), width, most), hintsTitle());
    return waterfallPicture(session, {}, width, heightPx, mostPx);
}

Result<Drawn> drawTrace(const TracePtr &trace, const Wanted &wanted)
{
    TraceSession session(trace);
    session.setTimeZone(DisplayTimeZone::utc());
    computeTimes(session, wanted);
    const QWidget measured;
    const int caption = captionHeightPx(measured);
    const int height = wanted.size.height() > 0 ? std::max(1, wanted.size.height() - caption) : 0;
    const Result<TracePicture> picture = pictureOf(session, wanted, height, kMaxPictureSidePx - caption);
    if (!picture)
        return tl::unexpected(picture.error());
    if (height > 0)
        picture->view->resize(wanted.size.width(), height);
    auto bytes = drawPicture(*picture->view, traceCaption(session, picture->title), wanted.format);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return Drawn{std::move(*bytes),
                 {picture->view->width(), picture->view->height() + caption},
                 std::pair(picture->shownRows, picture->rows)};
}

Result<Drawn> drawGraphOf(const TracePtr &trace, const Wanted &wanted)
{
    TraceSession session(trace);
    session.setTimeZone(DisplayTimeZone::utc());
    const QByteArray svg = serviceGraphSvg(*trace, traceCaption(session, serviceGraphTitle()), wanted.isDark);
    auto drawn = drawSvgDocument(svg, wanted.format, wanted.size.height() > 0 ? wanted.size : QSize(), wanted.isDark);
    if (!drawn)
        return tl::unexpected(drawn.error());
    return Drawn{std::move(drawn->bytes), drawn->size, std::nullopt};
}

ExitCode run(const Invocation &call)
{
    if (call.arguments.size() != 1)
        return call.out.error(ExitCode::BadInput,
                              u"render: name one trace: an id, a prefix of it, slowest, latest, or a file"_s);
    const Result<Wanted> wanted = wantedOf(call);
    if (!wanted)
        return call.out.error(wanted.error());
    if (const auto apart = checkOutputIsNoInput(call); !apart)
        return call.out.error(apart.error());
    TraceFinder finder(call.cacheFile);
    const auto trace = finder.find(call.arguments.front());
    if (!trace)
        return call.out.error(trace.error());
    takeWindowsServiceColors();
    QApplication::setPalette(themePalette(wanted->isDark));
    const Result<Drawn> drawn = wanted->view == "graph"_L1 ? drawGraphOf(*trace, *wanted) : drawTrace(*trace, *wanted);
    if (!drawn)
        return call.out.error(drawn.error());
    if (const Result<> written = writePicture(drawn->bytes, wanted->file); !written)
        return call.out.error(written.error());

    QString rows;
    QJsonObject document{{u"file"_s, wanted->file},
                         {u"view"_s, wanted->view},
                         {u"format"_s, pictureSuffix(wanted->format)},
                         {u"width"_s, drawn->size.width()},
                         {u"height"_s, drawn->size.height()}};
    if (drawn->rows) {
        const auto [shown, all] = *drawn->rows;
        document.insert(u"shownRows"_s, static_cast<qint64>(shown));
        document.insert(u"rows"_s, static_cast<qint64>(all));
        rows = u", "_s + counted(shown, u"row");
        if (shown < all)
            call.out.warning(u"only %1 of %2 rows are on the picture"_s.arg(shown).arg(all));
    }
    call.out.line(u"%1: %2, %3 x %4 pixels%5"_s.arg(wanted->file, wanted->view)
                      .arg(drawn->size.width())
                      .arg(drawn->size.height())
                      .arg(rows));
    call.out.document(document);
    return ExitCode::Done;
}

} // namespace

Command renderCommand()
{
    Command command{
        u"render"_s,
        u"TRACE"_s,
        u"A picture of a trace as a file."_s,
        {{u"view"_s, u"What to draw: %1 (default: waterfall)."_s.arg(kViews), u"view"_s},
         {{u"o"_s, u"output"_s}, u"The file to write: .svg, .png or .pdf."_s, u"file"_s},
         {u"size"_s, u"Pixels of the picture (default: %1 wide, as high as everything takes)."_s.arg(kUsualWidthPx),
          u"WxH"_s},
         {u"theme"_s, u"Colours: %1 (default: light)."_s.arg(kThemes), u"theme"_s},
         {u"clocks"_s,
          u"Times by one clock where calls prove that clocks are off, or as they came: %1 (default: aligned)."_s.arg(
              kClocks),
          u"clocks"_s},
         {u"mode"_s,
          u"The critical path until the answer, or until everything is done: %1 (default: response)."_s.arg(kModes),
          u"mode"_s},
         {u"value"_s, u"flame: what frames are as wide as: %1 (default: self)."_s.arg(kValues), u"value"_s},
         {u"group"_s, u"flame: what spans share a frame by: %1 (default: path)."_s.arg(kGroups), u"group"_s},
         {u"upright"_s, u"flame: the root at the bottom."_s}},
        run};
    command.draws = true;
    return command;
}

} // namespace traceloupe::cli
