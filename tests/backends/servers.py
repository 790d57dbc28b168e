# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gets the pinned servers through the ordinary package clients, and starts and stops them on loopback."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent

GET_BOX_SECONDS = 25 * 60        # for getting and building everything together
START_BOX_SECONDS = 180            # for one server to become healthy; a JVM on a busy machine needs more than a minute
STOP_GRACE_SECONDS = 10
GO_MINIMUM = (1, 25)             # what the pinned modules ask for
JAVA_MINIMUM = 17
NODE_MINIMUM = (20, 6)

PROMETHEUS_MINIMUM = (2, 33)     # which takes in what others write to it
ZIPKIN_VERSION = "3.5.1"
ZIPKIN_JAR_SHA256 = "7ac633a6832647e71e50012a5e3e91fbc7054414955261724526030faf271d8d"


class Unavailable(Exception):
    """A server that can't be had or started; the text says what failed and what to do."""


def cache_folder():
    named = os.environ.get("TRACELOUPE_BACKENDS_CACHE")
    if named:
        return pathlib.Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return pathlib.Path(base) / "traceloupe-backends"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Box:
    """The time that getting the servers may still take."""

    def __init__(self, seconds=GET_BOX_SECONDS):
        self.end = time.monotonic() + seconds

    def left(self):
        return max(0.0, self.end - time.monotonic())

    def run(self, command, what, cwd=None, env=None):
        """Runs a command within the box; raises Unavailable with the end of its output."""
        if self.left() <= 0:
            raise Unavailable(f"{what}: no time left of the {GET_BOX_SECONDS // 60} minutes for getting servers; run again, what was had is cached")
        log = cache_folder() / "last-failure.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as out:
            child = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                     start_new_session=True)
            try:
                code = child.wait(timeout=self.left())
            except subprocess.TimeoutExpired:
                stop_group(child)
                raise Unavailable(f"{what}: not finished within {GET_BOX_SECONDS // 60} minutes; run again, what was had is cached") from None
            except BaseException:
                stop_group(child)
                raise
        if code != 0:
            tail = " | ".join(log.read_text(errors="replace").strip().splitlines()[-4:])
            raise Unavailable(f"{what}: `{' '.join(map(str, command[:3]))} ...` ended with {code}: {tail[-600:]}")


def stop_group(child):
    """Ends a process started with start_new_session, and what it started."""
    for signal_number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, signal_number)
        except ProcessLookupError:
            pass
        try:
            child.wait(timeout=STOP_GRACE_SECONDS)
            return
        except subprocess.TimeoutExpired:
            continue


def tool_version(command, pick):
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        return pick(run.stdout.decode(errors="replace"))
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError):
        return None


def need_go():
    version = tool_version(["go", "env", "GOVERSION"],
                           lambda text: tuple(int(part) for part in text.strip().removeprefix("go").split("-")[0].split(".")[:2]))
    if version is None or version < GO_MINIMUM:
        found = "none" if version is None else ".".join(map(str, version))
        raise Unavailable(f"needs go {GO_MINIMUM[0]}.{GO_MINIMUM[1]} or newer in PATH (found: {found})")


def need_java():
    def pick(text):
        number = text.split('version "')[1].split('"')[0]
        return int(number.split(".")[0])
    version = tool_version(["java", "-version"], pick)
    if version is None or version < JAVA_MINIMUM:
        raise Unavailable(f"needs java {JAVA_MINIMUM} or newer in PATH (found: {version or 'none'})")


def need_node():
    version = tool_version(["node", "--version"], lambda text: tuple(int(part) for part in text.strip().removeprefix("v").split(".")[:2]))
    if version is None or version < NODE_MINIMUM:
        found = "none" if version is None else ".".join(map(str, version))
        raise Unavailable(f"needs node {NODE_MINIMUM[0]}.{NODE_MINIMUM[1]} or newer in PATH (found: {found})")
    if shutil.which("npm") is None:
        raise Unavailable("needs npm in PATH")


