<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>there is no such file or folder</source>
        <translation>ce fichier ou dossier n’existe pas</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>ce fichier n’existe pas</translation>
    </message>
    <message>
        <source>there is no file in it</source>
        <translation>il ne contient aucun fichier</translation>
    </message>
    <message>
        <source>nothing of it could be read; the file is damaged or cut short</source>
        <translation>rien n’a pu en être lu&#x202f;; le fichier est endommagé ou tronqué</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>c’est un dossier, pas un fichier</translation>
    </message>
    <message>
        <source>can&apos;t be opened: %1</source>
        <translation>ne peut pas être ouvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>can&apos;t be read: %1</source>
        <translation>ne peut pas être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>holds no trace: it is empty</source>
        <translation>ne contient aucune trace&#xa0;: il est vide</translation>
    </message>
    <message>
        <source>holds no trace in a known format; found %1</source>
        <translation>ne contient aucune trace dans un format connu&#x202f;; trouvé&#xa0;: %1</translation>
    </message>
    <message>
        <source>holds only %1 and no traces, and only traces can be read</source>
        <translation>ne contient que %1 et aucune trace, et seules les traces peuvent être lues</translation>
    </message>
    <message>
        <source>binary data that begins with %1</source>
        <translation>des données binaires qui commencent par %1</translation>
    </message>
    <message>
        <source>text that begins with &quot;%1&quot;</source>
        <translation>du texte qui commence par «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>an object without keys</source>
        <translation>un objet sans clés</translation>
    </message>
    <message>
        <source>an object with the keys %1</source>
        <translation>un objet avec les clés %1</translation>
    </message>
    <message>
        <source>a list of which the first element is %1</source>
        <translation>une liste dont le premier élément est %1</translation>
    </message>
    <message>
        <source>a list of something else</source>
        <translation>une liste d’autre chose</translation>
    </message>
    <message>
        <source>a JSON string</source>
        <translation>une chaîne JSON</translation>
    </message>
    <message>
        <source>a JSON number</source>
        <translation>un nombre JSON</translation>
    </message>
    <message>
        <source>a JSON word</source>
        <translation>un mot JSON</translation>
    </message>
    <message>
        <source>text that is no JSON</source>
        <translation>du texte qui n’est pas du JSON</translation>
    </message>
    <message>
        <source>a JSON document of %1 bytes is too large</source>
        <translation>un document JSON de %1 octets est trop grand</translation>
    </message>
    <message>
        <source>the first %1 MB of this JSON document hold nothing of a trace</source>
        <translation>les %1 premiers Mo de ce document JSON ne contiennent rien d’une trace</translation>
    </message>
    <message>
        <source>more than %1 spans in one file; split it</source>
        <translation>plus de %1 spans dans un seul fichier&#x202f;; divisez-le</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>la lecture a été annulée</translation>
    </message>
    <message>
        <source>decompresses to more than %1 bytes</source>
        <translation>dépasse %1 octets une fois décompressé</translation>
    </message>
    <message>
        <source>decompresses to more than %1 times its size, as no traces do: a decompression bomb?</source>
        <translation>dépasse %1 fois sa taille une fois décompressé, ce que ne fait aucune trace&#xa0;: une bombe de décompression&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing accepts connections at %1: is %2 running there, and is the port right?</source>
        <translation>Rien n’accepte de connexions à %1&#xa0;: est-ce que %2 y fonctionne, et le port est-il le bon&#x202f;?</translation>
    </message>
    <message>
        <source>The host of %1 is not known: check the address and the network.</source>
        <translation>L’hôte de %1 est inconnu&#xa0;: vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was complete (%2 attempts).</source>
        <translation>%1 a fermé la connexion avant la fin de sa réponse (%2 essais).</translation>
    </message>
    <message>
        <source>No secure connection to %1: %2. If its certificate comes from an authority of your own, give its CA file.</source>
        <translation>Pas de connexion sûre à %1&#xa0;: %2. Si son certificat vient d’une autorité qui vous est propre, indiquez le fichier de cette autorité.</translation>
    </message>
    <message>
        <source>%1 sends us on to another server (%2), which is not followed: if that is a sign-in page, the source needs a token.</source>
        <translation>%1 renvoie vers un autre serveur (%2), ce qui n’est pas suivi&#xa0;: si c’est une page de connexion, la source a besoin d’un jeton.</translation>
    </message>
    <message>
        <source>%1 redirects in a circle: is the base path right?</source>
        <translation>%1 redirige en boucle&#xa0;: le chemin de base est-il le bon&#x202f;?</translation>
    </message>
    <message>
        <source>No answer from %1: %2.</source>
        <translation>Pas de réponse de %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 n’a pas répondu en %2 s.</translation>
    </message>
    <message>
        <source>%1 was still sending after %2 s; asked for less, it may finish.</source>
        <translation>%1 envoyait encore après %2 s&#x202f;; en demandant moins, il finira peut-être.</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2 MB; ask for fewer traces or a shorter time.</source>
        <translation>La réponse de %1 dépasse %2 Mo&#x202f;; demandez moins de traces ou un intervalle plus court.</translation>
    </message>
    <message>
        <source>The answer of %1 could not be read: %2</source>
        <translation>La réponse de %1 n’a pas pu être lue&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 did not answer with JSON (%2): is this %3, and is the base path right?</source>
        <translation>%1 n’a pas répondu en JSON (%2)&#xa0;: est-ce bien %3, et le chemin de base est-il le bon&#x202f;?</translation>
    </message>
    <message>
        <source>%1 (status %2) answered with a web page instead of data: this looks like a user interface or a sign-in page. Is the address with its base path right for %3?</source>
        <translation>%1 (statut %2) a répondu par une page web au lieu de données&#xa0;: cela ressemble à une interface ou à une page de connexion. L’adresse avec son chemin de base est-elle la bonne pour %3&#x202f;?</translation>
    </message>
    <message>
        <source>%1 has neither the JSON API nor the API v3 of Jaeger: is this Jaeger&apos;s query port (16686), and is the base path right?</source>
        <translation>%1 n’a ni l’API JSON ni l’API v3 de Jaeger&#xa0;: est-ce le port de requêtes de Jaeger (16686), et le chemin de base est-il le bon&#x202f;?</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) wants other credentials. Set the tenant of this source.</source>
        <translation>%1, à %2 (statut %3), demande d’autres identifiants. Indiquez le locataire (tenant) de cette source.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) wants other credentials. Check the user, password or token of this source.</source>
        <translation>%1, à %2 (statut %3), demande d’autres identifiants. Vérifiez l’utilisateur, le mot de passe ou le jeton de cette source.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) wants other credentials: %4 Set the tenant of this source.</source>
        <translation>%1, à %2 (statut %3), demande d’autres identifiants&#xa0;: %4 Indiquez le locataire (tenant) de cette source.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) wants other credentials: %4 Check the user, password or token of this source.</source>
        <translation>%1, à %2 (statut %3), demande d’autres identifiants&#xa0;: %4 Vérifiez l’utilisateur, le mot de passe ou le jeton de cette source.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) does not know this.</source>
        <translation>%1, à %2 (statut %3), ne connaît pas cela.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) does not know this: %4</source>
        <translation>%1, à %2 (statut %3), ne connaît pas cela&#xa0;: %4</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) is too busy; try again later.</source>
        <translation>%1, à %2 (statut %3), est trop occupé&#x202f;; réessayez plus tard.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) is too busy; try again later: %4</source>
        <translation>%1, à %2 (statut %3), est trop occupé&#x202f;; réessayez plus tard&#xa0;: %4</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) failed.</source>
        <translation>%1, à %2 (statut %3), a échoué.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) failed: %4</source>
        <translation>%1, à %2 (statut %3), a échoué&#xa0;: %4</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) refused the request.</source>
        <translation>%1, à %2 (statut %3), a refusé la requête.</translation>
    </message>
    <message>
        <source>%1 at %2 (status %3) refused the request: %4</source>
        <translation>%1, à %2 (statut %3), a refusé la requête&#xa0;: %4</translation>
    </message>
    <message>
        <source>it sent a web page</source>
        <translation>il a envoyé une page web</translation>
    </message>
    <message>
        <source>The header &quot;%1&quot; of this source has no name or holds a line break.</source>
        <translation>L’en-tête «&#xa0;%1&#xa0;» de cette source n’a pas de nom ou contient un saut de ligne.</translation>
    </message>
    <message>
        <source>The file %1 could not be read: %2.</source>
        <translation>Le fichier %1 n’a pas pu être lu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate in PEM form.</source>
        <translation>Le fichier %1 ne contient aucun certificat au format PEM.</translation>
    </message>
    <message>
        <source>The file %1 holds no private key in PEM form.</source>
        <translation>Le fichier %1 ne contient aucune clé privée au format PEM.</translation>
    </message>
    <message>
        <source>The file %1 is too large for a certificate or key.</source>
        <translation>Le fichier %1 est trop grand pour un certificat ou une clé.</translation>
    </message>
    <message>
        <source>The keychain keeps no secret for this source.</source>
        <translation>Le trousseau ne garde aucun secret pour cette source.</translation>
    </message>
    <message>
        <source>The keychain can&apos;t be used here (%1).</source>
        <translation>Le trousseau ne peut pas être utilisé ici (%1).</translation>
    </message>
    <message>
        <source>The keychain did not answer within %1 s.</source>
        <translation>Le trousseau n’a pas répondu en %1 s.</translation>
    </message>
    <message>
        <source>Jaeger has no TraceQL: search by service, operation, tags and duration.</source>
        <translation>Jaeger n’a pas de TraceQL&#xa0;: cherchez par service, opération, étiquettes et durée.</translation>
    </message>
    <message>
        <source>Jaeger searches one service at a time: name the service.</source>
        <translation>Jaeger cherche dans un service à la fois&#xa0;: indiquez le service.</translation>
    </message>
    <message>
        <source>Jaeger can&apos;t search for two values of the tag %1 at once.</source>
        <translation>Jaeger ne peut pas chercher deux valeurs de l’étiquette %1 à la fois.</translation>
    </message>
    <message>
        <source>Zipkin has no TraceQL: search by service, span name, tags and duration.</source>
        <translation>Zipkin n’a pas de TraceQL&#xa0;: cherchez par service, nom de span, étiquettes et durée.</translation>
    </message>
    <message>
        <source>Zipkin can&apos;t search for a span that is called &quot;all&quot;.</source>
        <translation>Zipkin ne peut pas chercher un span nommé «&#xa0;all&#xa0;».</translation>
    </message>
    <message>
        <source>The time range of the search is empty: its end is not after its start.</source>
        <translation>L’intervalle de la recherche est vide&#xa0;: sa fin n’est pas après son début.</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>La recherche a été arrêtée.</translation>
    </message>
    <message>
        <source>The newest %1 of %2 matching traces.</source>
        <translation>Les %1 plus récentes des %2 traces qui correspondent.</translation>
    </message>
    <message>
        <source>%1 traces could not be read: their stored copies are damaged.</source>
        <translation>%1 traces n’ont pas pu être lues&#xa0;: leurs copies stockées sont endommagées.</translation>
    </message>
    <message>
        <source>%1 older traces were left out: the cache has more spans than fit into memory.</source>
        <translation>%1 traces plus anciennes ont été omises&#xa0;: le cache a plus de spans que la mémoire ne peut en contenir.</translation>
    </message>
    <message>
        <source>This is a metrics query: it gives series, not traces.</source>
        <translation>C’est une requête de métriques&#xa0;: elle donne des séries, pas des traces.</translation>
    </message>
    <message>
        <source>There are %1 saved queries already: remove one first.</source>
        <translation>Il y a déjà %1 requêtes enregistrées&#xa0;: retirez-en d’abord une.</translation>
    </message>
    <message>
        <source>A Prometheus holds no traces: ask a Jaeger, Tempo or Zipkin for them.</source>
        <translation>Un Prometheus ne contient pas de traces&#xa0;: demandez-les à un Jaeger, un Tempo ou un Zipkin.</translation>
    </message>
    <message>
        <source>A Prometheus knows no TraceQL.</source>
        <translation>Un Prometheus ne connaît pas TraceQL.</translation>
    </message>
    <message>
        <source>This Prometheus has no span metrics in that time: neither traces_spanmetrics_calls_total (Tempo&apos;s metrics generator) nor traces_span_metrics_calls_total, calls_total or calls with their durations (OpenTelemetry&apos;s span metrics connector).</source>
        <translation>Ce Prometheus n’a pas de métriques de spans pour cette période&#xa0;: ni traces_spanmetrics_calls_total (le générateur de métriques de Tempo), ni traces_span_metrics_calls_total, calls_total ou calls avec leurs durées (le connecteur span metrics d’OpenTelemetry).</translation>
    </message>
    <message>
        <source>This Prometheus has no service graph in that time: there is no traces_service_graph_request_total (Tempo&apos;s metrics generator or OpenTelemetry&apos;s service graph connector write it).</source>
        <translation>Ce Prometheus n’a pas de graphe des services pour cette période&#xa0;: il n’y a pas de traces_service_graph_request_total (écrit par le générateur de métriques de Tempo ou le connecteur service graph d’OpenTelemetry).</translation>
    </message>
    <message>
        <source>Tempo has no service graph of its own: it writes it into Prometheus.</source>
        <translation>Tempo n’a pas lui-même de graphe des services&#xa0;: il l’écrit dans Prometheus.</translation>
    </message>
    <message>
        <source>%1 counts no requests: its service performance monitoring (SPM) is not set up. It needs a metrics storage and the span metrics connector.</source>
        <translation>%1 ne compte pas les requêtes&#xa0;: sa surveillance des performances (SPM) n’est pas configurée. Il lui faut un stockage de métriques et le connecteur span metrics.</translation>
    </message>
    <message>
        <source>Jaeger can&apos;t tell successful requests from failed ones: ask for all.</source>
        <translation>Jaeger ne distingue pas les requêtes réussies de celles en échec&#xa0;: demandez-les toutes.</translation>
    </message>
    <message>
        <source>Jaeger knows no TraceQL.</source>
        <translation>Jaeger ne connaît pas TraceQL.</translation>
    </message>
    <message>
        <source>the query ends too early</source>
        <translation>la requête finit trop tôt</translation>
    </message>
    <message>
        <source>the query ends too early, expected %1</source>
        <translation>la requête finit trop tôt, attendu&#xa0;: %1</translation>
    </message>
    <message>
        <source>unexpected `%1`</source>
        <translation>`%1` inattendu</translation>
    </message>
    <message>
        <source>unexpected `%1`, expected %2</source>
        <translation>`%1` inattendu, attendu&#xa0;: %2</translation>
    </message>
    <message>
        <source>unknown word `%1`</source>
        <translation>mot inconnu&#xa0;: `%1`</translation>
    </message>
    <message>
        <source>the string is not ended</source>
        <translation>la chaîne n’est pas terminée</translation>
    </message>
    <message>
        <source>the query is nested too deeply</source>
        <translation>la requête est trop imbriquée</translation>
    </message>
    <message>
        <source>attributes begin with a dot or a scope: `.%1` or `span.%2`</source>
        <translation>les attributs commencent par un point ou une portée&#xa0;: `.%1` ou `span.%2`</translation>
    </message>
    <message>
        <source>conditions stand in braces: { name = &quot;GET&quot; }</source>
        <translation>les conditions s’écrivent entre accolades&#xa0;: { name = &quot;GET&quot; }</translation>
    </message>
    <message>
        <source>write &amp;&amp; for and</source>
        <translation>écrivez &amp;&amp; pour «&#xa0;et&#xa0;»</translation>
    </message>
    <message>
        <source>write || for or</source>
        <translation>écrivez || pour «&#xa0;ou&#xa0;»</translation>
    </message>
    <message>
        <source>write ! for not</source>
        <translation>écrivez ! pour «&#xa0;non&#xa0;»</translation>
    </message>
    <message>
        <source>equality is a single =</source>
        <translation>l’égalité s’écrit avec un seul =</translation>
    </message>
    <message>
        <source>write number and unit without a blank, for instance 5ms</source>
        <translation>écrivez le nombre et l’unité sans espace, par exemple 5ms</translation>
    </message>
    <message>
        <source>The sources in %1 could not be read: %2.</source>
        <translation>Les sources de %1 n’ont pas pu être lues&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Source %1 in %2 has no id, name, known kind or address, and was left out.</source>
        <translation>La source %1 de %2 n’a pas d’identifiant, de nom, de type connu ou d’adresse, et a été omise.</translation>
    </message>
    <message>
        <source>The sources could not be written to %1: %2.</source>
        <translation>Les sources n’ont pas pu être écrites dans %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is damaged at byte %2: %3.</source>
        <translation>%1 est endommagé à l’octet %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 was written by a newer Traceloupe.</source>
        <translation>%1 a été écrit par un Traceloupe plus récent.</translation>
    </message>
    <message>
        <source>The folder of %1 could not be made.</source>
        <translation>Le dossier de %1 n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>The queries can&apos;t be written to %1: %2</source>
        <translation>Les requêtes ne peuvent pas être écrites dans %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 is no file of objectives: %2</source>
        <translation>%1 n’est pas un fichier d’objectifs&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>There is no trace %1 in the cache %2.</source>
        <translation>Il n’y a pas de trace %1 dans le cache %2.</translation>
    </message>
    <message>
        <source>No trace id in the cache %1 begins with %2.</source>
        <translation>Aucun identifiant de trace du cache %1 ne commence par %2.</translation>
    </message>
    <message>
        <source>%1 is the beginning of %2 trace ids in the cache: give more digits.</source>
        <translation>%1 est le début de %2 identifiants de trace du cache&#xa0;: donnez plus de chiffres.</translation>
    </message>
    <message>
        <source>The trace has left the cache.</source>
        <translation>La trace n’est plus dans le cache.</translation>
    </message>
    <message>
        <source>%1 is a folder; the cache is a file.</source>
        <translation>%1 est un dossier&#x202f;; le cache est un fichier.</translation>
    </message>
    <message>
        <source>The folder %1 for the cache could not be made.</source>
        <translation>Le dossier %1 pour le cache n’a pas pu être créé.</translation>
    </message>
    <message>
        <source>The cache %1 could not be made: %2.</source>
        <translation>Le cache %1 n’a pas pu être créé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The cache %1 may not be read: change its permissions.</source>
        <translation>La lecture du cache %1 n’est pas permise&#xa0;: changez ses droits d’accès.</translation>
    </message>
    <message>
        <source>The cache %1 could not be read or written: %2.</source>
        <translation>Le cache %1 n’a pas pu être lu ou écrit&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 is no Traceloupe cache: choose another file.</source>
        <translation>%1 n’est pas un cache Traceloupe&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>%1 is an SQLite file of another program: choose another file.</source>
        <translation>%1 est un fichier SQLite d’un autre programme&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The cache %1 was written by a newer Traceloupe (schema %2, this one knows %3): update Traceloupe or use another cache file.</source>
        <translation>Le cache %1 a été écrit par un Traceloupe plus récent (schéma %2, celui-ci connaît %3)&#xa0;: mettez Traceloupe à jour ou utilisez un autre fichier de cache.</translation>
    </message>
    <message>
        <source>Another program is writing to the cache %1: try again when it is done.</source>
        <translation>Un autre programme écrit dans le cache %1&#xa0;: réessayez quand il aura fini.</translation>
    </message>
    <message>
        <source>The cache %1 could not grow: the disk is full. Nothing of this batch was stored.</source>
        <translation>Le cache %1 n’a pas pu grandir&#xa0;: le disque est plein. Rien de ce lot n’a été stocké.</translation>
    </message>
    <message>
        <source>The cache %1 is damaged (%2): move it away, or rescue what can be read with sqlite3&apos;s .recover.</source>
        <translation>Le cache %1 est endommagé (%2)&#xa0;: déplacez-le, ou sauvez ce qui peut être lu avec la commande .recover de sqlite3.</translation>
    </message>
    <message>
        <source>The cache %1 is read-only.</source>
        <translation>Le cache %1 est en lecture seule.</translation>
    </message>
    <message>
        <source>The stored copy of trace %1 in %2 is damaged (%3): delete it and fetch or import it again.</source>
        <translation>La copie stockée de la trace %1 dans %2 est endommagée (%3)&#xa0;: supprimez-la, puis récupérez-la ou importez-la de nouveau.</translation>
    </message>
    <message>
        <source>The work on the cache was stopped.</source>
        <translation>Le travail sur le cache a été arrêté.</translation>
    </message>
    <message>
        <source>%1 exists already: choose another name for the bundle.</source>
        <translation>%1 existe déjà&#xa0;: choisissez un autre nom pour le lot.</translation>
    </message>
    <message>
        <source>The bundle %1 could not be written.</source>
        <translation>Le lot %1 n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>%1 is the cache itself.</source>
        <translation>%1 est le cache lui-même.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>this folder may not be read</source>
        <translation>la lecture de ce dossier n’est pas permise</translation>
    </message>
    <message>
        <source>is text in UTF-16: save it as UTF-8</source>
        <translation>est du texte en UTF-16&#xa0;: enregistrez-le en UTF-8</translation>
    </message>
    <message>
        <source>is a ZIP archive: unpack it first</source>
        <translation>est une archive ZIP&#xa0;: décompressez-la d’abord</translation>
    </message>
    <message>
        <source>is compressed twice: unpack it once</source>
        <translation>est compressé deux fois&#xa0;: décompressez-le une fois</translation>
    </message>
    <message>
        <source>is a web page, maybe a sign-in page that came instead of the answer</source>
        <translation>est une page web, peut-être une page de connexion venue à la place de la réponse</translation>
    </message>
    <message>
        <source>one value is longer than %1 MB</source>
        <translation>une valeur dépasse %1 Mo</translation>
    </message>
    <message>
        <source>A source has no name: give it one.</source>
        <translation>Une source n’a pas de nom&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>There are two sources called &quot;%1&quot;: give one of them another name.</source>
        <translation>Il y a deux sources nommées «&#xa0;%1&#xa0;»&#xa0;: donnez un autre nom à l’une d’elles.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>the end of a list of what could stand there</comment>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1, expected %2</source>
        <translation>%1, attendu&#xa0;: %2</translation>
    </message>
    <message>
        <source>an operator</source>
        <translation>un opérateur</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>la fin</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>une valeur</translation>
    </message>
    <message>
        <source>an attribute such as `.http.method`</source>
        <translation>un attribut comme `.http.method`</translation>
    </message>
    <message>
        <source>a comparison such as `&gt; 2`</source>
        <translation>une comparaison comme `&gt; 2`</translation>
    </message>
    <message>
        <source>a hint such as most_recent</source>
        <translation>une indication comme most_recent</translation>
    </message>
    <message>
        <source>did you mean `%1`?</source>
        <translation>vouliez-vous dire `%1`&#x202f;?</translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation>il y a&#xa0;: %1</translation>
    </message>
    <message>
        <source>put the string into double quotes</source>
        <translation>mettez la chaîne entre guillemets doubles</translation>
    </message>
    <message>
        <source>strings stand in &quot; or `, not in &apos;</source>
        <translation>les chaînes s’écrivent entre &quot; ou `, pas entre &apos;</translation>
    </message>
    <message>
        <source>the comment is not ended with */</source>
        <translation>le commentaire n’est pas terminé par */</translation>
    </message>
    <message>
        <source>the string has an escape that does not exist</source>
        <translation>la chaîne contient une séquence d’échappement qui n’existe pas</translation>
    </message>
    <message>
        <source>the quoted name is not ended</source>
        <translation>le nom entre guillemets n’est pas terminé</translation>
    </message>
    <message>
        <source>an attribute name must follow the dot</source>
        <translation>un nom d’attribut doit suivre le point</translation>
    </message>
    <message>
        <source>a name must follow `%1:`</source>
        <translation>un nom doit suivre `%1:`</translation>
    </message>
    <message>
        <source>there is no `%1:%2`</source>
        <translation>`%1:%2` n’existe pas</translation>
    </message>
    <message>
        <source>numbers are decimal; durations have units y w d h m s ms us ns, for instance 1h30m or 1.5s</source>
        <translation>les nombres sont décimaux&#x202f;; les durées ont pour unités y w d h m s ms us ns, par exemple 1h30m ou 1.5s</translation>
    </message>
    <message>
        <source>an aggregate must be compared with a value, for instance count() &gt; 2</source>
        <translation>un agrégat doit être comparé à une valeur, par exemple count() &gt; 2</translation>
    </message>
    <message>
        <source>put an operator such as &amp;&amp;, || or &gt;&gt; between two filters, or a | between two steps</source>
        <translation>mettez un opérateur comme &amp;&amp;, || ou &gt;&gt; entre deux filtres, ou un | entre deux étapes</translation>
    </message>
    <message>
        <source>put { } | in front of %1</source>
        <translation>mettez { } | devant %1</translation>
    </message>
    <message>
        <source>a query begins with a filter in { }</source>
        <translation>une requête commence par un filtre entre { }</translation>
    </message>
    <message>
        <source>only filters, comparisons of aggregates and by() can be followed by |</source>
        <translation>seuls les filtres, les comparaisons d’agrégats et by() peuvent être suivis de |</translation>
    </message>
    <message>
        <source>unexpected `%1`: it cannot join what stands before and behind it</source>
        <translation>`%1` inattendu&#xa0;: il ne peut pas relier ce qui le précède et ce qui le suit</translation>
    </message>
    <message>
        <source>compare an aggregate: { } | count() &gt; 2</source>
        <translation>comparez un agrégat&#xa0;: { } | count() &gt; 2</translation>
    </message>
    <message>
        <source>put both sides into brackets where one of them has several steps</source>
        <translation>mettez les deux côtés entre parenthèses si l’un d’eux a plusieurs étapes</translation>
    </message>
    <message>
        <source>metrics can be compared with numbers only</source>
        <translation>les métriques ne peuvent être comparées qu’à des nombres</translation>
    </message>
    <message>
        <source>metrics can be compared with a number or a duration only</source>
        <translation>les métriques ne peuvent être comparées qu’à un nombre ou à une durée</translation>
    </message>
    <message>
        <source>metrics know + - * / only</source>
        <translation>les métriques ne connaissent que + - * /</translation>
    </message>
    <message>
        <source>put the comparison into brackets</source>
        <translation>mettez la comparaison entre parenthèses</translation>
    </message>
    <message>
        <source>a duration cannot be computed with in metrics</source>
        <translation>on ne peut pas calculer avec une durée dans les métriques</translation>
    </message>
    <message>
        <source>use a plain number; durations are seconds there</source>
        <translation>utilisez un simple nombre&#x202f;; les durées y sont en secondes</translation>
    </message>
    <message>
        <source>the query has %1 bytes; at most %2 are read</source>
        <translation>la requête fait %1 octets&#x202f;; au plus %2 sont lus</translation>
    </message>
    <message>
        <source>the expression is nested more than %1 levels deep</source>
        <translation>l’expression a plus de %1 niveaux d’imbrication</translation>
    </message>
    <message>
        <source>the query has more than %1 filters and steps</source>
        <translation>la requête a plus de %1 filtres et étapes</translation>
    </message>
    <message>
        <source>the query has more than %1 conditions, operators and values</source>
        <translation>la requête a plus de %1 conditions, opérateurs et valeurs</translation>
    </message>
    <message>
        <source>the query has more than %1 regular expressions</source>
        <translation>la requête a plus de %1 expressions rationnelles</translation>
    </message>
    <message>
        <source>put conditions into one filter with &amp;&amp; or ||</source>
        <translation>réunissez les conditions dans un seul filtre avec &amp;&amp; ou ||</translation>
    </message>
    <message>
        <source>a regular expression can stand for many values</source>
        <translation>une expression rationnelle peut représenter beaucoup de valeurs</translation>
    </message>
    <message>
        <source>join some of them with |</source>
        <translation>réunissez-en quelques-unes avec |</translation>
    </message>
    <message>
        <source>`parent` is not supported yet</source>
        <translation>`parent` n’est pas encore pris en charge</translation>
    </message>
    <message>
        <source>use { ... } &gt; { ... } to look at parents and children</source>
        <translation>utilisez { ... } &gt; { ... } pour considérer les parents et les enfants</translation>
    </message>
    <message>
        <source>`%1` is never nil</source>
        <translation>`%1` n’est jamais nil</translation>
    </message>
    <message>
        <source>every span has one</source>
        <translation>chaque span en a un</translation>
    </message>
    <message>
        <source>`%1` does not go with a %2: `%3`</source>
        <translation>`%1` ne va pas avec le type «&#xa0;%2&#xa0;»&#xa0;: `%3`</translation>
    </message>
    <message>
        <source>a %1 and a %2 do not go together: `%3`</source>
        <translation>les types «&#xa0;%1&#xa0;» et «&#xa0;%2&#xa0;» ne vont pas ensemble&#xa0;: `%3`</translation>
    </message>
    <message>
        <source>write the word without quotes</source>
        <translation>écrivez le mot sans guillemets</translation>
    </message>
    <message>
        <source>a regular expression must be a string: `%1`</source>
        <translation>une expression rationnelle doit être une chaîne&#xa0;: `%1`</translation>
    </message>
    <message>
        <source>the regular expression %1 cannot be used: %2</source>
        <translation>l’expression rationnelle %1 ne peut pas être utilisée&#xa0;: %2</translation>
    </message>
    <message>
        <source>a filter must be true or false, but is a %1: `%2`</source>
        <translation>un filtre doit être vrai ou faux, mais celui-ci est du type «&#xa0;%1&#xa0;»&#xa0;: `%2`</translation>
    </message>
    <message>
        <source>compare it with something</source>
        <translation>comparez-le à quelque chose</translation>
    </message>
    <message>
        <source>`%1` needs a number, but `%2` is a %3</source>
        <translation>`%1` demande un nombre, mais `%2` est du type «&#xa0;%3&#xa0;»</translation>
    </message>
    <message>
        <source>`%1` must use something of the span, for instance duration</source>
        <translation>`%1` doit utiliser quelque chose du span, par exemple duration</translation>
    </message>
    <message>
        <source>by() must use something of the span, for instance name</source>
        <translation>by() doit utiliser quelque chose du span, par exemple name</translation>
    </message>
    <message>
        <source>only an aggregate on the left and a value on the right can be compared</source>
        <translation>seul un agrégat à gauche peut être comparé, et à une valeur à droite</translation>
    </message>
    <message>
        <source>for instance avg(duration) &gt; 50ms</source>
        <translation>par exemple avg(duration) &gt; 50ms</translation>
    </message>
    <message>
        <source>metrics can be grouped by %1 values at most, not by %2</source>
        <translation>les métriques peuvent être groupées par %1 valeurs au plus, pas par %2</translation>
    </message>
    <message>
        <source>a quantile must lie between 0 and 1: %1</source>
        <translation>un quantile doit être compris entre 0 et 1&#xa0;: %1</translation>
    </message>
    <message>
        <source>the median is 0.5</source>
        <translation>la médiane est 0.5</translation>
    </message>
    <message>
        <source>the number of series must be greater than 0</source>
        <translation>le nombre de séries doit être supérieur à 0</translation>
    </message>
    <message>
        <source>compare() cannot be computed with</source>
        <translation>on ne peut pas calculer avec compare()</translation>
    </message>
    <message>
        <source>nothing can follow compare()</source>
        <translation>rien ne peut suivre compare()</translation>
    </message>
    <message>
        <source>the number of values of compare() must lie between 1 and %1</source>
        <translation>le nombre de valeurs de compare() doit être compris entre 1 et %1</translation>
    </message>
    <message>
        <source>the selection of compare() must end after it starts</source>
        <translation>la sélection de compare() doit finir après son début</translation>
    </message>
    <message>
        <source>index</source>
        <translation>index</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>spans</translation>
    </message>
    <message>
        <source>conditions</source>
        <translation>conditions</translation>
    </message>
    <message>
        <source>traces</source>
        <translation>traces</translation>
    </message>
    <message>
        <source>the narrow rows of these traces</source>
        <translation>les lignes étroites de ces traces</translation>
    </message>
    <message>
        <source>the narrow rows of all traces are at hand</source>
        <translation>les lignes étroites de toutes les traces sont en mémoire</translation>
    </message>
    <message>
        <source>the narrow rows of all traces</source>
        <translation>les lignes étroites de toutes les traces</translation>
    </message>
    <message>
        <source>loaded %1 of them</source>
        <translation>%1 d’entre elles chargées</translation>
    </message>
    <message>
        <source>loaded %1 of them; %2 lack a text that the query asks for</source>
        <translation>%1 d’entre elles chargées&#x202f;; à %2 il manque un texte que la requête demande</translation>
    </message>
    <message>
        <source>loaded %1 and counted their spans</source>
        <translation>%1 chargées, et leurs spans comptés</translation>
    </message>
    <message>
        <source>The whole query was decided here.</source>
        <translation>Toute la requête a été évaluée ici.</translation>
    </message>
    <message>
        <source>No time was given: the last hour was searched.</source>
        <translation>Aucune période n’était donnée&#xa0;: la dernière heure a été parcourue.</translation>
    </message>
    <message>
        <source>Tempo answered the whole query.</source>
        <translation>Tempo a répondu à toute la requête.</translation>
    </message>
    <message>
        <source>%1: it was asked for %2, and the query was decided here.</source>
        <translation>%1&#xa0;: il lui a été demandé %2, et la requête a été évaluée ici.</translation>
    </message>
    <message>
        <source>%1 has no TraceQL</source>
        <translation>%1 n’a pas de TraceQL</translation>
    </message>
    <message>
        <source>%1 is older than %2, which brought %3</source>
        <translation>%1 est plus ancien que %2, qui a introduit %3</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>Jaeger searches one service at a time: %1 were searched.</source>
        <translation>Jaeger cherche dans un service à la fois&#xa0;: %1 ont été parcourus.</translation>
    </message>
    <message>
        <source>Jaeger knows %1 services; only the first %2 were searched: name one in the query.</source>
        <translation>Jaeger connaît %1 services&#x202f;; seuls les %2 premiers ont été parcourus&#xa0;: indiquez-en un dans la requête.</translation>
    </message>
    <message>
        <source>%1 returned as many traces as it was asked for: there may be more.</source>
        <translation>%1 a renvoyé autant de traces qu’il en était demandé&#xa0;: il y en a peut-être d’autres.</translation>
    </message>
    <message>
        <source>Tempo searched only a part: %1</source>
        <translation>Tempo n’a parcouru qu’une partie&#xa0;: %1</translation>
    </message>
    <message>
        <source>To %1, a list differs from a value if any element does; since 3.0, all must: it may find more.</source>
        <translation>Pour %1, une liste diffère d’une valeur si l’un de ses éléments diffère&#x202f;; depuis la version 3.0, tous doivent différer&#xa0;: il en trouve peut-être plus.</translation>
    </message>
    <message>
        <source>what is computed from figures can&apos;t be added up</source>
        <translation>ce qui est calculé à partir de chiffres ne peut pas être additionné</translation>
    </message>
    <message>
        <source>each place has kept or dropped series by its own figures</source>
        <translation>chaque endroit a gardé ou écarté des séries d’après ses propres chiffres</translation>
    </message>
    <message>
        <source>a mean of means is not the mean: ask for the sum and the count</source>
        <translation>une moyenne de moyennes n’est pas la moyenne&#xa0;: demandez la somme et le nombre</translation>
    </message>
    <message>
        <source>percentiles can&apos;t be made from percentiles: ask for histogram_over_time()</source>
        <translation>on ne peut pas faire de centiles à partir de centiles&#xa0;: demandez histogram_over_time()</translation>
    </message>
    <message>
        <source>The newest %1 matching traces; up to %2 older ones may match, too.</source>
        <translation>Les %1 traces les plus récentes qui correspondent&#x202f;; jusqu’à %2 plus anciennes pourraient aussi correspondre.</translation>
    </message>
    <message>
        <source>put a metrics function such as rate() in front of %1</source>
        <translation>mettez une fonction de métriques comme rate() devant %1</translation>
    </message>
    <message>
        <source>is a pipe that nobody writes into: start what fills it first</source>
        <translation>est un tube dans lequel rien n’écrit&#xa0;: lancez d’abord ce qui le remplit</translation>
    </message>
    <message>
        <source>`%1` can&apos;t be compared with nil by =</source>
        <translation>`%1` ne peut pas être comparé à nil par =</translation>
    </message>
    <message>
        <source>write !(%1 != nil)</source>
        <translation>écrivez !(%1 != nil)</translation>
    </message>
    <message>
        <source>time</source>
        <translation>période</translation>
    </message>
    <message>
        <source>list</source>
        <translation>liste</translation>
    </message>
    <message>
        <source>what overlaps the time</source>
        <translation>ce qui recoupe la période</translation>
    </message>
    <message>
        <source>what overlaps the time, of the opened files or the list</source>
        <translation>ce qui recoupe la période, parmi les fichiers ouverts ou la liste</translation>
    </message>
    <message>
        <source>what is in the opened files or the list</source>
        <translation>ce qui est dans les fichiers ouverts ou la liste</translation>
    </message>
    <message>
        <source>%1: listed with a value that could match: %2; with too many values to list: %3</source>
        <translation>%1&#xa0;: listées avec une valeur qui pourrait correspondre&#xa0;: %2&#x202f;; avec trop de valeurs à lister&#xa0;: %3</translation>
    </message>
    <message>
        <source>decided by these rows alone: %1; to be looked into: %2</source>
        <translation>décidées par ces seules lignes&#xa0;: %1&#x202f;; à examiner&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>MetricsChart</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 spans</source>
        <comment>a number that need not be whole</comment>
        <translation>%1 spans</translation>
    </message>
    <message>
        <source>spans per second</source>
        <translation>spans par seconde</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>spans</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
