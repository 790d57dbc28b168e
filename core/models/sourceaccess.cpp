// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sourceaccess.h"

using namespace Qt::StringLiterals;

namespace traceloupe {

/// What the other thread owns: the sources, and how to cancel what they are busy with.
class SourceAccess::Desk final : public QObject {
public:
    std::map<QString, std::unique_ptr<TraceSource>> sources;
    std::map<Ticket, std::unique_ptr<TraceSource>> temporary;
    std::map<Ticket, std::function<void()>> running;

    ~Desk() override { cancelAll(); }

    void cancelAll()
    {
        for (auto &[ticket, cancel] : running)
            cancel();
        running.clear();
    }
};

SourceAccess::SourceAccess(CredentialLookup lookup, QObject *parent)
    : QObject(parent), m_lookup(std::move(lookup)), m_desk(new Desk)
{
    m_thread.setObjectName(u"sources"_s);
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start();
}

SourceAccess::~SourceAccess()
{
    m_thread.quit();
    m_thread.wait();
}

void SourceAccess::cancel(Ticket ticket)
{
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, ticket] {
        const auto found = desk->running.find(ticket);
        if (found == desk->running.end())
            return;
        const auto cancelOne = found->second;
        cancelOne();
    });
}

void SourceAccess::credentials(const SourceConfig &config, QObject *receiver,
                               std::function<void(const Result<Credentials> &)> done)
{
    auto look = [this, config, receiver = QPointer<QObject>(receiver), done = std::move(done)] {
        deliver([receiver, done, secrets = m_lookup(config)] {
            if (receiver)
                done(secrets);
        });
    };
    QMetaObject::invokeMethod(m_desk, std::move(look), Qt::QueuedConnection);
}

void SourceAccess::forget(const QString &sourceId)
{
    QMetaObject::invokeMethod(m_desk, [desk = m_desk, sourceId] { desk->sources.erase(sourceId); });
}

void SourceAccess::post(Ticket ticket, const SourceConfig &config, std::optional<Credentials> credentials, Job job)
{
    auto run = [this, desk = m_desk, ticket, config, credentials = std::move(credentials), job = std::move(job)] {
        const bool isTemporary = credentials.has_value() || config.id.isEmpty();
        if (const auto known = desk->sources.find(config.id); !isTemporary && known != desk->sources.end()) {
            job(known->second.get());
            return;
        }
        const Result<Credentials> secrets = credentials ? Result<Credentials>(*credentials) : m_lookup(config);
        if (!secrets) {
            job(tl::unexpected(secrets.error()));
            return;
        }
        auto source = TraceSource::create(config, *secrets);
        TraceSource *made = source.get();
        if (isTemporary)
            desk->temporary.emplace(ticket, std::move(source));
        else
            desk->sources.emplace(config.id, std::move(source));
        job(made);
    };
    QMetaObject::invokeMethod(m_desk, std::move(run), Qt::QueuedConnection);
}

void SourceAccess::keep(Ticket ticket, std::function<void()> cancel)
{
    m_desk->running.insert_or_assign(ticket, std::move(cancel));
}

void SourceAccess::drop(Ticket ticket)
{
    m_desk->running.erase(ticket);
    if (const auto found = m_desk->temporary.find(ticket); found != m_desk->temporary.end()) {
        found->second.release()->deleteLater();
        m_desk->temporary.erase(found);
    }
}

void SourceAccess::deliver(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

QObject *SourceAccess::desk() const
{
    return m_desk;
}

} // namespace traceloupe