def fingerprint(*files):
    digest = hashlib.sha256()
    for file in files:
        digest.update(pathlib.Path(file).read_bytes())
    return digest.hexdigest()[:12]


# ---------------------------------------------------------------- getting

def get_go_server(folder, package, version, version_symbol, box):
    """Builds a pinned Go program; its go.mod and go.sum under servers/<folder> say what exactly."""
    source = HERE / "servers" / folder
    target = cache_folder() / f"{folder}-{version}-{fingerprint(source / 'go.mod', source / 'go.sum')}" / folder
    if target.exists():
        return target
    need_go()
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    environment = dict(os.environ, CGO_ENABLED="0", GOFLAGS="-buildvcs=false", GOWORK="off")
    box.run(["go", "build", "-p", "2", "-mod=readonly", "-ldflags", f"-s -w -X {version_symbol}={version}", "-o", str(unfinished), package],
            f"building {folder} {version}", cwd=source, env=environment)
    unfinished.rename(target)
    return target


def get_zipkin(box):
    need_java()
    jar = cache_folder() / f"zipkin-{ZIPKIN_VERSION}" / f"zipkin-server-{ZIPKIN_VERSION}-exec.jar"
    if not jar.exists():
        if shutil.which("mvn") is None:
            raise Unavailable("needs mvn (Debian: maven) in PATH to get the executable jar from Maven Central")
        unfinished = jar.parent / "part"
        unfinished.mkdir(parents=True, exist_ok=True)
        box.run(["mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy",
                 f"-Dartifact=io.zipkin:zipkin-server:{ZIPKIN_VERSION}:jar:exec", f"-DoutputDirectory={unfinished}"],
                f"getting Zipkin {ZIPKIN_VERSION}", cwd=unfinished)
        digest = hashlib.sha256((unfinished / jar.name).read_bytes()).hexdigest()
        if digest != ZIPKIN_JAR_SHA256:
            raise Unavailable(f"{jar.name} has SHA-256 {digest}, pinned is {ZIPKIN_JAR_SHA256}: not used")
        (unfinished / jar.name).rename(jar)
        unfinished.rmdir()
    return jar


def get_prometheus():
    """Debian's; gives (program, version)."""
    program = shutil.which("prometheus")
    version = tool_version(["prometheus", "--version"], lambda text: text.split("version ")[1].split(",")[0].split("+")[0]) if program else None
    if version is None or tuple(int(part) for part in version.split(".")[:2]) < PROMETHEUS_MINIMUM:
        raise Unavailable(f"needs prometheus {PROMETHEUS_MINIMUM[0]}.{PROMETHEUS_MINIMUM[1]} or newer in PATH (Debian: prometheus; found: {version or 'none'})")
    return program, version


def get_demo(box):
    """A copy of demo/ with its npm packages, in the cache: the checkout stays clean."""
    need_node()
    source = HERE / "demo"
    folder = cache_folder() / f"demo-{fingerprint(source / 'package-lock.json')}"
    if not (folder / "node_modules" / ".complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, folder / name)
        box.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "getting the demo's npm packages", cwd=folder)
        (folder / "node_modules" / ".complete").touch()
    for script in source.glob("*.js"):
        shutil.copy(script, folder / script.name)
    return folder


# ---------------------------------------------------------------- running

