<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>SearchText</name>
    <message>
        <source>The quote at character %1 is not closed.</source>
        <translation>Le guillemet au caractère %1 n’est pas fermé.</translation>
    </message>
    <message>
        <source>A key is missing at character %1; write key=value.</source>
        <translation>Il manque une clé au caractère %1&#x202f;; écrivez clé=valeur.</translation>
    </message>
    <message>
        <source>The tag at character %1 has no value; write key=value.</source>
        <translation>L’étiquette au caractère %1 n’a pas de valeur&#x202f;; écrivez clé=valeur.</translation>
    </message>
</context>
<context>
    <name>SearchValues</name>
    <message>
        <source>Write a number and a unit, for instance 100ms or 1.5s.</source>
        <translation>Écrivez un nombre et une unité, par exemple 100ms ou 1.5s.</translation>
    </message>
    <message>
        <source>The end must be later than the start.</source>
        <translation>La fin doit être après le début.</translation>
    </message>
    <message>
        <source>The longest must not be shorter than the shortest.</source>
        <translation>La durée maximale ne doit pas être plus courte que la minimale.</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
</context>
<context>
    <name>traceloupe::CacheDialog</name>
    <message>
        <source>At most this &amp;size</source>
        <translation>Au plus cette &amp;taille</translation>
    </message>
    <message>
        <source>Not &amp;older than</source>
        <translation>Pas plus &amp;ancien que</translation>
    </message>
    <message>
        <source>A&amp;pply limits</source>
        <translation>A&amp;ppliquer les limites</translation>
    </message>
    <message>
        <source>&amp;Compact file</source>
        <translation>&amp;Compacter le fichier</translation>
    </message>
    <message>
        <source>&amp;Delete all that is not pinned…</source>
        <translation>&amp;Supprimer tout ce qui n’est pas épinglé…</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Fichier&#xa0;:</translation>
    </message>
    <message>
        <source>On disk:</source>
        <translation>Sur le disque&#xa0;:</translation>
    </message>
    <message>
        <source>Traces:</source>
        <translation>Traces&#xa0;:</translation>
    </message>
    <message>
        <source>Spans:</source>
        <translation>Spans&#xa0;:</translation>
    </message>
    <message>
        <source>Pinned traces:</source>
        <translation>Traces épinglées&#xa0;:</translation>
    </message>
    <message>
        <source>Schema version:</source>
        <translation>Version du schéma&#xa0;:</translation>
    </message>
    <message>
        <source>Keep (oldest traces go first, pinned ones stay)</source>
        <translation>Conserver (les plus anciennes partent d’abord, les traces épinglées restent)</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> Mio</translation>
    </message>
    <message>
        <source>Largest size of the cache</source>
        <translation>Taille maximale du cache</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Greatest age of a trace</source>
        <translation>Âge maximal d’une trace</translation>
    </message>
    <message>
        <source>Applying the limits…</source>
        <translation>Application des limites…</translation>
    </message>
    <message numerus="yes">
        <source>The limits are in force; %n trace(s) went.</source>
        <translation>
            <numerusform>Les limites sont en vigueur&#x202f;; %n trace est partie.</numerusform>
            <numerusform>Les limites sont en vigueur&#x202f;; %n traces sont parties.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compacting…</source>
        <translation>Compactage…</translation>
    </message>
    <message>
        <source>The file is compact.</source>
        <translation>Le fichier est compact.</translation>
    </message>
    <message>
        <source>Delete traces</source>
        <translation>Supprimer des traces</translation>
    </message>
    <message>
        <source>Delete every trace that is not pinned from the cache?</source>
        <translation>Supprimer du cache toutes les traces qui ne sont pas épinglées&#x202f;?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Suppression…</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) deleted.</source>
        <translation>
            <numerusform>%n trace supprimée.</numerusform>
            <numerusform>%n traces supprimées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::CaptureList</name>
    <message>
        <source>%1 spans</source>
        <translation>%1 spans</translation>
    </message>
    <message>
        <source>%1 already here</source>
        <translation>%1 déjà là</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
    <message>
        <source>%1 partial</source>
        <translation>%1 partielles</translation>
    </message>
    <message>
        <source>%1 spans/s</source>
        <translation>%1 spans/s</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>arrêt en cours…</translation>
    </message>
    <message>
        <source>done, but the limit was reached: there may be more</source>
        <translation>terminé, mais la limite a été atteinte&#xa0;: il peut y en avoir d’autres</translation>
    </message>
    <message>
        <source>done, the whole time range</source>
        <translation>terminé, tout l’intervalle</translation>
    </message>
    <message>
        <source>stopped; what was fetched is kept</source>
        <translation>arrêté&#x202f;; ce qui a été récupéré est conservé</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Progression de %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>traceloupe::DiagnosticText</name>
    <message>
        <source>damaged records left out</source>
        <translation>enregistrements endommagés omis</translation>
    </message>
    <message>
        <source>the input ends in the middle of a record</source>
        <translation>l’entrée s’arrête au milieu d’un enregistrement</translation>
    </message>
    <message>
        <source>unknown fields</source>
        <translation>champs inconnus</translation>
    </message>
    <message>
        <source>fields of a wrong type, replaced by their default</source>
        <translation>champs d’un mauvais type, remplacés par leur valeur par défaut</translation>
    </message>
    <message>
        <source>texts that are no UTF-8, repaired</source>
        <translation>textes qui ne sont pas de l’UTF-8, réparés</translation>
    </message>
    <message>
        <source>logs, metrics or profiles left out</source>
        <translation>journaux, métriques ou profils omis</translation>
    </message>
    <message>
        <source>ids that are neither hex nor base64</source>
        <translation>identifiants ni hexadécimaux ni en base64</translation>
    </message>
    <message>
        <source>spans without a trace id</source>
        <translation>spans sans identifiant de trace</translation>
    </message>
    <message>
        <source>spans whose id is zero</source>
        <translation>spans dont l’identifiant est zéro</translation>
    </message>
    <message>
        <source>spans without an id</source>
        <translation>spans sans identifiant</translation>
    </message>
    <message>
        <source>identical copies of spans, kept once</source>
        <translation>copies identiques de spans, gardées une fois</translation>
    </message>
    <message>
        <source>spans of the same id with other content, kept apart</source>
        <translation>spans de même identifiant mais de contenu différent, gardés à part</translation>
    </message>
    <message>
        <source>spans whose parent is not in the trace</source>
        <translation>spans dont le parent n’est pas dans la trace</translation>
    </message>
    <message>
        <source>spans that are their own ancestors</source>
        <translation>spans qui sont leur propre ancêtre</translation>
    </message>
    <message>
        <source>more than one root</source>
        <translation>plusieurs racines</translation>
    </message>
    <message>
        <source>spans without a start</source>
        <translation>spans sans début</translation>
    </message>
    <message>
        <source>spans without an end</source>
        <translation>spans sans fin</translation>
    </message>
    <message>
        <source>spans that end before they start</source>
        <translation>spans qui finissent avant de commencer</translation>
    </message>
    <message>
        <source>times out of range</source>
        <translation>instants hors limites</translation>
    </message>
    <message>
        <source>unknown span kinds</source>
        <translation>types de span inconnus</translation>
    </message>
    <message>
        <source>unknown status codes</source>
        <translation>codes de statut inconnus</translation>
    </message>
    <message>
        <source>spans of a process that is not described</source>
        <translation>spans d’un processus qui n’est pas décrit</translation>
    </message>
    <message>
        <source>tags of an unknown type, kept as text</source>
        <translation>étiquettes d’un type inconnu, gardées comme texte</translation>
    </message>
    <message>
        <source>things that the format can&apos;t carry</source>
        <translation>ce que le format ne peut pas porter</translation>
    </message>
    <message>
        <source>the backend sent only a part of the trace</source>
        <translation>le serveur n’a envoyé qu’une partie de la trace</translation>
    </message>
