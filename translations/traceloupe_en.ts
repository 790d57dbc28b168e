<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MetricsChart</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenedFiles</name>
    <message numerus="yes">
        <source>%n opened file(s)</source>
        <translation>
            <numerusform>%n opened file</numerusform>
            <numerusform>%n opened files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::AttributeLoader</name>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <comment>of operations, in a trace</comment>
        <translation>
            <numerusform>%Ln path</numerusform>
            <numerusform>%Ln paths</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownModel</name>
    <message numerus="yes">
        <source>%1 of the critical path, in %Ln span(s)</source>
        <translation>
            <numerusform>%1 of the critical path, in %Ln span</numerusform>
            <numerusform>%1 of the critical path, in %Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownPanel</name>
    <message numerus="yes">
        <source>%Ln further root(s) not covered</source>
        <translation>
            <numerusform>%Ln further root not covered</numerusform>
            <numerusform>%Ln further roots not covered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownTable</name>
    <message numerus="yes">
        <source>%Ln row(s) with the least time are not shown</source>
        <translation>
            <numerusform>%Ln row with the least time is not shown</numerusform>
            <numerusform>%Ln rows with the least time are not shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::BucketHeatmap</name>
    <message numerus="yes">
        <source>and in %Ln other bucket(s)</source>
        <translation>
            <numerusform>and in %Ln other bucket</numerusform>
            <numerusform>and in %Ln other buckets</numerusform>
        </translation>
    </message>
