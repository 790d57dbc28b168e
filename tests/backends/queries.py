# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""TraceQL queries that mean something to the traces that a run sends: written by hand, and generated from a fixed seed."""

import random

SEED = 20260411
GENERATED = 150

# Of the demo, the samples and the corpus (otel-demo-capture, nezha, the collector's samples).
STRINGS = [("resource.service.name", ["many", "frontend", "payment", "mailer", "rich-back", "productcatalogservice", "ts-route-service"]),
           ("span.tier", ["gold", "plain"]), ("resource.service.version", ["2.0", "2.1.3"]), ("span.rpc.method", ["Get", "List"]),
           ("span.http.method", ["GET", "PUT"]), (".sameplacetag1", ["sameplacevalue", "same*"]), ("span.messaging.system", ["shopqueue"]),
           ("event.reason", ["stock service busy"]), ("event.exception.type", ["PaymentDeclined", "Error"]), ("link.why", ["batch"]),
           (".payment.method", ["card"]), ("span.component", ["proxy"]), ("name", ["leaf", "op-1", "checkout", "SELECT stock", "HTTP GET"]),
           ("rootName", ["op-0", "GET", "HTTP GET"]), ("trace:rootService", ["many", "frontend"]), ("statusMessage", ["made to fail", "it broke"]),
           ("event:name", ["retry", "mail.queued", "first"]), ("instrumentation:name", ["many", "rich.lib", "shop.payment"])]
NUMBERS = [("span.number", [3, 40, 700, 1100]), ("span.payment.cents", [1250, 2500]), ("span.http.status_code", [200, 401]),
           (".sameplacetag2", [123]), (".sameplacetag3", [72.5, 72]), ("span.order.total", [12.5, 25.0]), ("span.order.id", [2, 4]),
           ("event.attempt", [1, 2]), ("link.batch.index", [0, 1]), ("resource.host.name", [1])]
DURATIONS = ["300us", "500us", "2ms", "20ms", "700ms", "1.1s"]
REGEXES = [("name", "op-.*"), ("name", ".*Controller.*"), ("resource.service.name", "ts-.*-service"), ("span.tier", "go|gold"), ("name", "leaf|checkout"),
           ("statusMessage", ".*fail.*"), ("span.rpc.method", "[GL].*"), ("rootServiceName", "(many|front).*"), ("event:name", "mail.+")]
FLAGS = ["span.customer.vip", "span.bool.true", "span.sameplacetag4", "event.yes"]
STRUCTURE = [">>", ">", "<<", "<", "~", "!>>", "!>", "!<<", "!<", "!~", "&>>", "&>", "&<<", "&<", "&~"]