</context>
<context>
    <name>traceloupe::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::FileOpener</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Open traces</source>
        <translation>Ouvrir des traces</translation>
    </message>
    <message>
        <source>Traces (*.json *.jsonl *.pb *.proto *.gz *.zst *.traceloupe)</source>
        <translation>Traces (*.json *.jsonl *.pb *.proto *.gz *.zst *.traceloupe)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder of traces</source>
        <translation>Ouvrir un dossier de traces</translation>
    </message>
</context>
<context>
    <name>traceloupe::ImportReportDialog</name>
    <message>
        <source>What was opened</source>
        <translation>Ce qui a été ouvert</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Files and what was noted of them</source>
        <translation>Les fichiers et les remarques à leur sujet</translation>
    </message>
    <message>
        <source>%1 traces are new in the cache, %2 got more spans, %3 were there already</source>
        <translation>%1 traces sont nouvelles dans le cache, %2 ont reçu des spans, %3 y étaient déjà</translation>
    </message>
    <message>
        <source>%1 ×  %2</source>
        <comment>count, then what was odd</comment>
        <translation>%1 ×  %2</translation>
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
    <message>
        <source>%1 spans</source>
        <translation>%1 spans</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remarque</numerusform>
            <numerusform>%n remarques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n fichier n’a pas pu être lu</numerusform>
            <numerusform>%n fichiers n’ont pas pu être lus</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped; what was read is kept</source>
        <translation>arrêté&#x202f;; ce qui a été lu est conservé</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
    <message>
        <source>Progress of opening files</source>
        <translation>Progression de l’ouverture des fichiers</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Opening %1 (%2 of %3)…</source>
        <translation>Ouverture de %1 (%2 sur %3)…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>traceloupe::MainWindow</name>
    <message>
        <source>Traceloupe</source>
        <translation>Traceloupe</translation>
    </message>
    <message>
        <source>Some saved sources could not be read</source>
        <translation>Certaines sources enregistrées n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Go to trace: id, traceparent, address</source>
        <translation>Aller à la trace&#xa0;: identifiant, traceparent, adresse</translation>
    </message>
    <message>
        <source>Go to trace</source>
        <translation>Aller à la trace</translation>
    </message>
    <message>
        <source>About Traceloupe</source>
        <translation>À propos de Traceloupe</translation>
    </message>
    <message>
        <source>Opens, searches, compares and explains distributed traces, online or offline.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Ouvre, cherche, compare et explique des traces distribuées, avec ou sans réseau.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.</translation>
    </message>
    <message numerus="yes">
        <source>Cache: %n trace(s), %1</source>
        <translation>
            <numerusform>Cache&#xa0;: %n trace, %1</numerusform>
            <numerusform>Cache&#xa0;: %n traces, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>opening files</source>
        <translation>ouverture de fichiers</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) running</source>
        <translation>
            <numerusform>%n capture en cours</numerusform>
            <numerusform>%n captures en cours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::MessagePage</name>
    <message>
        <source>A file could not be read or written</source>
        <translation>Un fichier n’a pas pu être lu ou écrit</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>This can&apos;t be understood</source>
        <translation>Ceci est incompréhensible</translation>
    </message>
    <message>
        <source>This is not supported</source>
        <translation>Ceci n’est pas pris en charge</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Trop grand</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>The cache has a problem</source>
        <translation>Le cache a un problème</translation>
    </message>
    <message>
        <source>The cache was written by a newer Traceloupe</source>
        <translation>Le cache a été écrit par un Traceloupe plus récent</translation>
    </message>
    <message>
        <source>The source could not be reached</source>
        <translation>La source est injoignable</translation>
    </message>
    <message>
        <source>The source refused the request</source>
        <translation>La source a refusé la requête</translation>
    </message>
    <message>
        <source>The source wants other credentials</source>
        <translation>La source demande d’autres identifiants</translation>
    </message>
