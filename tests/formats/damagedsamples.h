// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace traceloupe::test {

/// Small documents that have every kind of part, to be damaged. (Apart from the test: moc does not get over them.)

inline const QByteArray kJaeger = R"({"data":[{"traceID":"0af7651916cd43dd8448eb211c80319c","spans":[
{"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"01","operationName":"first","references":[],"startTime":1000,"duration":5,"tags":[{"key":"k","type":"int64","value":1}],"logs":[{"timestamp":1001,"fields":[{"key":"event","type":"string","value":"e"}]}],"processID":"p1"},
{"traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"02","operationName":"second","references":[{"refType":"CHILD_OF","traceID":"0af7651916cd43dd8448eb211c80319c","spanID":"01"}],"startTime":1001,"duration":2,"tags":[],"processID":"p1","warnings":["w"]}
],"processes":{"p1":{"serviceName":"cart","tags":[]}}}],"errors":null})";

inline const QByteArray kZipkin =
    R"([{"traceId":"0af7651916cd43dd8448eb211c80319c","id":"01","kind":"CLIENT","name":"first","timestamp":1000,"duration":5,"localEndpoint":{"serviceName":"cart","port":80},"tags":{"error":"x","otlp.link.0":"ff|01||{}|0"}},
{"traceId":"0af7651916cd43dd8448eb211c80319c","id":"02","parentId":"01","annotations":[{"timestamp":1002,"value":"retry|{\"n\":1}|0"}],"shared":false}])";

inline const QByteArray kZipkinV1 =
    R"([{"traceId":"0af7651916cd43dd","id":"01","name":"first","timestamp":1000,"duration":5,"annotations":[{"timestamp":1000,"value":"cs","endpoint":{"serviceName":"a"}},{"timestamp":1002,"value":"sr","endpoint":{"serviceName":"b","ipv4":"1.2.3.4"}}],
"binaryAnnotations":[{"key":"sa","value":true,"endpoint":{"serviceName":"b"}},{"key":"http.path","value":"/","endpoint":{"serviceName":"a"}}]}])";

} // namespace traceloupe::test