class Server:
    """One running server. `api` is the base of its query API, `otlp` of its OTLP/HTTP intake (None: it has none)."""

    def __init__(self, name, kind, version, api, otlp, command, work, health, env=None):
        self.name, self.kind, self.version, self.api, self.otlp = name, kind, version, api, otlp
        self.work, self.health = work, health
        work.mkdir(parents=True, exist_ok=True)
        self.log = open(work / "log.txt", "wb")
        self.child = subprocess.Popen(command, cwd=work, env=env or dict(os.environ), stdin=subprocess.DEVNULL, stdout=self.log,
                                      stderr=subprocess.STDOUT, start_new_session=True)
        try:
            self.wait_until_healthy()
        except BaseException:
            self.stop()
            raise

    def wait_until_healthy(self):
        end = time.monotonic() + START_BOX_SECONDS
        while time.monotonic() < end:
            if self.child.poll() is not None:
                raise Unavailable(f"{self.name} {self.version} ended with {self.child.returncode} while starting: {self.log_tail()}")
            try:
                with urllib.request.urlopen(self.health, timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.3)
        raise Unavailable(f"{self.name} {self.version} was not healthy after {START_BOX_SECONDS} s: {self.log_tail()}")

    def log_tail(self):
        self.log.flush()
        return (self.work / "log.txt").read_text(errors="replace")[-500:].replace("\n", " | ")

    def source(self, api=None):
        """How Traceloupe names this server."""
        return f"{self.kind}+{api or self.api}"

    def stop(self):
        stop_group(self.child)
        self.log.close()


JAEGER1_VERSION = "1.76.0"
JAEGER2_VERSION = "2.13.0"      # cmd/jaeger of the same module version: upstream tags both from one commit
TEMPO_VERSION = "2.8.0-rc.0"     # a development version shortly after it: commit 87c2dc380cec
JAEGER_VERSION_SYMBOL = "github.com/jaegertracing/jaeger/internal/version.latestVersion"


def get_jaeger1(box):
    return get_go_server("jaeger1", "github.com/jaegertracing/jaeger/cmd/all-in-one", JAEGER1_VERSION, JAEGER_VERSION_SYMBOL, box)


def get_jaeger2(box):
    return get_go_server("jaeger2", "github.com/jaegertracing/jaeger/cmd/jaeger", JAEGER2_VERSION, JAEGER_VERSION_SYMBOL, box)


def get_tempo(box):
    return get_go_server("tempo", "github.com/grafana/tempo/cmd/tempo", TEMPO_VERSION, "main.Version", box)


def start_jaeger1(binary, work):
    query, otlp, admin = free_port(), free_port(), free_port()
    at = "127.0.0.1:{}".format
    return Server("jaeger1", "jaeger", JAEGER1_VERSION, f"http://{at(query)}", f"http://{at(otlp)}",
                  [str(binary), f"--query.http-server.host-port={at(query)}", f"--query.grpc-server.host-port={at(free_port())}",
                   f"--collector.otlp.http.host-port={at(otlp)}", f"--collector.otlp.grpc.host-port={at(free_port())}",
                   f"--collector.http-server.host-port={at(free_port())}", f"--collector.grpc-server.host-port={at(free_port())}",
                   f"--admin.http.host-port={at(admin)}", "--memory.max-traces=200000", "--log-level=warn"],
                  work, f"http://{at(admin)}/", env=dict(os.environ, SPAN_STORAGE_TYPE="memory"))


