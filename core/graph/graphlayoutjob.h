// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/dotlayout.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <vector>

namespace traceloupe {

/// One try to lay a graph out, and how long it may take.
struct LayoutAttempt {
    GraphLayoutQuality quality = GraphLayoutQuality::Full;
    int timeoutMs = 0;
};

/// What is tried for a graph, one after the other: dense ones do not begin with what would take minutes.
[[nodiscard]] std::vector<LayoutAttempt> layoutAttempts(const GraphLayoutRequest &request);
/// The request of an attempt: without the weakest edges for FewerEdges.
[[nodiscard]] GraphLayoutRequest requestOf(const GraphLayoutRequest &request, GraphLayoutQuality quality);
/// The layout of the whole request from the one of an attempt: edges that were left out become straight lines.
[[nodiscard]] GraphLayout completed(GraphLayout layout, const GraphLayoutRequest &request, GraphLayoutQuality quality);
/// This program, if it can lay out graphs; "" in others (tests).
[[nodiscard]] QString layoutProgram();

/// Lays a graph out in a child process of the program, so that it can take no thread with it, and be stopped. One
/// graph at a time; start() drops the one before. There is always a layout in the end: after the attempts, plain
/// columns.
class GraphLayoutJob final : public QObject {
    Q_OBJECT
public:
    explicit GraphLayoutJob(QString program = layoutProgram(), QObject *parent = nullptr);
    ~GraphLayoutJob() override;

    void start(GraphLayoutRequest request);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const GraphLayout &layout() const { return m_layout; }

Q_SIGNALS:
    void finished();

private:
    void startAttempt();
    void nextAttempt();
    void readAnswer(int exitCode, QProcess::ExitStatus status);
    void finish(GraphLayout layout);
    void stopProcess();

    QString m_program;
    QProcess *m_process = nullptr;
    QTimer m_timeout;
    GraphLayoutRequest m_request;
    std::vector<LayoutAttempt> m_attempts;
    std::size_t m_attempt = 0;
    GraphLayout m_layout;
    bool m_isRunning = false;
};

/// The same for the command line: waits for it.
[[nodiscard]] GraphLayout layoutNow(const GraphLayoutRequest &request, const QString &program = layoutProgram());

} // namespace traceloupe
