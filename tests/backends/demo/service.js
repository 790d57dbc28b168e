// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One process of the demo; demo.js forks it with the name of the service. Says its port to the parent, is told the
// others' ports, serves until it is told to stop, flushes its spans and exits.
'use strict';

const config = JSON.parse(process.env.DEMO_CONFIG);
const provider = require('./tracing.js').startTracing(config.service, config);

const http = require('http');
const net = require('net');
const { context, propagation, trace, SpanKind, SpanStatusCode } = require('@opentelemetry/api');

const tracer = trace.getTracer('shop.' + config.service, '1.4.0');
let ports = {};

function call(service, path, { method = 'GET', timeoutMs = 2000 } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: ports[service], path, method }, (response) => {
      let body = '';
      response.on('data', (piece) => { body += piece; });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
    request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer from ${service} in ${timeoutMs} ms`)));
    request.on('error', reject);
    request.end();
  });
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function fail(span, type, message) {
  // A stack trace of our own wording: a real one would name this machine's folders.
  span.recordException({ name: type, message, stack: `${type}: ${message}\n    at ${config.service} (shop.js:42:7)` });
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

async function inSpan(name, options, work) {
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      fail(span, error.name, error.message);
      throw error;
    } finally {
      span.end();
    }
  });
}

// ---- the queue: a plain socket, so that only our own producer and consumer spans describe it

function publish(order) {
  return inSpan('orders publish', {
    kind: SpanKind.PRODUCER,
    attributes: {
      'messaging.system': 'shopqueue', 'messaging.operation.type': 'send', 'messaging.destination.name': 'orders',
      'messaging.message.id': `order-${order.id}`,
    },
  }, async () => {
    const headers = {};
    propagation.inject(context.active(), headers);
    await new Promise((resolve, reject) => {
      const socket = net.connect(ports.mailer, '127.0.0.1', () => socket.end(JSON.stringify({ headers, order }) + '\n'));
      socket.on('close', resolve);
      socket.on('error', reject);
    });
  });
}

async function consume(batch) {
  const links = batch.map(({ headers, order }, index) => ({
    context: trace.getSpanContext(propagation.extract(context.active(), headers)),
    attributes: { 'messaging.message.id': `order-${order.id}`, 'batch.index': index },
  }));
  await inSpan('orders process', {
    kind: SpanKind.CONSUMER, links, root: true,
    attributes: {
      'messaging.system': 'shopqueue', 'messaging.operation.type': 'process', 'messaging.destination.name': 'orders',
      'messaging.batch.message_count': batch.length,
    },
  }, async (span) => {
    for (const { order } of batch) {
      await inSpan('send mail', { attributes: { 'order.id': order.id, 'mail.recipients': ['buyer', 'archive'] } }, async (mail) => {
        await wait(2);
        mail.addEvent('mail.queued', { 'order.id': order.id, 'mail.size': 512.5 });
      });
    }
    span.setStatus({ code: SpanStatusCode.OK });
  });
}

// ---- the services

const attempts = new Map();

const handlers = {
  async frontend(url) {
    const id = Number(url.searchParams.get('order'));
    return inSpan('checkout', { attributes: {
      'order.id': id, 'order.items': ['book', 'lamp', 'cup'].slice(0, 1 + (id % 3)), 'order.total': 12.5 * (1 + (id % 3)),
      'customer.vip': id % 4 === 0, 'order.note': '',
    } }, async (span) => {
      for (let attempt = 1; ; attempt += 1) {
        const stock = await call('inventory', `/stock/${id}?attempt=${attempt}`);
        if (stock.status === 200) break;
        span.addEvent('retry', { attempt, 'http.response.status_code': stock.status, reason: 'stock service busy' });
        if (attempt === 3) throw new Error('stock service stays busy');
        await wait(3 * attempt);
      }
      const [payment] = await Promise.allSettled([
        call('payment', `/charge/${id}`, { method: 'POST' }),
        id % 7 === 6 ? call('inventory', '/suggestions', { timeoutMs: 25 }) : Promise.resolve(),
      ]);
      if (payment.status === 'rejected') throw payment.reason;
      if (payment.value.status !== 200) {
        fail(span, 'PaymentDeclined', `order ${id} was not paid`);
        return { status: 402, body: 'declined' };
      }
      await publish({ id });
      return { status: 200, body: 'thanks' };
    });
  },

  async inventory(url) {
    if (url.pathname === '/suggestions') {
      await wait(120);
      return { status: 200, body: '[]' };
    }
    const id = url.pathname.split('/').pop();
    const seen = (attempts.get(id) || 0) + 1;
    attempts.set(id, seen);
    return inSpan('SELECT stock', { kind: SpanKind.CLIENT, attributes: {
      'db.system.name': 'postgresql', 'db.namespace': 'shop', 'db.query.text': 'SELECT left_over FROM stock WHERE item = $1',
      'server.address': 'stock-db', 'server.port': 5432,
    } }, async (span) => {
      await wait(1 + (Number(id) % 4));
      if (Number(id) % 3 === 1 && seen === 1) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: 'too many connections' });
        return { status: 503, body: 'busy' };
      }
      return { status: 200, body: '1' };
    });
  },

  async payment(url) {
    const id = Number(url.pathname.split('/').pop());
    return inSpan('charge card', { attributes: { 'payment.method': 'card', 'payment.cents': 1250 * (1 + (id % 3)) } }, async (span) => {
      await wait(id % 5 === 3 ? 40 : 5);
      if (id % 5 === 4) {
        fail(span, 'CardRefused', 'the bank said no');
        return { status: 402, body: 'refused' };
      }
      span.setStatus({ code: SpanStatusCode.OK });
      return { status: 200, body: 'paid' };
    });
  },
};

let server;
if (config.service === 'mailer') {
  let pending = [];
  const drain = () => { const batch = pending; pending = []; return batch.length ? consume(batch) : Promise.resolve(); };
  server = net.createServer((socket) => {
    let text = '';
    socket.on('data', (piece) => { text += piece; });
    socket.on('end', () => {
      pending.push(JSON.parse(text));
      socket.end();
      if (pending.length >= 3) drain();
    });
  });
  server.drain = drain;
} else {
  server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://shop');
    try {
      const { status, body } = await handlers[config.service](url);
      response.writeHead(status).end(body);
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async (message) => {
  if (message.ports) ports = message.ports;
  if (message.stop) {
    if (server.drain) await server.drain();
    if (server.closeAllConnections) server.closeAllConnections();
    server.close();
    try {
      await provider.shutdown();
      process.exit(0);
    } catch (error) {
      process.stderr.write(`${config.service}: ${[error].flat().map((e) => e.message || e).join('; ')}\n`);
      process.exit(1);
    }
  }
});
