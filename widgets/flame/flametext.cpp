// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flametext.h"

#include "core/layout/durationtext.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/sharetext.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct FlameText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::FlameText)
};

int asInt(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

std::int64_t foldedValue(const FlameTree &tree, const FlameBlock &block)
{
    const auto children = tree.children(block.frame);
    const auto end = std::partition_point(children.begin(), children.end(),
                                          [&tree](FrameIndex frame) { return tree.value(frame) > 0; });
    std::int64_t value = 0;
    for (auto child = end - block.foldedFrames; child != end; ++child)
        value += tree.value(*child);
    return value;
}

} // namespace

QString shareOfAll(const FlameTree &tree, std::int64_t value)
{
    return shareText(value, tree.value(FlameTree::root()));
}

QString frameTitle(const FlameTree &tree, FrameIndex frame)
{
    if (frame == FlameTree::root())
        return FlameText::tr("Whole trace");
    if (tree.isPhantom(frame))
        return FlameText::tr("(missing)", "a span that is named as a parent but is not in the trace");
    const Trace &trace = *tree.trace();
    const QString service = plaintext::oneLine(trace.text(tree.service(frame)));
    const QString shown = service.isEmpty() ? FlameText::tr("(no service)") : service;
    if (!tree.name(frame).isValid())
        return shown;
    const QString name = plaintext::oneLine(trace.text(tree.name(frame)));
    return shown + u"  "_s + (name.isEmpty() ? FlameText::tr("(no name)") : name);
}

QString frameValueText(FlameValue kind, std::int64_t value)
{
    return kind == FlameValue::SpanCount ? FlameText::tr("%Ln span(s)", nullptr, asInt(value)) : durationText(value);
}

QString exactFrameValueText(FlameValue kind, std::int64_t value)
{
    return kind == FlameValue::SpanCount ? frameValueText(kind, value) : exactDurationText(value);
}

QString flameValueName(FlameValue kind)
{
    switch (kind) {
    case FlameValue::SelfTime:
        return FlameText::tr("self time");
    case FlameValue::CriticalPath:
        return FlameText::tr("critical path");
    case FlameValue::TotalTime:
        return FlameText::tr("total time");
    case FlameValue::SpanCount:
        break;
    }
    return FlameText::tr("spans");
}

QString flameTitle(const FlameParams &params, PathMode mode)
{
    const QString value = params.value == FlameValue::CriticalPath && mode == PathMode::Completion
                              ? FlameText::tr("critical path until everything is done,")
                              : flameValueName(params.value);
    return params.grouping == FlameGrouping::Service
               ? FlameText::tr("Flame graph: %1 by service", "self time").arg(value)
               : FlameText::tr("Flame graph: %1 by call path", "self time").arg(value);
}

QString frameReadout(const FlameTree &tree, FrameIndex frame)
{
    const FlameValue kind = tree.params().value;
    const std::int64_t value = tree.value(frame);
    const bool isSum = tree.ownValue(frame) != value;
    const QString figure = isSum ? FlameText::tr("%1 with all below %2 (%3)", "self time with all below 12 ms (34 %)")
                                 : FlameText::tr("%1 %2 (%3)", "self time 12 ms (34 %)");
    QStringList parts{frameTitle(tree, frame),
                      figure.arg(flameValueName(kind), exactFrameValueText(kind, value), shareOfAll(tree, value))};
    if (isSum)
        parts << FlameText::tr("of its own %1").arg(exactFrameValueText(kind, tree.ownValue(frame)));
    if (kind != FlameValue::SpanCount)
        parts << FlameText::tr("%Ln span(s)", nullptr, static_cast<int>(tree.spanCount(frame)));
    if (tree.errorCount(frame) > 0)
        parts << FlameText::tr("%Ln failed", nullptr, static_cast<int>(tree.errorCount(frame)));
    if (tree.isOverfull(frame))
        parts << FlameText::tr("its calls add up to %1: they ran at the same time or outlived it")
                     .arg(exactFrameValueText(kind, tree.childrenValue(frame)));
    return parts.join(u"   ·   "_s);
}

QString blockReadout(const FlameTree &tree, const FlameBlock &block)
{
    if (block.foldedFrames == 0)
        return frameReadout(tree, block.frame);
    const FlameValue kind = tree.params().value;
    const std::int64_t value = foldedValue(tree, block);
    return FlameText::tr("%Ln frame(s) below %1, too narrow to be seen", nullptr, static_cast<int>(block.foldedFrames))
               .arg(frameTitle(tree, block.frame))
           + u"   ·   "_s
           + FlameText::tr("%1 %2 (%3)", "self time 12 ms (34 %)")
                 .arg(flameValueName(kind), exactFrameValueText(kind, value), shareOfAll(tree, value));
}

QString blockDescription(const FlameTree &tree, const FlameBlock &block)
{
    const std::uint32_t level = tree.depth(block.frame) + (block.foldedFrames > 0 ? 1 : 0);
    return blockReadout(tree, block).replace(u"   ·   "_s, u", "_s) + u", "_s + FlameText::tr("level %1").arg(level);
}

} // namespace traceloupe
