// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/capturelist.h"

#include "core/models/errortext.h"
#include "core/models/valuetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kProgressWidthPx = 180;

int asInt(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, INT_MAX));
}

QString countsText(const PullProgress &progress)
{
    QStringList parts;
    parts += CaptureList::tr("%Ln trace(s)", nullptr, asInt(progress.fetched));
    parts += CaptureList::tr("%Ln span(s)", nullptr, asInt(progress.spans));
    if (progress.skipped > 0)
        parts += CaptureList::tr("%1 already here").arg(valuetext::count(progress.skipped));
    if (progress.failed > 0)
        parts += CaptureList::tr("%1 failed").arg(valuetext::count(progress.failed));
    if (progress.partialTraces > 0)
        parts += CaptureList::tr("%1 partial").arg(valuetext::count(progress.partialTraces));
    return parts.join(u" · "_s);
}

QString problemsText(const PullProgress &progress)
{
    QStringList problems;
    for (const QString &problem : progress.problems)
        problems += errorText(problem);
    return problems.join(u'\n');
}

QString stateText(const Captures::Capture &capture)
{
    const QString counts = countsText(capture.progress);
    switch (capture.state) {
    case Captures::State::Running: {
        const auto rate = static_cast<std::uint64_t>(std::max(0.0, std::round(capture.progress.spansPerSecond)));
        return counts + u" · "_s + CaptureList::tr("%1 spans/s").arg(valuetext::count(rate));
    }
    case Captures::State::Stopping:
        return CaptureList::tr("stopping…");
    case Captures::State::Done:
        return counts + u" · "_s
               + (capture.progress.truncated ? CaptureList::tr("done, but the limit was reached: there may be more")
                                             : CaptureList::tr("done, the whole time range"));
    case Captures::State::Stopped:
        return counts + u" · "_s + CaptureList::tr("stopped; what was fetched is kept");
    case Captures::State::Failed:
        return capture.message;
    }
    return {};
}

} // namespace

class CaptureList::Line final : public QWidget {
public:
    Line(Captures &captures, int id, QWidget *parent) : QWidget(parent), m_captures(captures), m_id(id)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins({});
        m_title = new QLabel(this);
        m_title->setTextFormat(Qt::PlainText);
        m_bar = new QProgressBar(this);
        m_bar->setFixedWidth(kProgressWidthPx);
        m_bar->setRange(0, kProgressSteps);
        m_bar->setTextVisible(false);
        m_state = new QLabel(this);
        m_state->setTextFormat(Qt::PlainText);
        m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        m_again = makeButton(CaptureList::tr("Resume"));
        m_end = makeButton(CaptureList::tr("Stop"));
        layout->addWidget(m_title);
        layout->addWidget(m_bar);
        layout->addWidget(m_state, 1);
        layout->addWidget(m_again);
        layout->addWidget(m_end);
        connect(m_again, &QToolButton::clicked, this, [this] { m_captures.resume(m_id); });
        connect(m_end, &QToolButton::clicked, this,
                [this] { m_isRunning ? m_captures.stop(m_id) : m_captures.remove(m_id); });
        refresh();
    }

    void refresh()
    {
        const Captures::Capture &capture = m_captures.captures().at(m_id);
        m_isRunning = capture.state == Captures::State::Running || capture.state == Captures::State::Stopping;
        m_title->setText(capture.title);
        m_bar->setValue(static_cast<int>(capture.progress.coverage * kProgressSteps));
        m_bar->setAccessibleName(CaptureList::tr("Progress of %1").arg(capture.title));
        m_state->setText(stateText(capture));
        m_state->setToolTip(problemsText(capture.progress).toHtmlEscaped());
        m_again->setVisible(capture.state == Captures::State::Stopped || capture.state == Captures::State::Failed);
        m_end->setText(m_isRunning ? CaptureList::tr("Stop") : CaptureList::tr("Dismiss"));
        m_end->setEnabled(capture.state != Captures::State::Stopping);
        m_end->setAccessibleName(CaptureList::tr("%1: %2").arg(m_end->text(), capture.title));
        m_again->setAccessibleName(CaptureList::tr("%1: %2").arg(m_again->text(), capture.title));
    }

private:
    QToolButton *makeButton(const QString &text)
    {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    }

    Captures &m_captures;
    int m_id;
    bool m_isRunning = true;
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_state;
    QToolButton *m_again;
    QToolButton *m_end;
};

CaptureList::CaptureList(Captures &captures, QWidget *parent)
    : QWidget(parent), m_captures(captures), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(4);
    for (const auto &[id, capture] : captures.captures())
        addLine(id);
    connect(&captures, &Captures::added, this, &CaptureList::addLine);
    connect(&captures, &Captures::removed, this, &CaptureList::removeLine);
    connect(&captures, &Captures::changed, this, [this](int id) { m_lines.at(id)->refresh(); });
    setVisible(!m_lines.empty());
}

void CaptureList::addLine(int id)
{
    auto *line = new Line(m_captures, id, this);
    m_lines[id] = line;
    m_layout->addWidget(line);
    show();
}

void CaptureList::removeLine(int id)
{
    const auto found = m_lines.find(id);
    if (found == m_lines.end())
        return;
    found->second->deleteLater();
    m_lines.erase(found);
    setVisible(!m_lines.empty());
}

} // namespace traceloupe