</context>
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
    <name>traceloupe::CaptureList</name>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::CohortBar</name>
    <message numerus="yes">
        <source>%1 of %Ln trace(s)</source>
        <comment>37 of 1,204 traces</comment>
        <translation>
            <numerusform>%1 of %Ln trace</numerusform>
            <numerusform>%1 of %Ln traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::CoverageView</name>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::CurveChart</name>
    <message numerus="yes">
        <source>%1 of %Ln span(s)</source>
        <translation>
            <numerusform>%1 of %Ln span</numerusform>
            <numerusform>%1 of %Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::FiguresChart</name>
    <message numerus="yes">
        <source>This cache: %Ln span(s)</source>
        <translation>
            <numerusform>This cache: %Ln span</numerusform>
            <numerusform>This cache: %Ln spans</numerusform>
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
    <name>traceloupe::FindBar</name>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln match</numerusform>
            <numerusform>%Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::FlamePanel</name>
    <message numerus="yes">
        <source>%Ln frame(s), %1</source>
        <translation>
            <numerusform>%Ln frame, %1</numerusform>
            <numerusform>%Ln frames, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) too narrow to be seen</source>
        <translation>
            <numerusform>%Ln frame too narrow to be seen</numerusform>
            <numerusform>%Ln frames too narrow to be seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without the time of %Ln unfinished span(s)</source>
        <translation>
            <numerusform>without the time of %Ln unfinished span</numerusform>
            <numerusform>without the time of %Ln unfinished spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::FlameText</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) below %1, too narrow to be seen</source>
        <translation>
            <numerusform>%Ln frame below %1, too narrow to be seen</numerusform>
            <numerusform>%Ln frames below %1, too narrow to be seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphContents</name>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gap(s) without traces left out</source>
        <translation>
            <numerusform>%Ln gap without traces left out</numerusform>
            <numerusform>%Ln gaps without traces left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphToolbar</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> hop(s)</source>
        <translation>
            <numerusform> hop</numerusform>
            <numerusform> hops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphWords</name>
    <message numerus="yes">
        <source>%Ln without a span of the server</source>
        <translation>
            <numerusform>%Ln without a span of the server</numerusform>
            <numerusform>%Ln without a span of the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>batches of up to %Ln</source>
        <translation>
            <numerusform>batches of up to %Ln</numerusform>
            <numerusform>batches of up to %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) from sending to receiving between clocks that nothing proves alike</source>
        <translation>
            <numerusform>%Ln time from sending to receiving between clocks that nothing proves alike</numerusform>
            <numerusform>%Ln times from sending to receiving between clocks that nothing proves alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in %Ln trace(s), not before</source>
        <translation>
            <numerusform>seen in %Ln trace, not before</numerusform>
            <numerusform>seen in %Ln traces, not before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in %Ln trace(s) before, not now</source>
        <translation>
            <numerusform>seen in %Ln trace before, not now</numerusform>
            <numerusform>seen in %Ln traces before, not now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupHeader</name>
    <message numerus="yes">
        <source>%Ln repeated call(s)</source>
        <comment>the heading of a group</comment>
        <translation>
            <numerusform>%Ln repeated call</numerusform>
            <numerusform>%Ln repeated calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupMenu</name>
    <message numerus="yes">
        <source>all %Ln call(s)</source>
        <comment>that are copied</comment>
        <translation>
            <numerusform>the call</numerusform>
            <numerusform>all %Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupText</name>
    <message numerus="yes">
        <source>%Ln call(s) of the same kind</source>
        <translation>
            <numerusform>%Ln call of the same kind</numerusform>
            <numerusform>%Ln calls of the same kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) the same calls</source>
        <translation>
            <numerusform>%Ln time the same calls</numerusform>
            <numerusform>%Ln times the same calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed span(s) in it</source>
        <translation>
            <numerusform>%Ln failed span in it</numerusform>
            <numerusform>%Ln failed spans in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::HintCard</name>
    <message numerus="yes">
        <source>%Ln span(s) more than can be gone through here</source>
        <translation>
            <numerusform>%Ln span more than can be gone through here</numerusform>
            <numerusform>%Ln spans more than can be gone through here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::HintText</name>
    <message numerus="yes">
        <source>%1 ran %Ln time(s) one after the other under one span, %2 together.</source>
        <translation>
            <numerusform>%1 ran %Ln time one after the other under one span, %2 together.</numerusform>
            <numerusform>%1 ran %Ln times one after the other under one span, %2 together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ran %Ln time(s) with the same content under one span, %2 together.</source>
        <translation>
            <numerusform>%1 ran %Ln time with the same content under one span, %2 together.</numerusform>
            <numerusform>%1 ran %Ln times with the same content under one span, %2 together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 called %2 %Ln time(s).</source>
        <translation>
            <numerusform>%1 called %2 %Ln time.</numerusform>
            <numerusform>%1 called %2 %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln database call(s) of %1 ran at once.</source>
        <translation>
            <numerusform>Up to %Ln database call of %1 ran at once.</numerusform>
            <numerusform>Up to %Ln database calls of %1 ran at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1, in work that nobody waited for.</source>
        <translation>
            <numerusform>%Ln error began in %1, in work that nobody waited for.</numerusform>
            <numerusform>%Ln errors began in %1, in work that nobody waited for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1 and ended at %2.</source>
        <translation>
            <numerusform>%Ln error began in %1 and ended at %2.</numerusform>
            <numerusform>%Ln errors began in %1 and ended at %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1 and reached the root.</source>
        <translation>
            <numerusform>%Ln error began in %1 and reached the root.</numerusform>
            <numerusform>%Ln errors began in %1 and reached the root.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %Ln time(s), each time; the last call began %2 after the first.</source>
        <translation>
            <numerusform>%1 failed %Ln time; the last call began %2 after the first.</numerusform>
            <numerusform>%1 failed %Ln times, each time; the last call began %2 after the first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %Ln time(s) before it succeeded; %2 passed until the call that did.</source>
        <translation>
            <numerusform>%1 failed %Ln time before it succeeded; %2 passed until the call that did.</numerusform>
            <numerusform>%1 failed %Ln times before it succeeded; %2 passed until the call that did.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was sent %Ln time(s); the last call began %2 after the first.</source>
        <translation>
            <numerusform>%1 was sent %Ln time; the last call began %2 after the first.</numerusform>
            <numerusform>%1 was sent %Ln times; the last call began %2 after the first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) followed one pattern under one span, %1 together; it begins with %2.</source>
        <translation>
            <numerusform>%Ln call followed one pattern under one span, %1 together; it begins with %2.</numerusform>
            <numerusform>%Ln calls followed one pattern under one span, %1 together; it begins with %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) ran one after the other, %1 together, and may not need each other.</source>
        <translation>
            <numerusform>%Ln call ran one after the other, %1 together, and may not need each other.</numerusform>
            <numerusform>%Ln calls ran one after the other, %1 together, and may not need each other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One of %Ln parallel call(s) of %1 took %2 longer than the median of them.</source>
        <translation>
            <numerusform>One of %Ln parallel call of %1 took %2 longer than the median of them.</numerusform>
            <numerusform>One of %Ln parallel calls of %1 took %2 longer than the median of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) from %1 to %2 took %3 longer than their serving.</source>
        <translation>
            <numerusform>%Ln call from %1 to %2 took %3 longer than its serving.</numerusform>
            <numerusform>%Ln calls from %1 to %2 took %3 longer than their serving.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln database call(s) of %1 say that they waited %2 for a connection.</source>
        <translation>
            <numerusform>%Ln database call of %1 says that it waited %2 for a connection.</numerusform>
            <numerusform>%Ln database calls of %1 say that they waited %2 for a connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) that take %1 together</source>
        <translation>
            <numerusform>reported from %Ln call that takes %1</numerusform>
            <numerusform>reported from %Ln calls that take %1 together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) that could save %1</source>
        <translation>
            <numerusform>reported from %Ln call that could save %1</numerusform>
            <numerusform>reported from %Ln calls that could save %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) and %1 more than the median</source>
        <translation>
            <numerusform>reported from %Ln call and %1 more than the median</numerusform>
            <numerusform>reported from %Ln calls and %1 more than the median</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s)</source>
        <translation>
            <numerusform>reported from %Ln call</numerusform>
            <numerusform>reported from %Ln calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 called itself %Ln time(s).</source>
        <translation>
            <numerusform>%1 called itself %Ln time.</numerusform>
            <numerusform>%1 called itself %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::HintsPanel</name>
    <message numerus="yes">
        <source>%Ln possible cause(s), inferred from timing, not proven.</source>
        <translation>
            <numerusform>%Ln possible cause, inferred from timing, not proven.</numerusform>
            <numerusform>%Ln possible causes, inferred from timing, not proven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more hint(s) about less time are not shown.</source>
        <translation>
            <numerusform>%Ln more hint about less time is not shown.</numerusform>
            <numerusform>%Ln more hints about less time are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They include where %Ln error(s) began.</source>
        <translation>
            <numerusform>They include where %Ln error began.</numerusform>
            <numerusform>They include where %Ln errors began.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ImportStrip</name>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln remark</numerusform>
            <numerusform>%Ln remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln file could not be read</numerusform>
            <numerusform>%Ln files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyCharts</name>
    <message numerus="yes">
        <source>%1 of %Ln span(s) marked</source>
        <translation>
            <numerusform>%1 of %Ln span marked</numerusform>
            <numerusform>%1 of %Ln spans marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s); drag in a chart to mark some</source>
        <translation>
            <numerusform>%Ln span; drag in a chart to mark some</numerusform>
            <numerusform>%Ln spans; drag in a chart to mark some</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s), weighted by how they were sampled; drag in a chart to mark some</source>
        <translation>
            <numerusform>%Ln span, weighted by how it was sampled; drag in a chart to mark it</numerusform>
            <numerusform>%Ln spans, weighted by how they were sampled; drag in a chart to mark some</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyModel</name>
    <message numerus="yes">
        <source>%Ln span(s) without a usable duration: counted, not measured</source>
        <translation>
            <numerusform>%Ln span without a usable duration: counted, not measured</numerusform>
            <numerusform>%Ln spans without a usable duration: counted, not measured</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not weighted: of the %Ln span(s), %1 are of traces that do not tell how they were sampled.</source>
        <translation>
            <numerusform>Not weighted: of the %Ln span, %1 are of traces that do not tell how they were sampled.</numerusform>
            <numerusform>Not weighted: of the %Ln spans, %1 are of traces that do not tell how they were sampled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyPage</name>
    <message numerus="yes">
        <source>Of the %Ln trace(s) in the cache</source>
        <translation>
            <numerusform>Of the %Ln trace in the cache</numerusform>
            <numerusform>Of the %Ln traces in the cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln trace(s)</source>
        <translation>
            <numerusform>Of %Ln trace</numerusform>
            <numerusform>Of %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not in the cache</source>
        <translation>
            <numerusform>%Ln more is not in the cache</numerusform>
            <numerusform>%Ln more are not in the cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older trace(s) left out to limit memory</source>
        <translation>
            <numerusform>%Ln older trace left out to limit memory</numerusform>
            <numerusform>%Ln older traces left out to limit memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) can&apos;t be read</source>
        <translation>
            <numerusform>%Ln trace can&apos;t be read</numerusform>
            <numerusform>%Ln traces can&apos;t be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tell how they were sampled</source>
        <comment>traces</comment>
        <translation>
            <numerusform>%Ln tells how it was sampled</numerusform>
            <numerusform>%Ln tell how they were sampled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rates leave out the gaps between %Ln piece(s) of time with traces, %1 together.</source>
        <translation>
            <numerusform>Rates leave out the gaps between %Ln piece of time with traces, %1 together.</numerusform>
            <numerusform>Rates leave out the gaps between %Ln pieces of time with traces, %1 together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln trace(s) with spans of that row</source>
        <translation>
            <numerusform>Of the %Ln trace with spans of that row</numerusform>
            <numerusform>Of the %Ln traces with spans of that row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MainWindow</name>
    <message numerus="yes">
        <source>%n capture(s) running</source>
        <translation>
            <numerusform>%n capture running</numerusform>
            <numerusform>%n captures running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cache: %Ln trace(s), %1</source>
        <translation>
            <numerusform>Cache: %Ln trace, %1</numerusform>
            <numerusform>Cache: %Ln traces, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MetricsSearch</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MetricsView</name>
    <message numerus="yes">
        <source>%n value(s) of attributes, the largest difference first</source>
        <translation>
            <numerusform>%n value of attributes, the largest difference first</numerusform>
            <numerusform>%n values of attributes, the largest difference first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; the %2 highest of %n series are drawn, and those chosen in the table</source>
        <translation>
            <numerusform>%1; the %2 highest of %n series are drawn, and those chosen in the table</numerusform>
            <numerusform>%1; the %2 highest of %n series are drawn, and those chosen in the table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MinimapWidget</name>
    <message numerus="yes">
        <source>up to %Ln span(s) at a time</source>
        <comment>what the height of the overview means</comment>
        <translation>
            <numerusform>up to %Ln span at a time</numerusform>
            <numerusform>up to %Ln spans at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) at a time</source>
        <translation>
            <numerusform>%Ln span at a time</numerusform>
            <numerusform>%Ln spans at a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed span(s) begin here</source>
        <translation>
            <numerusform>%Ln failed span begins here</numerusform>
            <numerusform>%Ln failed spans begin here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::NameColumnPainter</name>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <comment>spans that a filter leaves out</comment>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::PathHeatMapView</name>
    <message numerus="yes">
        <source>%Ln trace(s) of %1 to %2</source>
        <translation>
            <numerusform>%Ln trace of %1 to %2</numerusform>
            <numerusform>%Ln traces of %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more operation(s)</source>
        <translation>
            <numerusform>%Ln more operation</numerusform>
            <numerusform>%Ln more operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileHead</name>
    <message numerus="yes">
        <source>%1 (%Ln trace(s))</source>
        <translation>
            <numerusform>%1 (%Ln trace)</numerusform>
            <numerusform>%1 (%Ln traces)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln trace(s)</source>
        <translation>
            <numerusform>%1 of %Ln trace</numerusform>
            <numerusform>%1 of %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older trace(s) left out to limit memory</source>
        <translation>
            <numerusform>%Ln older trace left out to limit memory</numerusform>
            <numerusform>%Ln older traces left out to limit memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln trace(s)</source>
        <translation>
            <numerusform>Stopped after %1 of %Ln trace</numerusform>
            <numerusform>Stopped after %1 of %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read</source>
        <translation>
            <numerusform>%Ln could not be read</numerusform>
            <numerusform>%Ln could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfilePage</name>
    <message numerus="yes">
        <source>%Ln trace(s) of one structure</source>
        <translation>
            <numerusform>%Ln trace of one structure</numerusform>
            <numerusform>%Ln traces of one structure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s), from %1 to %2</source>
        <translation>
            <numerusform>%Ln trace, from %1 to %2</numerusform>
            <numerusform>%Ln traces, from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileText</name>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) too narrow to be seen</source>
        <translation>
            <numerusform>%Ln operation too narrow to be seen</numerusform>
            <numerusform>%Ln operations too narrow to be seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ResultValues</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
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
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with errors</source>
        <translation>
            <numerusform>%Ln with errors</numerusform>
            <numerusform>%Ln with errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ResumeStrip</name>
    <message numerus="yes">
        <source>Stopped while opening %1 and %n more; what was read is kept.</source>
        <extracomment>%1 = a file; %n = how many besides it</extracomment>
        <translation>
            <numerusform>Stopped while opening %1 and %n more; what was read is kept.</numerusform>
            <numerusform>Stopped while opening %1 and %n more; what was read is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::RowText</name>
    <message numerus="yes">
        <source>%Ln span(s) that the search does not find</source>
        <translation>
            <numerusform>%Ln span that the search does not find</numerusform>
            <numerusform>%Ln spans that the search does not find</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clock of %1 moved by %2 against %3, proven by %Ln call(s)</source>
        <translation>
            <numerusform>Clock of %1 moved by %2 against %3, proven by %Ln call</numerusform>
            <numerusform>Clock of %1 moved by %2 against %3, proven by %Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ScatterChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SearchPanel</name>
    <message numerus="yes">
        <source>%1 of %Ln trace(s) shown</source>
        <translation>
            <numerusform>%1 of %Ln trace shown</numerusform>
            <numerusform>%1 of %Ln traces shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SeriesChart</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceGraphPage</name>
    <message numerus="yes">
        <source>%Ln trace(s) could not be read</source>
        <translation>
            <numerusform>%Ln trace could not be read</numerusform>
            <numerusform>%Ln traces could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln trace(s)</source>
        <translation>
            <numerusform>%1 of %Ln trace</numerusform>
            <numerusform>%1 of %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln trace(s)</source>
        <translation>
            <numerusform>Stopped after %1 of %Ln trace</numerusform>
            <numerusform>Stopped after %1 of %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) against %1</source>
        <translation>
            <numerusform>%Ln trace against %1</numerusform>
            <numerusform>%Ln traces against %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reload: %Ln new trace(s)</source>
        <translation>
            <numerusform>Reload: %Ln new trace</numerusform>
            <numerusform>Reload: %Ln new traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceGraphPanel</name>
    <message numerus="yes">
        <source>%Ln weak edge(s) hidden</source>
        <translation>
            <numerusform>%Ln weak edge hidden</numerusform>
            <numerusform>%Ln weak edges hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>very dense graph: placed without its %Ln weakest edge(s)</source>
        <translation>
            <numerusform>very dense graph: placed without its %Ln weakest edge</numerusform>
            <numerusform>very dense graph: placed without its %Ln weakest edges</numerusform>
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
    <name>traceloupe::SignText</name>
    <message numerus="yes">
        <source>It has %Ln link(s) to other spans.</source>
        <translation>
            <numerusform>It has %Ln link to another span.</numerusform>
            <numerusform>It has %Ln links to other spans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) of other spans lead to it.</source>
        <translation>
            <numerusform>%Ln link of another span leads to it.</numerusform>
            <numerusform>%Ln links of other spans lead to it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>links</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The trace of %Ln of them is not in the cache.</source>
        <translation>
            <numerusform>The trace of one link is not in the cache.</numerusform>
            <numerusform>The traces of %Ln links are not in the cache.</numerusform>
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
    <name>traceloupe::SpanMenu</name>
    <message numerus="yes">
        <source>%Ln more in the details</source>
        <translation>
            <numerusform>%Ln more in the details</numerusform>
            <numerusform>%Ln more in the details</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanStepper</name>
    <message numerus="yes">
        <source>%L1 of %Ln span(s)</source>
        <translation>
            <numerusform>%L1 of %Ln span</numerusform>
            <numerusform>%L1 of %Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
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
    <name>traceloupe::StatisticsModel</name>
    <message numerus="yes">
        <source>%L1 of %Ln span(s) have a proper duration; the times are theirs</source>
        <translation>
            <numerusform>%L1 of %Ln span has a proper duration; the times are its own</numerusform>
            <numerusform>%L1 of %Ln spans have a proper duration; the times are theirs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln span(s) failed</source>
        <translation>
            <numerusform>%L1 of %Ln span failed</numerusform>
            <numerusform>%L1 of %Ln spans failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without %Ln span(s) that still run or have no proper duration</source>
        <translation>
            <numerusform>without %Ln span that still runs or has no proper duration</numerusform>
            <numerusform>without %Ln spans that still run or have no proper duration</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::StatisticsPanel</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln group(s) with the least time are not shown</source>
        <translation>
            <numerusform>the %Ln group with the least time is not shown</numerusform>
            <numerusform>the %Ln groups with the least time are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without the time of %Ln unfinished span(s)</source>
        <translation>
            <numerusform>without the time of %Ln unfinished span</numerusform>
            <numerusform>without the time of %Ln unfinished spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::StatisticsPictures</name>
    <message numerus="yes">
        <source>%Ln more row(s) are not on this picture</source>
        <translation>
            <numerusform>%Ln more row is not on this picture</numerusform>
            <numerusform>%Ln more rows are not on this picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::StructureGroupModel</name>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <comment>of operations, in a trace</comment>
        <translation>
            <numerusform>%Ln path</numerusform>
            <numerusform>%Ln paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln trace(s): too few for an interval</source>
        <translation>
            <numerusform>Of %Ln trace: too few for an interval</numerusform>
            <numerusform>Of %Ln traces: too few for an interval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <translation>
            <numerusform>%1, and %Ln more</numerusform>
            <numerusform>%1, and %Ln more</numerusform>
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
    <name>traceloupe::TraceGroupModel</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
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
<context>
    <name>traceloupe::TracePictures</name>
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
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceTab</name>
    <message numerus="yes">
        <source>Ask the %Ln source(s)</source>
        <comment>for a trace that the cache lacks</comment>
        <translation>
            <numerusform>Ask the source</numerusform>
            <numerusform>Ask the %Ln sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ViewMenu</name>
    <message numerus="yes">
        <source>Show %n level(s)</source>
        <translation>
            <numerusform>Show %n level</numerusform>
            <numerusform>Show %n levels</numerusform>
        </translation>
    </message>
</context>
</TS>
