// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tracereader.h"
#include "core/sources/httpclient.h"
#include "core/sources/pendinganswer.h"
#include "core/sources/tracesource.h"

#include <QJsonDocument>

namespace traceloupe {

/// What one body of traces holds.
struct ParsedTraces {
    std::vector<TracePtr> traces;
    ReadReport report;
};

/// What the HTTP backends have in common: addresses, JSON answers, traces parsed off this thread.
class BackendSource : public TraceSource {
public:
    [[nodiscard]] const SourceConfig &config() const final { return m_config; }

protected:
    BackendSource(const SourceConfig &config, const Credentials &credentials, const HttpPolicy &policy, QString server);

    using Stop = std::stop_token;

    /// Where in time something lies, as far as the caller knows.
    struct TimeHint {
        std::int64_t startNs = 0;
        std::int64_t endNs = 0;
        [[nodiscard]] bool isGiven() const { return startNs > 0 && endNs >= startNs; }
        /// With room for spans that are stored well before and after what a search tells of a trace.
        [[nodiscard]] TimeHint padded() const;
    };

    /// The base URL with `path` (decoded, starts with '/') and a query.
    [[nodiscard]] QUrl url(const QString &path, const QueryString &query = {}) const;
    void get(const QUrl &url, const Stop &stop, HttpClient::Done done, const QByteArray &accept = "application/json");
    /// A success whose body is JSON, else the error.
    void getJson(const QUrl &url, const Stop &stop, Done<QJsonDocument> done);
    /// The answers of all, in their order, once the last is there.
    using AllDone = std::function<void(std::vector<Result<QJsonDocument>>)>;
    void getAllJson(const std::vector<QUrl> &urls, const Stop &stop, const AllDone &done);
    [[nodiscard]] Result<QJsonDocument> jsonOf(const HttpAnswer &answer) const;
    [[nodiscard]] Error refusal(const HttpAnswer &answer) const;
    [[nodiscard]] const QString &server() const { return m_server; }
    /// Reads the traces of a successful answer in a worker thread. An answer without spans gives no traces.
    void parseTraces(const HttpAnswer &answer, const Stop &stop, Done<ParsedTraces> done);
    /// The same, for an answer that must hold the one trace that was asked for.
    void parseTrace(const HttpAnswer &answer, const TraceId &id, const Stop &stop, Done<FetchedTrace> done);
    [[nodiscard]] Error notFound(const TraceId &id) const;

private:
    SourceConfig m_config;
    QString m_server;
    HttpClient m_http;
};

/// The row of a search answer that came with its whole trace.
[[nodiscard]] FoundTrace foundTraceOf(TracePtr trace);
/// Search rows of whole traces, newest first.
[[nodiscard]] SearchAnswer searchAnswerOf(ParsedTraces parsed, std::uint32_t limit);
/// Strings of a JSON array, sorted, once each, empty ones left out.
[[nodiscard]] QStringList namesOf(const QJsonValue &array);
/// The same, of objects: the string under `key`.
[[nodiscard]] QStringList namesOf(const QJsonValue &array, QLatin1StringView key);
template <class T>
[[nodiscard]] QFuture<Result<T>> refuse(ErrorCode code, const QString &detail)
{
    return ask<T>([&](const std::stop_token &, const Done<T> &done) { done(fail(code, detail)); });
}

/// Floor and ceiling of a time in coarser units, also for times before 1970.
[[nodiscard]] constexpr std::int64_t floorTo(std::int64_t ns, std::int64_t unitNs)
{
    return ns / unitNs - (ns % unitNs < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t ceilTo(std::int64_t ns, std::int64_t unitNs)
{
    return ns / unitNs + (ns % unitNs > 0 ? 1 : 0);
}
inline constexpr std::int64_t kNsPerMicrosecond = 1'000;
inline constexpr std::int64_t kNsPerMillisecond = 1'000'000;
inline constexpr std::int64_t kNsPerSecond = 1'000'000'000;
/// A duration as Go reads it, in the largest whole unit.
[[nodiscard]] QString goDuration(std::int64_t ns);

} // namespace traceloupe