</context>
<context>
    <name>OpenedFiles</name>
    <message>
        <source>Opened file: %1</source>
        <translation>Fichier ouvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>Opened together: %1</source>
        <translation>Ouverts ensemble&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n opened file(s)</source>
        <translation>
            <numerusform>%n fichier ouvert</numerusform>
            <numerusform>%n fichiers ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened files (%L1)</source>
        <translation>Fichiers ouverts (%L1)</translation>
    </message>
</context>
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
    <message>
        <source>The value of the tag at character %1 is missing; &quot;&quot; is the empty text.</source>
        <translation>La valeur de l’étiquette au caractère %1 manque&#x202f;; &quot;&quot; est le texte vide.</translation>
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
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1/min</source>
        <translation>%1/min</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/h</translation>
    </message>
    <message>
        <source>%1/d</source>
        <translation>%1/j</translation>
    </message>
</context>
<context>
    <name>traceloupe::AncestorBar</name>
    <message>
        <source>Callers of the span</source>
        <translation>Appelants du span</translation>
    </message>
    <message>
        <source>‹ Whole trace</source>
        <translation>‹ Toute la trace</translation>
    </message>
    <message>
        <source>×%1 %2</source>
        <comment>a group: how many calls, which</comment>
        <translation>×%1 %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::AttributeLoader</name>
    <message>
        <source>many values</source>
        <translation>valeurs multiples</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>service, operation</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <comment>of operations, in a trace</comment>
        <translation>
            <numerusform>%Ln chemin</numerusform>
            <numerusform>%Ln chemins</numerusform>
        </translation>
    </message>
    <message>
        <source>structure %1</source>
        <translation>structure %1</translation>
    </message>
    <message>
        <source>the most common one</source>
        <translation>la plus courante</translation>
    </message>
</context>
<context>
    <name>traceloupe::AttributePicker</name>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>&amp;Attribute</source>
        <translation>&amp;Attribut</translation>
    </message>
</context>
<context>
    <name>traceloupe::Background</name>
    <message>
        <source>There is not enough memory.</source>
        <translation>La mémoire ne suffit pas.</translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownModel</name>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>Network %1 → %2</source>
        <comment>time on the way between two services</comment>
        <translation>Réseau %1 → %2</translation>
    </message>
    <message>
        <source>%1 (no spans from there)</source>
        <comment>a category of calls: the called side sends no spans</comment>
        <translation>%1 (aucun span de là-bas)</translation>
    </message>
    <message>
        <source>Waiting in a queue</source>
        <translation>Attente dans une file</translation>
    </message>
    <message>
        <source>(no host)</source>
        <translation>(sans hôte)</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Type&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the critical path, in %Ln span(s)</source>
        <translation>
            <numerusform>%1 du chemin critique, dans %Ln span</numerusform>
            <numerusform>%1 du chemin critique, dans %Ln spans</numerusform>
        </translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
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
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownPanel</name>
    <message>
        <source>Computing the critical path…</source>
        <translation>Calcul du chemin critique…</translation>
    </message>
    <message>
        <source>Critical path &amp;until</source>
        <translation>Chemin critique &amp;jusqu’à</translation>
    </message>
    <message>
        <source>What the critical path ends with</source>
        <translation>Ce qui termine le chemin critique</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>la réponse</translation>
    </message>
    <message>
        <source>everything is done</source>
        <translation>la fin de tout</translation>
    </message>
    <message>
        <source>The answer: until the root span ended. Everything: also what it only set going, such as messages to other services.</source>
        <translation>La réponse&#xa0;: jusqu’à la fin du span racine. La fin de tout&#xa0;: aussi ce qu’il n’a fait que lancer, comme des messages à d’autres services.</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>The critical path could not be taken apart</source>
        <translation>Le chemin critique n’a pas pu être décomposé</translation>
    </message>
    <message>
        <source>Choose a row to go through its spans</source>
        <translation>Choisissez une ligne pour parcourir ses spans</translation>
    </message>
    <message>
        <source>No critical path</source>
        <translation>Pas de chemin critique</translation>
    </message>
    <message>
        <source>The root span of this trace took no time.</source>
        <translation>Le span racine de cette trace n’a pris aucun temps.</translation>
    </message>
    <message>
        <source>inferred from timing</source>
        <translation>déduit des durées</translation>
    </message>
    <message>
        <source>clocks aligned</source>
        <translation>horloges alignées</translation>
    </message>
    <message>
        <source>clocks as they came</source>
        <translation>horloges telles que reçues</translation>
    </message>
    <message numerus="yes">
        <source>%Ln further root(s) not covered</source>
        <translation>
            <numerusform>%Ln autre racine non couverte</numerusform>
            <numerusform>%Ln autres racines non couvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the critical path: %2</source>
        <comment>a duration, then what it was spent on</comment>
        <translation>%1 du chemin critique&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Save the parts of the critical path</source>
        <translation>Enregistrer les parts du chemin critique</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Work went on for %1 after the answer: choose “everything is done” to follow it.</source>
        <translation>Le travail a continué pendant %1 après la réponse&#xa0;: choisissez «&#xa0;la fin de tout&#xa0;» pour le suivre.</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>a span</comment>
        <translation>de %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::BreakdownTable</name>
    <message>
        <source>&amp;Copy the selected rows</source>
        <translation>&amp;Copier les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Copy the &amp;whole table</source>
        <translation>Copier &amp;tout le tableau</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with the least time are not shown</source>
        <translation>
            <numerusform>la ligne ayant pris le moins de temps n’est pas montrée</numerusform>
            <numerusform>les %Ln lignes ayant pris le moins de temps ne sont pas montrées</numerusform>
        </translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Par catégorie</translation>
    </message>
    <message>
        <source>By service</source>
        <translation>Par service</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>Par opération</translation>
    </message>
    <message>
        <source>By host</source>
        <translation>Par hôte</translation>
    </message>
</context>
<context>
    <name>traceloupe::BucketChart</name>
    <message>
        <source>more than %1</source>
        <comment>duration</comment>
        <translation>plus de %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>duration</comment>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>durations</comment>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>Distribution of durations, of the source and of the cache</source>
        <translation>Répartition des durées, de la source et du cache</translation>
    </message>
    <message>
        <source>This source tells no buckets of durations.</source>
        <translation>Cette source n’indique pas d’intervalles de durées.</translation>
    </message>
    <message>
        <source>This cache: %1</source>
        <translation>Ce cache&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 spans, %2 %</source>
        <comment>number, per cent</comment>
        <translation>%1 spans, %2&#x202f;%</translation>
    </message>
    <message>
        <source>This cache: %1 % of %2 spans</source>
        <translation>Ce cache&#xa0;: %1&#x202f;% de %2 spans</translation>
    </message>
</context>
<context>
    <name>traceloupe::BucketHeatmap</name>
    <message>
        <source>Durations over time, of the source</source>
        <translation>Durées au fil du temps, de la source</translation>
    </message>
    <message>
        <source>This source tells no buckets of durations.</source>
        <translation>Cette source n’indique pas d’intervalles de durées.</translation>
    </message>
    <message>
        <source>No spans</source>
        <translation>Aucun span</translation>
    </message>
    <message>
        <source>%1: more than %2</source>
        <comment>number of spans, duration</comment>
        <translation>%1&#xa0;: plus de %2</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <comment>number of spans, durations</comment>
        <translation>%1&#xa0;: de %2 à %3</translation>
    </message>
    <message numerus="yes">
        <source>and in %Ln other bucket(s)</source>
        <translation>
            <numerusform>et dans %Ln autre intervalle</numerusform>
            <numerusform>et dans %Ln autres intervalles</numerusform>
        </translation>
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
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
</context>
<context>
    <name>traceloupe::CallsModel</name>
    <message>
        <source>one side is not traced</source>
        <translation>un côté n’est pas tracé</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>database</source>
        <translation>base de données</translation>
    </message>
    <message>
        <source>calls</source>
        <comment>a kind of connection</comment>
        <translation>appels</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Appelant</translation>
    </message>
    <message>
        <source>Callee</source>
        <translation>Appelé</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
</context>
<context>
    <name>traceloupe::CaptureList</name>
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
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n autre</numerusform>
            <numerusform>+%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ChartStrip</name>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Scatter plot</source>
        <translation>Nuage de points</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>&amp;Colorer par</translation>
    </message>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>erreurs</translation>
    </message>
    <message>
        <source>Colour the dots by</source>
        <translation>Colorer les points par</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>Montrer les graphiques</translation>
    </message>
    <message>
        <source>Fold the charts</source>
        <translation>Replier les graphiques</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>Traces in the charts</source>
        <translation>Traces dans les graphiques</translation>
    </message>
