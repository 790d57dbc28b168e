// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace traceloupe {

using namespace Qt::StringLiterals;

QUrl browserUrlFor(const QString &urlTemplate, const TraceId &id)
{
    QString text = urlTemplate;
    const QString hex = QString::fromStdString(id.toHex());
    text.replace("{traceId}"_L1, hex).replace("%7BtraceId%7D"_L1, hex, Qt::CaseInsensitive);
    return QUrl(text, QUrl::TolerantMode);
}

QString grafanaBrowserUrl(const QUrl &grafana, const QString &datasourceUid)
{
    const QJsonObject datasource{{u"type"_s, u"tempo"_s}, {u"uid"_s, datasourceUid}};
    const QJsonObject query{{u"refId"_s, u"A"_s},
                            {u"datasource"_s, datasource},
                            {u"queryType"_s, u"traceql"_s},
                            {u"query"_s, u"{traceId}"_s}};
    const QJsonObject range{{u"from"_s, u"now-1h"_s}, {u"to"_s, u"now"_s}};
    const QJsonObject pane{{u"datasource"_s, datasourceUid}, {u"queries"_s, QJsonArray{query}}, {u"range"_s, range}};
    QueryString parameters;
    parameters.add("schemaVersion", u"1"_s);
    parameters.add("panes",
                   QString::fromUtf8(QJsonDocument(QJsonObject{{u"trace"_s, pane}}).toJson(QJsonDocument::Compact)));
    QString base = grafana.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
                                    | QUrl::StripTrailingSlash);
    if (!base.endsWith("/explore"_L1))
        base += u"/explore"_s;
    return base + u'?' + QString::fromLatin1(parameters.encoded());
}

} // namespace traceloupe