HAND_WRITTEN = [
    # intrinsics
    "{}", "{ true }", "{ status = error }", "{ status != ok }", "{ kind = server && status = error }", "{ kind != internal }",
    "{ duration > 1s }", "{ duration < 500us }", "{ span:duration >= 1.1s }", "{ traceDuration > 1s }", "{ trace:duration <= 50ms }",
    '{ rootName = "op-1" }', '{ rootServiceName = "many" && name = "leaf" }', '{ statusMessage = "made to fail" }',
    "{ nestedSetParent < 0 }", "{ nestedSetLeft = 2 }", "{ nestedSetRight - nestedSetLeft > 3 }", '{ span:parentID = "" }', '{ span:parentID != "" && name = "leaf" }', "{ span:id != `00` }",
    # attributes of each scope
    '{ resource.service.name = "many" && span.tier = "gold" }', '{ .tier = "plain" }', '{ resource.service.name != "many" }',
    '{ event:name = "retry" }', "{ event.attempt >= 2 }", "{ event:timeSinceStart > 2ms }", '{ link.why = "batch" }', "{ link.batch.index >= 0 }",
    '{ instrumentation:name = "shop.payment" }', '{ instrumentation:version = "0.3" }', '{ instrumentation.scope.key = "scope value" }',
    '{ span.text = `grüße, 世界` }', "{ span.bool.true }", "{ !span.bool.false }", "{ span.customer.vip = true }", "{ span.int.small = 0 }",
    "{ span.int.large = 9223372036854775807 }", "{ span.double = 0.1 }", "{ span.double.whole = 3 }", '{ span.text.empty = "" }',
    '{ span."http.status_code" = 200 }', "{ .http.status_code >= 200 && .http.status_code < 500 }", '{ resource.ports = 443 }', '{ span.mail.recipients = "archive" }',
    # types that don't meet, and what is not there
    '{ span.number = "3" }', '{ span.number != "3" }', "{ span.tier = 3 }", '{ span.nowhere = "x" }', '{ span.nowhere != "x" }', "{ span.nowhere > 1 }",
    "{ span.tier != nil }", "{ event.attempt != nil }", "{ link.why != nil }", "{ span.nowhere != nil }", "{ span.tier = nil }",
    "{ span.nowhere || span.number = 3 }",
    # arithmetic
    "{ span.number * 2 = 80 }", "{ span.number / 2 = 20 }", "{ span.number % 7 = 3 }", "{ span.number + 1 > 1199 }", "{ duration > 2ms * 300 }",
    "{ duration / 2 > 500ms }", "{ -span.number < -1190 }", "{ 2 ^ 3 = 8 }", "{ 2 ^ 3 = 9 }", "{ span.order.total * 2 = 25.0 }", "{ traceDuration - duration > 1s }",
    "{ span.number ^ 2 = 9 }", "{ 7 / 2 = 3 }",
    # regular expressions, anchored
    '{ name =~ "op-.*" }', '{ name =~ "op" }', '{ name !~ "op-.*|leaf" }', '{ resource.service.name =~ "m.*y" }', '{ name =~ "(?i)LEAF" }', '{ span.tier =~ "gol" }',
    # structure
    '{ status = error } >> { name = "leaf" }', '{ name = "op-1" } > { name = "leaf" }', '{ name = "leaf" } < { name = "op-0" }', '{ name = "leaf" } << { status = error }',
    '{ name = "leaf" } ~ { name = "leaf" }', '{ status = error } !>> { name = "leaf" }', '{ status = error } !> { name = "leaf" }', '{ name = "leaf" } !< { kind = server }',
    '{ name = "nothing" } !<< { kind = server }', '{ kind = client } !~ { kind = client }', '{ kind = client } ~ { kind = client }', '{ status = error } &>> { name = "leaf" }',
    '{ name = "leaf" } &<< { span.tier = "gold" }', '{ kind = client } &~ { kind = client }', '{ kind = server } >> { kind = client } > { kind = server }',
    '{ resource.service.name = "frontend" } >> { resource.service.name = "payment" }', '{ status = error } && { name = "leaf" }', '{ status = error } || { span.tier = "gold" }',
    '{ name = "op-0" } || { name = "op-1" } && { span.tier = "gold" }', '({ name = "op-0" } | count() = 1) && ({ name = "leaf" } | count() = 1)',
    # pipelines
    "{} | count() > 2", "{} | count() = 2", "{ kind = client } | count() >= 2", "{} | avg(duration) > 500ms", "{} | max(duration) < 2ms", "{} | min(duration) > 300us",
    "{} | sum(span.number) > 1100", "{} | avg(span.number) < 10", "{ status = error } | by(resource.service.name) | count() > 1", "{} | by(kind) | count() > 3",
    "{} | by(resource.service.name) | avg(duration) > 900ms", "{} | by(name) | coalesce() | count() = 2", "{ status = error } | select(span.number, resource.service.name)",
    '{ kind = server } | select(duration) | { span.tier = "gold" }', "{ kind = client } | { status = error }", "{ span.tier = \"gold\" } | { duration > 1s } | count() = 1",
    "{} | by(span.tier) | count() > 1 | { kind = server }", "{} | sum(span.http.status_code) > 100", "{} | count() > 2 * 3",
]

# These name services of the corpus, since Jaeger is asked for one service at a time.
OF_THE_CORPUS = [
    '{ resource.service.name = "ts-route-service" && duration > 2ms }', '{ resource.service.name = "emailservice" }',
    '{ resource.service.name = "ts-order-service" && kind = server } | count() > 1',
    '{ resource.service.name = "frontend" } >> { resource.service.name = "cartservice" } | avg(duration) > 1ms',
    '{ resource.service.name = "ts-payment-service" } && { resource.service.name = "ts-order-service" }',
    '{ resource.service.name = "shippingservice" && name =~ ".*Quote.*" } | by(name) | count() >= 2',
    '{ resource.service.name = "paymentservice" } << { nestedSetParent < 0 } | select(resource.k8s.pod.name)',
    '{ resource.service.name = "product-catalog" && span.rpc.system = "grpc" }', '{ resource.service.name = "checkoutservice" } | max(duration) > 20ms',
]