</context>
<context>
    <name>traceloupe::ClosingWork</name>
    <message>
        <source>Traceloupe</source>
        <translation>Traceloupe</translation>
    </message>
    <message>
        <source>Finishing what was begun…

The next start offers to go on with the files and captures that are stopped now.</source>
        <translation>Fin de ce qui était commencé…

Le prochain démarrage proposera de reprendre les fichiers et les captures qui sont arrêtés maintenant.</translation>
    </message>
    <message>
        <source>Quit at once</source>
        <translation>Quitter tout de suite</translation>
    </message>
</context>
<context>
    <name>traceloupe::CohortBar</name>
    <message>
        <source>Unmark (Esc)</source>
        <translation>Retirer la marque (Échap)</translation>
    </message>
    <message>
        <source>Take the mark away and list all traces</source>
        <translation>Retirer la marque et lister toutes les traces</translation>
    </message>
    <message>
        <source>O&amp;nly these in the list</source>
        <translation>Seulement ce&amp;lles-ci dans la liste</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln trace(s)</source>
        <comment>37 of 1,204 traces</comment>
        <translation>
            <numerusform>%1 sur %Ln trace</numerusform>
            <numerusform>%1 sur %Ln traces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ColorChooser</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Colour of the spans</source>
        <translation>Couleur des spans</translation>
    </message>
    <message>
        <source>What the colours tell apart, in all views of this trace</source>
        <translation>Ce que les couleurs distinguent, dans toutes les vues de cette trace</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
</context>
<context>
    <name>traceloupe::CoverageView</name>
    <message>
        <source>%1: complete, %2</source>
        <comment>a source, what it found</comment>
        <translation>%1&#xa0;: complet, %2</translation>
    </message>
    <message>
        <source>%1: truncated, %2 or more</source>
        <comment>a source, what it found</comment>
        <translation>%1&#xa0;: tronqué, %2 ou plus</translation>
    </message>
    <message>
        <source>%1: failed, %2</source>
        <comment>a source, why</comment>
        <translation>%1&#xa0;: en échec, %2</translation>
    </message>
    <message>
        <source>%1: stopped, %2 until then</source>
        <comment>a source, what it found</comment>
        <translation>%1&#xa0;: arrêté, %2 jusque-là</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What ran where, what was left out early, and where the time went</source>
        <translation>Ce qui a été exécuté et où, ce qui a été écarté tôt, et où le temps est passé</translation>
    </message>
    <message>
        <source>Steps of the search</source>
        <translation>Étapes de la recherche</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Traces left</source>
        <translation>Traces restantes</translation>
    </message>
    <message>
        <source>Rows looked at</source>
        <translation>Lignes examinées</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>traces left, traces before</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1: truncated, there are %2</source>
        <comment>a source, what it has</comment>
        <translation>%1&#xa0;: tronqué, il y a %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
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
    <message>
        <source>Share of spans that are at most as long</source>
        <translation>Part des spans qui durent au plus autant</translation>
    </message>
    <message>
        <source>Durations by percentile</source>
        <translation>Durées par centile</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Choisissez une ligne</translation>
    </message>
    <message>
        <source>of n = %1</source>
        <translation>sur n = %1</translation>
    </message>
    <message>
        <source>%1 % take at most %2</source>
        <translation>%1&#x202f;% durent au plus %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln span(s)</source>
        <translation>
            <numerusform>%1 sur %Ln span</numerusform>
            <numerusform>%1 sur %Ln spans</numerusform>
        </translation>
    </message>
    <message>
        <source>weighted</source>
        <translation>pondéré</translation>
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
    <name>traceloupe::FiguresChart</name>
    <message>
        <source>Percentiles over time, of the source and of the cache</source>
        <translation>Centiles au fil du temps, de la source et du cache</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Choisissez une ligne</translation>
    </message>
    <message>
        <source>steps: %1</source>
        <translation>escaliers&#xa0;: %1</translation>
    </message>
    <message>
        <source>shaded: the bucket that the true value lies in</source>
        <translation>grisé&#xa0;: l’intervalle où se trouve la vraie valeur</translation>
    </message>
    <message numerus="yes">
        <source>This cache: %Ln span(s)</source>
        <translation>
            <numerusform>Ce cache&#xa0;: %Ln span</numerusform>
            <numerusform>Ce cache&#xa0;: %Ln spans</numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1, p95 %2, p99 %3</source>
        <translation>p50 %1, p95 %2, p99 %3</translation>
    </message>
    <message>
        <source>%1: spans %2, errors %3</source>
        <translation>%1&#xa0;: spans %2, erreurs %3</translation>
    </message>
    <message>
        <source>dots: this cache, hollow for too few spans to be sure</source>
        <translation>points&#xa0;: ce cache, vides si trop peu de spans pour être sûr</translation>
    </message>
</context>
<context>
    <name>traceloupe::FiguresModel</name>
    <message>
        <source>≥ %1</source>
        <comment>at least this duration</comment>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>beyond the largest bound, %1</source>
        <translation>au-delà de la plus grande borne, %1</translation>
    </message>
    <message>
        <source>between %1 and %2</source>
        <translation>entre %1 et %2</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
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
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>The answer is incomplete.</source>
        <translation>La réponse est incomplète.</translation>
    </message>
    <message>
        <source>%1 counted in %2, the whole window of time</source>
        <comment>number, duration</comment>
        <translation>%1 comptés en %2, toute la période</translation>
    </message>
    <message>
        <source>Too few spans to be sure: n = %1, need %2</source>
        <translation>Trop peu de spans pour être sûr&#xa0;: n = %1, il en faut %2</translation>
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
    <name>traceloupe::FindBar</name>
    <message>
        <source>Find: words, key=value or { TraceQL }</source>
        <translation>Chercher&#xa0;: mots, clé=valeur ou { TraceQL }</translation>
    </message>
    <message>
        <source>Find in this trace</source>
        <translation>Chercher dans cette trace</translation>
    </message>
    <message>
        <source>Any of the words is found in names, services, attributes and events; &quot;quotes&quot; keep words together, -key leaves an attribute out, { … } is a TraceQL query.
Enter: next, Shift+Enter: previous</source>
        <translation>Chacun des mots est cherché dans les noms, services, attributs et évènements&#x202f;; les &quot;guillemets&quot; gardent des mots ensemble, -clé écarte un attribut, { … } est une requête TraceQL.
Entrée&#xa0;: suivant, Maj+Entrée&#xa0;: précédent</translation>
    </message>
    <message>
        <source>Previous match (Shift+N)</source>
        <translation>Résultat précédent (Maj+N)</translation>
    </message>
    <message>
        <source>Next match (N)</source>
        <translation>Résultat suivant (N)</translation>
    </message>
    <message>
        <source>Hide others</source>
        <translation>Cacher les autres</translation>
    </message>
    <message>
        <source>Show only what matches, with its callers (H)</source>
        <translation>Montrer seulement ce qui correspond, avec ses appelants (H)</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>recherche…</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>aucun résultat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln match(es)</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a match among all matches</comment>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::FlamePanel</name>
    <message>
        <source>Merging the spans into frames…</source>
        <translation>Fusion des spans en cadres…</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Largeur</translation>
    </message>
    <message>
        <source>Self time</source>
        <translation>Temps propre</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Chemin critique</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Temps total</translation>
    </message>
    <message>
        <source>Number of spans</source>
        <translation>Nombre de spans</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Grouper par</translation>
    </message>
    <message>
        <source>Call path</source>
        <translation>Chemin d’appel</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>&amp;Root</source>
        <translation>&amp;Racine</translation>
    </message>
    <message>
        <source>On top</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>En bas</translation>
    </message>
    <message>
        <source>What a frame is as wide as</source>
        <translation>Ce que représente la largeur d’un cadre</translation>
    </message>
    <message>
        <source>Which spans share a frame</source>
        <translation>Quels spans partagent un cadre</translation>
    </message>
    <message>
        <source>Back to the zoom before (Backspace)</source>
        <translation>Revenir au zoom précédent (Retour arrière)</translation>
    </message>
    <message>
        <source>Forward again (Shift+Backspace)</source>
        <translation>Aller au zoom suivant (Maj+Retour arrière)</translation>
    </message>
    <message>
        <source>Show the whole trace (R)</source>
        <translation>Montrer toute la trace (R)</translation>
    </message>
    <message>
        <source>Previous frame found (Shift+N)</source>
        <translation>Cadre trouvé précédent (Maj+N)</translation>
    </message>
    <message>
        <source>Next frame found (N)</source>
        <translation>Cadre trouvé suivant (N)</translation>
    </message>
    <message>
        <source>Search services and operations</source>
        <translation>Chercher des services et des opérations</translation>
    </message>
    <message>
        <source>Search the flame graph</source>
        <translation>Chercher dans le graphe de flammes</translation>
    </message>
    <message>
        <source>Figures of the frame</source>
        <translation>Chiffres du cadre</translation>
    </message>
    <message>
        <source>The flame graph could not be made</source>
        <translation>Le graphe de flammes n’a pas pu être construit</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Rien à dessiner</translation>
    </message>
    <message>
        <source>No span of this trace took any time that could be measured this way. Choose another width of the frames, for instance the number of spans.</source>
        <translation>Aucun span de cette trace n’a pris un temps mesurable de cette façon. Choisissez une autre largeur des cadres, par exemple le nombre de spans.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s), %1</source>
        <translation>
            <numerusform>%Ln cadre, %1</numerusform>
            <numerusform>%Ln cadres, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) too narrow to be seen</source>
        <translation>
            <numerusform>%Ln cadre trop étroit pour être vu</numerusform>
            <numerusform>%Ln cadres trop étroits pour être vus</numerusform>
        </translation>
    </message>
    <message>
        <source>hatched: ran at the same time, drawn narrower</source>
        <translation>hachuré&#xa0;: exécuté en même temps, dessiné plus étroit</translation>
    </message>
    <message>
        <source>Hatched frames add up to more than the frame that called them: they ran at the same time, or outlived it. They are drawn narrower, so that they fit. The figures are exact.</source>
        <translation>La somme des cadres hachurés dépasse le cadre qui les a appelés&#xa0;: ils ont été exécutés en même temps, ou lui ont survécu. Ils sont dessinés plus étroits pour tenir. Les chiffres sont exacts.</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Couleur</translation>
    </message>
    <message numerus="yes">
        <source>without the time of %Ln unfinished span(s)</source>
        <translation>
            <numerusform>sans le temps de %Ln span inachevé</numerusform>
            <numerusform>sans le temps de %Ln spans inachevés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::FlameText</name>
    <message>
        <source>Whole trace</source>
        <translation>Toute la trace</translation>
    </message>
    <message>
        <source>(missing)</source>
        <comment>a span that is named as a parent but is not in the trace</comment>
        <translation>(manquant)</translation>
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
    <message>
        <source>self time</source>
        <translation>temps propre</translation>
    </message>
    <message>
        <source>critical path</source>
        <translation>chemin critique</translation>
    </message>
    <message>
        <source>total time</source>
        <translation>temps total</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>spans</translation>
    </message>
    <message>
        <source>Flame graph: %1 by service</source>
        <comment>self time</comment>
        <translation>Graphe de flammes&#xa0;: %1 par service</translation>
    </message>
    <message>
        <source>Flame graph: %1 by call path</source>
        <comment>self time</comment>
        <translation>Graphe de flammes&#xa0;: %1 par chemin d’appel</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <comment>self time 12 ms (34 %)</comment>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>of its own %1</source>
        <translation>dont %1 en propre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>its calls add up to %1: they ran at the same time or outlived it</source>
        <translation>la somme de ses appels est %1&#xa0;: ils ont été exécutés en même temps ou lui ont survécu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln frame(s) below %1, too narrow to be seen</source>
        <translation>
            <numerusform>%Ln cadre sous %1, trop étroit pour être vu</numerusform>
            <numerusform>%Ln cadres sous %1, trop étroits pour être vus</numerusform>
        </translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>niveau %1</translation>
    </message>
    <message>
        <source>%1 with all below %2 (%3)</source>
        <comment>self time with all below 12 ms (34 %)</comment>
        <translation>%1 avec tout ce qui est dessous&#xa0;: %2 (%3)</translation>
    </message>
    <message>
        <source>critical path until everything is done,</source>
        <translation>chemin critique jusqu’à la fin de tout,</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
