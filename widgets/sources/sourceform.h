// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace traceloupe {

class FileField;

/// The fields of one source and its secrets. An address may be pasted as people find it ("jaeger+http://…", a page of
/// Jaeger, Zipkin or Grafana): kind and base address are taken from it.
class SourceForm final : public QWidget {
    Q_OBJECT
public:
    explicit SourceForm(QWidget *parent = nullptr);

    void setSource(const SourceConfig &source);
    void setCredentials(const Credentials &credentials);
    /// With the id of the source that was set.
    [[nodiscard]] SourceConfig source() const;
    [[nodiscard]] Credentials credentials() const;
    /// Why the source can't be used as it is, for people; "" if it can.
    [[nodiscard]] QString problem() const;
    void focusName();

Q_SIGNALS:
    void edited();
    void secretsEdited();

private:
    QWidget *buildConnection();
    QWidget *buildTls();
    QWidget *buildMore();
    void connectFields();
    void showAuthFields();
    void understandAddress();
    QLabel *addField(QFormLayout &layout, const QString &label, QWidget *field, const QString &name);

    SourceConfig m_source;
    QLineEdit *m_name = nullptr;
    QComboBox *m_kind = nullptr;
    QLineEdit *m_url = nullptr;
    QComboBox *m_auth = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_token = nullptr;
    QLineEdit *m_tenant = nullptr;
    QPlainTextEdit *m_headers = nullptr;
    QPlainTextEdit *m_secretHeaders = nullptr;
    FileField *m_ca = nullptr;
    FileField *m_certificate = nullptr;
    FileField *m_key = nullptr;
    QLineEdit *m_browserUrl = nullptr;
    QSpinBox *m_timeout = nullptr;
    QSpinBox *m_parallel = nullptr;
    QFormLayout *m_connectionLayout = nullptr;
};

} // namespace traceloupe