JAEGER2_CONFIG = """\
extensions:
  healthcheckv2:
    use_v2: true
    http: {{ endpoint: "127.0.0.1:{health}" }}
  jaeger_storage:
    backends:
      memory_store: {{ memory: {{ max_traces: 200000 }} }}
{metric_backends}  jaeger_query:
    storage: {{ traces: memory_store{metric_storage} }}
    http: {{ endpoint: "127.0.0.1:{query}" }}
    grpc: {{ endpoint: "127.0.0.1:{grpc}" }}
receivers:
  otlp:
    protocols:
      http: {{ endpoint: "127.0.0.1:{otlp}" }}
processors:
  batch: {{ timeout: 100ms }}
exporters:
  jaeger_storage_exporter: {{ trace_storage: memory_store }}
{metrics}service:
  extensions: [healthcheckv2, jaeger_storage, jaeger_query]
  telemetry:
    logs: {{ level: warn }}
    metrics: {{ level: none }}
  pipelines:
    traces:
      receivers: [otlp]
      processors: [batch]
      exporters: [jaeger_storage_exporter{connector}]
{pipeline}"""
JAEGER2_NO_METRICS = {"metrics": "", "metric_backends": "", "metric_storage": "", "connector": "", "pipeline": ""}
# SPM: the span metrics connector counts, Prometheus scrapes, and the query service asks Prometheus.
JAEGER2_METRICS = {
    "metrics": """\
  prometheus: {{ endpoint: "127.0.0.1:{scraped}" }}
connectors:
  spanmetrics: {{ metrics_flush_interval: 1s }}
""",
    "metric_backends": """\
    metric_backends:
      spm: {{ prometheus: {{ endpoint: "{prometheus}", normalize_calls: true, normalize_duration: true }} }}
""",
    "metric_storage": ", metrics: spm",
    "connector": ", spanmetrics",
    "pipeline": """\
    metrics/spanmetrics:
      receivers: [spanmetrics]
      exporters: [prometheus]
""",
}


def start_jaeger2(binary, work, prometheus=None):
    ports = {name: free_port() for name in ("health", "query", "grpc", "otlp")}
    work.mkdir(parents=True, exist_ok=True)
    parts = JAEGER2_NO_METRICS if prometheus is None else {name: text.format(scraped=prometheus.scraped, prometheus=prometheus.api)
                                                           for name, text in JAEGER2_METRICS.items()}
    (work / "config.yaml").write_text(JAEGER2_CONFIG.format(**ports, **parts))
    return Server("jaeger2", "jaeger", JAEGER2_VERSION, f"http://127.0.0.1:{ports['query']}", f"http://127.0.0.1:{ports['otlp']}",
                  [str(binary), "--config", str(work / "config.yaml")], work, f"http://127.0.0.1:{ports['health']}/status")


TEMPO_CONFIG = """\
target: all
server:
  http_listen_address: 127.0.0.1
  http_listen_port: {query}
  grpc_listen_address: 127.0.0.1
  grpc_listen_port: {grpc}
  log_level: warn
usage_report: {{ reporting_enabled: false }}
memberlist: {{ bind_addr: ["127.0.0.1"], bind_port: {gossip} }}
distributor:
  receivers:
    otlp:
      protocols:
        http: {{ endpoint: "127.0.0.1:{otlp}" }}
  ring: {{ instance_addr: 127.0.0.1, kvstore: {{ store: inmemory }} }}
ingester:
  lifecycler: {{ address: 127.0.0.1, min_ready_duration: 0s, ring: {{ kvstore: {{ store: inmemory }}, replication_factor: 1 }} }}
  trace_idle_period: 1s
  flush_check_period: 1s
  max_block_duration: 30m
querier:
  frontend_worker: {{ frontend_address: "127.0.0.1:{grpc}" }}
query_frontend:
  search: {{ query_backend_after: 0s, query_ingesters_until: 400000h, max_duration: 0s }}
  metrics: {{ query_backend_after: 720h, max_duration: 0s }}
metrics_generator:
  ring: {{ instance_addr: 127.0.0.1, kvstore: {{ store: inmemory }} }}
  metrics_ingestion_time_range_slack: 400000h
  processor:
    local_blocks: {{ filter_server_spans: false, trace_idle_period: 1s, flush_check_period: 1s, max_block_duration: 30m, complete_block_timeout: 24h }}
  storage: {{ path: "{work}/generator"{remote_write} }}
  traces_storage: {{ path: "{work}/generator-traces", ingestion_time_range_slack: 400000h }}
compactor:
  disabled: true
  ring: {{ instance_addr: 127.0.0.1, kvstore: {{ store: inmemory }}, wait_stability_min_duration: 0s, wait_stability_max_duration: 0s }}
storage:
  trace:
    backend: local
    local: {{ path: "{work}/blocks" }}
    wal: {{ path: "{work}/wal", ingestion_time_range_slack: 400000h }}
overrides:
  defaults:
    ingestion: {{ rate_limit_bytes: 500000000, burst_size_bytes: 500000000, max_traces_per_user: 0 }}
    global: {{ max_bytes_per_trace: 0 }}
    metrics_generator: {{ processors: [local-blocks{processors}], collection_interval: 1s }}
"""