</context>
<context>
    <name>traceloupe::FlameView</name>
    <message>
        <source>Flame graph</source>
        <translation>Graphe de flammes</translation>
    </message>
    <message>
        <source>&amp;Zoom to frame</source>
        <translation>&amp;Zoomer sur le cadre</translation>
    </message>
    <message>
        <source>Zoom &amp;back</source>
        <translation>Zoom &amp;précédent</translation>
    </message>
    <message>
        <source>Show the &amp;whole trace</source>
        <translation>Montrer &amp;toute la trace</translation>
    </message>
    <message>
        <source>&amp;Show its spans in the waterfall</source>
        <translation>Montrer &amp;ses spans dans la cascade</translation>
    </message>
    <message>
        <source>&amp;Highlight similar frames</source>
        <translation>&amp;Mettre en évidence les cadres semblables</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>&amp;Copier le nom</translation>
    </message>
    <message>
        <source>Copy &amp;figures</source>
        <translation>Copier les c&amp;hiffres</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphCard</name>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>maximum</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Calls before</source>
        <translation>Appels avant</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Calls made</source>
        <translation>Appels émis</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>As it served them (n=%1)</source>
        <translation>Tels qu’il les a servis (n=%1)</translation>
    </message>
    <message>
        <source>As its callers saw it (n=%1)</source>
        <translation>Tels que ses appelants les ont vus (n=%1)</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>Client errors</source>
        <translation>Erreurs du client</translation>
    </message>
    <message>
        <source>Server errors</source>
        <translation>Erreurs du serveur</translation>
    </message>
    <message>
        <source>Seen by the caller (n=%1)</source>
        <translation>Vu par l’appelant (n=%1)</translation>
    </message>
    <message>
        <source>Seen by the server (n=%1)</source>
        <translation>Vu par le serveur (n=%1)</translation>
    </message>
    <message>
        <source>Between both: network, queues (n=%1)</source>
        <translation>Entre les deux&#xa0;: réseau, files d’attente (n=%1)</translation>
    </message>
    <message>
        <source>From sending to receiving (n=%1)</source>
        <translation>De l’envoi à la réception (n=%1)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Figures of the selected service or call</source>
        <translation>Chiffres du service ou de l’appel sélectionné</translation>
    </message>
    <message>
        <source>Before sampling</source>
        <translation>Avant échantillonnage</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>As %1 counted it, durations of the server</source>
        <translation>Selon le décompte de %1, durées du serveur</translation>
    </message>
    <message>
        <source>As %1 counted it</source>
        <translation>Selon le décompte de %1</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Close: the graph is below</source>
        <translation>Fermer&#xa0;: le graphe est dessous</translation>
    </message>
    <message>
        <source>Close the figures</source>
        <translation>Fermer les chiffres</translation>
    </message>
    <message>
        <source>not told: nothing here is weighted</source>
        <translation>non indiqué&#xa0;: rien n’est pondéré ici</translation>
    </message>
    <message>
        <source>Errors it served</source>
        <translation>Erreurs qu’il a servies</translation>
    </message>
    <message>
        <source>Errors its callers saw</source>
        <translation>Erreurs vues par ses appelants</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphContents</name>
    <message>
        <source>sampled: %1 calls stand for about %2</source>
        <translation>échantillonné&#xa0;: %1 appels en représentent environ %2</translation>
    </message>
    <message>
        <source>as %1 counted it</source>
        <translation>selon le décompte de %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message>
        <source>laid over what %1 counted</source>
        <translation>posé sur le décompte de %1</translation>
    </message>
    <message>
        <source>rates over %1</source>
        <translation>débits sur %1</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>plus lent</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>plus rapide</translation>
    </message>
    <message>
        <source>more</source>
        <translation>plus</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>moins</translation>
    </message>
    <message>
        <source>some traces do not say how they were sampled: their calls have no rate</source>
        <translation>certaines traces n’indiquent pas comment elles ont été échantillonnées&#xa0;: leurs appels n’ont pas de débit</translation>
    </message>
    <message>
        <source>too few traces for rates</source>
        <translation>trop peu de traces pour des débits</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>rates over 8 min, what was left out</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gap(s) without traces left out</source>
        <translation>
            <numerusform>%Ln période sans traces exclue</numerusform>
            <numerusform>%Ln périodes sans traces exclues</numerusform>
        </translation>
    </message>
    <message>
        <source>err client %1 → %2</source>
        <translation>err client %1 → %2</translation>
    </message>
    <message>
        <source>err server %1 → %2</source>
        <translation>err serveur %1 → %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphEdgeModel</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p95 before</source>
        <translation>p95 avant</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Client errors</source>
        <translation>Erreurs du client</translation>
    </message>
    <message>
        <source>Server errors</source>
        <translation>Erreurs du serveur</translation>
    </message>
    <message>
        <source>Overhead p50</source>
        <translation>Surcoût p50</translation>
    </message>
    <message>
        <source>Delay p50</source>
        <translation>Délai p50</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a figure, and the source that counted it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphLegend</name>
    <message>
        <source>p95 %1 to %2</source>
        <translation>p95 de %1 à %2</translation>
    </message>
    <message>
        <source>errors %1 to %2 or more</source>
        <translation>erreurs de %1 à %2 ou plus</translation>
    </message>
    <message>
        <source>calls %1 to %2</source>
        <translation>appels de %1 à %2</translation>
    </message>
    <message>
        <source>wide: many calls, at most %1</source>
        <translation>large&#xa0;: beaucoup d’appels, au plus %1</translation>
    </message>
    <message>
        <source>sends no spans</source>
        <translation>n’envoie pas de spans</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>Legend: %1</source>
        <translation>Légende&#xa0;: %1</translation>
    </message>
    <message>
        <source>rate %1 to %2</source>
        <translation>débit de %1 à %2</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>messages</translation>
    </message>
    <message>
        <source>inferred from the tree</source>
        <translation>déduits de l’arbre</translation>
    </message>
    <message>
        <source>here and in %1: figures of here / of %1</source>
        <translation>ici et dans %1&#xa0;: chiffres d’ici / de %1</translation>
    </message>
    <message>
        <source>here only</source>
        <translation>seulement ici</translation>
    </message>
    <message>
        <source>in %1 only</source>
        <translation>seulement dans %1</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>by links</source>
        <translation>par des liens</translation>
    </message>
    <message>
        <source>batches, the largest</source>
        <translation>lots, le plus grand</translation>
    </message>
    <message>
        <source>one call, several servers</source>
        <translation>un appel, plusieurs serveurs</translation>
    </message>
    <message>
        <source>calls without a server span</source>
        <translation>appels sans span du serveur</translation>
    </message>
    <message>
        <source>▲ slower or more errors</source>
        <translation>▲ plus lent ou plus d’erreurs</translation>
    </message>
    <message>
        <source>▼ faster or fewer errors</source>
        <translation>▼ plus rapide ou moins d’erreurs</translation>
    </message>
    <message>
        <source>one better, another worse</source>
        <translation>mieux d’un côté, pire de l’autre</translation>
    </message>
    <message>
        <source>no evidence of a change, or too few traces to say</source>
        <translation>aucun signe d’évolution, ou trop peu de traces pour le dire</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphNodeModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Calls made</source>
        <translation>Appels émis</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Errors its callers saw</source>
        <translation>Erreurs vues par ses appelants</translation>
    </message>
    <message>
        <source>Errors it served</source>
        <translation>Erreurs qu’il a servies</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphOverlay</name>
    <message>
        <source>here and in %1</source>
        <translation>ici et dans %1</translation>
    </message>
    <message>
        <source>here only</source>
        <translation>seulement ici</translation>
    </message>
    <message>
        <source>in %1 only</source>
        <translation>seulement dans %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a percentile and its bucket</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>figures of a source, and that only it has them</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphPictures</name>
    <message>
        <source>Service graph</source>
        <translation>Graphe des services</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphSourceBar</name>
    <message>
        <source>Where the graph comes from</source>
        <translation>D’où vient le graphe</translation>
    </message>
    <message>
        <source>&amp;Graph from:</source>
        <translation>&amp;Graphe de&#xa0;:</translation>
    </message>
    <message>
        <source>Time:</source>
        <translation>Période&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;over the graph of the traces here</source>
        <translation>&amp;sur le graphe des traces d’ici</translation>
    </message>
    <message>
        <source>As&amp;k again</source>
        <translation>&amp;Redemander</translation>
    </message>
    <message>
        <source>There are no traces here. Choose a window of time that ends now.</source>
        <translation>Il n’y a pas de traces ici. Choisissez une période qui finit maintenant.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Demande à %1…</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
    <message>
        <source>Add a Tempo, Prometheus or Jaeger that counts calls itself</source>
        <translation>Ajouter un Tempo, un Prometheus ou un Jaeger qui compte lui-même les appels</translation>
    </message>
    <message>
        <source>Sources that count calls</source>
        <translation>Sources qui comptent les appels</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphTables</name>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphTexts</name>
    <message>
        <source>err client %1</source>
        <translation>err client %1</translation>
    </message>
    <message>
        <source>err server %1</source>
        <translation>err serveur %1</translation>
    </message>
    <message>
        <source>err client %1, server %2</source>
        <translation>err client %1, serveur %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphToolbar</name>
    <message>
        <source>Find a service</source>
        <translation>Chercher un service</translation>
    </message>
    <message>
        <source>Co&amp;lour:</source>
        <translation>Cou&amp;leur&#xa0;:</translation>
    </message>
    <message>
        <source>Latency (p95)</source>
        <translation>Latence (p95)</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>What colours stand for</source>
        <translation>Ce que signifient les couleurs</translation>
    </message>
    <message>
        <source>&amp;Hide below:</source>
        <translation>Cac&amp;her en dessous de&#xa0;:</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1 % of all calls</source>
        <translation>%1&#x202f;% de tous les appels</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln appel</numerusform>
            <numerusform>%Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide edges with fewer calls</source>
        <translation>Cacher les arêtes qui ont moins d’appels</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Zoom arrière (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Show the whole graph (F)</source>
        <translation>Montrer tout le graphe (F)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Show calls and services as tables</source>
        <translation>Montrer les appels et les services en tableaux</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Save or copy the graph</source>
        <translation>Enregistrer ou copier le graphe</translation>
    </message>
    <message>
        <source>± </source>
        <translation>± </translation>
    </message>
    <message>
        <source>How many hops around the service</source>
        <translation>Combien de sauts autour du service</translation>
    </message>
    <message>
        <source>Show the whole graph again</source>
        <translation>Montrer de nouveau tout le graphe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln trouvé</numerusform>
            <numerusform>%Ln trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>Disposer</translation>
    </message>
    <message>
        <source>Arrange the graph anew: new data leaves everything where it is</source>
        <translation>Disposer le graphe de nouveau&#xa0;: les nouvelles données laissent tout à sa place</translation>
    </message>
    <message numerus="yes">
        <source> hop(s)</source>
        <translation>
            <numerusform> saut</numerusform>
            <numerusform> sauts</numerusform>
        </translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphWindows</name>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Start of the time shown</source>
        <translation>Début de la période montrée</translation>
    </message>
    <message>
        <source>End of the time shown</source>
        <translation>Fin de la période montrée</translation>
    </message>
    <message>
        <source>against</source>
        <translation>par rapport à</translation>
    </message>
    <message>
        <source>Start of the time compared with</source>
        <translation>Début de la période de comparaison</translation>
    </message>
    <message>
        <source>End of the time compared with</source>
        <translation>Fin de la période de comparaison</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Each end must lie after its start</source>
        <translation>Chaque fin doit être après son début</translation>
    </message>
</context>
<context>
    <name>traceloupe::GraphWords</name>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>sends no spans</source>
        <translation>n’envoie pas de spans</translation>
    </message>
    <message>
        <source>database</source>
        <translation>base de données</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>file d’attente</translation>
    </message>
    <message>
        <source>outside caller</source>
        <translation>appelant extérieur</translation>
    </message>
    <message>
        <source>caller that is not in the trace</source>
        <translation>appelant qui n’est pas dans la trace</translation>
    </message>
    <message>
        <source>call</source>
        <translation>appel</translation>
    </message>
    <message>
        <source>message</source>
        <translation>message</translation>
    </message>
    <message>
        <source>inferred call</source>
        <translation>appel déduit</translation>
    </message>
    <message>
        <source>call, unanswered by spans</source>
        <translation>appel, sans span en réponse</translation>
    </message>
    <message>
        <source>from outside</source>
        <translation>de l’extérieur</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>too few calls to say</source>
        <translation>trop peu d’appels pour le dire</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>plus lent</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>plus rapide</translation>
    </message>
    <message>
        <source>no evidence of a change</source>
        <translation>aucun signe d’évolution</translation>
    </message>
    <message>
        <source>one call reaches several servers</source>
        <translation>un appel atteint plusieurs serveurs</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a span of the server</source>
        <translation>
            <numerusform>%Ln sans span du serveur</numerusform>
            <numerusform>%Ln sans span du serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>client spans missing</source>
        <translation>des spans du client manquent</translation>
    </message>
    <message>
        <source>found by links</source>
        <translation>trouvé par des liens</translation>
    </message>
    <message numerus="yes">
        <source>batches of up to %Ln</source>
        <translation>
            <numerusform>lots d’au plus %Ln</numerusform>
            <numerusform>lots d’au plus %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>some servers took longer than their clients</source>
        <translation>certains serveurs ont pris plus de temps que leurs clients</translation>
    </message>
    <message>
        <source>calls itself</source>
        <translation>s’appelle lui-même</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3)</source>
        <translation>%1 (intervalle à 95&#x202f;% de %2 à %3)</translation>
    </message>
    <message>
        <source>≈ %1 (at least %2; too few calls for more)</source>
        <translation>≈ %1 (au moins %2&#x202f;; trop peu d’appels pour en dire plus)</translation>
    </message>
    <message>
        <source>≈ %1 (too few calls for an interval)</source>
        <translation>≈ %1 (trop peu d’appels pour un intervalle)</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2&#x202f;%)</translation>
    </message>
    <message>
        <source>user</source>
        <comment>who calls the first service</comment>
        <translation>utilisateur</translation>
    </message>
    <message>
        <source>unknown caller</source>
        <translation>appelant inconnu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) from sending to receiving between clocks that nothing proves alike</source>
        <translation>
            <numerusform>%Ln délai de l’envoi à la réception entre des horloges dont rien ne prouve l’accord</numerusform>
            <numerusform>%Ln délais de l’envoi à la réception entre des horloges dont rien ne prouve l’accord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in %Ln trace(s), not before</source>
        <translation>
            <numerusform>vu dans %Ln trace, pas avant</numerusform>
            <numerusform>vu dans %Ln traces, pas avant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seen in %Ln trace(s) before, not now</source>
        <translation>
            <numerusform>vu dans %Ln trace avant, plus maintenant</numerusform>
            <numerusform>vu dans %Ln traces avant, plus maintenant</numerusform>
        </translation>
    </message>
    <message>
        <source>more client errors</source>
        <translation>plus d’erreurs du client</translation>
    </message>
    <message>
        <source>fewer client errors</source>
        <translation>moins d’erreurs du client</translation>
    </message>
    <message>
        <source>more server errors</source>
        <translation>plus d’erreurs du serveur</translation>
    </message>
    <message>
        <source>fewer server errors</source>
        <translation>moins d’erreurs du serveur</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>%1 (too few calls for an interval)</source>
        <translation>%1 (trop peu d’appels pour un intervalle)</translation>
    </message>
    <message>
        <source>%1 (by %2, 95 % interval %3 to %4)</source>
        <translation>%1 (soit %2, intervalle à 95&#x202f;% de %3 à %4)</translation>
    </message>
    <message>
        <source>%1 (by %2 points, 95 % interval %3 to %4 points)</source>
        <comment>percentage points</comment>
        <translation>%1 (soit %2 points, intervalle à 95&#x202f;% de %3 à %4 points)</translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupChooser</name>
    <message>
        <source>Nothing else</source>
        <translation>Rien d’autre</translation>
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
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupHeader</name>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Sum of durations</source>
        <translation>Somme des durées</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>First start to last end</source>
        <translation>Du premier début à la dernière fin</translation>
    </message>
    <message>
        <source>Failed spans</source>
        <translation>Spans en échec</translation>
    </message>
    <message>
        <source>Go to the first call</source>
        <translation>Aller au premier appel</translation>
    </message>
    <message>
        <source>Go to the longest call</source>
        <translation>Aller à l’appel le plus long</translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated call(s)</source>
        <comment>the heading of a group</comment>
        <translation>
            <numerusform>%Ln appel répété</numerusform>
            <numerusform>%Ln appels répétés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 at a time</source>
        <comment>calls of a group that are repeated together</comment>
        <translation>%1, par %2</translation>
    </message>
    <message>
        <source>%1   (%2 of the trace)</source>
        <translation>%1   (%2 de la trace)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupMenu</name>
    <message numerus="yes">
        <source>all %Ln call(s)</source>
        <comment>that are copied</comment>
        <translation>
            <numerusform>l’appel</numerusform>
            <numerusform>les %Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 of %2 calls</source>
        <translation>les %1 premiers appels sur %2</translation>
    </message>
    <message>
        <source>Copy %1 as &amp;JSON</source>
        <translation>Copier %1 en &amp;JSON</translation>
    </message>
    <message>
        <source>Copy %1 as CS&amp;V</source>
        <translation>Copier %1 en CS&amp;V</translation>
    </message>
    <message>
        <source>Copy &amp;trace ID</source>
        <translation>Copier l’identifiant de &amp;trace</translation>
    </message>
    <message>
        <source>&amp;Open group</source>
        <translation>&amp;Ouvrir le groupe</translation>
    </message>
    <message>
        <source>Cl&amp;ose group</source>
        <translation>F&amp;ermer le groupe</translation>
    </message>
    <message>
        <source>&amp;Expand everything in it</source>
        <translation>&amp;Déplier tout son contenu</translation>
    </message>
    <message>
        <source>&amp;Zoom to the group</source>
        <translation>&amp;Zoomer sur le groupe</translation>
    </message>
    <message>
        <source>Select its time ran&amp;ge</source>
        <translation>Sélectionner son &amp;intervalle</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>Montrer toute la durée</translation>
    </message>
    <message>
        <source>Go to the &amp;first call</source>
        <translation>Aller au &amp;premier appel</translation>
    </message>
    <message>
        <source>Go to the &amp;longest call</source>
        <translation>Aller à l’appel le plus &amp;long</translation>
    </message>
    <message>
        <source>&amp;Copy the group as text</source>
        <translation>&amp;Copier le groupe comme texte</translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupText</name>
    <message numerus="yes">
        <source>%Ln call(s) of the same kind</source>
        <translation>
            <numerusform>%Ln appel du même genre</numerusform>
            <numerusform>%Ln appels du même genre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s) the same calls</source>
        <translation>
            <numerusform>%Ln fois les mêmes appels</numerusform>
            <numerusform>%Ln fois les mêmes appels</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>how many calls, which</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Shortest %1, median %2, longest %3</source>
        <translation>Minimum %1, médiane %2, maximum %3</translation>
    </message>
    <message>
        <source>min %1 · median %2 · max %3</source>
        <comment>durations of a group of calls; the last has its unit</comment>
        <translation>min. %1 · médiane %2 · max. %3</translation>
    </message>
    <message>
        <source>median %1</source>
        <comment>duration of a group of calls</comment>
        <translation>médiane %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed span(s) in it</source>
        <translation>
            <numerusform>%Ln span en échec à l’intérieur</numerusform>
            <numerusform>%Ln spans en échec à l’intérieur</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>the first start and the last end of a group</comment>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>sum %1</source>
        <comment>of the durations of a group&apos;s calls</comment>
        <translation>somme %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::GroupedTraces</name>
    <message>
        <source>Group the list by</source>
        <translation>Grouper la liste par</translation>
    </message>
    <message>
        <source>Groups of traces</source>
        <translation>Groupes de traces</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sans groupes</translation>
    </message>
    <message>
        <source>By service</source>
        <translation>Par service</translation>
    </message>
    <message>
        <source>By operation</source>
        <translation>Par opération</translation>
    </message>
    <message>
        <source>By structure</source>
        <translation>Par structure</translation>
    </message>
    <message>
        <source>By %1</source>
        <comment>by an attribute</comment>
        <translation>Par %1</translation>
    </message>
    <message>
        <source>By an attribute…</source>
        <translation>Par un attribut…</translation>
    </message>
    <message>
        <source>Group by an attribute</source>
        <translation>Grouper par un attribut</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>sans %1</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>(only at the backend)</source>
        <translation>(seulement sur le serveur)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::HeatmapChart</name>
    <message>
        <source>Heat map of the traces: start to the right, duration upwards</source>
        <translation>Carte de chaleur des traces&#xa0;: début vers la droite, durée vers le haut</translation>
    </message>
    <message>
        <source>%1 of them marked</source>
        <translation>dont marquées&#xa0;: %1</translation>
    </message>
    <message>
        <source>about %1 in a cell</source>
        <comment>colour scale, weighted</comment>
        <translation>environ %1 dans une case</translation>
    </message>
    <message>
        <source>%1 in a cell</source>
        <comment>colour scale: 12 traces in a cell</comment>
        <translation>%1 dans une case</translation>
    </message>
    <message>
        <source>some with errors</source>
        <translation>contient des erreurs</translation>
    </message>
</context>
<context>
    <name>traceloupe::HintCard</name>
    <message>
        <source>Go to %1</source>
        <translation>Aller à %1</translation>
    </message>
    <message>
        <source>Go to the first of its spans</source>
        <translation>Aller au premier de ses spans</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) more than can be gone through here</source>
        <translation>
            <numerusform>%Ln span de plus que ce qui peut être parcouru ici</numerusform>
            <numerusform>%Ln spans de plus que ce qui peut être parcouru ici</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::HintText</name>
    <message>
        <source>An error began in %1, in work that nobody waited for.</source>
        <translation>Une erreur est née dans %1, dans un travail que personne n’attendait.</translation>
    </message>
    <message>
        <source>An error began in %1 and ended at %2.</source>
        <translation>Une erreur est née dans %1 et s’est arrêtée à %2.</translation>
    </message>
    <message>
        <source>An error began in %1 and reached the root.</source>
        <translation>Une erreur est née dans %1 et a atteint la racine.</translation>
    </message>
    <message>
        <source>The pauses stayed the same.</source>
        <translation>Les pauses sont restées les mêmes.</translation>
    </message>
    <message>
        <source>The pauses grew.</source>
        <translation>Les pauses se sont allongées.</translation>
    </message>
    <message numerus="yes">
        <source>%1 ran %Ln time(s) one after the other under one span, %2 together.</source>
        <translation>
            <numerusform>%1 a été exécuté %Ln fois à la suite sous un même span, %2 en tout.</numerusform>
            <numerusform>%1 a été exécuté %Ln fois à la suite sous un même span, %2 en tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ran %Ln time(s) with the same content under one span, %2 together.</source>
        <translation>
            <numerusform>%1 a été exécuté %Ln fois avec le même contenu sous un même span, %2 en tout.</numerusform>
            <numerusform>%1 a été exécuté %Ln fois avec le même contenu sous un même span, %2 en tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 called %2 %Ln time(s).</source>
        <translation>
            <numerusform>%1 a appelé %2 %Ln fois.</numerusform>
            <numerusform>%1 a appelé %2 %Ln fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where an error began</source>
        <translation>Là où une erreur est née</translation>
    </message>
    <message>
        <source>Calls made again</source>
        <translation>Appels répétés après un échec</translation>
    </message>
    <message>
        <source>A call that was given up</source>
        <translation>Un appel abandonné</translation>
    </message>
    <message>
        <source>The same call again and again</source>
        <translation>Le même appel encore et encore</translation>
    </message>
    <message>
        <source>Identical calls</source>
        <translation>Appels identiques</translation>
    </message>
    <message>
        <source>Calls one after the other</source>
        <translation>Appels l’un après l’autre</translation>
    </message>
    <message>
        <source>Many calls between two services</source>
        <translation>Beaucoup d’appels entre deux services</translation>
    </message>
    <message>
        <source>One slow call among equals</source>
        <translation>Un appel lent parmi ses semblables</translation>
    </message>
    <message>
        <source>Time that nothing explains</source>
        <translation>Du temps que rien n’explique</translation>
    </message>
    <message>
        <source>Waiting in a queue</source>
        <translation>Attente dans une file</translation>
    </message>
    <message>
        <source>Time between client and server</source>
        <translation>Temps entre client et serveur</translation>
    </message>
    <message>
        <source>A cold start</source>
        <translation>Un démarrage à froid</translation>
    </message>
    <message>
        <source>A cache miss</source>
        <translation>Un défaut de cache</translation>
    </message>
    <message>
        <source>Many database calls at once</source>
        <translation>Beaucoup d’appels simultanés à une base de données</translation>
    </message>
    <message>
        <source>%1 was given up after %2.</source>
        <translation>%1 a été abandonné après %2.</translation>
    </message>
    <message>
        <source>Its server worked on for %1.</source>
        <translation>Son serveur a encore travaillé pendant %1.</translation>
    </message>
    <message>
        <source>%1 spent %2 while none of its children ran.</source>
        <translation>%1 a passé %2 sans qu’aucun de ses enfants soit en cours.</translation>
    </message>
    <message>
        <source>%1 started %2 after it had been handed over.</source>
        <translation>%1 a commencé %2 après avoir été confié.</translation>
    </message>
    <message>
        <source>%1 was not in the cache and had to be fetched, %2 together.</source>
        <translation>%1 n’était pas dans le cache et a dû être récupéré, %2 en tout.</translation>
    </message>
    <message numerus="yes">
        <source>Up to %Ln database call(s) of %1 ran at once.</source>
        <translation>
            <numerusform>Jusqu’à %Ln appel de %1 à la base de données était en cours en même temps.</numerusform>
            <numerusform>Jusqu’à %Ln appels de %1 à la base de données étaient en cours en même temps.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the critical path (%2)</source>
        <translation>%1 du chemin critique (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1, in work that nobody waited for.</source>
        <translation>
            <numerusform>%Ln erreur est née dans %1, dans un travail que personne n’attendait.</numerusform>
            <numerusform>%Ln erreurs sont nées dans %1, dans un travail que personne n’attendait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1 and ended at %2.</source>
        <translation>
            <numerusform>%Ln erreur est née dans %1 et s’est arrêtée à %2.</numerusform>
            <numerusform>%Ln erreurs sont nées dans %1 et se sont arrêtées à %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s) began in %1 and reached the root.</source>
        <translation>
            <numerusform>%Ln erreur est née dans %1 et a atteint la racine.</numerusform>
            <numerusform>%Ln erreurs sont nées dans %1 et ont atteint la racine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %Ln time(s), each time; the last call began %2 after the first.</source>
        <translation>
            <numerusform>%1 a échoué %Ln fois, à chaque essai&#x202f;; le dernier appel a commencé %2 après le premier.</numerusform>
            <numerusform>%1 a échoué %Ln fois, à chaque essai&#x202f;; le dernier appel a commencé %2 après le premier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %Ln time(s) before it succeeded; %2 passed until the call that did.</source>
        <translation>
            <numerusform>%1 a échoué %Ln fois avant de réussir&#x202f;; %2 se sont écoulés jusqu’à l’appel qui a réussi.</numerusform>
            <numerusform>%1 a échoué %Ln fois avant de réussir&#x202f;; %2 se sont écoulés jusqu’à l’appel qui a réussi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was sent %Ln time(s); the last call began %2 after the first.</source>
        <translation>
            <numerusform>%1 a été envoyé %Ln fois&#x202f;; le dernier appel a commencé %2 après le premier.</numerusform>
            <numerusform>%1 a été envoyé %Ln fois&#x202f;; le dernier appel a commencé %2 après le premier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) followed one pattern under one span, %1 together; it begins with %2.</source>
        <translation>
            <numerusform>%Ln appel a suivi un même schéma sous un même span, %1 en tout&#x202f;; il commence par %2.</numerusform>
            <numerusform>%Ln appels ont suivi un même schéma sous un même span, %1 en tout&#x202f;; il commence par %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) ran one after the other, %1 together, and may not need each other.</source>
        <translation>
            <numerusform>%Ln appel a été exécuté à la suite, %1 en tout, peut-être sans nécessité.</numerusform>
            <numerusform>%Ln appels ont été exécutés l’un après l’autre, %1 en tout, peut-être sans avoir besoin l’un de l’autre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One of %Ln parallel call(s) of %1 took %2 longer than the median of them.</source>
        <translation>
            <numerusform>Sur %Ln appel parallèle de %1, un a pris %2 de plus que leur médiane.</numerusform>
            <numerusform>Sur %Ln appels parallèles de %1, un a pris %2 de plus que leur médiane.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) from %1 to %2 took %3 longer than their serving.</source>
        <translation>
            <numerusform>%Ln appel de %1 à %2 a pris %3 de plus que son traitement.</numerusform>
            <numerusform>%Ln appels de %1 à %2 ont pris %3 de plus que leur traitement.</numerusform>
        </translation>
    </message>
    <message>
        <source>They say that they waited %1 for a connection.</source>
        <translation>Ils indiquent avoir attendu une connexion pendant %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln database call(s) of %1 say that they waited %2 for a connection.</source>
        <translation>
            <numerusform>%Ln appel de %1 à la base de données indique avoir attendu une connexion pendant %2.</numerusform>
            <numerusform>%Ln appels de %1 à la base de données indiquent avoir attendu une connexion pendant %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) that take %1 together</source>
        <translation>
            <numerusform>signalé à partir de %Ln appel qui prend %1 en tout</numerusform>
            <numerusform>signalé à partir de %Ln appels qui prennent %1 en tout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) that could save %1</source>
        <translation>
            <numerusform>signalé à partir de %Ln appel qui pourrait faire gagner %1</numerusform>
            <numerusform>signalé à partir de %Ln appels qui pourraient faire gagner %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s) and %1 more than the median</source>
        <translation>
            <numerusform>signalé à partir de %Ln appel et de %1 de plus que la médiane</numerusform>
            <numerusform>signalé à partir de %Ln appels et de %1 de plus que la médiane</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reported from %Ln call(s)</source>
        <translation>
            <numerusform>signalé à partir de %Ln appel</numerusform>
            <numerusform>signalé à partir de %Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>reported from %1 of waiting</source>
        <translation>signalé à partir de %1 d’attente</translation>
    </message>
    <message>
        <source>%1 is a usual time limit</source>
        <translation>%1 est un délai limite courant</translation>
    </message>
    <message>
        <source>reported from %1</source>
        <translation>signalé à partir de %1</translation>
    </message>
    <message>
        <source>at most %1 could be saved</source>
        <translation>pourrait faire gagner au plus %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 called itself %Ln time(s).</source>
        <translation>
            <numerusform>%1 s’est appelé lui-même %Ln fois.</numerusform>
            <numerusform>%1 s’est appelé lui-même %Ln fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Many calls of a service to itself</source>
        <translation>Beaucoup d’appels d’un service à lui-même</translation>
    </message>
    <message>
        <source>%1 took %2 in a process that had just started.</source>
        <translation>%1 a pris %2 dans un processus qui venait de démarrer.</translation>
    </message>
