// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sets up OpenTelemetry for one process of the demo. Must be required before 'http', which it instruments.
'use strict';

Error.stackTraceLimit = 0; // recorded exceptions must not name this machine's folders

const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
const { BatchSpanProcessor } = require('@opentelemetry/sdk-trace-base');
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http');
const { ZipkinExporter } = require('@opentelemetry/exporter-zipkin');
const { resourceFromAttributes } = require('@opentelemetry/resources');

// No resource detectors on purpose: host names, user names and paths of the machine stay out of the recordings.
function startTracing(service, { otlp, zipkin }) {
  const exporters = [
    ...otlp.map((url) => new OTLPTraceExporter({ url })),
    ...zipkin.map((url) => new ZipkinExporter({ url })),
  ];
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.version': '1.4.0',
      'service.namespace': 'shop',
      'service.instance.id': `${service}-1`,
      'deployment.environment.name': 'demo',
      'shop.regions': ['eu', 'us'],
    }),
    spanProcessors: exporters.map((e) => new BatchSpanProcessor(e, { scheduledDelayMillis: 200 })),
  });
  provider.register();
  registerInstrumentations({ instrumentations: [new HttpInstrumentation()] });
  return provider;
}

module.exports = { startTracing };