</context>
<context>
    <name>traceloupe::MinimapWidget</name>
    <message>
        <source>Overview of the trace</source>
        <translation>Vue d’ensemble de la trace</translation>
    </message>
    <message>
        <source>Arrow keys move the visible time range, plus and minus zoom, Home shows the whole trace</source>
        <translation>Les flèches déplacent l’intervalle visible, plus et moins règlent le zoom, Origine montre toute la trace</translation>
    </message>
</context>
<context>
    <name>traceloupe::NameColumnPainter</name>
    <message>
        <source>missing span %1</source>
        <translation>span manquant %1</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
</context>
<context>
    <name>traceloupe::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>traceloupe::Sample</name>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
</context>
<context>
    <name>traceloupe::SearchForm</name>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
    <message>
        <source>Add, change and test sources</source>
        <translation>Ajouter, modifier et tester des sources</translation>
    </message>
    <message>
        <source>Search &amp;in</source>
        <translation>Chercher &amp;dans</translation>
    </message>
    <message>
        <source>Search in</source>
        <translation>Chercher dans</translation>
    </message>
    <message>
        <source>Trace&amp;QL (instead of the fields below)</source>
        <translation>Trace&amp;QL (à la place des champs ci-dessous)</translation>
    </message>
    <message>
        <source>TraceQL query</source>
        <translation>Requête TraceQL</translation>
    </message>
    <message>
        <source>any</source>
        <translation>indifférent</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>Ser&amp;vice</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>&amp;Operation</source>
        <translation>&amp;Opération</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>É&amp;tiquettes</translation>
    </message>
    <message>
        <source>Tags, as key=value</source>
        <translation>Étiquettes, sous la forme clé=valeur</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>par exemple %1</translation>
    </message>
    <message>
        <source>&amp;Shortest duration</source>
        <translation>Durée mi&amp;nimale</translation>
    </message>
    <message>
        <source>Shortest duration</source>
        <translation>Durée minimale</translation>
    </message>
    <message>
        <source>&amp;Longest duration</source>
        <translation>Durée ma&amp;ximale</translation>
    </message>
    <message>
        <source>Longest duration</source>
        <translation>Durée maximale</translation>
    </message>
    <message>
        <source>Only traces with &amp;errors</source>
        <translation>Seulement les traces avec des &amp;erreurs</translation>
    </message>
    <message>
        <source>&amp;When</source>
        <translation>&amp;Quand</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Intervalle de temps</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>At &amp;most, traces</source>
        <translation>Au &amp;plus, traces</translation>
    </message>
    <message>
        <source>Most traces to find</source>
        <translation>Nombre maximal de traces à trouver</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>&amp;Pull into cache</source>
        <translation>&amp;Récupérer dans le cache</translation>
    </message>
    <message>
        <source>Fetch every trace that this search finds and keep it on this computer</source>
        <translation>Récupérer toutes les traces que cette recherche trouve et les garder sur cet ordinateur</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>N’importe quand</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>5 dernières minutes</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>15 dernières minutes</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>6 dernières heures</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … à …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>traceloupe::SearchPanel</name>
    <message>
        <source>Filter the list: service, operation, trace id</source>
        <translation>Filtrer la liste&#xa0;: service, opération, identifiant de trace</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>Show all traces again</source>
        <translation>Montrer de nouveau toutes les traces</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Only %1  ✕</source>
        <translation>Seulement %1  ✕</translation>
    </message>
    <message>
        <source>Only %1; press to show all traces</source>
        <translation>Seulement %1&#x202f;; appuyer pour montrer toutes les traces</translation>
    </message>
    <message>
        <source>all services</source>
        <translation>tous les services</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>what is captured, and from which source</comment>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>Searching %1…</source>
        <translation>Recherche dans %1…</translation>
    </message>
    <message>
        <source>Searching the cache…</source>
        <translation>Recherche dans le cache…</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) in the cache match.</source>
        <translation>
            <numerusform>%n trace du cache correspond.</numerusform>
            <numerusform>%n traces du cache correspondent.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of at least %1 traces: truncated by the backend. Raise the limit, or narrow the search.</source>
        <translation>%1 traces sur au moins %1&#xa0;: tronqué par le serveur. Augmentez la limite ou précisez la recherche.</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s): all that %1 has for this search.</source>
        <translation>
            <numerusform>%n trace&#xa0;: tout ce que %1 possède pour cette recherche.</numerusform>
            <numerusform>%n traces&#xa0;: tout ce que %1 possède pour cette recherche.</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter shows %1 of them.</source>
        <translation>Le filtre en montre %1.</translation>
    </message>
    <message>
        <source>No traces yet</source>
        <translation>Pas encore de traces</translation>
    </message>
    <message>
        <source>Drop trace files here (OTLP, Jaeger, Zipkin; also compressed), look at the sample, or add the Jaeger, Tempo or Zipkin that your services report to.</source>
        <translation>Déposez ici des fichiers de traces (OTLP, Jaeger, Zipkin, même compressés), regardez l’exemple, ou ajoutez le Jaeger, le Tempo ou le Zipkin auquel vos services envoient leurs traces.</translation>
    </message>
    <message>
        <source>Open files…</source>
        <translation>Ouvrir des fichiers…</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>Ouvrir l’exemple</translation>
    </message>
    <message>
        <source>Add a source…</source>
        <translation>Ajouter une source…</translation>
    </message>
    <message>
        <source>No trace matches</source>
        <translation>Aucune trace ne correspond</translation>
    </message>
    <message>
        <source>%1 has no trace for this search. A longer time range or fewer conditions may find some.</source>
        <translation>%1 n’a aucune trace pour cette recherche. Un intervalle plus long ou moins de conditions en trouveront peut-être.</translation>
    </message>
    <message>
        <source>No trace in the cache meets all conditions. Fewer conditions may find some.</source>
        <translation>Aucune trace du cache ne remplit toutes les conditions. Moins de conditions en trouveront peut-être.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Check the source…</source>
        <translation>Vérifier la source…</translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceLegend</name>
    <message>
        <source>More services</source>
        <translation>Autres services</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
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
            <numerusform>dont %Ln en échec</numerusform>
            <numerusform>dont %Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to go to its next span</source>
        <translation>Cliquer pour aller à son span suivant</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 autres</translation>
    </message>