</context>
<context>
    <name>traceloupe::HintsPanel</name>
    <message>
        <source>Hints</source>
        <translation>Pistes</translation>
    </message>
    <message>
        <source>Looking for causes…</source>
        <translation>Recherche de causes…</translation>
    </message>
    <message>
        <source>The hints could not be computed</source>
        <translation>Les pistes n’ont pas pu être calculées</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Looked for errors and where they began, calls made again or given up, repeated, identical and serial calls, many calls between two services, slow calls among equals, unexplained gaps, waiting in queues and on the way, cold starts, cache misses and crowded pools.</source>
        <translation>Ont été cherchés&#xa0;: les erreurs et leur origine, les appels refaits ou abandonnés, les appels répétés, identiques ou en série, de nombreux appels entre deux services, les appels lents parmi leurs semblables, les temps inexpliqués, l’attente dans les files et en chemin, les démarrages à froid, les défauts de cache et les réserves de connexions encombrées.</translation>
    </message>
    <message>
        <source>To where the error that reached the root began</source>
        <translation>Là où est née l’erreur qui a atteint la racine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln possible cause(s), inferred from timing, not proven.</source>
        <translation>
            <numerusform>%Ln cause possible, déduite des durées, non prouvée.</numerusform>
            <numerusform>%Ln causes possibles, déduites des durées, non prouvées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Those on most of the critical path come first.</source>
        <translation>Celles qui occupent le plus du chemin critique viennent d’abord.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more hint(s) about less time are not shown.</source>
        <translation>
            <numerusform>%Ln autre piste, sur moins de temps, n’est pas montrée.</numerusform>
            <numerusform>%Ln autres pistes, sur moins de temps, ne sont pas montrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They include where %Ln error(s) began.</source>
        <translation>
            <numerusform>Elles comprennent l’origine de %Ln erreur.</numerusform>
            <numerusform>Elles comprennent l’origine de %Ln erreurs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::HistogramChart</name>
    <message>
        <source>Histogram of the traces&apos; durations, with percentiles</source>
        <translation>Histogramme des durées des traces, avec les centiles</translation>
    </message>
    <message>
        <source>%1 = %2 (n = %3, an interval needs %4)</source>
        <comment>p99 = 12.3 ms (n = 20, an interval needs 368)</comment>
        <translation>%1 = %2 (n = %3, il en faut %4 pour un intervalle)</translation>
    </message>
    <message>
        <source>shorter</source>
        <comment>open side of an interval</comment>
        <translation>plus court</translation>
    </message>
    <message>
        <source>longer</source>
        <comment>open side of an interval</comment>
        <translation>plus long</translation>
    </message>
    <message>
        <source>%1 = %2 (95 %: %3 to %4)</source>
        <comment>p95 = 12.3 ms (95 %: 11 ms to 14 ms)</comment>
        <translation>%1 = %2 (95&#x202f;%&#xa0;: de %3 à %4)</translation>
    </message>
    <message>
        <source>%1 of them marked</source>
        <translation>dont marquées&#xa0;: %1</translation>
    </message>
    <message>
        <source>with errors</source>
        <translation>avec erreurs</translation>
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
        <source>%1 ×  %2</source>
        <comment>count, then what was odd</comment>
        <translation>%1 ×  %2</translation>
    </message>
    <message>
        <source>In the cache: %1 new, %2 with more spans than before, %3 there already</source>
        <translation>Dans le cache&#xa0;: nouvelles %1, avec plus de spans qu’avant %2, déjà présentes %3</translation>
    </message>
</context>
<context>
    <name>traceloupe::ImportStrip</name>
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
            <numerusform>%Ln remarque</numerusform>
            <numerusform>%Ln remarques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read</source>
        <translation>
            <numerusform>%Ln fichier n’a pas pu être lu</numerusform>
            <numerusform>%Ln fichiers n’ont pas pu être lus</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was opened, what it held</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Stopping; what was read so far is being stored…</source>
        <translation>Arrêt en cours&#x202f;; ce qui a été lu jusqu’ici est en train d’être stocké…</translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyCharts</name>
    <message>
        <source>Percentiles over time</source>
        <translation>Centiles au fil du temps</translation>
    </message>
    <message>
        <source>Start and duration</source>
        <translation>Début et durée</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Courbe cumulée</translation>
    </message>
    <message>
        <source>By percentile</source>
        <translation>Par centile</translation>
    </message>
    <message>
        <source>Distribution as</source>
        <translation>Répartition sous forme de</translation>
    </message>
    <message>
        <source>&amp;List the traces</source>
        <translation>&amp;Lister les traces</translation>
    </message>
    <message>
        <source>Open the &amp;slowest</source>
        <translation>&amp;Ouvrir le plus lent</translation>
    </message>
    <message>
        <source>Clear &amp;mark</source>
        <translation>Retirer la &amp;marque</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln span(s) marked</source>
        <translation>
            <numerusform>%1 sur %Ln span marqué</numerusform>
            <numerusform>%1 sur %Ln spans marqués</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s); drag in a chart to mark some</source>
        <translation>
            <numerusform>%Ln span&#x202f;; glissez dans un graphique pour en marquer</numerusform>
            <numerusform>%Ln spans&#x202f;; glissez dans un graphique pour en marquer</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first ones of more)</source>
        <translation>(les premiers d’un plus grand nombre)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Heat map of the spans: start to the right, duration upwards</source>
        <translation>Carte de chaleur des spans&#xa0;: début vers la droite, durée vers le haut</translation>
    </message>
    <message>
        <source>Histogram of the spans&apos; durations, with percentiles</source>
        <translation>Histogramme des durées des spans, avec les centiles</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s), weighted by how they were sampled; drag in a chart to mark some</source>
        <translation>
            <numerusform>%Ln span, pondéré selon son échantillonnage&#x202f;; glissez dans un graphique pour le marquer</numerusform>
            <numerusform>%Ln spans, pondérés selon leur échantillonnage&#x202f;; glissez dans un graphique pour en marquer</numerusform>
        </translation>
    </message>
    <message>
        <source>weighted by how they were sampled</source>
        <comment>spans</comment>
        <translation>pondérés selon leur échantillonnage</translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyHead</name>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Requests (entry spans)</source>
        <translation>Requêtes (spans d’entrée)</translation>
    </message>
    <message>
        <source>Outbound calls</source>
        <translation>Appels sortants</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Durations of</source>
        <translation>Durées</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Success only</source>
        <translation>Succès seulement</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>These traces are</source>
        <translation>Ces traces sont</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>d’origine inconnue</translation>
    </message>
    <message>
        <source>all requests</source>
        <translation>toutes les requêtes</translation>
    </message>
    <message>
        <source>sampled at the start (head)</source>
        <translation>échantillonnées au début (head)</translation>
    </message>
    <message>
        <source>sampled by outcome (tail)</source>
        <translation>échantillonnées selon l’issue (tail)</translation>
    </message>
    <message>
        <source>a search result</source>
        <translation>un résultat de recherche</translation>
    </message>
    <message>
        <source>Rates and objectives can be judged only of traces that stand for all requests. Tail sampling and searches prefer slow and failed ones.</source>
        <translation>Les débits et les objectifs ne peuvent être jugés que sur des traces représentatives de toutes les requêtes. L’échantillonnage selon l’issue et les recherches favorisent les lentes et celles en échec.</translation>
    </message>
    <message>
        <source>Filter: service, operation</source>
        <translation>Filtrer&#xa0;: service, opération</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Filtrer les lignes</translation>
    </message>
    <message>
        <source>Set &amp;objective…</source>
        <translation>Fixer un &amp;objectif…</translation>
    </message>
    <message>
        <source>Save &amp;table…</source>
        <translation>Enregistrer le &amp;tableau…</translation>
    </message>
    <message>
        <source>Split the row by an attribute</source>
        <translation>Diviser la ligne par un attribut</translation>
    </message>
    <message>
        <source>Attribute to split the row by</source>
        <translation>Attribut qui divise la ligne</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Montrer de nouveau toutes les lignes</translation>
    </message>
    <message>
        <source>Figures from</source>
        <translation>Chiffres de</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
    <message>
        <source>Add a Tempo, Prometheus or Jaeger that counts requests itself</source>
        <translation>Ajouter un Tempo, un Prometheus ou un Jaeger qui compte lui-même les requêtes</translation>
    </message>
    <message>
        <source>The spans of one row are shown, by an attribute.</source>
        <translation>Les spans d’une ligne sont montrés, selon un attribut.</translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyModel</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Au fil du temps</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>count (share)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tenu</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>manqué</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict: share</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) without a usable duration: counted, not measured</source>
        <translation>
            <numerusform>%Ln span sans durée utilisable&#xa0;: compté, non mesuré</numerusform>
            <numerusform>%Ln spans sans durée utilisable&#xa0;: comptés, non mesurés</numerusform>
        </translation>
    </message>
    <message>
        <source>A rate can be told only of traces that stand for all requests: say above what these traces are.</source>
        <translation>Un débit n’a de sens que sur des traces représentatives de toutes les requêtes&#xa0;: indiquez plus haut ce que sont ces traces.</translation>
    </message>
    <message>
        <source>%1 of n = %2</source>
        <translation>%1 sur n = %2</translation>
    </message>
    <message>
        <source>95 % interval: %1 to %2</source>
        <translation>Intervalle à 95&#x202f;%&#xa0;: de %1 à %2</translation>
    </message>
    <message>
        <source>95 % interval: %1 or more</source>
        <translation>Intervalle à 95&#x202f;%&#xa0;: %1 ou plus</translation>
    </message>
    <message>
        <source>95 % interval: %1 or less</source>
        <translation>Intervalle à 95&#x202f;%&#xa0;: %1 ou moins</translation>
    </message>
    <message>
        <source>Too few spans to be sure: n = %1, need %2</source>
        <translation>Trop peu de spans pour être sûr&#xa0;: n = %1, il en faut %2</translation>
    </message>
    <message>
        <source>Objective: %1 of the requests without error within %2</source>
        <translation>Objectif&#xa0;: %1 des requêtes sans erreur en %2 au plus</translation>
    </message>
    <message>
        <source>A verdict needs traces that stand for all requests: say above what these traces are.</source>
        <translation>Un verdict exige des traces représentatives de toutes les requêtes&#xa0;: indiquez plus haut ce que sont ces traces.</translation>
    </message>
    <message>
        <source>Kept by %1 (95 % interval %2 to %3) of n = %4</source>
        <translation>Tenu par %1 (intervalle à 95&#x202f;% de %2 à %3) sur n = %4</translation>
    </message>
    <message>
        <source>Used of the error budget: %1</source>
        <translation>Part consommée du budget d’erreurs&#xa0;: %1</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>non concluant</translation>
    </message>
    <message>
        <source>set; traces unknown</source>
        <translation>fixé&#x202f;; traces d’origine inconnue</translation>
    </message>
    <message>
        <source>set; sampling not told</source>
        <translation>fixé&#x202f;; échantillonnage non indiqué</translation>
    </message>
    <message>
        <source>set; not of all requests</source>
        <translation>fixé&#x202f;; pas de toutes les requêtes</translation>
    </message>
    <message>
        <source>%1 of all requests, as the traces tell how they were sampled</source>
        <translation>%1 de toutes les requêtes, d’après l’échantillonnage que les traces indiquent</translation>
    </message>
    <message numerus="yes">
        <source>Not weighted: of the %Ln span(s), %1 are of traces that do not tell how they were sampled.</source>
        <translation>
            <numerusform>Sans pondération&#xa0;: sur %Ln span, %1 sont de traces qui n’indiquent pas comment elles ont été échantillonnées.</numerusform>
            <numerusform>Sans pondération&#xa0;: sur les %Ln spans, %1 sont de traces qui n’indiquent pas comment elles ont été échantillonnées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 spans stand for about %2, as their traces tell how they were sampled.</source>
        <translation>%1 spans en représentent environ %2, d’après l’échantillonnage que leurs traces indiquent.</translation>
    </message>
    <message>
        <source>For percentiles they say as much as %1 spans of equal weight.</source>
        <translation>Pour les centiles, ils en disent autant que %1 spans de même poids.</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <comment>length of time, its start, its end</comment>
        <translation>%1, de %2 à %3</translation>
    </message>
    <message>
        <source>%1 in %2 pieces, from %3 to %4; the gaps between are left out</source>
        <comment>length of time, number of pieces of it, start, end</comment>
        <translation>%1 en %2 morceaux, de %3 à %4&#x202f;; les trous entre eux ne comptent pas</translation>
    </message>
    <message>
        <source>No rate: these traces were not gathered over a time of their own.</source>
        <translation>Pas de débit&#xa0;: ces traces n’ont pas été recueillies sur une période qui leur soit propre.</translation>
    </message>
    <message>
        <source>The traces are being read for how they were sampled.</source>
        <translation>Lecture des traces en cours, pour savoir comment elles ont été échantillonnées.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>number of spans, time</comment>
        <translation>%1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand for about %1, as their traces tell how they were sampled.</source>
        <translation>Ils en représentent environ %1, d’après l’échantillonnage que leurs traces indiquent.</translation>
    </message>
    <message>
        <source>Too few spans to be sure.</source>
        <translation>Trop peu de spans pour être sûr.</translation>
    </message>
    <message>
        <source>%1 of n = %2, weighted; worth %3 of equal weight</source>
        <translation>%1 sur n = %2, pondéré&#x202f;; vaut %3 de même poids</translation>
    </message>
</context>
<context>
    <name>traceloupe::LatencyPage</name>
    <message>
        <source>Reading the spans…</source>
        <translation>Lecture des spans…</translation>
    </message>
    <message>
        <source>Latencies</source>
        <translation>Latences</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>operation by attribute</comment>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>Looking into the traces…</source>
        <translation>Examen des traces…</translation>
    </message>
    <message>
        <source>The spans could not be read</source>
        <translation>Les spans n’ont pas pu être lus</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No such spans</source>
        <translation>Pas de tels spans</translation>
    </message>
    <message>
        <source>These traces hold no spans of that kind: try the outbound calls, or open more traces.</source>
        <translation>Ces traces n’ont pas de spans de ce genre&#xa0;: essayez les appels sortants, ou ouvrez plus de traces.</translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln trace(s) in the cache</source>
        <translation>
            <numerusform>Sur %Ln trace du cache</numerusform>
            <numerusform>Sur les %Ln traces du cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln trace(s)</source>
        <translation>
            <numerusform>Sur %Ln trace</numerusform>
            <numerusform>Sur %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are not in the cache</source>
        <translation>
            <numerusform>%Ln autre n’est pas dans le cache</numerusform>
            <numerusform>%Ln autres ne sont pas dans le cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older trace(s) left out to limit memory</source>
        <translation>
            <numerusform>%Ln trace plus ancienne omise pour limiter la mémoire</numerusform>
            <numerusform>%Ln traces plus anciennes omises pour limiter la mémoire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) can&apos;t be read</source>
        <translation>
            <numerusform>%Ln trace ne peut pas être lue</numerusform>
            <numerusform>%Ln traces ne peuvent pas être lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Percentiles are observed values (nearest rank); grey ones are of too few spans.</source>
        <translation>Les centiles sont des valeurs observées (rang le plus proche)&#x202f;; ceux en gris portent sur trop peu de spans.</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tell how they were sampled</source>
        <comment>traces</comment>
        <translation>
            <numerusform>%Ln indique comment elle a été échantillonnée</numerusform>
            <numerusform>%Ln indiquent comment elles ont été échantillonnées</numerusform>
        </translation>
    </message>
    <message>
        <source>none tells how it was sampled</source>
        <comment>trace</comment>
        <translation>aucune n’indique comment elle a été échantillonnée</translation>
    </message>
    <message>
        <source>No rates: the traces are of one moment.</source>
        <translation>Pas de débits&#xa0;: les traces sont d’un seul instant.</translation>
    </message>
    <message>
        <source>Rates are over the %1 of the traces.</source>
        <comment>length of time</comment>
        <translation>Les débits portent sur les %1 des traces.</translation>
    </message>
    <message numerus="yes">
        <source>Rates leave out the gaps between %Ln piece(s) of time with traces, %1 together.</source>
        <translation>
            <numerusform>Les débits ne comptent pas les trous entre %Ln morceau de temps avec des traces, %1 en tout.</numerusform>
            <numerusform>Les débits ne comptent pas les trous entre %Ln morceaux de temps avec des traces, %1 en tout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln trace(s) with spans of that row</source>
        <translation>
            <numerusform>Sur %Ln trace qui a des spans de cette ligne</numerusform>
            <numerusform>Sur les %Ln traces qui ont des spans de cette ligne</numerusform>
        </translation>
    </message>
    <message>
        <source>Percentiles are observed values (nearest rank); grey ones are of too few spans, or of spans that do not say how they were sampled.</source>
        <translation>Les centiles sont des valeurs observées (rang le plus proche)&#x202f;; ceux en gris portent sur trop peu de spans, ou sur des spans qui ne disent pas comment ils ont été échantillonnés.</translation>
    </message>
</context>
<context>
    <name>traceloupe::LiveRefresh</name>
    <message>
        <source>Refresh: off</source>
        <translation>Actualisation&#xa0;: jamais</translation>
    </message>
    <message>
        <source>Every 5 s</source>
        <translation>Toutes les 5 s</translation>
    </message>
    <message>
        <source>Every 15 s</source>
        <translation>Toutes les 15 s</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Toutes les minutes</translation>
    </message>
    <message>
        <source>Search again at an interval</source>
        <translation>Chercher de nouveau à intervalles réguliers</translation>
    </message>
    <message>
        <source>Search again at an interval; new traces are marked, figures are counted anew</source>
        <translation>Chercher de nouveau à intervalles réguliers&#x202f;; les nouvelles traces sont marquées, les chiffres sont recomptés</translation>
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
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s)</source>
        <translation>
            <numerusform>%Ln trace</numerusform>
            <numerusform>%Ln traces</numerusform>
        </translation>
    </message>
    <message>
        <source>all of the cache</source>
        <translation>tout le cache</translation>
    </message>
    <message numerus="yes">
        <source>Cache: %Ln trace(s), %1</source>
        <translation>
            <numerusform>Cache&#xa0;: %Ln trace, %1</numerusform>
            <numerusform>Cache&#xa0;: %Ln traces, %1</numerusform>
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
        <translation>Ceci n’a pas pu être compris</translation>
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
    <name>traceloupe::MetricsChartView</name>
    <message>
        <source>Chart of the query</source>
        <translation>Graphique de la requête</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>sélection</translation>
    </message>
    <message>
        <source>baseline; share of the spans that have the attribute</source>
        <translation>référence&#x202f;; part des spans qui ont l’attribut</translation>
    </message>
    <message>
        <source>up to %1: %2</source>
        <translation>jusqu’à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::MetricsSearch</name>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n série</numerusform>
            <numerusform>%n séries</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t compute metrics: capture its traces, then ask the cache.</source>
        <translation>%1 ne peut pas calculer de métriques&#xa0;: récupérez ses traces, puis interrogez le cache.</translation>
    </message>
    <message>
        <source>%1 is older than %2, which brought %3: capture its traces, then ask the cache.</source>
        <translation>%1 est plus ancien que %2, qui a introduit %3&#xa0;: capturez ses traces, puis demandez au cache.</translation>
    </message>
    <message>
        <source>Beside sources, only the last hour of it is counted: choose a time range.</source>
        <translation>À côté de sources, seule sa dernière heure est comptée&#xa0;: choisissez un intervalle de temps.</translation>
    </message>
</context>
<context>
    <name>traceloupe::MetricsTableModel</name>
    <message>
        <source>%1 points</source>
        <comment>percentage points</comment>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Share of baseline</source>
        <translation>Part de la référence</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Share of selection</source>
        <translation>Part de la sélection</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
</context>
<context>
    <name>traceloupe::MetricsView</name>
    <message>
        <source>Whose figures are shown</source>
        <translation>De qui sont les chiffres montrés</translation>
    </message>
    <message>
        <source>Length of a step</source>
        <translation>Longueur d’un pas</translation>
    </message>
    <message>
        <source>How much time one value stands for</source>
        <translation>Le temps que représente une valeur</translation>
    </message>
    <message>
        <source>Step: automatic</source>
        <translation>Pas&#xa0;: automatique</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Series of the query</source>
        <translation>Séries de la requête</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>The query was stopped before there was an answer.</source>
        <translation>La requête a été arrêtée avant qu’il y ait une réponse.</translation>
    </message>
    <message>
        <source>No figures from %1</source>
        <translation>Pas de chiffres de %1</translation>
    </message>
    <message>
        <source>Nothing to count</source>
        <translation>Rien à compter</translation>
    </message>
    <message>
        <source>No span of the time range meets the query&apos;s conditions.</source>
        <translation>Aucun span de l’intervalle ne remplit les conditions de la requête.</translation>
    </message>
    <message>
        <source>Each value stands for %1</source>
        <translation>Chaque valeur représente %1</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of attributes, the largest difference first</source>
        <translation>
            <numerusform>%n valeur d’attribut, la plus grande différence d’abord</numerusform>
            <numerusform>%n valeurs d’attributs, la plus grande différence d’abord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; the %2 highest of %n series are drawn, and those chosen in the table</source>
        <translation>
            <numerusform>%1&#x202f;; sur %n série, les %2 plus hautes sont dessinées, ainsi que celles choisies dans le tableau</numerusform>
            <numerusform>%1&#x202f;; sur %n séries, les %2 plus hautes sont dessinées, ainsi que celles choisies dans le tableau</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Save the series</source>
        <translation>Enregistrer les séries</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>All places together</source>
        <translation>Tous les endroits ensemble</translation>
    </message>
    <message>
        <source>%1; places are not put together: %2</source>
        <translation>%1&#x202f;; les endroits ne sont pas réunis&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1; a trace that several places have counts in each</source>
        <translation>%1&#x202f;; une trace présente à plusieurs endroits compte dans chacun</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Quantiles are interpolated in buckets that double, as Tempo&apos;s are: one may exceed the longest.</source>
        <translation>Les quantiles sont interpolés dans des classes qui doublent, comme ceux de Tempo&#xa0;: l’un d’eux peut dépasser la plus longue durée.</translation>
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
    <message>
        <source>Reset selection</source>
        <translation>Annuler la sélection</translation>
    </message>
    <message>
        <source>Show the whole trace (Escape)</source>
        <translation>Montrer toute la trace (Échap)</translation>
    </message>
    <message numerus="yes">
        <source>up to %Ln span(s) at a time</source>
        <comment>what the height of the overview means</comment>
        <translation>
            <numerusform>jusqu’à %Ln span à la fois</numerusform>
            <numerusform>jusqu’à %Ln spans à la fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) at a time</source>
        <translation>
            <numerusform>%Ln span à la fois</numerusform>
            <numerusform>%Ln spans à la fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed span(s) begin here</source>
        <translation>
            <numerusform>%Ln span en échec commence ici</numerusform>
            <numerusform>%Ln spans en échec commencent ici</numerusform>
        </translation>
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
    <message>
        <source>×%1</source>
        <comment>how many equal calls</comment>
        <translation>×%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <comment>spans that a filter leaves out</comment>
        <translation>
            <numerusform>%Ln caché</numerusform>
            <numerusform>%Ln cachés</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
</context>
<context>
    <name>traceloupe::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::ObjectiveDialog</name>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>for instance 300ms</source>
        <translation>par exemple 300ms</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#x202f;%</translation>
    </message>
    <message>
        <source>&amp;Share of requests</source>
        <translation>&amp;Part des requêtes</translation>
    </message>
    <message>
        <source>without error &amp;within</source>
        <translation>&amp;sans erreur en</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>A duration is a number with a unit: 300ms, 1.5s, 2m.</source>
        <translation>Une durée est un nombre avec une unité&#xa0;: 300ms, 1.5s, 2m.</translation>
    </message>
</context>
<context>
    <name>traceloupe::PathHeatMapView</name>
    <message>
        <source>Heat map of critical paths</source>
        <translation>Carte de chaleur des chemins critiques</translation>
    </message>
    <message>
        <source>%1 a trace on the critical path</source>
        <translation>%1 par trace sur le chemin critique</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) of %1 to %2</source>
        <translation>
            <numerusform>%Ln trace de %1 à %2</numerusform>
            <numerusform>%Ln traces de %1 à %2</numerusform>
        </translation>
    </message>
    <message>
        <source>started %1 to %2</source>
        <translation>début entre %1 et %2</translation>
    </message>
    <message>
        <source>Click to open the slowest of them</source>
        <translation>Cliquer pour ouvrir la plus lente</translation>
    </message>
    <message>
        <source>fastest, %1</source>
        <translation>la plus rapide, %1</translation>
    </message>
    <message>
        <source>slowest, %1</source>
        <translation>la plus lente, %1</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>durée</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more operation(s)</source>
        <translation>
            <numerusform>%Ln autre opération</numerusform>
            <numerusform>%Ln autres opérations</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1 a trace</source>
        <translation>%1 par trace</translation>
    </message>
