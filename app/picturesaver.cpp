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

Result<Picture> pictureOf(PictureSource &source, PictureSaver::Extent extent)
{
    if (!source.hasPicture())
        return fail(ErrorCode::InvalidInput, PictureSaver::tr("there is nothing to draw, or it is not computed yet"));
    Picture picture;
    picture.title = source.pictureTitle();
    picture.shown = &source.visiblePart();
    const int most = kMaxPictureSidePx - captionHeightPx(*picture.shown);
    if (extent == PictureSaver::Extent::Whole)
        picture.drawn = source.wholePicture(std::max(kLeastWidthPx, picture.shown->width()), most);
    return picture;
}

Result<Picture> pictureOf(TracePage &page, const QString &viewId, PictureSaver::Extent extent)
{
    if (viewId == "waterfall"_L1) {
        Picture picture;
        picture.title = waterfallTitle(page.session());
        picture.shown = &page.waterfall();
        const int width = std::max(kLeastWidthPx, picture.shown->width());
        const int most = kMaxPictureSidePx - captionHeightPx(*picture.shown);
        if (extent == PictureSaver::Extent::Whole)
            picture.drawn = waterfallPicture(page.session(), page.waterfall().columns(), width, 0, most).view;
        return picture;
    }
    QWidget *shown = page.viewWidget(viewId);
    if (auto *source = dynamic_cast<PictureSource *>(shown))
        return pictureOf(*source, extent);
    Picture picture;
    picture.shown = shown;
    return picture;
}

QString fileNameFor(QString name)
{
    name.replace(QRegularExpression(u"[^\\w.-]+"_s), u"-"_s);
    return name.left(80) + u".svg"_s;
}

} // namespace

PictureSaver::PictureSaver(QWidget &window) : QObject(&window), m_window(window) {}

Result<> PictureSaver::save(TracePage &page, const QString &viewId, Extent extent, const QString &file)
{
    const Result<Picture> picture = pictureOf(page, viewId, extent);
    if (!picture)
        return tl::unexpected(picture.error());
    const double scale = std::max(1.0, page.devicePixelRatioF());
    return savePicture(picture->view(), traceCaption(page.session(), picture->title), file, scale);
}

Result<> PictureSaver::save(QWidget &page, const QString &title, Extent extent, const QString &file)
{
    auto *source = dynamic_cast<PictureSource *>(&page);
    if (source == nullptr)
        return fail(ErrorCode::InvalidInput, tr("there is no picture of this page"));
    const Result<Picture> picture = pictureOf(*source, extent);
    if (!picture)
        return tl::unexpected(picture.error());
    return savePicture(picture->view(), {picture->title, title}, file, std::max(1.0, page.devicePixelRatioF()));
}

void PictureSaver::ask(TracePage &page, const QString &viewId, Extent extent)
{
    askFor(page, fileNameFor(page.title() + u' ' + viewId),
           [page = &page, viewId, extent](const QString &file) { return save(*page, viewId, extent, file); });
}

void PictureSaver::ask(QWidget &page, const QString &title, Extent extent)
{
    if (dynamic_cast<PictureSource *>(&page) != nullptr)
        askFor(page, fileNameFor(title),
               [page = &page, title, extent](const QString &file) { return save(*page, title, extent, file); });
}

/// `save` is called only while the page is there.
void PictureSaver::askFor(QWidget &page, const QString &name, const std::function<Result<>(const QString &file)> &save)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Vector graphics (*.svg)"), tr("Pixels (*.png)"), tr("Document (*.pdf)")});
    dialog->setDefaultSuffix(u"svg"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString suffix = filter.section(u"*."_s, 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        const QStringList chosen = dialog->selectedFiles();
        if (!chosen.isEmpty() && !QFileInfo(chosen.front()).isDir())
            dialog->selectFile(QFileInfo(chosen.front()).completeBaseName() + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, page = QPointer<QWidget>(&page), save](const QString &file) {
                if (!page)
                    return;
                QGuiApplication::setOverrideCursor(Qt::WaitCursor);
                const Result<> done = save(file);
                QGuiApplication::restoreOverrideCursor();
                if (done)
                    Q_EMIT saved(tr("Saved the picture as %1").arg(QDir::toNativeSeparators(file)));
                else
                    Q_EMIT failed(done.error());
            });
    dialog->open();
}

} // namespace traceloupe
