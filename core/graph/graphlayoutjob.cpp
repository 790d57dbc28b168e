// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphlayoutjob.h"

#include "core/graph/layoutcoding.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFullTimeoutMs = 3'000;
constexpr int kCheapTimeoutMs = 10'000;
constexpr int kFewerTimeoutMs = 5'000;
constexpr std::size_t kFewEdges = 400;         ///< so few are laid out in full in a moment, however dense
constexpr double kDenseEdgesPerNode = 2;
constexpr std::size_t kKeptEdgesPerNode = 2;

/// The edges that stay for FewerEdges, in their order.
std::vector<std::uint32_t> keptEdges(const GraphLayoutRequest &request)
{
    std::vector<std::uint32_t> order(request.edges.size());
    std::iota(order.begin(), order.end(), 0U);
    const std::size_t kept = std::min(order.size(), request.nodes.size() * kKeptEdgesPerNode);
    std::ranges::stable_sort(order, std::greater(), [&](std::uint32_t i) { return request.edges[i].weight; });
    order.resize(kept);
    std::ranges::sort(order);
    return order;
}

} // namespace

std::vector<LayoutAttempt> layoutAttempts(const GraphLayoutRequest &request)
{
    std::vector<LayoutAttempt> attempts;
    if (request.nodes.empty() || request.nodes.size() > kMaxLayoutNodes)
        return attempts;
    const bool isDense = request.edges.size() > kFewEdges
                         && static_cast<double>(request.edges.size())
                                > kDenseEdgesPerNode * static_cast<double>(request.nodes.size());
    if (!isDense)
        attempts.push_back({GraphLayoutQuality::Full, kFullTimeoutMs});
    if (request.edges.size() <= kMaxLayoutEdges)
        attempts.push_back({GraphLayoutQuality::Cheap, kCheapTimeoutMs});
    if (request.edges.size() > request.nodes.size() * kKeptEdgesPerNode)
        attempts.push_back({GraphLayoutQuality::FewerEdges, kFewerTimeoutMs});
    return attempts;
}

GraphLayoutRequest requestOf(const GraphLayoutRequest &request, GraphLayoutQuality quality)
{
    if (quality != GraphLayoutQuality::FewerEdges)
        return request;
    GraphLayoutRequest fewer{request.nodes, {}};
    for (const std::uint32_t edge : keptEdges(request))
        fewer.edges.push_back(request.edges[edge]);
    return fewer;
}

GraphLayout completed(GraphLayout layout, const GraphLayoutRequest &request, GraphLayoutQuality quality)
{
    layout.quality = quality;
    if (quality != GraphLayoutQuality::FewerEdges)
        return layout;
    const auto kept = keptEdges(request);
    layout.edgesLeftOut = static_cast<std::uint32_t>(request.edges.size() - kept.size());
    std::vector<GraphLayout::Edge> edges(request.edges.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        edges[kept[i]] = std::move(layout.edges[i]);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const GraphLayoutRequest::Edge &edge = request.edges[i];
        if (!edges[i].curve.empty())
            continue;
        edges[i].curve = straightCurve(layout.nodes[edge.from], request.nodes[edge.from], layout.nodes[edge.to],
                                       request.nodes[edge.to]);
        edges[i].label = curveMiddle(edges[i].curve);
    }
    layout.edges = std::move(edges);
    return layout;
}

QString layoutProgram()
{
    // main() says the name: a test of this library is another program, and the file may have been renamed
    const bool isProgram = QCoreApplication::applicationName() == "traceloupe"_L1;
    return isProgram ? QCoreApplication::applicationFilePath() : QString();
}

GraphLayoutJob::GraphLayoutJob(QString program, QObject *parent) : QObject(parent), m_program(std::move(program))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &GraphLayoutJob::nextAttempt);
}

GraphLayoutJob::~GraphLayoutJob()
{
    stopProcess();
}

void GraphLayoutJob::start(GraphLayoutRequest request)
{
    cancel();
    m_request = std::move(request);
    m_attempts = m_program.isEmpty() ? std::vector<LayoutAttempt>() : layoutAttempts(m_request);
    m_attempt = 0;
    m_isRunning = true;
    startAttempt();
}

void GraphLayoutJob::cancel()
{
    stopProcess();
    m_isRunning = false;
}

void GraphLayoutJob::startAttempt()
{
    if (m_attempt >= m_attempts.size()) {
        finish(layoutInColumns(m_request));
        return;
    }
    const LayoutAttempt attempt = m_attempts[m_attempt];
    const DotEffort effort = attempt.quality == GraphLayoutQuality::Full ? DotEffort::Full : DotEffort::Cheap;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::finished, this, &GraphLayoutJob::readAnswer);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            nextAttempt();
    });
    m_timeout.start(attempt.timeoutMs);
    m_process->start(m_program, {QString::fromLatin1(kLayoutArgument)});
    if (m_process == nullptr) // could not be started, and the next attempt is under way
        return;
    m_process->write(encodeRequest(requestOf(m_request, attempt.quality), effort));
    m_process->closeWriteChannel();
}

void GraphLayoutJob::nextAttempt()
{
    stopProcess();
    ++m_attempt;
    startAttempt();
}

void GraphLayoutJob::readAnswer(int exitCode, QProcess::ExitStatus status)
{
    const GraphLayoutQuality quality = m_attempts[m_attempt].quality;
    auto layout = status == QProcess::NormalExit && exitCode == 0
                      ? decodeLayout(m_process->readAllStandardOutput(), requestOf(m_request, quality))
                      : std::nullopt;
    if (!layout) {
        nextAttempt();
        return;
    }
    stopProcess();
    finish(completed(std::move(*layout), m_request, quality));
}

void GraphLayoutJob::finish(GraphLayout layout)
{
    m_layout = std::move(layout);
    m_isRunning = false;
    Q_EMIT finished();
}

void GraphLayoutJob::stopProcess()
{
    m_timeout.stop();
    if (m_process == nullptr)
        return;
    QProcess *process = std::exchange(m_process, nullptr);
    process->disconnect(this);
    process->setParent(nullptr);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

GraphLayout layoutNow(const GraphLayoutRequest &request, const QString &program)
{
    const auto attempts = program.isEmpty() ? std::vector<LayoutAttempt>() : layoutAttempts(request);
    for (const LayoutAttempt &attempt : attempts) {
        const auto asked = requestOf(request, attempt.quality);
        QProcess process;
        process.start(program, {QString::fromLatin1(kLayoutArgument)});
        process.write(
            encodeRequest(asked, attempt.quality == GraphLayoutQuality::Full ? DotEffort::Full : DotEffort::Cheap));
        process.closeWriteChannel();
        if (!process.waitForFinished(attempt.timeoutMs)) {
            process.kill();
            process.waitForFinished();
            continue;
        }
        auto layout = decodeLayout(process.readAllStandardOutput(), asked);
        if (layout && process.exitStatus() == QProcess::NormalExit)
            return completed(std::move(*layout), request, attempt.quality);
    }
    return layoutInColumns(request);
}

} // namespace traceloupe
