// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hints/hintspicture.h"

#include "widgets/common/spanstepper.h"
#include "widgets/hints/hintcard.h"
#include "widgets/hints/hintspanel.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 8;
/// Sentences on longer lines are hard to read.
constexpr int kMostWidthPx = 900;

std::unique_ptr<QWidget> createCards(TraceSession &session, const std::vector<Hint> &hints, std::size_t shown)
{
    const SpanIndex root = session.trace().analysisRoot();
    const std::int64_t rootNs = root.isValid() ? session.trace().durationNs(root) : 0;
    auto content = std::make_unique<QWidget>();
    content->setAttribute(Qt::WA_DontShowOnScreen);
    content->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(content.get());
    layout->setContentsMargins(kMarginPx, kMarginPx, kMarginPx, kMarginPx);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    auto *note = new QLabel(hintsIntroduction(hints, shown), content.get());
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(note);
    for (std::size_t i = 0; i < shown; ++i)
        layout->addWidget(new HintCard(session, hints[i], rootNs, content.get()));
    layout->addStretch(1);
    for (SpanStepper *stepper : content->findChildren<SpanStepper *>())
        stepper->hide();
    return content;
}

} // namespace

WholePicture hintsPicture(TraceSession &session, const std::vector<Hint> &hints, int widthPx, int maxHeightPx)
{
    const int width = std::min(widthPx, kMostWidthPx);
    std::size_t shown = std::min(hints.size(), HintsPanel::kMaxCards);
    auto view = createCards(session, hints, shown);
    // cards are of one height or another: as many as fit
    while (shown > 1 && view->layout()->totalHeightForWidth(width) > maxHeightPx)
        view = createCards(session, hints, --shown);
    view->resize(width, std::clamp(view->layout()->totalHeightForWidth(width), 1, maxHeightPx));
    view->show();
    return {std::move(view), hints.size(), shown};
}

QString hintsTitle()
{
    return HintsPanel::tr("Hints");
}

QString soughtHints()
{
    return HintsPanel::tr("Looked for errors and where they began, calls made again or given up, repeated, identical "
                          "and serial calls, many calls between two services, slow calls among equals, unexplained "
                          "gaps, waiting in queues and on the way, cold starts, cache misses and crowded pools.");
}

QString hintsIntroduction(const std::vector<Hint> &hints, std::size_t shown)
{
    if (hints.empty())
        return HintsPanel::tr("Nothing found") + u"\n\n"_s + soughtHints();
    QString text = HintsPanel::tr("%Ln possible cause(s), inferred from timing, not proven.", nullptr,
                                  static_cast<int>(hints.size()));
    if (hints.size() > 1)
        text += u' ' + HintsPanel::tr("Those on most of the critical path come first.");
    if (hints.size() == shown)
        return text;
    int failed = 0;
    for (std::size_t i = shown; i < hints.size(); ++i)
        failed += hints[i].kind == HintKind::ErrorOrigin ? static_cast<int>(hints[i].failed) : 0;
    text += u' '
            + HintsPanel::tr("%Ln more hint(s) about less time are not shown.", nullptr,
                             static_cast<int>(hints.size() - shown));
    if (failed > 0)
        text += u' ' + HintsPanel::tr("They include where %Ln error(s) began.", nullptr, failed);
    return text;
}

} // namespace traceloupe