def start_tempo(binary, work, prometheus=None):
    ports = {name: free_port() for name in ("query", "grpc", "gossip", "otlp")}
    work.mkdir(parents=True, exist_ok=True)
    written = {"remote_write": "", "processors": ""}
    if prometheus is not None:
        written = {"remote_write": f', remote_write: [{{ url: "{prometheus.api}/api/v1/write" }}]', "processors": ", service-graphs, span-metrics"}
    (work / "config.yaml").write_text(TEMPO_CONFIG.format(work=work, **ports, **written))
    return Server("tempo", "tempo", TEMPO_VERSION, f"http://127.0.0.1:{ports['query']}", f"http://127.0.0.1:{ports['otlp']}",
                  [str(binary), f"-config.file={work}/config.yaml"], work, f"http://127.0.0.1:{ports['query']}/ready")


PROMETHEUS_CONFIG = """\
global: {{ scrape_interval: 1s, evaluation_interval: 1m }}
scrape_configs:
  - job_name: jaeger
    static_configs: [{{ targets: ["127.0.0.1:{scraped}"] }}]
"""


def start_prometheus(program, version, work):
    """Takes in what Tempo's generator writes, and scrapes what Jaeger's span metrics connector offers at `scraped`."""
    port, scraped = free_port(), free_port()
    work.mkdir(parents=True, exist_ok=True)
    (work / "config.yaml").write_text(PROMETHEUS_CONFIG.format(scraped=scraped))
    server = Server("prometheus", "prometheus", version, f"http://127.0.0.1:{port}", None,
                    [program, f"--config.file={work}/config.yaml", f"--storage.tsdb.path={work}/data", f"--web.listen-address=127.0.0.1:{port}",
                     "--web.enable-remote-write-receiver", "--storage.tsdb.retention.time=2h", "--log.level=warn"],
                    work, f"http://127.0.0.1:{port}/-/ready")
    server.scraped = scraped
    return server


def start_zipkin(jar, work):
    port = free_port()
    environment = dict(os.environ, QUERY_PORT=str(port), STORAGE_TYPE="mem", MEM_MAX_SPANS="2000000", SELF_TRACING_ENABLED="false",
                       SERVER_ADDRESS="127.0.0.1", JAVA_TOOL_OPTIONS="")
    return Server("zipkin", "zipkin", ZIPKIN_VERSION, f"http://127.0.0.1:{port}", None,
                  ["java", "-Xmx768m", "-jar", str(jar), "--armeria.ports[0].ip=127.0.0.1", f"--armeria.ports[0].port={port}",
                   "--armeria.ports[0].protocols[0]=http", "--logging.level.root=WARN"],
                  work, f"http://127.0.0.1:{port}/health", env=environment)


def stop_all(running):
    """Asks all of them to end first, so that they do it side by side."""
    for server in running:
        try:
            os.killpg(server.child.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
    for server in running:
        server.stop()


GETTERS = {"jaeger1": get_jaeger1, "jaeger2": get_jaeger2, "tempo": get_tempo, "zipkin": get_zipkin}
STARTERS = {"jaeger1": start_jaeger1, "jaeger2": start_jaeger2, "tempo": start_tempo, "zipkin": start_zipkin}


def send(base, path, body, content_type="application/json", timeout=60):
    """POSTs a body; gives (status, text)."""
    request = urllib.request.Request(base + path, data=body, headers={"Content-Type": content_type}, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")


def get_json(url, timeout=60):
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return json.loads(answer.read())