</context>
<context>
    <name>traceloupe::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Trace list</source>
        <translation>Liste des traces</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Copy trace id</source>
        <translation>Copier l’identifiant de trace</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Delete from cache</source>
        <translation>Supprimer du cache</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Open trace</source>
        <translation>Trace ouverte</translation>
    </message>
</context>
<context>
    <name>traceloupe::SourceForm</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>Utilisateur et mot de passe</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton (Bearer)</translation>
    </message>
    <message>
        <source>Si&amp;gn in with</source>
        <translation>Au&amp;thentification</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>only where the server has several</source>
        <translation>seulement si le serveur en a plusieurs</translation>
    </message>
    <message>
        <source>Tenan&amp;t</source>
        <translation>&amp;Locataire (tenant)</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Locataire (tenant)</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Certificats et clés (*.pem *.crt *.cer *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Autorité de certification</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Clé client</translation>
    </message>
    <message>
        <source>Certificate au&amp;thority</source>
        <translation>Au&amp;torité de certification</translation>
    </message>
    <message>
        <source>&amp;Client certificate</source>
        <translation>&amp;Certificat client</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>C&amp;lé client</translation>
    </message>
    <message>
        <source>PEM files. Without an authority of your own, those of the system are trusted.</source>
        <translation>Fichiers PEM. Sans autorité propre, celles du système font foi.</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>&amp;En-têtes</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>&amp;Secret headers</source>
        <translation>En-têtes &amp;secrets</translation>
    </message>
    <message>
        <source>Secret headers, kept with the passwords</source>
        <translation>En-têtes secrets, gardés avec les mots de passe</translation>
    </message>
    <message>
        <source>page that shows a trace, with {traceId}</source>
        <translation>page qui montre une trace, avec {traceId}</translation>
    </message>
    <message>
        <source>&amp;Browser page</source>
        <translation>Page du &amp;navigateur</translation>
    </message>
    <message>
        <source>Browser page</source>
        <translation>Page du navigateur</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Give up after</source>
        <translation>A&amp;bandonner après</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Abandonner après</translation>
    </message>
    <message>
        <source>Requests at &amp;once</source>
        <translation>Requêtes s&amp;imultanées</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Requêtes simultanées</translation>
    </message>
    <message>
        <source>Give the source a name.</source>
        <translation>Donnez un nom à la source.</translation>
    </message>
    <message>
        <source>%1: the address must look like http://host:port.</source>
        <translation>%1&#xa0;: l’adresse doit ressembler à http://hôte:port.</translation>
    </message>
    <message>
        <source>%1: a password in the address would be stored in the settings; use &quot;User and password&quot;.</source>
        <translation>%1&#xa0;: un mot de passe dans l’adresse serait écrit dans les réglages&#x202f;; choisissez «&#xa0;Utilisateur et mot de passe&#xa0;».</translation>
    </message>
    <message>
        <source>%1: write headers as &quot;Name: value&quot;, one a line.</source>
        <translation>%1&#xa0;: écrivez les en-têtes sous la forme «&#xa0;Nom: valeur&#xa0;», un par ligne.</translation>
    </message>
</context>
<context>
    <name>traceloupe::SourceListModel</name>
    <message>
        <source>Traces kept on this computer</source>
        <translation>Traces gardées sur cet ordinateur</translation>
    </message>
    <message>
        <source>Cache (this computer)</source>
        <translation>Cache (cet ordinateur)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>traceloupe::SourcesDialog</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Test co&amp;nnection</source>
        <translation>Tester la &amp;connexion</translation>
    </message>
    <message>
        <source>Add the Jaeger, Grafana Tempo or Zipkin that your services report to.</source>
        <translation>Ajoutez le Jaeger, le Grafana Tempo ou le Zipkin auquel vos services envoient leurs traces.</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Nouvelle source</translation>
    </message>
    <message>
        <source>New source %1</source>
        <translation>Nouvelle source %1</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1: another source has the same name.</source>
        <translation>%1&#xa0;: une autre source porte le même nom.</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanDetailModel</name>
    <message>
        <source>Attributes</source>
        <translation>Attributs</translation>
    </message>
    <message>
        <source>More than can be shown</source>
        <translation>Plus qu’on ne peut montrer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more left out by the sender</source>
        <translation>
            <numerusform>%Ln autre omis par l’émetteur</numerusform>
            <numerusform>%Ln autres omis par l’émetteur</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Évènements</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>sans heure</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <source>Span of this trace</source>
        <translation>Span de cette trace</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>span %1</source>
        <translation>span %1</translation>
    </message>
    <message>
        <source>Trace state</source>
        <translation>État de la trace (tracestate)</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>Instrumentation scope</source>
        <translation>Portée d’instrumentation</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexte</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>échantillonné</translation>
    </message>
    <message>
        <source>the parent is in another process</source>
        <translation>le parent est dans un autre processus</translation>
    </message>
    <message>
        <source>the parent is in the same process</source>
        <translation>le parent est dans le même processus</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Drapeaux</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanDetailPanel</name>
    <message>
        <source>No span selected</source>
        <translation>Aucun span sélectionné</translation>
    </message>
    <message>
        <source>Select a row to see what its span carries.</source>
        <translation>Sélectionnez une ligne pour voir ce que porte son span.</translation>
    </message>
    <message>
        <source>Filter names and values</source>
        <translation>Filtrer les noms et les valeurs</translation>
    </message>
    <message>
        <source>Filter of the span&apos;s attributes, events, links and resource</source>
        <translation>Filtre des attributs, évènements, liens et de la ressource du span</translation>
    </message>
    <message>
        <source>Details of the span</source>
        <translation>Détails du span</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>&amp;Copier la valeur</translation>
    </message>
    <message>
        <source>The whole value</source>
        <translation>La valeur entière</translation>
    </message>
    <message>
        <source>&amp;Open the linked span</source>
        <translation>&amp;Ouvrir le span lié</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>Copier la &amp;valeur</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>Copier le &amp;nom</translation>
    </message>
    <message>
        <source>Copy &amp;row</source>
        <translation>Copier la &amp;ligne</translation>
    </message>
    <message>
        <source>Copy all as &amp;JSON</source>
        <translation>Tout copier en &amp;JSON</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanHeader</name>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Self time</source>
        <translation>Temps propre</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Span ID</source>
        <translation>Identifiant du span</translation>
    </message>
    <message>
        <source>Copy span ID</source>
        <translation>Copier l’identifiant du span</translation>
    </message>
    <message>
        <source>Parent ID</source>
        <translation>Identifiant du parent</translation>
    </message>
    <message>
        <source>Copy parent ID</source>
        <translation>Copier l’identifiant du parent</translation>
    </message>
    <message>
        <source>Trace ID</source>
        <translation>Identifiant de trace</translation>
    </message>
    <message>
        <source>Copy trace ID</source>
        <translation>Copier l’identifiant de trace</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status and its message</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1   (%2 of the trace)</source>
        <translation>%1   (%2 de la trace)</translation>
    </message>
    <message>
        <source>%1   (%2 of the span)</source>
        <translation>%1   (%2 du span)</translation>
    </message>
    <message>
        <source>%1
%2 from the start of the trace</source>
        <translation>%1
%2 après le début de la trace</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanMenu</name>
    <message>
        <source>&amp;Zoom to span</source>
        <translation>&amp;Zoomer sur le span</translation>
    </message>
    <message>
        <source>&amp;Show the whole trace</source>
        <translation>&amp;Montrer toute la trace</translation>
    </message>
    <message>
        <source>&amp;Expand everything below</source>
        <translation>Tout &amp;déplier en dessous</translation>
    </message>
    <message>
        <source>&amp;Collapse everything below</source>
        <translation>Tout &amp;replier en dessous</translation>
    </message>
    <message>
        <source>Copy s&amp;pan ID</source>
        <translation>Copier l’identifiant du s&amp;pan</translation>
    </message>
    <message>
        <source>Copy &amp;trace ID</source>
        <translation>Copier l’identifiant de &amp;trace</translation>
    </message>
    <message>
        <source>Copy t&amp;raceparent</source>
        <translation>Copier le traceparen&amp;t</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copier en &amp;JSON</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanText</name>
    <message>
        <source>(missing)</source>
        <comment>a span that is named as a parent but is not in the trace</comment>
        <translation>(manquant)</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>internal</source>
        <comment>span kind</comment>
        <translation>interne</translation>
    </message>
    <message>
        <source>server</source>
        <comment>span kind</comment>
        <translation>serveur</translation>
    </message>
    <message>
        <source>client</source>
        <comment>span kind</comment>
        <translation>client</translation>
    </message>
    <message>
        <source>producer</source>
        <comment>span kind</comment>
        <translation>producteur</translation>
    </message>
    <message>
        <source>consumer</source>
        <comment>span kind</comment>
        <translation>consommateur</translation>
    </message>
    <message>
        <source>Missing span %1</source>
        <translation>Span manquant %1</translation>
    </message>
    <message>
        <source>Failed (status error).</source>
        <translation>En échec (statut&#xa0;: erreur).</translation>
    </message>
    <message>
        <source>Other spans name this one as their parent, but it is not in the trace. The bar spans its children.</source>
        <translation>D’autres spans désignent celui-ci comme parent, mais il n’est pas dans la trace. La barre couvre ses enfants.</translation>
    </message>
    <message>
        <source>Its parent is not in the trace.</source>
        <translation>Son parent n’est pas dans la trace.</translation>
    </message>
    <message>
        <source>It has no end: still running, or its end was lost. The bar is as long as is known.</source>
        <translation>Il n’a pas de fin&#xa0;: encore en cours, ou sa fin s’est perdue. La barre a la longueur connue.</translation>
    </message>
    <message>
        <source>It has no start.</source>
        <translation>Il n’a pas de début.</translation>
    </message>
    <message>
        <source>It ended before it started.</source>
        <translation>Il a fini avant de commencer.</translation>
    </message>
    <message>
        <source>It starts before its parent: the clocks of their machines disagree.</source>
        <translation>Il commence avant son parent&#xa0;: les horloges de leurs machines ne concordent pas.</translation>
    </message>
    <message>
        <source>It is its own ancestor; the circle was cut.</source>
        <translation>Il est son propre ancêtre&#x202f;; le cercle a été coupé.</translation>
    </message>
    <message>
        <source>Another span of other content has the same id.</source>
        <translation>Un autre span, de contenu différent, a le même identifiant.</translation>
    </message>
    <message>
        <source>Duration %1, self %2</source>
        <translation>Durée %1, propre %2</translation>
    </message>
    <message>
        <source>Starts at %1, ends at %2</source>
        <translation>Commence à %1, finit à %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) below</source>
        <translation>
            <numerusform>%Ln span en dessous</numerusform>
            <numerusform>%Ln spans en dessous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them failed</source>
        <translation>
            <numerusform>dont %Ln en échec</numerusform>
            <numerusform>dont %Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>starts at %1</source>
        <translation>commence à %1</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>niveau %1</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>replié</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>déplié</translation>
    </message>
</context>
<context>
    <name>traceloupe::StatePanel</name>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
</context>
<context>
    <name>traceloupe::TimeRuler</name>
    <message>
        <source>Drag to zoom to a time range, double-click to show the whole trace</source>
        <translation>Glisser pour zoomer sur un intervalle, double-cliquer pour montrer toute la trace</translation>
    </message>
    <message>
        <source>Service and operation</source>
        <translation>Service et opération</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <comment>length of a time range</comment>
        <translation>Δ %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::TimeZoneDialog</name>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Part of the name, for instance Tokyo</source>
        <translation>Partie du nom, par exemple Tokyo</translation>
    </message>
    <message>
        <source>Part of the time zone&apos;s name</source>
        <translation>Partie du nom du fuseau horaire</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Fuseaux horaires</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceActions</name>
    <message>
        <source>The trace came from a file: there is no page of it to open.</source>
        <translation>La trace vient d’un fichier&#xa0;: elle n’a pas de page à ouvrir.</translation>
    </message>
    <message>
        <source>It is not known which page shows this trace. For Tempo, set Grafana&apos;s address in the source.</source>
        <translation>On ne sait pas quelle page montre cette trace. Pour Tempo, indiquez l’adresse de Grafana dans la source.</translation>
    </message>
    <message numerus="yes">
        <source>%n trace id(s) copied.</source>
        <translation>
            <numerusform>%n identifiant de trace copié.</numerusform>
            <numerusform>%n identifiants de trace copiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) pinned.</source>
        <translation>
            <numerusform>%n trace épinglée.</numerusform>
            <numerusform>%n traces épinglées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) unpinned.</source>
        <translation>
            <numerusform>%n trace désépinglée.</numerusform>
            <numerusform>%n traces désépinglées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete traces</source>
        <translation>Supprimer des traces</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n trace(s) from the cache?</source>
        <translation>
            <numerusform>Supprimer %n trace du cache&#x202f;?</numerusform>
            <numerusform>Supprimer %n traces du cache&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) deleted.</source>
        <translation>
            <numerusform>%n trace supprimée.</numerusform>
            <numerusform>%n traces supprimées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceExport</name>
    <message>
        <source>OpenTelemetry OTLP JSON</source>
        <translation>JSON OTLP d’OpenTelemetry</translation>
    </message>
    <message>
        <source>OpenTelemetry OTLP protobuf</source>
        <translation>protobuf OTLP d’OpenTelemetry</translation>
    </message>
    <message>
        <source>Jaeger JSON</source>
        <translation>JSON de Jaeger</translation>
    </message>
    <message>
        <source>Zipkin v2 JSON</source>
        <translation>JSON de Zipkin v2</translation>
    </message>
    <message>
        <source>Tempo JSON</source>
        <translation>JSON de Tempo</translation>
    </message>
    <message>
        <source>Traceloupe cache file</source>
        <translation>Fichier de cache Traceloupe</translation>
    </message>
    <message>
        <source>Export trace</source>
        <translation>Exporter la trace</translation>
    </message>
    <message numerus="yes">
        <source>Export %n trace(s)</source>
        <translation>
            <numerusform>Exporter %n trace</numerusform>
            <numerusform>Exporter %n traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) written to %1.</source>
        <translation>
            <numerusform>%n trace écrite dans %1.</numerusform>
            <numerusform>%n traces écrites dans %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×  %2</source>
        <comment>count, then what was odd</comment>
        <translation>%1 ×  %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceHeader</name>
    <message>
        <source>Empty trace</source>
        <translation>Trace vide</translation>
    </message>
    <message>
        <source>Expand all ([)</source>
        <translation>Tout déplier ([)</translation>
    </message>
    <message>
        <source>Collapse all (])</source>
        <translation>Tout replier (])</translation>
    </message>
    <message>
        <source>Show the whole trace (R)</source>
        <translation>Montrer toute la trace (R)</translation>
    </message>
    <message>
        <source>Show or hide the span&apos;s details</source>
        <translation>Montrer ou cacher les détails du span</translation>
    </message>
    <message>
        <source>Incomplete: the backend sent only a part</source>
        <translation>Incomplète&#xa0;: le serveur n’en a envoyé qu’une partie</translation>
    </message>
    <message>
        <source>Duration %1</source>
        <translation>Durée %1</translation>
    </message>
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
    <message>
        <source>Depth %1</source>
        <translation>Profondeur %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remark(s) on the data</source>
        <translation>
            <numerusform>%Ln remarque sur les données</numerusform>
            <numerusform>%Ln remarques sur les données</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceListModel</name>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>partielle</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>en cache</translation>
    </message>
    <message>
        <source>The backend does not say how many spans the trace has.</source>
        <translation>Le serveur ne dit pas combien de spans la trace compte.</translation>
    </message>
    <message>
        <source>Pinned: kept when the cache is trimmed</source>
        <translation>Épinglée&#xa0;: gardée quand le cache est réduit</translation>
    </message>
    <message>
        <source>In the cache: opens without a network</source>
        <translation>Dans le cache&#xa0;: s’ouvre sans réseau</translation>
    </message>
    <message>
        <source>Only at the backend</source>
        <translation>Seulement sur le serveur</translation>
    </message>
    <message>
        <source>Partial: the backend sent only a part of it</source>
        <translation>Partielle&#xa0;: le serveur n’en a envoyé qu’une partie</translation>
    </message>
    <message>
        <source>In the cache, pinned, partial</source>
        <translation>Dans le cache, épinglée, partielle</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceLookup</name>
    <message>
        <source>This is a search in a source that is not saved here: add it under File, Sources.</source>
        <translation>C’est une recherche dans une source qui n’est pas enregistrée ici&#xa0;: ajoutez-la sous Fichier, Sources.</translation>
    </message>