</context>
<context>
    <name>traceloupe::PictureSaver</name>
    <message>
        <source>Save a picture</source>
        <translation>Enregistrer une image</translation>
    </message>
    <message>
        <source>Vector graphics (*.svg)</source>
        <translation>Dessin vectoriel (*.svg)</translation>
    </message>
    <message>
        <source>Pixels (*.png)</source>
        <translation>Pixels (*.png)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>Document (*.pdf)</translation>
    </message>
    <message>
        <source>Saved the picture as %1</source>
        <translation>Image enregistrée dans %1</translation>
    </message>
    <message>
        <source>there is no picture of this page</source>
        <translation>il n’y a pas d’image de cette page</translation>
    </message>
    <message>
        <source>there is nothing to draw, or it is not computed yet</source>
        <translation>il n’y a rien à dessiner, ou le calcul n’est pas encore fini</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileFlameView</name>
    <message>
        <source>Merged critical path</source>
        <translation>Chemin critique fusionné</translation>
    </message>
    <message>
        <source>Merged critical path that is compared with</source>
        <translation>Chemin critique fusionné de comparaison</translation>
    </message>
    <message>
        <source>&amp;Zoom to frame</source>
        <translation>&amp;Zoomer sur le cadre</translation>
    </message>
    <message>
        <source>Zoom &amp;back</source>
        <translation>Zoom &amp;précédent</translation>
    </message>
    <message>
        <source>Show the &amp;whole path</source>
        <translation>Montrer &amp;tout le chemin</translation>
    </message>
    <message>
        <source>&amp;Open the trace with most of it</source>
        <translation>&amp;Ouvrir la trace qui en a le plus</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>&amp;Copier le nom</translation>
    </message>
    <message>
        <source>Copy &amp;figures</source>
        <translation>Copier les c&amp;hiffres</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileFlames</name>
    <message>
        <source>Compared with: %1</source>
        <translation>Comparé à&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1   ·   orange: takes longer than in %2 (%3), blue: takes less</source>
        <translation>%1   ·   orange&#xa0;: plus long que dans %2 (%3), bleu&#xa0;: plus court</translation>
    </message>
    <message>
        <source>%1   ·   no traces in %2 to compare with</source>
        <translation>%1   ·   aucune trace dans %2 à laquelle comparer</translation>
    </message>
    <message>
        <source>Critical paths of two bands compared</source>
        <translation>Chemins critiques de deux tranches comparés</translation>
    </message>
    <message>
        <source>Critical paths merged</source>
        <translation>Chemins critiques fusionnés</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileHead</name>
    <message>
        <source>&amp;Root operation</source>
        <translation>Opération &amp;racine</translation>
    </message>
    <message>
        <source>Root operation of the traces</source>
        <translation>Opération racine des traces</translation>
    </message>
    <message>
        <source>&amp;Durations</source>
        <translation>&amp;Durées</translation>
    </message>
    <message>
        <source>Band of durations</source>
        <translation>Tranche de durées</translation>
    </message>
    <message>
        <source>&amp;Compared with</source>
        <translation>&amp;Comparé à</translation>
    </message>
    <message>
        <source>Band that is compared with</source>
        <translation>Tranche de comparaison</translation>
    </message>
    <message>
        <source>&amp;in</source>
        <translation>&amp;en</translation>
    </message>
    <message>
        <source>How two bands are compared</source>
        <translation>Comment deux tranches sont comparées</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>couleurs</translation>
    </message>
    <message>
        <source>two graphs</source>
        <translation>deux graphes</translation>
    </message>
    <message>
        <source>&amp;Heat map by</source>
        <translation>Carte de chaleur &amp;par</translation>
    </message>
    <message>
        <source>Order of the heat map&apos;s columns</source>
        <translation>Ordre des colonnes de la carte de chaleur</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>time</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Traces of the root operation by the rank of their duration</source>
        <translation>Traces de l’opération racine selon le rang de leur durée</translation>
    </message>
    <message>
        <source>Back to the zoom before (Backspace)</source>
        <translation>Revenir au zoom précédent (Retour arrière)</translation>
    </message>
    <message>
        <source>Show the whole path (R)</source>
        <translation>Montrer tout le chemin (R)</translation>
    </message>
    <message>
        <source>Search services and operations</source>
        <translation>Chercher des services et des opérations</translation>
    </message>
    <message>
        <source>Search the merged critical path</source>
        <translation>Chercher dans le chemin critique fusionné</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save tables</source>
        <translation>Enregistrer des tableaux</translation>
    </message>
    <message>
        <source>Traces read</source>
        <translation>Traces lues</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
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
            <numerusform>%1 sur %Ln trace</numerusform>
            <numerusform>%1 sur %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older trace(s) left out to limit memory</source>
        <translation>
            <numerusform>%Ln trace plus ancienne omise pour limiter la mémoire</numerusform>
            <numerusform>%Ln traces plus anciennes omises pour limiter la mémoire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln trace(s)</source>
        <translation>
            <numerusform>Arrêté après %1 sur %Ln trace</numerusform>
            <numerusform>Arrêté après %1 sur %Ln traces</numerusform>
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
            <numerusform>%Ln n’a pas pu être lue</numerusform>
            <numerusform>%Ln n’ont pas pu être lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln trouvé</numerusform>
            <numerusform>%Ln trouvés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfilePage</name>
    <message>
        <source>Figures of the frame</source>
        <translation>Chiffres du cadre</translation>
    </message>
    <message>
        <source>Details of the profile</source>
        <translation>Détails du profil</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte de chaleur</translation>
    </message>
    <message>
        <source>Structures</source>
        <translation>Structures</translation>
    </message>
    <message>
        <source>Open the one in the middle</source>
        <translation>Ouvrir celle du milieu</translation>
    </message>
    <message>
        <source>Open the slowest</source>
        <translation>Ouvrir la plus lente</translation>
    </message>
    <message>
        <source>List the traces</source>
        <translation>Lister les traces</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) of one structure</source>
        <translation>
            <numerusform>%Ln trace de même structure</numerusform>
            <numerusform>%Ln traces de même structure</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding the critical paths…</source>
        <translation>Recherche des chemins critiques…</translation>
    </message>
    <message>
        <source>No traces in this band</source>
        <translation>Aucune trace dans cette tranche</translation>
    </message>
    <message>
        <source>There are too few traces of this operation to cut them so finely. Choose a wider band of durations.</source>
        <translation>Il y a trop peu de traces de cette opération pour un découpage aussi fin. Choisissez une tranche de durées plus large.</translation>
    </message>
    <message>
        <source>No traces</source>
        <translation>Aucune trace</translation>
    </message>
    <message>
        <source>There are no critical paths to merge.</source>
        <translation>Il n’y a pas de chemins critiques à fusionner.</translation>
    </message>
    <message>
        <source>The traces could not be read</source>
        <translation>Les traces n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Frames are as wide as their mean part of the critical path, inferred from timing. Click zooms, O opens the trace with most of it.</source>
        <translation>La largeur des cadres est leur part moyenne du chemin critique, déduite des durées. Un clic zoome, O ouvre la trace qui en a le plus.</translation>
    </message>
    <message>
        <source>Traces are of one structure if they call the same operations in the same way.</source>
        <translation>Des traces ont la même structure si elles appellent les mêmes opérations de la même façon.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s), from %1 to %2</source>
        <translation>
            <numerusform>%Ln trace, de %1 à %2</numerusform>
            <numerusform>%Ln traces, de %1 à %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Table of operations (CSV)…</source>
        <translation>Tableau des opérations (CSV)…</translation>
    </message>
    <message>
        <source>Table of structures (CSV)…</source>
        <translation>Tableau des structures (CSV)…</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Enregistrer le tableau</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileTable</name>
    <message>
        <source>Operations on the critical path</source>
        <translation>Opérations sur le chemin critique</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileTableModel</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>Appelée par</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Its own part of the critical path: mean per trace, those without it included</source>
        <translation>Sa part propre du chemin critique&#xa0;: moyenne par trace, y compris celles où elle n’est pas</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Of the mean duration</source>
        <translation>De la durée moyenne</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparée</translation>
    </message>
    <message>
        <source>The same mean of the band that is compared with</source>
        <translation>La même moyenne dans la tranche de comparaison</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Of the two means; all of them add up to the difference of the mean durations</source>
        <translation>Entre les deux moyennes&#x202f;; leur somme est la différence des durées moyennes</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Explique</translation>
    </message>
    <message>
        <source>Part of the difference of the mean durations; may be negative or more than 100 %</source>
        <translation>Part de la différence des durées moyennes&#x202f;; peut être négative ou dépasser 100&#x202f;%</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Traces that have it on their critical path</source>
        <translation>Traces qui l’ont sur leur chemin critique</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Median of its own part, over all traces of the band</source>
        <translation>Médiane de sa part propre, sur toutes les traces de la tranche</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95th percentile of its own part, over all traces of the band</source>
        <translation>95e centile de sa part propre, sur toutes les traces de la tranche</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>The most of it in one trace, which Enter opens</source>
        <translation>Le maximum dans une trace, que la touche Entrée ouvre</translation>
    </message>
    <message>
        <source>Too few traces to be sure: n = %1, an interval needs %2</source>
        <translation>Trop peu de traces pour être sûr&#xa0;: n = %1, il en faut %2 pour un intervalle</translation>
    </message>
    <message>
        <source>95 % interval: %1</source>
        <comment>71 to 86 %</comment>
        <translation>Intervalle à 95&#x202f;%&#xa0;: %1</translation>
    </message>
    <message>
        <source>It may as well be no difference.</source>
        <translation>Il se peut aussi bien qu’il n’y ait pas de différence.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>share (interval)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95&#x202f;%</translation>
    </message>
    <message>
        <source>Of the difference: by drawing as many traces with replacement 2,000 times, bands chosen anew each time</source>
        <translation>De la différence&#xa0;: par 2&#x202f;000 tirages avec remise d’autant de traces, tranches choisies à nouveau chaque fois</translation>
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
    <message>
        <source>itself %1 a trace (%2)</source>
        <translation>en propre %1 par trace (%2)</translation>
    </message>
    <message>
        <source>with what it calls %1</source>
        <translation>avec ses appels %1</translation>
    </message>
    <message>
        <source>on the path of %1 of %2</source>
        <translation>sur le chemin de %1 sur %2</translation>
    </message>
    <message>
        <source>p50 %1, p95 %2, longest %3</source>
        <translation>p50 %1, p95 %2, maximum %3</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>différence %1</translation>
    </message>
    <message>
        <source>difference %1 (%2 of all)</source>
        <translation>différence %1 (%2 du total)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) too narrow to be seen</source>
        <translation>
            <numerusform>%Ln opération trop étroite pour être vue</numerusform>
            <numerusform>%Ln opérations trop étroites pour être vues</numerusform>
        </translation>
    </message>
    <message>
        <source>called by %1</source>
        <translation>appelant&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, mean %2</source>
        <translation>%1, moyenne %2</translation>
    </message>
    <message>
        <source>too few traces to be sure of p95</source>
        <translation>trop peu de traces pour être sûr du p95</translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation>intervalle à 95&#x202f;%&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::ProfileWords</name>
    <message>
        <source>(no service name)</source>
        <translation>(sans nom de service)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>all durations</source>
        <translation>toutes les durées</translation>
    </message>
    <message>
        <source>fastest, to %1</source>
        <translation>les plus rapides, jusqu’à %1</translation>
    </message>
    <message>
        <source>slowest, from %1</source>
        <translation>les plus lentes, à partir de %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::QueryBar</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Queries that you saved or asked before</source>
        <translation>Requêtes que vous avez enregistrées ou déjà posées</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>&amp;Save this query…</source>
        <translation>&amp;Enregistrer cette requête…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistrées</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Asked before</source>
        <translation>Déjà posées</translation>
    </message>
    <message>
        <source>Save the query</source>
        <translation>Enregistrer la requête</translation>
    </message>
    <message>
        <source>Name of the query:</source>
        <translation>Nom de la requête&#xa0;:</translation>
    </message>
    <message>
        <source>Not pasted: with it the query would have %1 characters; it has at most %2 here</source>
        <translation>Non collé&#xa0;: la requête aurait %1 caractères&#xa0;; elle en a au plus %2 ici</translation>
    </message>
</context>
<context>
    <name>traceloupe::QueryEdit</name>
    <message>
        <source>TraceQL query</source>
        <translation>Requête TraceQL</translation>
    </message>
    <message>
        <source>All traces. A query narrows them: %1</source>
        <comment>an example follows</comment>
        <translation>Toutes les traces. Une requête les restreint&#xa0;: %1</translation>
    </message>
    <message>
        <source>What may come here</source>
        <translation>Ce qui peut venir ici</translation>
    </message>
</context>
<context>
    <name>traceloupe::RangeActions</name>
    <message>
        <source>Zoom</source>
        <translation>Zoomer</translation>
    </message>
    <message>
        <source>Zoom to the selected range (Z)</source>
        <translation>Zoomer sur l’intervalle sélectionné (Z)</translation>
    </message>
    <message>
        <source>Forget the selected range (Escape)</source>
        <translation>Oublier l’intervalle sélectionné (Échap)</translation>
    </message>
</context>
<context>
    <name>traceloupe::RemoteCharts</name>
    <message>
        <source>Percentiles over time</source>
        <translation>Centiles au fil du temps</translation>
    </message>
    <message>
        <source>Start and duration</source>
        <translation>Début et durée</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramme</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Courbe cumulée</translation>
    </message>
    <message>
        <source>By percentile</source>
        <translation>Par centile</translation>
    </message>
    <message>
        <source>Distribution of the source as</source>
        <translation>Présenter la répartition de la source comme</translation>
    </message>
    <message>
        <source>dashed: this cache</source>
        <translation>tirets&#xa0;: ce cache</translation>
    </message>
</context>
<context>
    <name>traceloupe::RemoteLatency</name>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est montré</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Who calls whom</source>
        <translation>Qui appelle qui</translation>
    </message>
    <message>
        <source>As&amp;k again</source>
        <translation>&amp;Redemander</translation>
    </message>
    <message>
        <source>Who calls whom, as the source has counted it</source>
        <translation>Qui appelle qui, d’après le décompte de la source</translation>
    </message>
    <message>
        <source>Latencies that the source has counted</source>
        <translation>Latences d’après le décompte de la source</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Demande à %1…</translation>
    </message>
    <message>
        <source>There are no traces here</source>
        <translation>Il n’y a pas de traces ici</translation>
    </message>
    <message>
        <source>Choose a window of time that ends now.</source>
        <translation>Choisissez une période qui finit maintenant.</translation>
    </message>
    <message>
        <source>No calls were counted in that time</source>
        <translation>Aucun appel n’a été compté pendant cette période</translation>
    </message>
    <message>
        <source>Choose a longer window of time.</source>
        <translation>Choisissez une période plus longue.</translation>
    </message>
    <message>
        <source>%1 has no answer</source>
        <translation>%1 n’a pas de réponse</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Nothing was counted in that time</source>
        <translation>Rien n’a été compté pendant cette période</translation>
    </message>
    <message>
        <source>This window of time is empty</source>
        <translation>Cette période est vide</translation>
    </message>
    <message>
        <source>Its end has to be later than its start.</source>
        <translation>Sa fin doit être après son début.</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, in steps of %4.</source>
        <comment>length of time, start, end, length of time</comment>
        <translation>%1 de %2 à %3, par pas de %4.</translation>
    </message>
    <message>
        <source>There are %1 steps at most.</source>
        <translation>Il y a %1 pas au plus.</translation>
    </message>
    <message>
        <source>Rates are over all of it.</source>
        <translation>Les débits portent sur le tout.</translation>
    </message>
    <message>
        <source>Asked for: %1, from %2 to %3, in steps of %4.</source>
        <comment>what, start, end, length of time</comment>
        <translation>Demandé&#xa0;: %1, de %2 à %3, par pas de %4.</translation>
    </message>
    <message>
        <source>The source has this row in %1 of that time only, from %2: %3 within it.</source>
        <comment>length, start, rate</comment>
        <translation>La source n’a cette ligne que pendant %1 de ce temps, à partir de %2&#xa0;: %3 dans cette période.</translation>
    </message>
</context>
<context>
    <name>traceloupe::RemoteWindow</name>
    <message>
        <source>Start of the window of time</source>
        <translation>Début de la période</translation>
    </message>
    <message>
        <source>End of the window of time</source>
        <translation>Fin de la période</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Steps of</source>
        <translation>Par pas de</translation>
    </message>
    <message>
        <source>Length of a step</source>
        <translation>Longueur d’un pas</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>longueur libre</translation>
    </message>
    <message>
        <source>15 s</source>
        <translation>15 s</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
</context>
<context>
    <name>traceloupe::ResultValues</name>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
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
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
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
            <numerusform>%Ln avec erreurs</numerusform>
            <numerusform>%Ln avec erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>standing for about %1</source>
        <translation>représentant environ %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::ResultView</name>
    <message>
        <source>Filter the list: service, operation, trace id</source>
        <translation>Filtrer la liste&#xa0;: service, opération, identifiant de trace</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrer la liste</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Choose the columns of the list; add columns for attributes</source>
        <translation>Choisir les colonnes de la liste&#x202f;; ajouter des colonnes pour des attributs</translation>
    </message>
    <message>
        <source>Add a column for an &amp;attribute…</source>
        <translation>Ajouter une colonne pour un &amp;attribut…</translation>
    </message>
    <message>
        <source>Column for an attribute</source>
        <translation>Colonne pour un attribut</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Enregistrer la liste</translation>
    </message>
    <message>
        <source>Save the list as it is shown, as CSV or JSON</source>
        <translation>Enregistrer la liste telle que montrée, en CSV ou JSON</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Nothing is marked there</source>
        <translation>Rien n’y est marqué</translation>
    </message>
    <message>
        <source>No trace lies in what is marked in the charts.</source>
        <translation>Aucune trace ne se trouve dans ce qui est marqué dans les graphiques.</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>Retirer la marque</translation>
    </message>
    <message>
        <source>The filter hides every trace</source>
        <translation>Le filtre cache toutes les traces</translation>
    </message>
    <message>
        <source>No trace of the list has “%1” in its service, operation or id.</source>
        <translation>Aucune trace de la liste n’a «&#xa0;%1&#xa0;» dans son service, son opération ou son identifiant.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>None of these traces</source>
        <translation>Aucune de ces traces</translation>
    </message>
    <message>
        <source>The traces that the list is narrowed to are not in it.</source>
        <translation>Les traces auxquelles la liste est réduite n’y sont pas.</translation>
    </message>
</context>
<context>
    <name>traceloupe::ResumeStrip</name>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>Stopped while opening %1 and %n more; what was read is kept.</source>
        <extracomment>%1 = a file; %n = how many besides it</extracomment>
        <translation>
            <numerusform>Arrêté pendant l’ouverture de %1 et de %n autre&#x202f;; ce qui a été lu est conservé.</numerusform>
            <numerusform>Arrêté pendant l’ouverture de %1 et de %n autres&#x202f;; ce qui a été lu est conservé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped while opening %1; what was read is kept.</source>
        <translation>Arrêté pendant l’ouverture de %1&#x202f;; ce qui a été lu est conservé.</translation>
    </message>
    <message>
        <source>Stopped while opening %1, at %2; what was read is kept.</source>
        <comment>%2 = a percentage</comment>
        <translation>Arrêté pendant l’ouverture de %1, à %2&#x202f;; ce qui a été lu est conservé.</translation>
    </message>
