// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/objectives.h"

#include "core/models/errortext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr qint64 kMaxFileBytes = 16 << 20;

bool isUsable(const Objective &objective)
{
    return objective.thresholdNs > 0 && objective.target > 0 && objective.target < 1;
}

SpanKind kindFromName(const QString &name)
{
    for (int kind = 0; kind <= static_cast<int>(SpanKind::Consumer); ++kind) {
        const std::string_view known = spanKindName(static_cast<SpanKind>(kind));
        if (name == QLatin1StringView(known.data(), static_cast<qsizetype>(known.size())))
            return static_cast<SpanKind>(kind);
    }
    return SpanKind::Unspecified;
}

} // namespace

Objectives::Objectives(QString file, QString *problem) : m_file(std::move(file))
{
    if (const Result<> loaded = load(); !loaded && problem)
        *problem = errorText(loaded.error());
}

std::optional<Objective> Objectives::find(const LatencyGroup &group) const
{
    const auto found = m_objectives.find({group.service, group.operation, group.kind});
    return found == m_objectives.end() ? std::nullopt : std::optional(found->second);
}

Result<> Objectives::set(const LatencyGroup &group, const std::optional<Objective> &objective)
{
    const Key key{group.service, group.operation, group.kind};
    if (!objective)
        m_objectives.erase(key);
    else if (isUsable(*objective))
        m_objectives[key] = *objective;
    else
        return fail(ErrorCode::InvalidInput,
                    u"An objective needs a duration above zero and a share between 0 and 100 %."_s);
    return save();
}

Result<> Objectives::load()
{
    QFile file(m_file);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1 can't be read: %2"_s.arg(m_file, file.errorString()));
    if (file.size() > kMaxFileBytes)
        return fail(ErrorCode::LimitExceeded, u"%1 is too large to be a file of objectives."_s.arg(m_file));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return fail(ErrorCode::InvalidInput, u"%1 is no file of objectives: %2"_s.arg(m_file, error.errorString()));
    for (const QJsonValue &value : document[u"objectives"_s].toArray()) {
        const QJsonObject entry = value.toObject();
        const Objective objective{static_cast<std::int64_t>(entry[u"thresholdNs"_s].toDouble()),
                                  entry[u"target"_s].toDouble()};
        if (isUsable(objective)) {
            m_objectives[{entry[u"service"_s].toString().toStdString(), entry[u"operation"_s].toString().toStdString(),
                          kindFromName(entry[u"kind"_s].toString())}] = objective;
        }
    }
    return {};
}

Result<> Objectives::save() const
{
    QJsonArray entries;
    for (const auto &[key, objective] : m_objectives) {
        const std::string_view kind = spanKindName(key.kind);
        entries += QJsonObject{{u"service"_s, QString::fromStdString(key.service)},
                               {u"operation"_s, QString::fromStdString(key.operation)},
                               {u"kind"_s, QString::fromLatin1(kind.data(), static_cast<qsizetype>(kind.size()))},
                               {u"thresholdNs"_s, static_cast<double>(objective.thresholdNs)},
                               {u"target"_s, objective.target}};
    }
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QJsonDocument(QJsonObject{{u"objectives"_s, entries}}).toJson()) < 0 || !file.commit())
        return fail(ErrorCode::Io, u"%1 can't be written: %2"_s.arg(m_file, file.errorString()));
    return {};
}

} // namespace traceloupe
