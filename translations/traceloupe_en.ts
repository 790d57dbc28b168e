<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>traceloupe::CacheDialog</name>
    <message numerus="yes">
        <source>The limits are in force; %n trace(s) went.</source>
        <translation>
            <numerusform>The limits are in force; %n trace went.</numerusform>
            <numerusform>The limits are in force; %n traces went.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) deleted.</source>
        <translation>
            <numerusform>%n trace deleted.</numerusform>
            <numerusform>%n traces deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::FileOpener</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ImportStrip</name>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n trace</numerusform>
            <numerusform>%n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MainWindow</name>
    <message numerus="yes">
        <source>Cache: %n trace(s), %1</source>
        <translation>
            <numerusform>Cache: %n trace, %1</numerusform>
            <numerusform>Cache: %n traces, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) running</source>
        <translation>
            <numerusform>%n capture running</numerusform>
            <numerusform>%n captures running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SearchPanel</name>
    <message numerus="yes">
        <source>%n trace(s) in the cache match.</source>
        <translation>
            <numerusform>%n trace in the cache match.</numerusform>
            <numerusform>%n traces in the cache match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s): all that %1 has for this search.</source>
        <translation>
            <numerusform>%n trace: all that %1 has for this search.</numerusform>
            <numerusform>%n traces: all that %1 has for this search.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceLegend</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them failed</source>
        <translation>
            <numerusform>%Ln of them failed</numerusform>
            <numerusform>%Ln of them failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanDetailModel</name>
    <message numerus="yes">
        <source>%Ln more left out by the sender</source>
        <translation>
            <numerusform>%Ln more left out by the sender</numerusform>
            <numerusform>%Ln more left out by the sender</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanText</name>
    <message numerus="yes">
        <source>%Ln span(s) below</source>
        <translation>
            <numerusform>%Ln span below</numerusform>
            <numerusform>%Ln spans below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them failed</source>
        <translation>
            <numerusform>%Ln of them failed</numerusform>
            <numerusform>%Ln of them failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceActions</name>
    <message numerus="yes">
        <source>%n trace id(s) copied.</source>
        <translation>
            <numerusform>%n trace id copied.</numerusform>
            <numerusform>%n trace ids copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) pinned.</source>
        <translation>
            <numerusform>%n trace pinned.</numerusform>
            <numerusform>%n traces pinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) unpinned.</source>
        <translation>
            <numerusform>%n trace unpinned.</numerusform>
            <numerusform>%n traces unpinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n trace(s) from the cache?</source>
        <translation>
            <numerusform>Delete %n trace from the cache?</numerusform>
            <numerusform>Delete %n traces from the cache?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) deleted.</source>
        <translation>
            <numerusform>%n trace deleted.</numerusform>
            <numerusform>%n traces deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceExport</name>
    <message numerus="yes">
        <source>Export %n trace(s)</source>
        <translation>
            <numerusform>Export %n trace</numerusform>
            <numerusform>Export %n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) written to %1.</source>
        <translation>
            <numerusform>%n trace written to %1.</numerusform>
            <numerusform>%n traces written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceHeader</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln service(s)</source>
        <translation>
            <numerusform>%Ln service</numerusform>
            <numerusform>%Ln services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the data</source>
        <translation>
            <numerusform>%Ln remark on the data</numerusform>
            <numerusform>%Ln remarks on the data</numerusform>
        </translation>
    </message>
</context>
</TS>