</context>
<context>
    <name>traceloupe::RowText</name>
    <message numerus="yes">
        <source>%Ln span(s) that the search does not find</source>
        <translation>
            <numerusform>%Ln span que la recherche ne trouve pas</numerusform>
            <numerusform>%Ln spans que la recherche ne trouve pas</numerusform>
        </translation>
    </message>
    <message>
        <source>Its parent waited for it.</source>
        <translation>Son parent l’a attendu.</translation>
    </message>
    <message>
        <source>It went on after its caller had stopped waiting.</source>
        <translation>Il a continué après que son appelant a cessé d’attendre.</translation>
    </message>
    <message>
        <source>Its parent failed and gave up on it.</source>
        <translation>Son parent a échoué et l’a abandonné.</translation>
    </message>
    <message>
        <source>Its parent did not wait for it.</source>
        <translation>Son parent ne l’a pas attendu.</translation>
    </message>
    <message>
        <source>On the critical path (inferred from timing) with %1 of its own, %2 % of it.</source>
        <translation>Sur le chemin critique (déduit des durées) avec %1 en propre, soit %2&#x202f;% du chemin.</translation>
    </message>
    <message>
        <source>Speeding up this span alone can save at most %1.</source>
        <translation>Accélérer ce seul span peut faire gagner au plus %1.</translation>
    </message>
    <message>
        <source>%1 ±%2</source>
        <comment>a shift and its error</comment>
        <translation>%1 ±%2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <comment>a shift</comment>
        <translation>au moins %1</translation>
    </message>
    <message numerus="yes">
        <source>Clock of %1 moved by %2 against %3, proven by %Ln call(s)</source>
        <translation>
            <numerusform>Horloge de %1 décalée de %2 par rapport à %3, prouvé par %Ln appel</numerusform>
            <numerusform>Horloge de %1 décalée de %2 par rapport à %3, prouvé par %Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>clock %1</source>
        <comment>how far it was moved</comment>
        <translation>horloge %1</translation>
    </message>
    <message>
        <source>Click the arrow to show them</source>
        <translation>Cliquer sur la flèche pour les montrer</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>niveau %1</translation>
    </message>
    <message>
        <source>group closed</source>
        <translation>groupe fermé</translation>
    </message>
    <message>
        <source>group open</source>
        <translation>groupe ouvert</translation>
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
    <name>traceloupe::ScatterChart</name>
    <message>
        <source>Scatter plot of the traces: start to the right, duration upwards</source>
        <translation>Nuage de points des traces&#xa0;: début vers la droite, durée vers le haut</translation>
    </message>
    <message>
        <source>with errors</source>
        <translation>avec erreurs</translation>
    </message>
    <message>
        <source>without errors</source>
        <translation>sans erreurs</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>service: 12 traces</comment>
        <translation>%1&#xa0;: %2</translation>
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
        <source>any</source>
        <translation>indifférent</translation>
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
        <translation>Durée &amp;minimale</translation>
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
        <source>The query says more than these fields can: edit it above.</source>
        <translation>La requête dit plus que ces champs ne le peuvent&#xa0;: modifiez-la plus haut.</translation>
    </message>
    <message>
        <source>+ more conditions: %1</source>
        <translation>+ autres conditions&#xa0;: %1</translation>
    </message>
    <message>
        <source>Search in further places: %1</source>
        <translation>Chercher à d’autres endroits&#xa0;: %1</translation>
    </message>
    <message>
        <source>Se&amp;rvice</source>
        <translation>Ser&amp;vice</translation>
    </message>
    <message>
        <source>The query above has a mistake.</source>
        <translation>La requête ci-dessus contient une erreur.</translation>
    </message>
    <message>
        <source>Also search in…</source>
        <translation>Chercher aussi dans…</translation>
    </message>
    <message>
        <source>Also in %1</source>
        <translation>Aussi dans %1</translation>
    </message>
    <message>
        <source>Any time (sources: last hour)</source>
        <translation>N’importe quand (sources&#xa0;: dernière heure)</translation>
    </message>
    <message>
        <source>+ then: %1</source>
        <comment>steps of a query after its conditions</comment>
        <translation>+ ensuite&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::SearchPanel</name>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Only %1  ✕</source>
        <translation>Seulement %1  ✕</translation>
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
    <message>
        <source>the cache</source>
        <translation>le cache</translation>
    </message>
    <message>
        <source>No trace there meets all conditions. A longer time range or fewer conditions may find some.</source>
        <translation>Aucune trace n’y remplit toutes les conditions. Un intervalle plus long ou moins de conditions en trouveront peut-être.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Décompte…</translation>
    </message>
    <message>
        <source>Of the search before; press Search for the new one</source>
        <translation>De la recherche précédente&#x202f;; appuyez sur Chercher pour la nouvelle</translation>
    </message>
    <message>
        <source>Of the search before; the query has a mistake now</source>
        <translation>De la recherche précédente&#x202f;; la requête contient maintenant une erreur</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln trace(s) shown</source>
        <translation>
            <numerusform>%1 sur %Ln trace montrée</numerusform>
            <numerusform>%1 sur %Ln traces montrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Refreshed at %1</source>
        <translation>Actualisé à %1</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>Rien n’a encore été demandé</translation>
    </message>
    <message>
        <source>Press Search to ask %1.</source>
        <translation>Appuyez sur Chercher pour interroger %1.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search in all of the cache instead</source>
        <translation>Chercher plutôt dans tout le cache</translation>
    </message>
    <message>
        <source>Only %1; press to search in all of the cache</source>
        <translation>Seulement %1&#x202f;; appuyer pour chercher dans tout le cache</translation>
    </message>
    <message>
        <source>Listed: %1</source>
        <translation>Listées&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a place, why it did not answer</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Not every place answered</source>
        <translation>Certains endroits n’ont pas répondu</translation>
    </message>
    <message>
        <source>The others have no trace that meets all conditions.</source>
        <translation>Les autres n’ont aucune trace qui remplit toutes les conditions.</translation>
    </message>
    <message>
        <source>No trace of %1 meets all conditions. Fewer conditions may find some, or a search in all of the cache.</source>
        <translation>Aucune trace de %1 ne remplit toutes les conditions. Moins de conditions en trouveront peut-être, ou une recherche dans tout le cache.</translation>
    </message>
    <message>
        <source>Search in all of the cache</source>
        <translation>Chercher dans tout le cache</translation>
    </message>
    <message>
        <source>No place answered</source>
        <translation>Aucun endroit n’a répondu</translation>
    </message>
</context>
<context>
    <name>traceloupe::SeriesChart</name>
    <message>
        <source>Percentiles over time</source>
        <translation>Centiles au fil du temps</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Choisissez une ligne</translation>
    </message>
    <message>
        <source>○ too few spans to be sure</source>
        <translation>○ trop peu de spans pour être sûr</translation>
    </message>
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
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation>p50 %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceGraphPage</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>all other traces in the cache</source>
        <translation>toutes les autres traces du cache</translation>
    </message>
    <message>
        <source>the earlier half of these traces</source>
        <translation>la moitié la plus ancienne de ces traces</translation>
    </message>
    <message>
        <source>What the graph is compared with</source>
        <translation>Ce à quoi le graphe est comparé</translation>
    </message>
    <message>
        <source>&amp;Compare with:</source>
        <translation>&amp;Comparer avec&#xa0;:</translation>
    </message>
    <message>
        <source>Traces read</source>
        <translation>Traces lues</translation>
    </message>
    <message>
        <source>Show the traces</source>
        <translation>Montrer les traces</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) could not be read</source>
        <translation>
            <numerusform>%Ln trace n’a pas pu être lue</numerusform>
            <numerusform>%Ln traces n’ont pas pu être lues</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before there was a graph</source>
        <translation>Arrêté avant qu’il y ait un graphe</translation>
    </message>
    <message>
        <source>Reload reads the traces again.</source>
        <translation>Recharger relit les traces.</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>une autre période</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln trace(s)</source>
        <translation>
            <numerusform>%1 sur %Ln trace</numerusform>
            <numerusform>%1 sur %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 of %Ln trace(s)</source>
        <translation>
            <numerusform>Arrêté après %1 sur %Ln trace</numerusform>
            <numerusform>Arrêté après %1 sur %Ln traces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) against %1</source>
        <translation>
            <numerusform>%Ln trace par rapport à %1</numerusform>
            <numerusform>%Ln traces par rapport à %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reload: %Ln new trace(s)</source>
        <translation>
            <numerusform>Recharger&#xa0;: %Ln nouvelle trace</numerusform>
            <numerusform>Recharger&#xa0;: %Ln nouvelles traces</numerusform>
        </translation>
    </message>
    <message>
        <source>These traces are:</source>
        <translation>Ces traces sont&#xa0;:</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Demande à %1…</translation>
    </message>
    <message>
        <source>No calls were counted in that time</source>
        <translation>Aucun appel n’a été compté pendant cette période</translation>
    </message>
    <message>
        <source>Choose a longer window of time.</source>
        <translation>Choisissez une période plus longue.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 did not answer, so this is the graph of the traces alone. %2</source>
        <translation>%1 n’a pas répondu, c’est donc le graphe des seules traces. %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceGraphPanel</name>
    <message>
        <source>Finding out which services call which</source>
        <translation>Recherche des services qui en appellent d’autres</translation>
    </message>
    <message>
        <source>No traces</source>
        <translation>Aucune trace</translation>
    </message>
    <message>
        <source>There is nothing to draw a graph of.</source>
        <translation>Il n’y a rien dont dessiner un graphe.</translation>
    </message>
    <message>
        <source>The service graph could not be made</source>
        <translation>Le graphe des services n’a pas pu être construit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln weak edge(s) hidden</source>
        <translation>
            <numerusform>%Ln arête faible cachée</numerusform>
            <numerusform>%Ln arêtes faibles cachées</numerusform>
        </translation>
    </message>
    <message>
        <source>dense graph: straight lines</source>
        <translation>graphe dense&#xa0;: lignes droites</translation>
    </message>
    <message numerus="yes">
        <source>very dense graph: placed without its %Ln weakest edge(s)</source>
        <translation>
            <numerusform>graphe très dense&#xa0;: disposé sans son arête la plus faible</numerusform>
            <numerusform>graphe très dense&#xa0;: disposé sans ses %Ln arêtes les plus faibles</numerusform>
        </translation>
    </message>
    <message>
        <source>placed in plain columns</source>
        <translation>disposé en simples colonnes</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Show only its neighbours</source>
        <translation>Montrer seulement ses voisins</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copier le nom</translation>
    </message>
    <message>
        <source>Picture (SVG)…</source>
        <translation>Image (SVG)…</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>Graphviz (DOT)…</source>
        <translation>Graphviz (DOT)…</translation>
    </message>
    <message>
        <source>Mermaid…</source>
        <translation>Mermaid…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Table of calls (CSV)…</source>
        <translation>Tableau des appels (CSV)…</translation>
    </message>
    <message>
        <source>Copy as Mermaid</source>
        <translation>Copier en Mermaid</translation>
    </message>
    <message>
        <source>Save the service graph</source>
        <translation>Enregistrer le graphe des services</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>a part of the graph: F shows all of it, Find and Hide below show less</source>
        <translation>une partie du graphe&#xa0;: F le montre en entier, «&#xa0;Chercher&#xa0;» et «&#xa0;Cacher en dessous de&#xa0;» en montrent moins</translation>
    </message>
    <message>
        <source>Saving %1…</source>
        <translation>Enregistrement de %1…</translation>
    </message>
</context>
<context>
    <name>traceloupe::ServiceGraphView</name>
    <message>
        <source>Service graph</source>
        <translation>Graphe des services</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
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
    <message>
        <source>More values</source>
        <translation>Autres valeurs</translation>
    </message>
    <message>
        <source>(no kind)</source>
        <translation>(sans type)</translation>
    </message>
    <message>
        <source>(without it)</source>
        <translation>(sans cet attribut)</translation>
    </message>
    <message>
        <source>(not comparable)</source>
        <translation>(non comparable)</translation>
    </message>
    <message>
        <source>p%1 to p%2</source>
        <comment>percentile ranks</comment>
        <translation>p%1 à p%2</translation>
    </message>
    <message>
        <source>p%1 and above</source>
        <comment>percentile rank</comment>
        <translation>p%1 et au-dessus</translation>
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
        <source>Copy trace id</source>
        <translation>Copier l’identifiant de trace</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Delete from cache</source>
        <translation>Supprimer du cache</translation>
    </message>
    <message>
        <source>Open trace</source>
        <translation>Trace ouverte</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>Copier les lignes en CSV</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Move the cursor</source>
        <translation>Déplacer le curseur</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>Mark a region</source>
        <translation>Marquer une zone</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Maj+Flèches</translation>
    </message>
    <message>
        <source>Open, or mark, what is under the cursor</source>
        <translation>Ouvrir ou marquer ce qui est sous le curseur</translation>
    </message>
    <message>
        <source>Clear the mark</source>
        <translation>Effacer la marque</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Graphe de flammes</translation>
    </message>
    <message>
        <source>Go to a neighbour</source>
        <translation>Aller à un voisin</translation>
    </message>
    <message>
        <source>Zoom to the frame</source>
        <translation>Zoomer sur le cadre</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>Retour, avance</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>Toute la trace</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Next, previous match</source>
        <translation>Résultat suivant, précédent</translation>
    </message>
    <message>
        <source>Next, previous span of the frame</source>
        <translation>Span suivant, précédent du cadre</translation>
    </message>
    <message>
        <source>Service graph</source>
        <translation>Graphe des services</translation>
    </message>
    <message>
        <source>Show the traces behind it</source>
        <translation>Montrer les traces concernées</translation>
    </message>
    <message>
        <source>Zoom in, out</source>
        <translation>Agrandir, réduire</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Latencies</source>
        <translation>Latences</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>Filtrer les lignes</translation>
    </message>
    <message>
        <source>Critical paths</source>
        <translation>Chemins critiques</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>All paths</source>
        <translation>Tous les chemins</translation>
    </message>
    <message>
        <source>Open the trace with the longest of it</source>
        <translation>Ouvrir la trace où il est le plus long</translation>
    </message>
    <message>
        <source>Next, previous call of the service</source>
        <translation>Appel suivant, précédent du service</translation>
    </message>
    <message>
        <source>Move the cursor, from trace to trace in the scatter plot</source>
        <translation>Déplacer le curseur, de trace en trace dans le nuage de points</translation>
    </message>
    <message>
        <source>Go to the first or the last</source>
        <translation>Aller au premier ou au dernier</translation>
    </message>
    <message>
        <source>Mark what is under the cursor, or unmark it</source>
        <translation>Marquer ce qui est sous le curseur, ou en retirer la marque</translation>
    </message>
</context>
<context>
    <name>traceloupe::SignText</name>
    <message numerus="yes">
        <source>It has %Ln link(s) to other spans.</source>
        <translation>
            <numerusform>Il a %Ln lien vers un autre span.</numerusform>
            <numerusform>Il a %Ln liens vers d’autres spans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) of other spans lead to it.</source>
        <translation>
            <numerusform>%Ln lien d’un autre span mène à lui.</numerusform>
            <numerusform>%Ln liens d’autres spans mènent à lui.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to follow it.</source>
        <translation>Cliquer pour le suivre.</translation>
    </message>
    <message>
        <source>Click to choose one.</source>
        <translation>Cliquer pour en choisir un.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>links</comment>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to go there.</source>
        <translation>Cliquer pour y aller.</translation>
    </message>
    <message>
        <source>The span failed</source>
        <translation>Le span a échoué</translation>
    </message>
    <message>
        <source>A span that this row hides failed</source>
        <translation>Un span que cette ligne cache a échoué</translation>
    </message>
    <message>
        <source>Something is odd: no end, no parent, a wrong clock, …</source>
        <translation>Quelque chose est étrange&#xa0;: pas de fin, pas de parent, une horloge fausse…</translation>
    </message>
    <message>
        <source>The span has links to other spans, here or in other traces</source>
        <translation>Le span a des liens vers d’autres spans, ici ou dans d’autres traces</translation>
    </message>
    <message>
        <source>Other spans, here or in other traces, have links to it</source>
        <translation>D’autres spans, ici ou dans d’autres traces, ont des liens vers lui</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message numerus="yes">
        <source>The trace of %Ln of them is not in the cache.</source>
        <translation>
            <numerusform>La trace d’un lien n’est pas dans le cache.</numerusform>
            <numerusform>Les traces de %Ln liens ne sont pas dans le cache.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to look for it.</source>
        <translation>Cliquer pour la chercher.</translation>
    </message>
    <message>
        <source>The span has links, but the traces that they lead to are not in the cache</source>
        <translation>Le span a des liens, mais les traces auxquelles ils mènent ne sont pas dans le cache</translation>
    </message>
</context>
<context>
    <name>traceloupe::SignsDialog</name>
    <message>
        <source>Signs in the waterfall</source>
        <translation>Signes dans la cascade</translation>
    </message>
    <message>
        <source>Beside the names</source>
        <translation>À côté des noms</translation>
    </message>
    <message>
        <source>On the bars</source>
        <translation>Sur les barres</translation>
    </message>
    <message>
        <source>Events; a wide one stands for several</source>
        <translation>Évènements&#x202f;; un signe large en représente plusieurs</translation>
    </message>
    <message>
        <source>The span failed</source>
        <translation>Le span a échoué</translation>
    </message>
    <message>
        <source>No end yet, or its end was lost</source>
        <translation>Pas encore de fin, ou sa fin a été perdue</translation>
    </message>
    <message>
        <source>A span that others name as their parent and that is missing</source>
        <translation>Un span que d’autres désignent comme leur parent et qui manque</translation>
    </message>
    <message>
        <source>Moved to one clock; the line is where its own clock puts it</source>
        <translation>Ramené à une seule horloge&#x202f;; le trait est là où sa propre horloge le place</translation>
    </message>
    <message>
        <source>Idle time that is left out</source>
        <translation>Temps mort qui est omis</translation>
    </message>
    <message>
        <source>On the critical path; dashed: ran meanwhile without being waited for, or waited in a queue</source>
        <translation>Sur le chemin critique&#x202f;; en tirets&#xa0;: en cours pendant ce temps sans être attendu, ou en attente dans une file</translation>
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
        <translation>Aut&amp;hentification</translation>
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
        <translation>Jet&amp;on</translation>
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
        <translation>Autorité de certi&amp;fication</translation>
    </message>
    <message>
        <source>&amp;Client certificate</source>
        <translation>&amp;Certificat client</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>Clé clien&amp;t</translation>
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
        <translation>Pa&amp;ge du navigateur</translation>
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
    <message>
        <source>Prometheus (counts, no traces)</source>
        <translation>Prometheus (décomptes, sans traces)</translation>
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
    <message>
        <source>Test &amp;connection</source>
        <translation>Tester la conne&amp;xion</translation>
    </message>
    <message>
        <source>Add the Jaeger, Grafana Tempo, Zipkin or Prometheus that your services report to.</source>
        <translation>Ajoutez le Jaeger, le Grafana Tempo, le Zipkin ou le Prometheus auquel vos services envoient leurs traces ou leurs métriques.</translation>
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
    <message>
        <source>Linked from</source>
        <translation>Lié depuis</translation>
    </message>
    <message>
        <source>span %1 of this trace</source>
        <translation>span %1 de cette trace</translation>
    </message>
    <message>
        <source>trace %1, span %2</source>
        <translation>trace %1, span %2</translation>
    </message>
    <message>
        <source>not in the cache, %1</source>
        <comment>a link&apos;s trace; its span</comment>
        <translation>pas dans le cache, %1</translation>
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
    <message>
        <source>&amp;Look for the linked trace</source>
        <translation>C&amp;hercher la trace liée</translation>
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
        <source>Critical path</source>
        <translation>Chemin critique</translation>
    </message>
    <message>
        <source>Inferred from timing</source>
        <translation>Déduit des durées</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Enfants</translation>
    </message>
    <message>
        <source>Call overhead</source>
        <translation>Surcoût de l’appel</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanMenu</name>
    <message>
        <source>&amp;Zoom to span</source>
        <translation>&amp;Zoomer sur le span</translation>
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
        <source>Copy t&amp;raceparent</source>
        <translation>Copier le tracepar&amp;ent</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copier en &amp;JSON</translation>
    </message>
    <message>
        <source>Show &amp;only this subtree</source>
        <translation>&amp;Montrer seulement ce sous-arbre</translation>
    </message>
    <message>
        <source>Show the whole trace &amp;again</source>
        <translation>Montrer de nouveau toute la tr&amp;ace</translation>
    </message>
    <message>
        <source>Collapse all &amp;shorter than this</source>
        <translation>Replier tout &amp;ce qui est plus court</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>trace %1</translation>
    </message>
    <message>
        <source>Follow the link to %1</source>
        <translation>Suivre le lien vers %1</translation>
    </message>
    <message>
        <source>Copy as CS&amp;V</source>
        <translation>Copier en CS&amp;V</translation>
    </message>
    <message>
        <source>Copy shown ro&amp;ws as CSV</source>
        <translation>Copier les &amp;lignes montrées en CSV</translation>
    </message>
    <message>
        <source>Select its time ran&amp;ge</source>
        <translation>Sélectionner son &amp;intervalle</translation>
    </message>
    <message>
        <source>Zoom to the selected ra&amp;nge</source>
        <translation>Zoomer sur l’i&amp;ntervalle sélectionné</translation>
    </message>
    <message>
        <source>Show the whole time</source>
        <translation>Montrer toute la durée</translation>
    </message>
    <message>
        <source>Co&amp;lour of %1</source>
        <translation>C&amp;ouleur de %1</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>By its &amp;name</source>
        <translation>Selon son &amp;nom</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Couleur %1</translation>
    </message>
    <message>
        <source>Go to the linking span %1</source>
        <translation>Aller au span %1, qui a un lien vers celui-ci</translation>
    </message>
    <message>
        <source>Close its &amp;group</source>
        <translation>Fermer son &amp;groupe</translation>
    </message>
    <message>
        <source>Show the critical &amp;path of this span</source>
        <translation>Montrer le chemin criti&amp;que de ce span</translation>
    </message>
    <message>
        <source>Show the critical path of the &amp;trace</source>
        <translation>Montrer le c&amp;hemin critique de la trace</translation>
    </message>
    <message>
        <source>Look for the linked %1, which is not in the cache</source>
        <translation>Chercher la %1 qui est liée, mais pas dans le cache</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in the details</source>
        <translation>
            <numerusform>%Ln autre dans les détails</numerusform>
            <numerusform>%Ln autres dans les détails</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy span &amp;ID</source>
        <translation>Copier l’&amp;identifiant du span</translation>
    </message>
    <message>
        <source>Copy trace I&amp;D</source>
        <translation>Copier l’i&amp;dentifiant de trace</translation>
    </message>
</context>
<context>
    <name>traceloupe::SpanStepper</name>
    <message>
        <source>Previous of these spans</source>
        <translation>Précédent de ces spans</translation>
    </message>
    <message>
        <source>Next of these spans</source>
        <translation>Suivant de ces spans</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln span(s)</source>
        <translation>
            <numerusform>%L1 sur %Ln span</numerusform>
            <numerusform>%L1 sur %Ln spans</numerusform>
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
    <message>
        <source>Own work</source>
        <comment>of a service, as a category of time</comment>
        <translation>Travail propre</translation>
    </message>
    <message>
        <source>Database</source>
        <comment>category of time</comment>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Cache</source>
        <comment>category of time</comment>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Messaging</source>
        <comment>category of time</comment>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>RPC</source>
        <comment>category of time: remote procedure calls</comment>
        <translation>RPC</translation>
    </message>
    <message>
        <source>Generative AI</source>
        <comment>category of time</comment>
        <translation>IA générative</translation>
    </message>
    <message>
        <source>HTTP</source>
        <comment>category of time</comment>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Cloud functions</source>
        <comment>category of time</comment>
        <translation>Fonctions cloud</translation>
    </message>
    <message>
        <source>Other calls</source>
        <comment>category of time: calls that do not say what they call</comment>
        <translation>Autres appels</translation>
    </message>
    <message>
        <source>Missing spans</source>
        <comment>category of time</comment>
        <translation>Spans manquants</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(sans nom)</translation>
    </message>
    <message>
        <source>By its own clock it starts at %1</source>
        <translation>Selon sa propre horloge, il commence à %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::StandingChoice</name>
    <message>
        <source>unknown</source>
        <translation>d’origine inconnue</translation>
    </message>
    <message>
        <source>all requests</source>
        <translation>toutes les requêtes</translation>
    </message>
    <message>
        <source>sampled at the start (head)</source>
        <translation>échantillonnées au début (head)</translation>
    </message>
    <message>
        <source>sampled by outcome (tail)</source>
        <translation>échantillonnées selon l’issue (tail)</translation>
    </message>
    <message>
        <source>a search result</source>
        <translation>un résultat de recherche</translation>
    </message>
    <message>
        <source>What these traces stand for</source>
        <translation>Ce que ces traces représentent</translation>
    </message>
    <message>
        <source>Rates can be told only of traces that stand for all requests. Tail sampling and searches prefer slow and failed ones. Latencies and the service graph share this choice.</source>
        <translation>Les débits ne peuvent être indiqués que pour des traces représentatives de toutes les requêtes. L’échantillonnage selon l’issue et les recherches favorisent les requêtes lentes et en échec. Les latences et le graphe des services partagent ce choix.</translation>
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
    <name>traceloupe::StatisticsModel</name>
    <message>
        <source>(no service)</source>
        <translation>(sans service)</translation>
    </message>
    <message>
        <source>(without %1)</source>
        <comment>an attribute</comment>
        <translation>(sans %1)</translation>
    </message>
    <message>
        <source>(all spans)</source>
        <translation>(tous les spans)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln span(s) have a proper duration; the times are theirs</source>
        <translation>
            <numerusform>%L1 sur %Ln span a une durée correcte&#x202f;; les temps sont les siens</numerusform>
            <numerusform>%L1 sur %Ln spans ont une durée correcte&#x202f;; les temps sont les leurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln span(s) failed</source>
        <translation>
            <numerusform>%L1 sur %Ln span en échec</numerusform>
            <numerusform>%L1 sur %Ln spans en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>n = %L1: too few to say much, it takes %L2</source>
        <translation>n = %L1&#xa0;: trop peu pour en dire beaucoup, il en faut %L2</translation>
    </message>
    <message>
        <source>%1 % of the spans took at most this long (nearest rank, one that was observed)</source>
        <translation>%1&#x202f;% des spans ont duré au plus autant (rang le plus proche, une valeur observée)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Number of spans</source>
        <translation>Nombre de spans</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Spans with status error</source>
        <translation>Spans avec le statut erreur</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>Propre</translation>
    </message>
    <message>
        <source>Self %</source>
        <translation>Propre&#x202f;%</translation>
    </message>
    <message>
        <source>Share of the self time of all spans</source>
        <translation>Part du temps propre de tous les spans</translation>
    </message>
    <message>
        <source>Path %</source>
        <translation>Chemin&#x202f;%</translation>
    </message>
    <message>
        <source>Share of the critical path</source>
        <translation>Part du chemin critique</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Min</translation>
    </message>
    <message>
        <source>Shortest duration</source>
        <translation>Durée minimale</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Longest duration</source>
        <translation>Durée maximale</translation>
    </message>
    <message numerus="yes">
        <source>without %Ln span(s) that still run or have no proper duration</source>
        <translation>
            <numerusform>sans %Ln span encore en cours ou sans durée correcte</numerusform>
            <numerusform>sans %Ln spans encore en cours ou sans durée correcte</numerusform>
        </translation>
    </message>
    <message>
        <source>Sum of the durations. Spans inside spans count again; spans that still run are left out.</source>
        <translation>Somme des durées. Les spans à l’intérieur d’autres comptent de nouveau&#x202f;; les spans encore en cours sont laissés de côté.</translation>
    </message>
    <message>
        <source>Time that the spans themselves took, without the children they waited for. Spans that still run are left out, as in the total.</source>
        <translation>Temps que les spans ont pris eux-mêmes, sans les enfants qu’ils ont attendus. Les spans encore en cours sont laissés de côté, comme dans le total.</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Time on the critical path, inferred from timing. Spans that still run count as far as was seen.</source>
        <translation>Temps sur le chemin critique, déduit des durées. Les spans encore en cours comptent pour ce qui en a été vu.</translation>
    </message>