</context>
<context>
    <name>traceloupe::TracePage</name>
    <message>
        <source>starts at %1</source>
        <translation>commence à %1</translation>
    </message>
    <message>
        <source>duration %1</source>
        <translation>durée %1</translation>
    </message>
    <message>
        <source>self %1</source>
        <translation>propre %1</translation>
    </message>
    <message>
        <source>view %1 of %2</source>
        <translation>vue %1 sur %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceTab</name>
    <message>
        <source>Loading the trace…</source>
        <translation>Chargement de la trace…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceTable</name>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Open in &amp;browser (Jaeger, Grafana, Zipkin)</source>
        <translation>Ouvrir dans le &amp;navigateur (Jaeger, Grafana, Zipkin)</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>&amp;Copy trace id</source>
        <translation>&amp;Copier l’identifiant de trace</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>&amp;Pin: keep when the cache is trimmed</source>
        <translation>É&amp;pingler&#xa0;: garder quand le cache est réduit</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>&amp;Désépingler</translation>
    </message>
    <message>
        <source>&amp;Delete from cache…</source>
        <translation>&amp;Supprimer du cache…</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceTabs</name>
    <message>
        <source>Open traces</source>
        <translation>Traces ouvertes</translation>
    </message>
    <message>
        <source>&amp;Copy trace id</source>
        <translation>&amp;Copier l’identifiant de trace</translation>
    </message>
    <message>
        <source>Open in &amp;browser (Jaeger, Grafana, Zipkin)</source>
        <translation>Ouvrir dans le &amp;navigateur (Jaeger, Grafana, Zipkin)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Close &amp;others</source>
        <translation>Fermer les &amp;autres</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>&amp;Tout fermer</translation>
    </message>
