// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/objectivedialog.h"

#include "core/models/searchtext.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::int64_t kUsualThresholdNs = 300'000'000;
constexpr double kUsualPercent = 99;
constexpr double kLeastPercent = 0.001;
constexpr double kMostPercent = 99.999;
constexpr int kWidthPx = 420;

} // namespace

ObjectiveDialog::ObjectiveDialog(const QString &name, const std::optional<Objective> &current, QWidget *parent)
    : QDialog(parent),
      m_threshold(new QLineEdit(this)),
      m_percent(new QDoubleSpinBox(this)),
      m_problem(new QLabel(this))
{
    setWindowTitle(tr("Objective"));
    setMinimumWidth(kWidthPx);
    auto *what = new QLabel(name, this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    m_threshold->setText(searchtext::spelledDuration(current ? current->thresholdNs : kUsualThresholdNs));
    m_threshold->setPlaceholderText(tr("for instance 300ms"));
    m_percent->setDecimals(3);
    m_percent->setRange(kLeastPercent, kMostPercent);
    m_percent->setSuffix(tr(" %"));
    m_percent->setValue(current ? current->target * 100 : kUsualPercent);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);

    auto *form = new QFormLayout;
    form->addRow(tr("&Share of requests"), m_percent);
    form->addRow(tr("without error &within"), m_threshold);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    if (current) {
        QPushButton *remove = buttons->addButton(tr("&Remove"), QDialogButtonBox::DestructiveRole);
        connect(remove, &QPushButton::clicked, this, [this] {
            Q_EMIT chosen(std::nullopt);
            reject();
        });
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(m_threshold, &QLineEdit::textChanged, this, &ObjectiveDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(Objective{*threshold(), m_percent->value() / 100});
        accept();
    });
    check();
}

std::optional<std::int64_t> ObjectiveDialog::threshold() const
{
    const auto duration = searchtext::parseDuration(m_threshold->text());
    return duration && *duration > 0 ? duration : std::nullopt;
}

void ObjectiveDialog::check()
{
    const bool isGood = threshold().has_value();
    m_problem->setText(isGood ? QString() : tr("A duration is a number with a unit: 300ms, 1.5s, 2m."));
    m_accept->setEnabled(isGood);
}

} // namespace traceloupe
