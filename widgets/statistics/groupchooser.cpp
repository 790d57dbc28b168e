// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/groupchooser.h"

#include "widgets/common/plaintext.h"

namespace traceloupe {

namespace {

constexpr int kKindRole = Qt::UserRole;
constexpr int kKeyRole = Qt::UserRole + 1;
constexpr int kShownItems = 24;
constexpr int kShownLetters = 14;

} // namespace

GroupChooser::GroupChooser(Level level, const QString &name, QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(name);
    setMaxVisibleItems(kShownItems);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kShownLetters);
    std::vector<GroupBy::Kind> kinds{GroupBy::Kind::Service, GroupBy::Kind::Operation, GroupBy::Kind::SpanKind,
                                     GroupBy::Kind::Status};
    if (level == Level::Inner)
        kinds.insert(kinds.begin(), GroupBy::Kind::Nothing);
    for (const GroupBy::Kind kind : kinds)
        addItem(textOf({kind, {}}), static_cast<int>(kind));
}

QString GroupChooser::textOf(const GroupBy &by)
{
    switch (by.kind) {
    case GroupBy::Kind::Nothing:
        return tr("Nothing else");
    case GroupBy::Kind::Service:
        return tr("Service");
    case GroupBy::Kind::Operation:
        return tr("Operation");
    case GroupBy::Kind::SpanKind:
        return tr("Kind");
    case GroupBy::Kind::Status:
        return tr("Status");
    case GroupBy::Kind::Attribute:
        break;
    }
    return plaintext::oneLine(by.attribute);
}

GroupBy GroupChooser::groupBy() const
{
    return {static_cast<GroupBy::Kind>(currentData(kKindRole).toInt()),
            currentData(kKeyRole).toByteArray().toStdString()};
}

void GroupChooser::setGroupBy(const GroupBy &by)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (int i = 0; i < count(); ++i) {
            const bool isSame = itemData(i, kKindRole).toInt() == static_cast<int>(by.kind)
                                && itemData(i, kKeyRole).toByteArray().toStdString() == by.attribute;
            if (isSame)
                return setCurrentIndex(i);
        }
        if (by.kind == GroupBy::Kind::Attribute)
            addAttribute(by.attribute);
    }
}

void GroupChooser::setAttributes(const std::vector<std::string> &keys)
{
    if (!keys.empty())
        insertSeparator(count());
    for (const std::string &key : keys)
        addAttribute(key);
}

void GroupChooser::addAttribute(const std::string &key)
{
    addItem(plaintext::oneLine(key), static_cast<int>(GroupBy::Kind::Attribute));
    setItemData(count() - 1, QByteArray::fromStdString(key), kKeyRole);
}

} // namespace traceloupe
