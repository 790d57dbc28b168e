// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stage.h"

#include "app/mainwindow.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "core/models/tracelistmodel.h"
#include "widgets/common/statepanel.h"
#include "widgets/search/searchpanel.h"
#include "widgets/tracepage/tracepage.h"

#include <QApplication>
#include <QDialog>

#include <algorithm>

namespace traceloupe {
namespace {

QWidget *frontDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog *>(widget) && widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

TracePage *Stage::tracePage()
{
    const TraceTab *tab = m_window.tabs().currentTrace();
    return tab ? tab->page() : nullptr;
}

void Stage::showList(const SearchValues &values)
{
    m_window.tabs().setCurrentIndex(0);
    m_window.searchPanel().setValues(values);
    m_window.searchPanel().searchNow();
}

void Stage::openBiggest()
{
    TraceTable &table = m_window.searchPanel().table();
    m_window.searchPanel().showAll();
    table.sortByColumn(TraceListModel::Spans, Qt::DescendingOrder);
    table.selectRow(0);
    Q_EMIT table.commandRequested(TraceCommand::Open);
}

bool Stage::isFound() const
{
    return m_window.searchPanel().search().state() == TraceSearch::State::Found;
}

bool Stage::isTraceLoaded() const
{
    const TraceTab *tab = m_window.tabs().currentTrace();
    return tab && tab->page();
}

bool Stage::isNothingLoading() const
{
    const auto panels = m_window.tabs().currentWidget()->findChildren<StatePanel *>();
    return std::none_of(panels.begin(), panels.end(), [](const StatePanel *panel) { return panel->isLoading(); });
}

Scene Stage::picture(const QString &name, std::function<void()> arrange)
{
    return picture(name, std::move(arrange), [this] { return isNothingLoading(); });
}

Scene Stage::picture(const QString &name, std::function<void()> arrange, std::function<bool()> isReady)
{
    return {name, std::move(arrange), std::move(isReady), [this]() -> QWidget * { return &m_window; }};
}

Scenes Stage::dialog(const QString &name, const std::function<void()> &open)
{
    return {{name, open, [] { return frontDialog() != nullptr; }, frontDialog},
            {{}, [] { frontDialog()->close(); }, [] { return true; }, {}}};
}

} // namespace traceloupe
