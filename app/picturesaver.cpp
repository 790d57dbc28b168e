// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturesaver.h"

#include "widgets/common/picturesource.h"
#include "widgets/picture/tracepictures.h"
#include "widgets/tracepage/tracepage.h"
#include "widgets/waterfall/waterfallview.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// A whole view is at least this wide, so that its texts can be read.
constexpr int kLeastWidthPx = 900;

struct Picture {
    QString title;
    QWidget *shown = nullptr;       ///< a view on the screen,
    std::unique_ptr<QWidget> drawn; ///< or one made for the picture

    [[nodiscard]] QWidget &view() const { return drawn ? *drawn : *shown; }
};

Picture pictureOf(TracePage &page, PictureSaver::Extent extent)
{
    const bool isWhole = extent == PictureSaver::Extent::Whole;
    Picture picture;
    if (page.mainView() == "waterfall"_L1) {
        picture.title = PictureSaver::tr("Waterfall");
        picture.shown = &page.waterfall();
        const int width = std::max(kLeastWidthPx, picture.shown->width());
        const int most = kMaxPictureSidePx - captionHeightPx(*picture.shown);
        if (isWhole)
            picture.drawn = waterfallPicture(page.session(), width, 0, most).view;
        return picture;
    }
    picture.shown = page.viewWidget(page.mainView());
    auto *source = dynamic_cast<PictureSource *>(picture.shown);
    if (source == nullptr)
        return picture;
    picture.title = source->pictureTitle();
    picture.shown = &source->visiblePart();
    const int most = kMaxPictureSidePx - captionHeightPx(*picture.shown);
    if (isWhole)
        picture.drawn = source->wholePicture(std::max(kLeastWidthPx, picture.shown->width()), most);
    return picture;
}

QString fileNameFor(TracePage &page)
{
    QString name = page.title() + u' ' + page.mainView();
    name.replace(QRegularExpression(u"[^\\w.-]+"_s), u"-"_s);
    return name.left(80) + u".svg"_s;
}

} // namespace

PictureSaver::PictureSaver(QWidget &window) : QObject(&window), m_window(window) {}

Result<> PictureSaver::save(TracePage &page, Extent extent, const QString &file)
{
    const Picture picture = pictureOf(page, extent);
    const double scale = std::max(1.0, page.devicePixelRatioF());
    return savePicture(picture.view(), traceCaption(page.session(), picture.title), file, scale);
}

void PictureSaver::ask(TracePage &page, Extent extent)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Vector graphics (*.svg)"), tr("Pixels (*.png)"), tr("Document (*.pdf)")});
    dialog->setDefaultSuffix(u"svg"_s);
    dialog->selectFile(fileNameFor(page));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString suffix = filter.section(u"*."_s, 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        const QStringList chosen = dialog->selectedFiles();
        if (!chosen.isEmpty() && !QFileInfo(chosen.front()).isDir())
            dialog->selectFile(QFileInfo(chosen.front()).completeBaseName() + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, page = QPointer<TracePage>(&page), extent](const QString &file) {
                if (!page)
                    return;
                QGuiApplication::setOverrideCursor(Qt::WaitCursor);
                const Result<> done = save(*page, extent, file);
                QGuiApplication::restoreOverrideCursor();
                if (done)
                    Q_EMIT saved(tr("Saved the picture as %1").arg(QDir::toNativeSeparators(file)));
                else
                    Q_EMIT failed(done.error());
            });
    dialog->open();
}

} // namespace traceloupe
