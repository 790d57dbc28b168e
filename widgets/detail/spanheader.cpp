// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/spanheader.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/lineicons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"
#include "widgets/detail/plainlabel.h"
#include "widgets/detail/spantimetext.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QTextBoundaryFinder>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMarginPx = 12;
constexpr int kChipPx = 10;
constexpr int kMostWordLines = 3;
constexpr int kCopyButtonPx = 20;

QPixmap chip(const QColor &color, qreal ratio)
{
    QPixmap pixmap(QSize(kChipPx, kChipPx) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(color);
    return pixmap;
}

void colorText(QLabel &label, const QColor &color)
{
    if (label.palette().color(QPalette::WindowText) == color)
        return;
    QPalette palette; // of the application as it is now, not what was set before
    palette.setColor(QPalette::WindowText, color);
    label.setPalette(palette);
}

/// A label lays itself out anew for every text, also for the one that it has.
void showText(QLabel &label, const QString &text)
{
    if (label.text() != text)
        label.setText(text);
}

QString share(std::int64_t part, std::int64_t whole)
{
    return whole <= 0 ? QString() : percentageText(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1);
}

/// How much of a word fits into a line, by preference up to what parts names: at least one character.
qsizetype fittingPart(const QString &word, const QFontMetrics &metrics, int roomPx)
{
    qsizetype fits = 1;
    while (fits < word.size() && metrics.horizontalAdvance(word.first(fits + 1)) <= roomPx)
        ++fits;
    for (qsizetype end = fits; end > 1; --end) {
        if (u"./:_-"_s.contains(word[end - 1]))
            return end;
    }
    return fits > 1 && word[fits - 1].isHighSurrogate() ? fits - 1 : fits;
}

QString inLines(QString word, const QFontMetrics &metrics, int roomPx)
{
    QString lines;
    for (int line = 1; line < kMostWordLines && metrics.horizontalAdvance(word) > roomPx; ++line) {
        const qsizetype part = fittingPart(word, metrics, roomPx);
        lines += word.left(part) + u'\n';
        word.remove(0, part);
    }
    return lines + metrics.elidedText(word, Qt::ElideMiddle, roomPx);
}

} // namespace

SpanHeader::SpanHeader(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_service(plainLabel(this)),
      m_kind(plainLabel(this)),
      m_operation(plainLabel(this)),
      m_status(plainLabel(this)),
      m_warnings(plainLabel(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_operation->setFont(large);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    m_kind->setWordWrap(false);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    auto *swatch = new QLabel(this);
    swatch->setObjectName(u"swatch"_s);
    top->addWidget(swatch, 0, Qt::AlignVCenter);
    top->addWidget(m_service, 1);
    top->addWidget(m_kind);

    // No QFormLayout: with hidden rows, that of Qt 6.4 writes behind the memory that it has.
    auto *form = new QGridLayout;
    form->setContentsMargins(0, 4, 0, 0);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(4);
    form->setColumnStretch(1, 1);
    m_duration = addFact(*form, tr("Duration"));
    m_self = addFact(*form, tr("Self time"));
    m_path = addFact(*form, tr("Critical path"));
    m_path->setToolTip(tr("Inferred from timing"));
    m_children = addFact(*form, tr("Children"));
    m_overhead = addFact(*form, tr("Call overhead"));
    m_start = addFact(*form, tr("Start"));
    m_start->setMinimumHeight(2 * fontMetrics().lineSpacing()); // it has two lines
    m_spanId = addId(*form, tr("Span ID"), tr("Copy span ID"));
    m_parentId = addId(*form, tr("Parent ID"), tr("Copy parent ID"));
    m_traceId = addId(*form, tr("Trace ID"), tr("Copy trace ID"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMarginPx, 10, kMarginPx, 8);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_operation);
    layout->addWidget(m_status);
    layout->addWidget(m_warnings);
    layout->addLayout(form);

    const auto showAgain = [this] {
        if (!m_span.isValid())
            return;
        showTimes(m_span);
        showFacts(m_span);
    };
    connect(&session.path(), &PathOverlay::changed, this, showAgain);
    connect(&session.skew(), &SkewOverlay::changed, this, showAgain);
    connect(&session.skew(), &SkewOverlay::computed, this, showAgain);
}

QLabel *SpanHeader::addFact(QGridLayout &form, const QString &title)
{
    QLabel *value = plainLabel(this);
    value->setMinimumHeight(kCopyButtonPx);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setMinimumHeight(kCopyButtonPx);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    value->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    addRow(form, *label, *value);
    return value;
}

void SpanHeader::addRow(QGridLayout &form, QLabel &label, QWidget &field)
{
    const int row = form.rowCount();
    form.addWidget(&label, row, 0, Qt::AlignLeft | Qt::AlignTop);
    form.addWidget(&field, row, 1);
    m_rows.emplace_back(&label, &field);
}

void SpanHeader::setRowVisible(const QWidget *field, bool isVisible)
{
    for (const auto &[label, candidate] : m_rows) {
        if (candidate == field) {
            label->setVisible(isVisible);
            candidate->setVisible(isVisible);
        }
    }
}

QLabel *SpanHeader::addId(QGridLayout &form, const QString &title, const QString &copyTip)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    QLabel *value = plainLabel(row);
    value->setWordWrap(false);
    value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *copy = new QToolButton(row);
    copy->setIcon(lineIcon(LineIcon::Copy));
    copy->setIconSize({14, 14});
    copy->setFixedSize(kCopyButtonPx, kCopyButtonPx);
    copy->setAutoRaise(true);
    copy->setToolTip(copyTip);
    copy->setAccessibleName(copyTip);
    connect(copy, &QToolButton::clicked, value, [value] { QGuiApplication::clipboard()->setText(value->text()); });
    layout->addWidget(value, 1);
    layout->addWidget(copy);
    auto *label = new QLabel(title, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setMinimumHeight(kCopyButtonPx);
    addRow(form, *label, *row);
    return value;
}

void SpanHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_span.isValid())
        showSpan(m_span);
}