</context>
<context>
    <name>traceloupe::StatisticsPanel</name>
    <message>
        <source>Computing the statistics…</source>
        <translation>Calcul des statistiques…</translation>
    </message>
    <message>
        <source>Group spans by</source>
        <translation>Grouper les spans par</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Puis par</translation>
    </message>
    <message>
        <source>&amp;Group by</source>
        <translation>&amp;Grouper par</translation>
    </message>
    <message>
        <source>&amp;then by</source>
        <translation>&amp;puis par</translation>
    </message>
    <message>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Statistics of the spans</source>
        <translation>Statistiques des spans</translation>
    </message>
    <message>
        <source>The statistics could not be computed</source>
        <translation>Les statistiques n’ont pas pu être calculées</translation>
    </message>
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
            <numerusform>%Ln groupe</numerusform>
            <numerusform>%Ln groupes</numerusform>
        </translation>
    </message>
    <message>
        <source>self time %1</source>
        <translation>temps propre %1</translation>
    </message>
    <message>
        <source>critical path %1</source>
        <translation>chemin critique %1</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln group(s) with the least time are not shown</source>
        <translation>
            <numerusform>le groupe ayant pris le moins de temps n’est pas montré</numerusform>
            <numerusform>les %Ln groupes ayant pris le moins de temps ne sont pas montrés</numerusform>
        </translation>
    </message>
    <message>
        <source>grey percentiles are of too few spans</source>
        <translation>les centiles en gris portent sur trop peu de spans</translation>
    </message>
    <message>
        <source>No spans</source>
        <translation>Aucun span</translation>
    </message>
    <message>
        <source>This trace has no span to make statistics of.</source>
        <translation>Cette trace n’a aucun span dont faire des statistiques.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>Enregistrer les statistiques</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Colonnes</translation>
    </message>
    <message>
        <source>Which figures the table has</source>
        <translation>Chiffres que montre le tableau</translation>
    </message>
    <message numerus="yes">
        <source>without the time of %Ln unfinished span(s)</source>
        <translation>
            <numerusform>sans le temps de %Ln span inachevé</numerusform>
            <numerusform>sans le temps de %Ln spans inachevés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>traceloupe::StatisticsPictures</name>
    <message numerus="yes">
        <source>%Ln more row(s) are not on this picture</source>
        <translation>
            <numerusform>%Ln autre ligne n’est pas sur cette image</numerusform>
            <numerusform>%Ln autres lignes ne sont pas sur cette image</numerusform>
        </translation>
    </message>
    <message>
        <source>Statistics by: %1</source>
        <translation>Statistiques par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Statistics by: %1, %2</source>
        <comment>what spans are grouped by, and then</comment>
        <translation>Statistiques par&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Critical path until the answer: %1, inferred from timing</source>
        <translation>Chemin critique jusqu’à la réponse&#xa0;: %1, déduit des durées</translation>
    </message>
    <message>
        <source>Critical path until everything is done: %1, inferred from timing</source>
        <translation>Chemin critique jusqu’à la fin de tout&#xa0;: %1, déduit des durées</translation>
    </message>
</context>
<context>
    <name>traceloupe::StructureGroupModel</name>
    <message numerus="yes">
        <source>%Ln path(s)</source>
        <comment>of operations, in a trace</comment>
        <translation>
            <numerusform>%Ln chemin</numerusform>
            <numerusform>%Ln chemins</numerusform>
        </translation>
    </message>
    <message>
        <source>Structure %1: %2</source>
        <translation>Structure %1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln trace(s): too few for an interval</source>
        <translation>
            <numerusform>Sur %Ln trace&#xa0;: trop peu pour un intervalle</numerusform>
            <numerusform>Sur %Ln traces&#xa0;: trop peu pour un intervalle</numerusform>
        </translation>
    </message>
    <message>
        <source>95 % interval: %1 to %2</source>
        <translation>Intervalle à 95&#x202f;%&#xa0;: de %1 à %2</translation>
    </message>
    <message>
        <source>Enter opens the fastest trace</source>
        <translation>Entrée ouvre la trace la plus rapide</translation>
    </message>
    <message>
        <source>Enter opens the slowest trace</source>
        <translation>Entrée ouvre la trace la plus lente</translation>
    </message>
    <message>
        <source>Of the trace in the middle</source>
        <translation>De la trace du milieu</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>Root operation; in it, which paths of operations there are; in those, how often each is called (once, 2-4, 5-9, 10 or more times). Groups of 20 traces or more are split.</source>
        <translation>Opération racine&#x202f;; en elle, quels chemins d’opérations existent&#x202f;; dans ceux-ci, combien de fois chacun est appelé (une fois, 2 à 4, 5 à 9, 10 fois ou plus). Les groupes de 20 traces ou plus sont divisés.</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>Share of time</source>
        <translation>Part du temps</translation>
    </message>
    <message>
        <source>Of the durations of all traces</source>
        <translation>Des durées de toutes les traces</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Spans</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>La plus rapide</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>The duration in the middle; Enter opens that trace</source>
        <translation>La durée du milieu&#x202f;; Entrée ouvre cette trace</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>La plus lente</translation>
    </message>
    <message>
        <source>with %1</source>
        <comment>a call</comment>
        <translation>avec %1</translation>
    </message>
    <message>
        <source>without %1</source>
        <comment>a call</comment>
        <translation>sans %1</translation>
    </message>
    <message>
        <source>%1 ×%2 (not ×%3)</source>
        <comment>a call, how often it is called here and elsewhere</comment>
        <translation>%1 ×%2 (au lieu de ×%3)</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln more</source>
        <translation>
            <numerusform>%1, et %Ln autre</numerusform>
            <numerusform>%1, et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Structure and counts %1: %2</source>
        <translation>Structure et nombres d’appels %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Structure, counts and order %1: %2</source>
        <translation>Structure, nombres d’appels et ordre %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Against the one beside it with most time: %1</source>
        <translation>Par rapport au groupe voisin qui a pris le plus de temps&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>traceloupe::StructureTree</name>
    <message>
        <source>Structure groups</source>
        <translation>Groupes de structures</translation>
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
    <message>
        <source>⋯ %1</source>
        <comment>time that is left out</comment>
        <translation>⋯ %1</translation>
    </message>
    <message>
        <source>  (Δ %1)</source>
        <comment>distance from the mark</comment>
        <translation>  (Δ %1)</translation>
    </message>
    <message>
        <source>Nothing happens for %1</source>
        <translation>Rien ne se passe pendant %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <comment>times of a gap</comment>
        <translation>de %1 à %2</translation>
    </message>
</context>
<context>
    <name>traceloupe::TimeText</name>
    <message>
        <source>Not on it</source>
        <translation>Il n’y est pas</translation>
    </message>
    <message>
        <source>Faster, it alone saves at most %1</source>
        <translation>Accéléré seul, il fait gagner au plus %1</translation>
    </message>
    <message>
        <source>It waited for none of them</source>
        <translation>Il n’en a attendu aucun</translation>
    </message>
    <message>
        <source>%1 waiting for them
%2 before, %3 between, %4 after</source>
        <translation>%1 d’attente
%2 avant, %3 entre, %4 après</translation>
    </message>
    <message>
        <source>The server took longer than this call: %1</source>
        <translation>Le serveur a pris plus de temps que cet appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 beside the serving</source>
        <translation>%1 en plus du traitement</translation>
    </message>
    <message>
        <source>%1 there, %2 back</source>
        <translation>%1 aller, %2 retour</translation>
    </message>
    <message>
        <source>%1 (± %2)</source>
        <comment>two times and how exact they are</comment>
        <translation>%1 (± %2)</translation>
    </message>
    <message>
        <source>%1
%2 from the start of the trace</source>
        <translation>%1
%2 après le début de la trace</translation>
    </message>
    <message>
        <source>%1 by aligned clocks</source>
        <translation>%1 d’après les horloges alignées</translation>
    </message>
    <message>
        <source>%1   (%2 of it)</source>
        <comment>a duration and its share of the critical path</comment>
        <translation>%1   (%2 du chemin)</translation>
    </message>
</context>
<context>
    <name>traceloupe::TimeWindowBox</name>
    <message>
        <source>Window of time</source>
        <translation>Période</translation>
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
        <source>The time of the traces here</source>
        <translation>La période des traces d’ici</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … à …</translation>
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
    <message>
        <source>Table of spans (CSV)</source>
        <translation>Tableau des spans (CSV)</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceGraphView</name>
    <message>
        <source>Show in the waterfall</source>
        <translation>Montrer dans la cascade</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceGroupModel</name>
    <message>
        <source>%1: %2, %3</source>
        <comment>service, operation, start</comment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>Traces</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>With errors</source>
        <translation>Avec erreurs</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
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
    <message>
        <source>Show the whole trace (0)</source>
        <translation>Afficher toute la trace (0)</translation>
    </message>
    <message>
        <source>Incomplete: its import stopped; import the file again</source>
        <translation>Incomplète&#xa0;: son importation a été arrêtée&#x202f;; importez de nouveau le fichier</translation>
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
    <message>
        <source>marked</source>
        <translation>marquée</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>Marked in a chart</source>
        <translation>Marquée dans un graphique</translation>
    </message>
    <message>
        <source>Marked in a chart, new, in the cache, pinned, partial</source>
        <translation>Marquée dans un graphique, nouvelle, dans le cache, épinglée, partielle</translation>
    </message>
    <message>
        <source>Values of %1 in the trace</source>
        <translation>Valeurs de %1 dans la trace</translation>
    </message>
    <message>
        <source>file</source>
        <comment>where a trace came from</comment>
        <translation>fichier</translation>
    </message>
    <message>
        <source>sample</source>
        <comment>where a trace came from</comment>
        <translation>exemple</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>partial: import stopped</source>
        <translation>partielle&#xa0;: importation arrêtée</translation>
    </message>
    <message>
        <source>New: it was not there a few refreshes ago</source>
        <translation>Nouvelle&#xa0;: elle n’était pas là il y a quelques actualisations</translation>
    </message>
    <message>
        <source>Partial: the import that brought it is not finished; import the file again</source>
        <translation>Partielle&#xa0;: l’importation qui l’a apportée n’est pas terminée&#x202f;; importez de nouveau le fichier</translation>
    </message>
    <message>
        <source>Tempo&apos;s search tells whole milliseconds; the trace itself knows more.</source>
        <translation>La recherche de Tempo indique des millisecondes entières&#x202f;; la trace elle-même en sait plus.</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceLookup</name>
    <message>
        <source>This is a search in a source that is not saved here: add it under File, Sources.</source>
        <translation>C’est une recherche dans une source qui n’est pas enregistrée ici&#xa0;: ajoutez-la sous Fichier, Sources.</translation>
    </message>
    <message>
        <source>Paste a trace id or its first digits (at least 6), a traceparent header, a log line that holds one, or the address of a trace in Jaeger, Grafana or Zipkin.</source>
        <translation>Collez un identifiant de trace ou ses premiers chiffres (au moins 6), un en-tête traceparent, une ligne de journal qui en contient un, ou l’adresse d’une trace dans Jaeger, Grafana ou Zipkin.</translation>
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
    <message>
        <source>Views of the trace</source>
        <translation>Vues de la trace</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
    </message>
    <message>
        <source>Beside the trace</source>
        <translation>À côté de la trace</translation>
    </message>
    <message>
        <source>Panels beside the trace</source>
        <translation>Panneaux à côté de la trace</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>At the &amp;right</source>
        <translation>À &amp;droite</translation>
    </message>
    <message>
        <source>&amp;Below</source>
        <translation>En &amp;bas</translation>
    </message>
    <message>
        <source>selected %1</source>
        <comment>a time range</comment>
        <translation>sélection %1</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
</context>
<context>
    <name>traceloupe::TracePictures</name>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Trace</translation>
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
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln en échec</numerusform>
            <numerusform>%Ln en échec</numerusform>
        </translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>trace %1</translation>
    </message>
    <message>
        <source>Waterfall, critical path of %1</source>
        <translation>Cascade, chemin critique de %1</translation>
    </message>
    <message>
        <source>Waterfall, critical path until the answer</source>
        <translation>Cascade, chemin critique jusqu’à la réponse</translation>
    </message>
    <message>
        <source>Waterfall, critical path until everything is done</source>
        <translation>Cascade, chemin critique jusqu’à la fin de tout</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceSearch</name>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Every trace of the time range, from the list of traces.</source>
        <translation>Toutes les traces de l’intervalle, d’après la liste des traces.</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>La requête</translation>
    </message>
</context>
<context>
    <name>traceloupe::TraceSetViews</name>
    <message>
        <source>Latencies</source>
        <translation>Latences</translation>
    </message>
    <message>
        <source>Service graph</source>
        <translation>Graphe des services</translation>
    </message>
    <message>
        <source>Critical paths</source>
        <translation>Chemins critiques</translation>
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
    <message numerus="yes">
        <source>Ask the %Ln source(s)</source>
        <comment>for a trace that the cache lacks</comment>
        <translation>
            <numerusform>Interroger la source</numerusform>
            <numerusform>Interroger les %Ln sources</numerusform>
        </translation>
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
    <message>
        <source>Copy &amp;rows as CSV</source>
        <translation>Copier les &amp;lignes en CSV</translation>
    </message>
    <message>
        <source>Ctrl+Alt+C</source>
        <translation>Ctrl+Alt+C</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
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
    <name>traceloupe::TraceViews</name>
    <message>
        <source>Flame graph</source>
        <translation>Graphe de flammes</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Service graph</source>
        <translation>Graphe des services</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Pistes</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>Chemin critique</translation>
    </message>
    <message>
        <source>Ctrl+6</source>
        <translation>Ctrl+6</translation>
    </message>
</context>
<context>
    <name>traceloupe::ViewMenu</name>
    <message>
        <source>&amp;Group repeated calls</source>
        <translation>&amp;Grouper les appels répétés</translation>
    </message>
    <message>
        <source>Compress &amp;idle gaps</source>
        <translation>Comprimer les temps &amp;morts</translation>
    </message>
    <message>
        <source>Critical &amp;path</source>
        <translation>Chemin criti&amp;que</translation>
    </message>
    <message>
        <source>Path until &amp;everything is done, not only the answer</source>
        <translation>Chemin jusqu’à ce que &amp;tout soit fini, pas seulement la réponse</translation>
    </message>
    <message>
        <source>&amp;Align clocks that are proven to be off</source>
        <translation>&amp;Aligner les horloges dont l’écart est prouvé</translation>
    </message>
    <message>
        <source>&amp;Colour by</source>
        <translation>&amp;Colorer par</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Service</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>&amp;Rank among cached spans of the same operation</source>
        <translation>&amp;Rang parmi les spans en cache de la même opération</translation>
    </message>
    <message>
        <source>&amp;Attribute</source>
        <translation>&amp;Attribut</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Col&amp;onnes</translation>
    </message>
    <message>
        <source>&amp;Self time</source>
        <translation>&amp;Temps propre</translation>
    </message>
    <message>
        <source>Share of the critical &amp;path</source>
        <translation>&amp;Part du chemin critique</translation>
    </message>
    <message>
        <source>&amp;Levels</source>
        <translation>&amp;Niveaux</translation>
    </message>
    <message>
        <source>&amp;Expand all</source>
        <translation>Tout &amp;déplier</translation>
    </message>
    <message>
        <source>&amp;Collapse all</source>
        <translation>Tout &amp;replier</translation>
    </message>
    <message numerus="yes">
        <source>Show %n level(s)</source>
        <translation>
            <numerusform>Montrer %n niveau</numerusform>
            <numerusform>Montrer %n niveaux</numerusform>
        </translation>
    </message>
    <message>
        <source>Collapse what is shorter than %1</source>
        <translation>Replier ce qui est plus court que %1</translation>
    </message>
    <message>
        <source>&amp;Category of work</source>
        <translation>&amp;Catégorie de travail</translation>
    </message>
    <message>
        <source>What the &amp;signs mean…</source>
        <translation>Ce que &amp;signifient les signes…</translation>
    </message>
</context>
<context>
    <name>traceloupe::WaterfallColumns</name>
    <message>
        <source>Self time</source>
        <translation>Temps propre</translation>
    </message>
    <message>
        <source>Path share</source>
        <translation>Part du chemin</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Time that the span itself took, without the children that it waited for</source>
        <translation>Temps que le span a pris lui-même, sans les enfants qu’il a attendus</translation>
    </message>
    <message>
        <source>Share of the critical path that the span itself is responsible for</source>
        <translation>Part du chemin critique dont le span est lui-même responsable</translation>
    </message>
    <message>
        <source>How many of a hundred spans of the same operation in the cache took at most as long</source>
        <translation>Combien de spans sur cent de la même opération dans le cache ont duré au plus autant</translation>
    </message>
    <message>
        <source>Attribute %1</source>
        <translation>Attribut %1</translation>
    </message>
    <message>
        <source>the only one</source>
        <comment>span of its operation, instead of a percentile rank</comment>
        <translation>le seul</translation>
    </message>
    <message>
        <source>p%1 of %2</source>
        <comment>percentile rank among that many spans</comment>
        <translation>p%1 sur %2</translation>
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
    <message>
        <source>Bring the span into the middle, again: zoom to it</source>
        <translation>Amener le span au milieu, une seconde fois&#xa0;: zoomer dessus</translation>
    </message>
    <message>
        <source>Select the span&apos;s time range, zoom to the selected range</source>
        <translation>Sélectionner l’intervalle du span, zoomer sur l’intervalle sélectionné</translation>
    </message>
    <message>
        <source>Mark the time, keep a mark there, remove marks and range</source>
        <translation>Marquer l’instant, y garder un repère, retirer repères et intervalle</translation>
    </message>
    <message>
        <source>Find in the trace</source>
        <translation>Chercher dans la trace</translation>
    </message>
    <message>
        <source>Next and previous match</source>
        <translation>Résultat suivant et précédent</translation>
    </message>
    <message>
        <source>Hide or dim what does not match</source>
        <translation>Cacher ou estomper ce qui ne correspond pas</translation>
    </message>
    <message>
        <source>Undo and redo a search or filter</source>
        <translation>Annuler et rétablir une recherche ou un filtre</translation>
    </message>
    <message>
        <source>Next and previous sibling</source>
        <translation>Frère suivant et précédent</translation>
    </message>
    <message>
        <source>Show only the span&apos;s subtree, the whole trace again</source>
        <translation>Montrer seulement le sous-arbre du span, de nouveau toute la trace</translation>
    </message>
    <message>
        <source>Collapse to that many levels</source>
        <translation>Replier à ce nombre de niveaux</translation>
    </message>
    <message>
        <source>Group repeated calls or list them</source>
        <translation>Grouper les appels répétés ou les lister</translation>
    </message>
    <message>
        <source>Compress idle gaps</source>
        <translation>Comprimer les temps morts</translation>
    </message>
    <message>
        <source>Show the critical path</source>
        <translation>Montrer le chemin critique</translation>
    </message>
    <message>
        <source>Align clocks that are proven to be off, or show times as they came</source>
        <translation>Aligner les horloges dont l’écart est prouvé, ou montrer les temps tels que reçus</translation>
    </message>
    <message>
        <source>Move the names sideways</source>
        <translation>Déplacer les noms de côté</translation>
    </message>
    <message>
        <source>Shift+wheel, Shift or middle drag</source>
        <translation>Maj+molette, glisser avec Maj ou le bouton du milieu</translation>
    </message>
    <message>
        <source>Select and measure a time range</source>
        <translation>Sélectionner et mesurer un intervalle</translation>
    </message>
    <message>
        <source>Drag on the time axis</source>
        <translation>Glisser sur l’axe du temps</translation>
    </message>
    <message>
        <source>Copy the row as text</source>
        <translation>Copier la ligne comme texte</translation>
    </message>
    <message>
        <source>Open the row&apos;s menu</source>
        <translation>Ouvrir le menu de la ligne</translation>
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
    <name>traceloupe::WaterfallPanel</name>
    <message>
        <source>Clocks aligned</source>
        <translation>Horloges alignées</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Grouping, gaps, critical path, colours, columns, levels</source>
        <translation>Groupement, temps morts, chemin critique, couleurs, colonnes, niveaux</translation>
    </message>
    <message>
        <source>How the waterfall is shown</source>
        <translation>Comment la cascade est montrée</translation>
    </message>
    <message>
        <source>Click to show times as they came (L)</source>
        <translation>Cliquer pour montrer les temps tels que reçus (L)</translation>
    </message>
    <message>
        <source>Click to align them (L)</source>
        <translation>Cliquer pour les aligner (L)</translation>
    </message>
    <message>
        <source>Clocks as they came</source>
        <translation>Horloges telles que reçues</translation>
    </message>
    <message>
        <source>Path until everything is done</source>
        <translation>Chemin jusqu’à la fin de tout</translation>
    </message>
    <message>
        <source>Path of %1 until everything is done</source>
        <translation>Chemin de %1 jusqu’à la fin de tout</translation>
    </message>
    <message>
        <source>Path of %1</source>
        <translation>Chemin de %1</translation>
    </message>
    <message>
        <source>Click to show the critical path of the trace until the answer</source>
        <translation>Cliquer pour montrer le chemin critique de la trace jusqu’à la réponse</translation>
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
        <translation>Thè&amp;me</translation>
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
        <translation>A&amp;ide</translation>
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
    <message>
        <source>&amp;Whole view…</source>
        <translation>&amp;Vue entière…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Visible part…</source>
        <translation>&amp;Partie visible…</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalyse</translation>
    </message>
    <message>
        <source>%1 of the cache</source>
        <translation>%1 du cache</translation>
    </message>
    <message>
        <source>%1 of the listed traces</source>
        <translation>%1 des traces listées</translation>
    </message>
    <message>
        <source>Open in &amp;browser (Jaeger, Grafana, Zipkin)</source>
        <translation>Ouvrir dans le &amp;navigateur (Jaeger, Grafana, Zipkin)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Save p&amp;icture</source>
        <translation>Enregistrer une &amp;image</translation>
    </message>
    <message>
        <source>&amp;Hints…</source>
        <translation>Pi&amp;stes…</translation>
    </message>
    <message>
        <source>As the des&amp;ktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
</context>
</TS>