class Generator:
    """Gives valid queries, always the same ones for a seed."""

    def __init__(self, seed=SEED):
        self.random = random.Random(seed)

    def string(self):
        key, values = self.random.choice(STRINGS)
        return f'{key} {self.random.choice(["=", "=", "=", "!="])} "{self.random.choice(values)}"'

    def number(self):
        key, values = self.random.choice(NUMBERS)
        return f'{key} {self.random.choice(["=", "!=", "<", "<=", ">", ">="])} {self.random.choice(values)}'

    def duration(self):
        key = self.random.choice(["duration", "duration", "traceDuration", "event:timeSinceStart"])
        return f'{key} {self.random.choice(["<", "<=", ">", ">="])} {self.random.choice(DURATIONS)}'

    def regex(self):
        key, pattern = self.random.choice(REGEXES)
        return f'{key} {self.random.choice(["=~", "=~", "!~"])} "{pattern}"'

    def enumeration(self):
        operator = self.random.choice(["=", "!="])
        if self.random.random() < 0.5:
            return f'status {operator} {self.random.choice(["error", "ok", "unset"])}'
        return f'kind {operator} {self.random.choice(["server", "client", "internal", "producer", "consumer"])}'

    def exists(self):
        return f"{self.random.choice(STRINGS[1:7])[0]} != nil"

    def flag(self):
        return f'{self.random.choice(FLAGS)} {self.random.choice(["=", "!="])} {self.random.choice(["true", "false"])}'

    def arithmetic(self):
        return self.random.choice([
            lambda: f"span.number {self.random.choice('+-*')} {self.random.randint(1, 9)} > {self.random.randint(1, 1500)}",
            lambda: f"span.number % {self.random.randint(2, 9)} = {self.random.randint(0, 4)}",
            lambda: f"span.number / {self.random.randint(2, 9)} <= {self.random.randint(1, 200)}",
            lambda: f"traceDuration - duration < {self.random.choice(DURATIONS)}",
            lambda: f"duration * {self.random.randint(2, 5)} >= {self.random.choice(DURATIONS)}"])()

    def condition(self):
        kinds = [self.string, self.string, self.number, self.duration, self.regex, self.enumeration, self.enumeration, self.exists, self.flag, self.arithmetic]
        return self.random.choice(kinds)()

    def expression(self, depth=0):
        chance = self.random.random()
        if depth >= 2 or chance < 0.45:
            return self.condition()
        sides = f"{self.expression(depth + 1)} {self.random.choice(['&&', '&&', '||'])} {self.expression(depth + 1)}"
        return f"({sides})" if depth else sides

    def filter(self):
        return "{ " + self.expression() + " }"

    def spansets(self):
        chance = self.random.random()
        if chance < 0.45:
            return self.filter()
        if chance < 0.6:
            return f"{self.filter()} {self.random.choice(['&&', '||'])} {self.filter()}"
        one = f"{self.filter()} {self.random.choice(STRUCTURE)} {self.filter()}"
        return one if chance < 0.9 else f"({one}) {self.random.choice(STRUCTURE[:5])} {self.filter()}"

    def aggregate(self):
        comparison = self.random.choice(["<", "<=", ">", ">=", "=", "!="])
        if self.random.random() < 0.4:
            return f"count() {comparison} {self.random.randint(1, 5)}"
        function = self.random.choice(["min", "max", "avg", "sum"])
        if self.random.random() < 0.5:
            return f"{function}(duration) {comparison} {self.random.choice(DURATIONS)}"
        return f"{function}(span.number) {comparison} {self.random.randint(1, 1200)}"

    def query(self):
        text, chance = self.spansets(), self.random.random()
        if chance < 0.5:
            return text
        if chance < 0.65:
            return f"{text} | {self.aggregate()}"
        grouped = f"{text} | by({self.random.choice(['resource.service.name', 'name', 'kind', 'status', 'span.tier'])})"
        if chance < 0.8:
            return f"{grouped} | {self.aggregate()}"
        if chance < 0.9:
            return f"{grouped} | coalesce() | {self.aggregate()}"
        return f"{text} | select(span.number, resource.service.name)"


def generated(count=GENERATED, seed=SEED):
    generator, made = Generator(seed), []
    while len(made) < count:
        query = generator.query()
        if query not in made:
            made.append(query)
    return made
