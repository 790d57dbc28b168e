// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture/tracepictures.h"

#include "core/layout/durationtext.h"
#include "core/layout/timestamptext.h"
#include "widgets/common/spantext.h"
#include "widgets/flame/flamemerging.h"
#include "widgets/flame/flametext.h"
#include "widgets/flame/flameview.h"
#include "widgets/waterfall/waterfallview.h"

#include <QCoreApplication>

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

TracePicture waterfallPicture(TraceSession &session, int widthPx, int heightPx, int maxHeightPx)
{
    auto view = std::make_unique<WaterfallView>(session);
    view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->resize(widthPx, kTrialHeightPx);
    view->show();
    const int ruler = view->height() - view->viewport()->height();
    const std::uint32_t rows = session.rows().lineCount();
    const std::int64_t content = ruler + static_cast<std::int64_t>(rows) * view->rowHeightPx();
    view->resize(widthPx, heightOf(content, heightPx, maxHeightPx));
    const auto fitting = static_cast<std::uint64_t>(std::max(0, view->height() - ruler) / view->rowHeightPx());
    return {std::move(view), TracePictures::tr("Waterfall"), rows, std::min<std::uint64_t>(rows, fitting)};
}

TracePicture flamePicture(TraceSession &session, FlameParams params, bool isFlame, int widthPx, int heightPx,
                          int maxHeightPx)
{
    FlameView prototype(session);
    prototype.setTree(mergedFlameTree(session.tracePtr(), params));
    prototype.setFlame(isFlame);
    std::unique_ptr<FlameView> view = prototype.wholePicture(widthPx, maxHeightPx);
    const FlameGeometry geometry = view->geometryNow();
    if (heightPx > 0)
        view->resize(widthPx, heightOf(0, heightPx, maxHeightPx));
    const auto fitting = static_cast<std::uint64_t>(view->height() / geometry.rowHeightPx);
    return {std::move(view), flameTitle(params), geometry.rowCount,
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
