// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QUuid>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr qint64 kMaxFileBytes = 4 << 20;
constexpr qsizetype kMaxJobs = 100;
constexpr int kDecimal = 10;
constexpr int kTimeDigits = 15;
constexpr int kCountDigits = 6;
constexpr auto kCacheKey = "cache"_L1;

QJsonObject readJob(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxFileBytes)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

JobFiles::JobFiles(QString folder, const QString &cacheFile)
    : m_folder(std::move(folder)), m_cacheFile(QFileInfo(cacheFile).absoluteFilePath())
{}

JobFiles::~JobFiles() = default;

std::vector<JobFiles::Job> JobFiles::adopt()
{
    std::vector<Job> jobs;
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name).mid(0, kMaxJobs)) {
        Job job{QFileInfo(name).completeBaseName(), readJob(folder.filePath(name))};
        if (job.content.value(kCacheKey).toString() == m_cacheFile && lock(job.key))
            jobs.push_back(std::move(job));
    }
    return jobs;
}

QString JobFiles::add(const QJsonObject &content)
{
    QDir().mkpath(m_folder);
    // by name, they are in the order in which they began
    const QString key = u"%1-%2-%3"_s.arg(QDateTime::currentMSecsSinceEpoch(), kTimeDigits, kDecimal, QLatin1Char('0'))
                            .arg(++m_added, kCountDigits, kDecimal, QLatin1Char('0'))
                            .arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (lock(key))
        write(key, content);
    return key;
}

void JobFiles::update(const QString &key, const QJsonObject &content)
{
    if (m_locks.contains(key))
        write(key, content);
}

void JobFiles::remove(const QString &key)
{
    const auto lock = m_locks.find(key);
    if (lock == m_locks.end())
        return;
    QFile::remove(fileOf(key));
    m_locks.erase(lock);
}

QString JobFiles::fileOf(const QString &key) const
{
    return m_folder + u'/' + key + u".json"_s;
}

bool JobFiles::lock(const QString &key)
{
    if (m_locks.contains(key))
        return false;
    auto lock = std::make_unique<QLockFile>(m_folder + u'/' + key + u".lock"_s);
    lock->setStaleLockTime(0); // a job may take long: only the end of its program makes the lock stale
    if (!lock->tryLock(0))
        return false;
    m_locks.emplace(key, std::move(lock));
    return true;
}

/// Whole or not at all; without waiting for the disk, as this is done in the window's thread.
void JobFiles::write(const QString &key, QJsonObject content) const
{
    content.insert(kCacheKey, m_cacheFile);
    const QString name = fileOf(key);
    QFile part(name + u".part"_s);
    if (!part.open(QIODevice::WriteOnly))
        return;
    part.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray text = QJsonDocument(content).toJson(QJsonDocument::Compact);
    const bool isWritten = part.write(text) == text.size() && part.flush();
    part.close();
    if (!isWritten
        || std::rename(QFile::encodeName(part.fileName()).constData(), QFile::encodeName(name).constData()) != 0)
        part.remove();
}

} // namespace traceloupe