</context>
<context>
    <name>traceloupe::WaterfallKeys</name>
    <message>
        <source>Previous and next row</source>
        <translation>Ligne précédente et suivante</translation>
    </message>
    <message>
        <source>A page up and down</source>
        <translation>Une page vers le haut et le bas</translation>
    </message>
    <message>
        <source>First and last row</source>
        <translation>Première et dernière ligne</translation>
    </message>
    <message>
        <source>Collapse or go to the parent, expand or go to the first child</source>
        <translation>Replier ou aller au parent, déplier ou aller au premier enfant</translation>
    </message>
    <message>
        <source>Collapse or expand the row</source>
        <translation>Replier ou déplier la ligne</translation>
    </message>
    <message>
        <source>Collapse and expand everything below the row</source>
        <translation>Replier et déplier tout ce qui est sous la ligne</translation>
    </message>
    <message>
        <source>Expand all, collapse all</source>
        <translation>Tout déplier, tout replier</translation>
    </message>
    <message>
        <source>Expand and collapse one level</source>
        <translation>Déplier et replier d’un niveau</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>Zoom avant et arrière</translation>
    </message>
    <message>
        <source>Move earlier and later, with Shift further</source>
        <translation>Aller plus tôt et plus tard, avec Maj plus loin</translation>
    </message>
    <message>
        <source>Zoom to the span</source>
        <translation>Zoomer sur le span</translation>
    </message>
    <message>
        <source>Show the whole trace</source>
        <translation>Montrer toute la trace</translation>
    </message>
    <message>
        <source>Undo and redo a zoom</source>
        <translation>Annuler et rétablir un zoom</translation>
    </message>
    <message>
        <source>Next and previous failed span</source>
        <translation>Span en échec suivant et précédent</translation>
    </message>
    <message>
        <source>Narrower and wider names</source>
        <translation>Noms plus étroits et plus larges</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+molette</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Zoomer au pointeur</translation>
    </message>
    <message>
        <source>Shift+wheel, middle drag</source>
        <translation>Maj+molette, glisser avec le bouton du milieu</translation>
    </message>
    <message>
        <source>Move earlier and later</source>
        <translation>Aller plus tôt et plus tard</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>Zoom to a time range</source>
        <translation>Zoomer sur un intervalle</translation>
    </message>
