// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/otlpspansink.h"

#include "core/formats/otlpcommon.h"

namespace traceloupe {

namespace {

/// Keys of staged attributes that are remembered before the pool is started anew.
constexpr std::uint32_t kMaxStagedKeys = 4096;

/// A text, or a list of texts with something in it.
bool isWarnings(const ValueView &value)
{
    if (value.type() != ValueType::Array)
        return value.type() == ValueType::String;
    bool isTexts = value.array().size() > 0;
    for (const ValueView &item : value.array())
        isTexts &= item.type() == ValueType::String;
    return isTexts;
}

} // namespace

OtlpSpanSink::OtlpSpanSink(ReadContext &context)
    : m_context(context),
      m_pool(std::make_unique<StringPool>()),
      m_resource{AttributeWriter(*m_pool), 0, {}, {}, {}},
      m_scope{AttributeWriter(*m_pool), 0, {}, {}, {}}
{}

void OtlpSpanSink::forgetPlaces()
{
    m_places.clear();
    m_current = nullptr;
    m_builder = nullptr;
}

AttributeWriter &OtlpSpanSink::startResource()
{
    forgetPlaces();
    if (m_pool->size() > kMaxStagedKeys)
        *m_pool = StringPool();
    m_resource.attributes.clear();
    m_scope.attributes.clear();
    setResource(0, {});
    setScope({}, {}, 0, {});
    return m_resource.attributes;
}

void OtlpSpanSink::setResource(std::uint32_t droppedAttributes, std::string_view schemaUrl)
{
    m_resource.droppedAttributes = droppedAttributes;
    m_resource.schemaUrl = schemaUrl;
}

AttributeWriter &OtlpSpanSink::startScope()
{
    for (auto &[traceId, places] : m_places)
        places.scope = {};
    m_scope.attributes.clear();
    return m_scope.attributes;
}

void OtlpSpanSink::setScope(std::string_view name, std::string_view version, std::uint32_t droppedAttributes,
                            std::string_view schemaUrl)
{
    m_scope.droppedAttributes = droppedAttributes;
    m_scope.name = name;
    m_scope.version = version;
    m_scope.schemaUrl = schemaUrl;
}

void OtlpSpanSink::startLike(const OtlpSpanSink &other)
{
    startResource().addAll(other.m_resource.attributes.list());
    setResource(other.m_resource.droppedAttributes, other.m_resource.schemaUrl);
    startScope().addAll(other.m_scope.attributes.list());
    setScope(other.m_scope.name, other.m_scope.version, other.m_scope.droppedAttributes, other.m_scope.schemaUrl);
}

OtlpSpanSink::Places &OtlpSpanSink::placesOf(const TraceId &traceId)
{
    if (m_generation != m_context.collector().generation()) {
        forgetPlaces();
        m_generation = m_context.collector().generation();
    }
    if (m_current == nullptr || m_traceId != traceId) {
        m_current = &m_places[traceId];
        m_traceId = traceId;
    }
    return *m_current;
}

AttributeList OtlpSpanSink::copied(const AttributeList &list)
{
    AttributeWriter &writer = nextList();
    writer.addAll(list);
    return writer.list();
}

TraceBuilder &OtlpSpanSink::startSpan(const TraceId &traceId)
{
    Places &places = placesOf(traceId);
    m_builder = &m_context.collector().builder(traceId);
    if (m_listPool != &m_builder->strings()) {
        m_listPool = &m_builder->strings();
        m_lists.rebind(*m_listPool);
    }
    m_lists.reset();
    if (!places.resource.isValid())
        places.resource = m_builder->addResource(
            {copied(m_resource.attributes.list()), m_resource.droppedAttributes, m_resource.schemaUrl});
    if (!places.scope.isValid()) {
        places.scope = m_builder->addScope({m_scope.name, m_scope.version, copied(m_scope.attributes.list()),
                                            m_scope.droppedAttributes, m_scope.schemaUrl});
    }
    m_lists.reset();
    return *m_builder;
}

void OtlpSpanSink::takeWarnings(SpanInput &span)
{
    AttributeWriter &others = nextList();
    for (const AttributeView &attribute : span.attributes) {
        if (attribute.key != kWarningsAttribute || !isWarnings(attribute.value)) {
            others.key(attribute.key);
            others.value(attribute.value);
            continue;
        }
        if (attribute.value.type() == ValueType::String)
            span.warnings.push_back(attribute.value.string());
        for (const ValueView &warning : attribute.value.array())
            span.warnings.push_back(warning.string());
    }
    span.attributes = others.list();
}

Result<> OtlpSpanSink::addSpan(SpanInput &span)
{
    span.resource = m_current->resource;
    span.scope = m_current->scope;
    m_builder->addSpan(span);
    m_builder = nullptr;
    return m_context.spanDone();
}

} // namespace traceloupe
