// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace traceloupe {

/// The GUI thread's door to backends: one further thread asks them and reads their answers, which come back to the
/// thread that made this object. Secrets are looked up in that thread too (a keychain may take its time).
/// An answer is dropped when `receiver` is gone; who may ask again before it is there keeps a generation number.
class SourceAccess final : public QObject {
    Q_OBJECT
public:
    using Ticket = std::uint64_t;
    using CredentialLookup = std::function<Result<Credentials>(const SourceConfig &)>; ///< called in any thread

    explicit SourceAccess(CredentialLookup lookup, QObject *parent = nullptr);
    ~SourceAccess() override; ///< cancels everything and waits

    /// `ask`: QFuture<Result<T>>(TraceSource &); `done`: void(Result<T>).
    template <class Ask, class Done>
    Ticket ask(const SourceConfig &config, QObject *receiver, Ask ask, Done done)
    {
        return askWith(config, std::nullopt, receiver, std::move(ask), std::move(done));
    }
    /// With credentials that are not (yet) stored, by a source made for this call only.
    template <class Ask, class Done>
    Ticket askWith(const SourceConfig &config, std::optional<Credentials> credentials, QObject *receiver, Ask ask,
                   Done done)
    {
        const Ticket ticket = ++m_lastTicket;
        post(ticket, config, std::move(credentials),
             [this, ticket, receiver = QPointer<QObject>(receiver), ask = std::move(ask),
              done = std::move(done)](const Opened &source) mutable {
                 start(ticket, source, std::move(ask), [receiver, done = std::move(done)](auto &&answer) mutable {
                     if (receiver)
                         done(std::forward<decltype(answer)>(answer));
                 });
             });
        return ticket;
    }
    /// The secrets of a source, for someone who asks it in a thread of his own.
    void credentials(const SourceConfig &config, QObject *receiver,
                     std::function<void(const Result<Credentials> &)> done);
    /// Where secrets come from, for someone who asks in threads of his own.
    [[nodiscard]] const CredentialLookup &credentialLookup() const { return m_lookup; }
    /// The call ends early with Cancelled; nothing happens if it is done already.
    void cancel(Ticket ticket);
    /// The saved source or its secret has changed: it is made anew at the next call.
    void forget(const QString &sourceId);

private:
    class Desk;
    using Opened = Result<TraceSource *>;
    using Job = std::function<void(const Opened &)>;

    void post(Ticket ticket, const SourceConfig &config, std::optional<Credentials> credentials, Job job);
    void keep(Ticket ticket, std::function<void()> cancel);
    void drop(Ticket ticket);
    void deliver(std::function<void()> answer);
    [[nodiscard]] QObject *desk() const;

    /// In the desk's thread.
    template <class Ask, class Done>
    void start(Ticket ticket, const Opened &source, const Ask &ask, Done done)
    {
        using Answer = decltype(std::invoke(ask, std::declval<TraceSource &>()).result());
        if (!source) {
            drop(ticket);
            auto answer = std::make_shared<Answer>(tl::unexpected(source.error()));
            deliver([done = std::move(done), answer]() mutable { done(std::move(*answer)); });
            return;
        }
        QFuture<Answer> future = ask(**source);
        keep(ticket, [future]() mutable { future.cancel(); });
        auto *watcher = new QFutureWatcher<Answer>(desk());
        QObject::connect(watcher, &QFutureWatcherBase::finished, desk(),
                         [this, ticket, watcher, done = std::move(done)]() mutable {
                             const QFuture<Answer> finished = watcher->future();
                             auto answer = std::make_shared<Answer>(fail(ErrorCode::Cancelled, {}));
                             if (finished.resultCount() > 0)
                                 *answer = finished.result();
                             watcher->deleteLater();
                             drop(ticket);
                             deliver([done = std::move(done), answer]() mutable { done(std::move(*answer)); });
                         });
        watcher->setFuture(future);
    }

    CredentialLookup m_lookup;
    QThread m_thread;
    Desk *m_desk = nullptr; ///< lives in m_thread, which deletes it
    Ticket m_lastTicket = 0;
};

} // namespace traceloupe
