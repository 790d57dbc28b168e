// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture/tracepictures.h"

#include "core/layout/durationtext.h"
#include "core/layout/timestamptext.h"
#include "widgets/common/spantext.h"
#include "widgets/flame/flamemerging.h"
#include "widgets/flame/flametext.h"
#include "widgets/flame/flameview.h"
#include "widgets/waterfall/servicelegend.h"
#include "widgets/waterfall/waterfallview.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kTrialHeightPx = 400;

struct TracePictures {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::TracePictures)
};

int heightOf(std::int64_t content, int wanted, int most)
{
    return static_cast<int>(std::clamp<std::int64_t>(wanted > 0 ? wanted : content, 1, std::max(1, most)));
}

} // namespace

/// Which critical path is drawn, if one is.
QString waterfallTitle(const TraceSession &session)
{
    const PathOverlay &path = session.path();
    if (!path.isShown())
        return TracePictures::tr("Waterfall");
    if (path.root().isValid())
        return TracePictures::tr("Waterfall, critical path of %1").arg(spanTitle(session.trace(), path.root()));
    return path.mode() == PathMode::Response ? TracePictures::tr("Waterfall, critical path until the answer")
                                             : TracePictures::tr("Waterfall, critical path until everything is done");
}

TracePicture waterfallPicture(TraceSession &session, const std::vector<WaterfallColumn> &columns, int widthPx,
                              int heightPx, int maxHeightPx)
{
    auto content = std::make_unique<QWidget>();
    content->setAttribute(Qt::WA_DontShowOnScreen);
    auto *legend = new ServiceLegend(session, content.get());
    auto *view = new WaterfallView(session, content.get());
    view->makePicture();
    view->setColumns(columns);
    auto *layout = new QVBoxLayout(content.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(legend);
    layout->addWidget(view, 1);
    content->resize(widthPx, kTrialHeightPx);
    content->show();
    const int around = content->height() - view->viewport()->height();
    const std::uint32_t rows = session.rows().lineCount();
    const std::int64_t whole = around + static_cast<std::int64_t>(rows) * view->rowHeightPx();
    content->resize(widthPx, heightOf(whole, heightPx, maxHeightPx));
    const auto fitting = static_cast<std::uint64_t>(std::max(0, content->height() - around) / view->rowHeightPx());
    return {std::move(content), waterfallTitle(session), rows, std::min<std::uint64_t>(rows, fitting)};
}

TracePicture flamePicture(TraceSession &session, FlameParams params, bool isFlame, int widthPx, int heightPx,
                          int maxHeightPx)
{
    FlameTimes times{session.selfTimesNs(), session.path().sharedPath()};
    if (params.value == FlameValue::CriticalPath && !times.path)
        times.path = std::make_shared<const CriticalPath>(criticalPath(session.trace()));
    ColoredFlameTree merged = mergedFlameTree(session.tracePtr(), params, times, session.coloring().table());
    FlameView prototype(session);
    prototype.setTree(std::move(merged.tree), std::move(merged.colors));
    prototype.setFlame(isFlame);
    std::unique_ptr<FlameView> view = prototype.wholePicture(widthPx, maxHeightPx);
    const FlameGeometry geometry = view->geometryNow();
    if (heightPx > 0)
        view->resize(widthPx, heightOf(0, heightPx, maxHeightPx));
    const auto fitting = static_cast<std::uint64_t>(view->height() / geometry.rowHeightPx);
    return {std::move(view), flameTitle(params, session.path().mode()), geometry.rowCount,
            std::min<std::uint64_t>(geometry.rowCount, fitting)};
}

PictureCaption traceCaption(const TraceSession &session, const QString &viewTitle)
{
    const Trace &trace = session.trace();
    const SpanIndex root = trace.analysisRoot();
    const QString title = root.isValid() ? spanTitle(trace, root) : TracePictures::tr("Trace");
    QStringList details;
    if (!viewTitle.isEmpty())
        details << viewTitle;
    details << durationText(trace.durationNs())
            << TracePictures::tr("%Ln span(s)", nullptr, static_cast<int>(trace.spanCount()))
            << TracePictures::tr("%Ln service(s)", nullptr, static_cast<int>(trace.services().size()));
    if (trace.errorCount() > 0)
        details << TracePictures::tr("%Ln failed", nullptr, static_cast<int>(trace.errorCount()));
    if (trace.startNs() > 0)
        details << timestampText(trace.startNs(), session.timeZone());
    details << TracePictures::tr("trace %1").arg(QString::fromStdString(trace.idText()));
    return {title, details.join(u"   ·   "_s)};
}

} // namespace traceloupe
