// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/pathprofileloader.h"
#include "widgets/profile/profileflames.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace traceloupe {

/// What a profile page looks at, in two lines: which root operation, which band of durations, laid against which other
/// one and how; a search; how far reading is.
class ProfileHead final : public QWidget {
    Q_OBJECT
public:
    explicit ProfileHead(QWidget *parent = nullptr);

    [[nodiscard]] ProfileQuestion question() const;
    [[nodiscard]] ProfileComparing comparing() const;
    /// What can be chosen, and which of them is shown.
    void setRoots(const std::vector<PathProfileBuilder::Root> &roots, std::uint64_t shownHash);
    void chooseRoot(std::uint64_t hash);
    void chooseBands(DurationBand band, std::optional<DurationBand> baseline);
    void chooseComparing(ProfileComparing comparing);
    void chooseOrder(PathHeatOrder order);
    void showProgress(const PathProfileLoader &loader);
    void showMatches(int count); ///< -1: no search
    void setCanGoBack(bool canGoBack);
    void setZoomed(bool isZoomed);
    void focusSearch();
    [[nodiscard]] QLineEdit &searchField() { return *m_search; }
    [[nodiscard]] QMenu &exportMenu() { return *m_exportMenu; }

Q_SIGNALS:
    void questionChanged();
    void comparingChanged();
    void searchChanged(const QString &text);
    void matchRequested(bool isForward);
    void backRequested();
    void wholeRequested();
    void stopRequested();
    void reloadRequested();

private:
    QComboBox *addChoice(QHBoxLayout &row, const QString &label, const QString &name);
    void fillBands();
    void keepBandsApart(bool isNewBaseline);
    void addTools(QHBoxLayout &row);
    void addProgress(QHBoxLayout &row);
    void choose(QComboBox &box, int index);

    QComboBox *m_root = nullptr;
    bool m_hasChosenRoot = false; ///< by a person; else the one with most time
    QComboBox *m_band = nullptr;
    QComboBox *m_baseline = nullptr;
    QComboBox *m_comparing = nullptr;
    QComboBox *m_order = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_matches = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_whole = nullptr;
    QMenu *m_exportMenu = nullptr;
    QLabel *m_note = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace traceloupe
