// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/tracerowdelegate.h"

#include "core/models/tracelistmodel.h"

#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr QRect kCell(100, 0, 60, 30);

/// The cell of a column, painted without a view that would clip it.
QImage painted(int column, const QString &text)
{
    QStandardItemModel model(1, TraceListModel::ColumnCount);
    const QModelIndex index = model.index(0, column);
    model.setData(index, text);
    model.setData(index, 7U, TraceListModel::ErrorsRole);
    QImage image(300, 30, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = kCell;
    TraceRowDelegate().paint(&painter, option, index);
    return image;
}

bool isBlank(const QImage &image, const QRect &area)
{
    QImage white(area.size(), QImage::Format_ARGB32);
    white.fill(Qt::white);
    return image.copy(area) == white;
}

} // namespace

class TestTraceRowDelegate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void neverCutsTheFirstDigitsOfANumber_data()
    {
        QTest::addColumn<int>("column");
        QTest::newRow("duration") << static_cast<int>(TraceListModel::Duration);
        QTest::newRow("errors") << static_cast<int>(TraceListModel::Errors);
    }

    void neverCutsTheFirstDigitsOfANumber()
    {
        QFETCH(int, column);

        const QImage image = painted(column, u"25,105 h 53 min 22 s 100 ms"_s);

        QVERIFY(isBlank(image, QRect(0, 0, kCell.left(), kCell.height())));
        QVERIFY(!isBlank(image, kCell));
    }
};

QTEST_MAIN(TestTraceRowDelegate)
#include "tst_tracerowdelegate.moc"
