# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
# The window as a library, so that tests can open it.
traceloupe_add_library(app MOC
    SOURCES
        backlinks.cpp backlinks.h
        closingwork.cpp closingwork.h
        cachedialog.cpp cachedialog.h
        examplegraph.cpp examplegraph.h
        fileopener.cpp fileopener.h
        importreportdialog.cpp importreportdialog.h
        imports.cpp imports.h
        importstrip.cpp importstrip.h
        keyboardfocus.cpp keyboardfocus.h
        mainwindow.cpp mainwindow.h
        mainwindowconnections.cpp
        noticestrip.cpp noticestrip.h
        picturesaver.cpp picturesaver.h
        resumestrip.cpp resumestrip.h
        sample.cpp sample.h
        scene.h
        screenshots.cpp screenshots.h
        searchscenes.cpp
        settingsstore.cpp settingsstore.h
        shortcutsdialog.cpp shortcutsdialog.h
        stage.cpp stage.h
        themeswitch.cpp themeswitch.h
        timezonedialog.cpp timezonedialog.h
        traceactions.cpp traceactions.h
        traceexport.cpp traceexport.h
        traceloader.cpp traceloader.h
        tracelookup.cpp tracelookup.h
        tracesetviews.cpp tracesetviews.h
        tracetab.cpp tracetab.h
        opentraces.cpp opentraces.h
        tracetabs.cpp tracetabs.h
        traceviews.cpp traceviews.h
        translators.cpp translators.h
        unfinishedwork.cpp unfinishedwork.h
        window.cpp window.h
        windowmenus.cpp windowmenus.h
        windowscenes.cpp
        windowservices.cpp windowservices.h
    PUBLIC
        traceloupe_jobs
        traceloupe_widgets_search
        traceloupe_widgets_sources
        traceloupe_widgets_tracepage
        traceloupe_widgets_flame
        traceloupe_widgets_hints
        traceloupe_widgets_latency
        traceloupe_widgets_profile
        traceloupe_widgets_servicegraph
        traceloupe_widgets_statistics
        traceloupe_widgets_picture
        traceloupe_models
        traceloupe_pull
        traceloupe_sources
        traceloupe_cache
        traceloupe_formats
        Qt6::Widgets)