void SpanHeader::showSpan(SpanIndex span)
{
    m_span = span;
    const Trace &trace = m_session.trace();
    const ChartColors colors = ChartColors::fromPalette(palette());
    const bool isPhantom = trace.isPhantom(span);
    const QColor color = isPhantom ? colors.phantom : colors.service(m_session.colors().colorOf(trace.serviceId(span)));
    findChild<QLabel *>(u"swatch"_s)->setPixmap(chip(color, devicePixelRatioF()));
    showText(*m_service, serviceText(trace, span));
    m_name = isPhantom ? spanTitle(trace, span) : plaintext::oneLine(trace.name(span));
    fitName();
    showText(*m_kind, trace.kind(span) == SpanKind::Unspecified ? QString() : kindText(trace.kind(span)));
    showStatus(span);
    showTimes(span);
    showIds(span);
    m_session.path().want();
    m_session.skew().want();
    showFacts(span);
}

void SpanHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitName();
}

/// Words go on in the next line; one that is longer than a line is broken, and loses its middle where it would take too
/// many lines.
void SpanHeader::fitName()
{
    const QFontMetrics metrics(m_operation->font());
    const int room = std::max(1, contentsRect().width() - 2 * kMarginPx);
    QString shown;
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, m_name);
    for (qsizetype from = 0, to = breaks.toNextBoundary(); to > from; from = to, to = breaks.toNextBoundary())
        shown += inLines(m_name.mid(from, to - from), metrics, room);
    showText(*m_operation, shown);
    m_operation->setToolTip(shown == m_name ? QString() : plaintext::toolTip(m_name));
}

/// What analyses say of the span; they may not be there yet.
void SpanHeader::showFacts(SpanIndex span)
{
    setFact(m_path, pathFact(m_session, span));
    setFact(m_children, childrenFact(m_session, span));
    setFact(m_overhead, overheadFact(m_session, span));
}

void SpanHeader::setFact(QLabel *value, const QString &text)
{
    showText(*value, text);
    setRowVisible(value, !text.isEmpty());
}

void SpanHeader::showStatus(SpanIndex span)
{
    const Trace &trace = m_session.trace();
    const ChartColors colors = ChartColors::fromPalette(palette());
    const SpanDetails details = trace.details(span);
    const QString message = plaintext::oneLine(details.statusMessage());
    const bool isError = trace.status(span) == StatusCode::Error;
    const QString word = isError ? tr("Error") : trace.status(span) == StatusCode::Ok ? tr("OK") : QString();
    showText(*m_status, message.isEmpty() ? word
                        : word.isEmpty()  ? message
                                          : tr("%1: %2", "status and its message").arg(word, message));
    m_status->setVisible(!m_status->text().isEmpty());
    colorText(*m_status, isError ? colors.error : colors.text);

    QStringList warnings = markSentences(trace, span, MarkChoice::WarningsOnly);
    for (const std::string_view warning : details.warnings())
        warnings.append(plaintext::oneLine(warning));
    showText(*m_warnings, warnings.join(u'\n'));
    m_warnings->setVisible(!warnings.isEmpty());
    colorText(*m_warnings, colors.warning);
}

void SpanHeader::showTimes(SpanIndex span)
{
    const Trace &trace = m_session.trace();
    const std::int64_t duration = trace.durationNs(span);
    const bool isNegative = (trace.state(span) & SpanState::kNegativeDuration) != 0;
    const std::int64_t shown = isNegative ? trace.rawDurationNs(span) : duration;
    const QString exact = exactDurationText(shown);
    showText(*m_duration, trace.durationNs() > 0 && !isNegative
                              ? tr("%1   (%2 of the trace)").arg(exact, share(duration, trace.durationNs()))
                              : exact);
    const std::int64_t self = m_session.selfTimeNs(span);
    showText(*m_self, duration > 0 ? tr("%1   (%2 of the span)").arg(exactDurationText(self), share(self, duration))
                                   : exactDurationText(self));
    showText(*m_start, startFact(m_session, span));
}

void SpanHeader::showIds(SpanIndex span)
{
    const Trace &trace = m_session.trace();
    showText(*m_spanId, QString::fromStdString(trace.spanIdText(trace.spanId(span))));
    const SpanId parent = trace.parentSpanId(span);
    showText(*m_parentId, parent.isZero() ? QString() : QString::fromStdString(trace.spanIdText(parent)));
    setRowVisible(m_parentId->parentWidget(), !parent.isZero());
    showText(*m_traceId, QString::fromStdString(trace.idText()));
}

} // namespace traceloupe