</context>
<context>
    <name>traceloupe::WaterfallPainter</name>
    <message>
        <source>no end</source>
        <translation>sans fin</translation>
    </message>
    <message>
        <source>at least %1</source>
        <comment>a duration</comment>
        <translation>au moins %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::WaterfallView</name>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
    </message>
</context>
<context>
    <name>traceloupe::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un fichier &amp;récent</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>Ouvrir l’e&amp;xemple</translation>
    </message>
    <message>
        <source>&amp;Go to trace…</source>
        <translation>&amp;Aller à la trace…</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>&amp;Paste trace id or address</source>
        <translation>&amp;Coller un identifiant de trace ou une adresse</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>&amp;Export trace…</source>
        <translation>&amp;Exporter la trace…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>So&amp;urces…</source>
        <translation>So&amp;urces…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Cache…</source>
        <translation>Cac&amp;he…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>C&amp;lose tab</source>
        <translation>&amp;Fermer l’onglet</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>Close &amp;all tabs</source>
        <translation>Fermer &amp;tous les onglets</translation>
    </message>
    <message>
        <source>Ctrl+Shift+W</source>
        <translation>Ctrl+Shift+W</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Traces and search</source>
        <translation>&amp;Traces et recherche</translation>
    </message>
    <message>
        <source>Alt+1</source>
        <translation>Alt+1</translation>
    </message>
    <message>
        <source>&amp;Next tab</source>
        <translation>Onglet &amp;suivant</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>&amp;Previous tab</source>
        <translation>Onglet &amp;précédent</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>Time &amp;zone</source>
        <translation>Fuseau &amp;horaire</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Raccourcis &amp;clavier</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>&amp;About Traceloupe</source>
        <translation>À &amp;propos de Traceloupe</translation>
    </message>
    <message>
        <source>&amp;Local (%1)</source>
        <translation>&amp;Locale (%1)</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>&amp;Autre…</translation>
    </message>
</context>
</TS>
