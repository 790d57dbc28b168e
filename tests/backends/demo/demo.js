// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A shop of five OpenTelemetry-instrumented processes: this one (shopper) sends orders to frontend, which asks inventory
// (retrying when it is busy) and payment (which refuses some) over HTTP and publishes to a queue that mailer consumes in
// batches, linked to the messages' traces. Makes a bounded number of orders, flushes, and exits.
//
//   node demo.js --otlp http://127.0.0.1:4318/v1/traces [--otlp ...] [--zipkin http://127.0.0.1:9411/api/v2/spans] [--orders 10]
'use strict';

const { fork } = require('child_process');
const path = require('path');

const SERVICES = ['frontend', 'inventory', 'payment', 'mailer'];
const START_TIMEOUT_MS = 20000;

function usage(problem) {
  process.stderr.write(`${problem}\nusage: node demo.js --otlp URL [--otlp URL]... [--zipkin URL]... [--orders N]\n`);
  process.exit(2);
}

const config = { otlp: [], zipkin: [] };
let orders = 10;
for (let i = 2; i < process.argv.length; i += 2) {
  const [option, value] = [process.argv[i], process.argv[i + 1]];
  if (value === undefined) usage(`${option} needs a value`);
  if (option === '--otlp') config.otlp.push(value);
  else if (option === '--zipkin') config.zipkin.push(value);
  else if (option === '--orders') orders = Number(value);
  else usage(`unknown option ${option}`);
}
if (config.otlp.length + config.zipkin.length === 0) usage('no endpoint to send traces to');
if (!Number.isInteger(orders) || orders < 1) usage('--orders needs a whole number of at least 1');

const provider = require('./tracing.js').startTracing('shopper', config);
const http = require('http');
const { trace, SpanStatusCode } = require('@opentelemetry/api');
const tracer = trace.getTracer('shop.shopper', '1.4.0');

function start(service) {
  const child = fork(path.join(__dirname, 'service.js'), [], {
    env: { PATH: process.env.PATH, DEMO_CONFIG: JSON.stringify({ ...config, service }) },
  });
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${service} did not start in ${START_TIMEOUT_MS} ms`)), START_TIMEOUT_MS);
    child.once('message', ({ port }) => { clearTimeout(timer); resolve(port); });
    child.once('exit', (code) => { clearTimeout(timer); reject(new Error(`${service} ended early with code ${code}`)); });
  });
  return { service, child, ready };
}

function placeOrder(port, id) {
  return tracer.startActiveSpan('place order', { attributes: { 'order.id': id } }, (span) => new Promise((resolve) => {
    http.get({ host: '127.0.0.1', port, path: `/checkout?order=${id}` }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode !== 200) span.setStatus({ code: SpanStatusCode.ERROR, message: `answer ${response.statusCode}` });
        span.end();
        resolve();
      });
    }).on('error', (error) => {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      span.end();
      resolve();
    });
  }));
}

async function main() {
  const processes = SERVICES.map(start);
  const ports = {};
  for (const { service, ready } of processes) ports[service] = await ready;
  for (const { child } of processes) child.send({ ports });

  for (let id = 0; id < orders; id += 1) await placeOrder(ports.frontend, id);

  await Promise.all(processes.map(({ child }) => new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.send({ stop: true });
  }))).then((codes) => codes.forEach((code, i) => { if (code) throw new Error(`${SERVICES[i]} could not send its spans`); }));
  await provider.shutdown();
  process.stdout.write(`${orders} orders placed\n`);
}

main().then(() => process.exit(0), (error) => {
  process.stderr.write(`demo: ${[error].flat().map((e) => e.stack || e).join('\n')}\n`);
  process.exit(1);
});
