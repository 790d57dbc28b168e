// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sourceaccess.h"
#include "core/pull/pulljob.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>

namespace traceloupe {

/// The captures ("pull into cache") of this run of the program, running and done. It outlives every panel that
/// shows it, and is told of those that an earlier run left. Stopping keeps what was stored; resuming runs the same
/// request again, which fetches only the rest.
class Captures final : public QObject {
    Q_OBJECT
public:
    enum class State { Running, Stopping, Done, Stopped, Failed };
    struct Capture {
        QString title;   ///< "checkout · last hour · Jaeger staging"
        State state = State::Running;
        PullProgress progress;
        QString message; ///< of a failure
    };

    /// `sources` outlives it and knows the credentials.
    explicit Captures(SourceAccess &sources, QObject *parent = nullptr);
    ~Captures() override; ///< cancels all and waits

    int start(const QString &title, PullRequest request);
    /// One that an earlier run of the program did not finish; it waits for resume().
    int addStopped(const QString &title, PullRequest request, const PullProgress &progress);
    void stop(int id);
    void resume(int id); ///< with the credentials of now
    void remove(int id); ///< Requires: not running.
    void stopAll();
    /// Takes away those of sources that are no longer among `sourceIds`; running ones go on.
    void keepSources(const QStringList &sourceIds);

    [[nodiscard]] const std::map<int, Capture> &captures() const { return m_captures; }
    [[nodiscard]] const PullRequest &request(int id) const { return m_requests.at(id); }
    [[nodiscard]] int runningCount() const;

Q_SIGNALS:
    void added(int id);
    void changed(int id);
    void removed(int id);

private:
    int add(const QString &title, PullRequest request, State state, const PullProgress &progress);
    void launch(int id);
    void finish(int id, const Result<PullProgress> &result);

    SourceAccess &m_sources;
    std::map<int, Capture> m_captures;
    std::map<int, PullRequest> m_requests;
    std::map<int, std::unique_ptr<PullJob>> m_jobs;
    int m_lastId = 0;
};

} // namespace traceloupe
