// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracewriter.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cstdio>
#include <string>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

/// Makes the traces of `./dev screenshots` that need no real data, as OTLP files in the folder that it is given: a
/// million spans, a call 100 deep, and errors under skewed clocks.
namespace {

constexpr std::uint32_t kMillion = 1'000'000;
constexpr int kDepth = 100;

/// The clock of checkout is 35 ms ahead, that of payment-db 6 ms behind: their spans lie outside their callers.
constexpr std::string_view kErrorsAndSkew = R"(
frontend                  POST /checkout              0..182ms     server  error http.response.status_code=502 http.route=/checkout user.tier=gold
  frontend                POST checkout:8080/order    2..180ms     client  error http.response.status_code=502 server.address=checkout
    checkout              PlaceOrder                  38..212ms    server  error rpc.system=grpc message="payment refused: gateway timed out"
      checkout            GetCart                     39..50ms     client  rpc.system=grpc
        cart              GetCart                     5..14ms      server  rpc.system=grpc
          cart            HGETALL cart                6..8ms       client  db.system=redis
          cart            HGETALL prices              9..13ms      client  db.system=redis
      checkout            reserve stock               52..79ms
        checkout          Reserve                     53..78ms     client  rpc.system=grpc
          inventory       Reserve                     20..41ms     server  rpc.system=grpc event=lock-waited@24ms
            inventory     SELECT stock FOR UPDATE     21..33ms     client  db.system=postgresql
            inventory     UPDATE stock                34..36ms     client  db.system=postgresql
            inventory     UPDATE reservations         36..40ms     client  db.system=postgresql
      checkout            Charge                      80..118ms    client  error rpc.system=grpc rpc.retry=0
        payment           Charge                      47..81ms     server  error rpc.system=grpc message="deadline exceeded"
          payment         SELECT card                 48..51ms     client  db.system=mysql
            payment-db    SELECT card                 42..44ms     server
          payment         POST gateway.example/pay    52..80ms     client  error server.address=gateway.example http.response.status_code=504
      checkout            Charge                      122..160ms   client  error rpc.system=grpc rpc.retry=1
        payment           Charge                      89..123ms    server  error rpc.system=grpc message="deadline exceeded"
          payment         SELECT card                 90..92ms     client  db.system=mysql
            payment-db    SELECT card                 84..86ms     server
          payment         POST gateway.example/pay    93..122ms    client  error server.address=gateway.example http.response.status_code=504
      checkout            Charge                      164..202ms   client  error rpc.system=grpc rpc.retry=2
        payment           Charge                      131..165ms   server  error rpc.system=grpc message="deadline exceeded"
          payment         SELECT card                 132..134ms   client  db.system=mysql
            payment-db    SELECT card                 126..128ms   server
          payment         POST gateway.example/pay    135..164ms   client  error server.address=gateway.example http.response.status_code=504
      checkout            release stock               204..211ms   client  rpc.system=grpc
        inventory         Release                     170..175ms   server  rpc.system=grpc
          inventory       DELETE reservations         171..174ms   client  db.system=postgresql
      checkout            publish order.failed        208..211ms   producer messaging.system=kafka
        mail              order.failed process        178..260ms   consumer messaging.system=kafka
          mail            render template             180..196ms   internal
          mail            SMTP send                   197..258ms   client  server.address=smtp.example
  frontend                render error page           180..182ms   internal
)";

/// Handlers that call the next one: as a proxy in front of a proxy does, with a query at every tenth.
TracePtr deepCall()
{
    constexpr std::array kServices{"edge", "gateway", "orders", "pricing", "stock", "audit"};
    constexpr std::array kSteps{"Handle", "Authorize", "Validate", "Resolve", "Dispatch", "Forward", "Collect"};
    std::string text;
    for (int depth = 0; depth < kDepth; ++depth) {
        const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
        const std::string service = kServices[static_cast<std::size_t>(depth / 7) % kServices.size()];
        const std::string name = kSteps[static_cast<std::size_t>(depth) % kSteps.size()];
        const int startUs = depth * 190;
        const int endUs = 60'000 - depth * 330;
        text += indent + service + " com.example." + service + "." + name + "  " + std::to_string(startUs) + ".."
                + std::to_string(endUs) + "us\n";
        if (depth % 10 == 9) {
            text += indent + "  " + service + " SELECT " + service + "  " + std::to_string(endUs - 310) + ".."
                    + std::to_string(endUs - 20) + "us client db.system=postgresql\n";
        }
    }
    return traceFromText(text);
}

bool write(const QDir &folder, const QString &name, const Trace &trace)
{
    QFile file(folder.filePath(name + u".otlp.pb"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    const auto writer = TraceWriter::create(Format::OtlpProto, file);
    return writer && (*writer)->add(trace) && (*writer)->finish() && file.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("usage: traceloupe_makeshowcase FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const bool isWritten = folder.mkpath(u"."_s) && write(folder, u"depth-100"_s, *deepCall())
                           && write(folder, u"errors-and-skew"_s, *traceFromText(kErrorsAndSkew))
                           && write(folder, u"million"_s, *generateTrace(kMillion));
    if (!isWritten)
        std::fprintf(stderr, "traceloupe_makeshowcase: %s can't be written\n", argv[1]);
    return isWritten ? 0 : 1;
}
