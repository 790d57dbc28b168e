// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Compiled into the programs of a build with sanitizers, and into no other.
//
// libcrypto keeps state for each thread (random numbers, the error queue) and frees it in a destructor of
// thread-local storage. QThread::wait() returns before a thread's destructors have run, for Qt's own network
// thread as for ours, so a program that ends right after the last TLS connection may be looked through in that
// very moment. What is named here is by libcrypto itself; objects of ours are never allocated in it.

extern "C" const char *__lsan_default_suppressions();

extern "C" const char *__lsan_default_suppressions() // NOLINT(bugprone-reserved-identifier): the sanitizer's name
{
    return "leak:libcrypto.so\n";
}
