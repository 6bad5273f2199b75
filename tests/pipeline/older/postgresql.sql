
CREATE TABLE public.catalogue_schema (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.catalogue_state (
    id integer NOT NULL,
    version integer NOT NULL
);

CREATE SEQUENCE public.catalogue_state_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.catalogue_state_id_seq OWNED BY public.catalogue_state.id;

CREATE TABLE public.categories (
    id character varying(80) NOT NULL,
    name text NOT NULL,
    page integer NOT NULL,
    intro text NOT NULL,
    announced boolean NOT NULL
);

CREATE TABLE public.conversation_messages (
    id integer NOT NULL,
    conversation_id character varying(255) NOT NULL,
    author character varying(9) NOT NULL,
    text text NOT NULL
);

CREATE SEQUENCE public.conversation_messages_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.conversation_messages_id_seq OWNED BY public.conversation_messages.id;

CREATE TABLE public.conversations (
    id character varying(255) NOT NULL,
    last_at timestamp without time zone NOT NULL,
    slots text NOT NULL
);

CREATE TABLE public.conversations_schema (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.facts (
    id character varying(80) NOT NULL,
    "position" integer NOT NULL,
    region_id character varying(80),
    text text NOT NULL,
    source text NOT NULL,
    as_of text NOT NULL,
    later boolean NOT NULL
);

CREATE TABLE public.journal_asked (
    week date NOT NULL,
    topic character varying(40) NOT NULL,
    detail character varying(160) NOT NULL,
    number integer NOT NULL
);

CREATE TABLE public.journal_feedback (
    id character varying(32) NOT NULL,
    created_at timestamp without time zone NOT NULL,
    rating character varying(4) NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    comment text NOT NULL
);

CREATE TABLE public.journal_unanswered (
    id integer NOT NULL,
    asked_on date NOT NULL,
    reason character varying(40) NOT NULL,
    question text NOT NULL
);

CREATE SEQUENCE public.journal_unanswered_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.journal_unanswered_id_seq OWNED BY public.journal_unanswered.id;

CREATE TABLE public.links (
    project_id character varying(120) NOT NULL,
    "position" integer NOT NULL,
    label text NOT NULL,
    url text
);

CREATE TABLE public.milestones (
    project_id character varying(120) NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    until character varying(7) NOT NULL
);

CREATE TABLE public.names (
    "position" integer NOT NULL,
    kind character varying(20) NOT NULL,
    target text NOT NULL,
    surface text NOT NULL,
    weight double precision NOT NULL
);

CREATE SEQUENCE public.names_position_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.names_position_seq OWNED BY public.names."position";

CREATE TABLE public.organisations (
    project_id character varying(120) NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    name_key character varying(240) NOT NULL,
    is_lead boolean NOT NULL
);

CREATE TABLE public.places (
    name character varying(120) NOT NULL,
    name_key character varying(120) NOT NULL,
    short_key character varying(120) NOT NULL,
    kind text NOT NULL,
    kreis character varying(120) NOT NULL,
    regierungsbezirk text NOT NULL,
    region_id character varying(80),
    role text
);

CREATE TABLE public.projects (
    id character varying(120) NOT NULL,
    title text NOT NULL,
    title_key text NOT NULL,
    subtitle text,
    municipality character varying(120) NOT NULL,
    place character varying(120) NOT NULL,
    kreis character varying(120) NOT NULL,
    region_id character varying(80) NOT NULL,
    category_id character varying(80) NOT NULL,
    page integer NOT NULL,
    contact_name text,
    contact_key character varying(160),
    contact_phone text,
    contact_email text,
    start date,
    "end" date,
    duration_days integer,
    total_eur integer,
    land_eur integer,
    own_eur integer,
    transferable_from character varying(7),
    milestone_count integer,
    summary text
);

CREATE TABLE public.region_members (
    region_id character varying(80) NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL
);

CREATE TABLE public.regions (
    id character varying(80) NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    lead_municipality text NOT NULL,
    regierungsbezirk text NOT NULL,
    project_count integer NOT NULL,
    focus text NOT NULL,
    page integer NOT NULL
);

CREATE TABLE public.reuse_kinds (
    id character varying(80) NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    explanation text NOT NULL
);

CREATE TABLE public.reuse_offers (
    project_id character varying(120) NOT NULL,
    "position" integer NOT NULL,
    kind_id character varying(80) NOT NULL,
    text text NOT NULL
);

CREATE TABLE public.tags (
    project_id character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    name_key character varying(160) NOT NULL
);

CREATE TABLE public.terms (
    id character varying(80) NOT NULL,
    "position" integer NOT NULL,
    term text NOT NULL,
    text text NOT NULL,
    source text NOT NULL
);

ALTER TABLE ONLY public.catalogue_state ALTER COLUMN id SET DEFAULT nextval('public.catalogue_state_id_seq'::regclass);

ALTER TABLE ONLY public.conversation_messages ALTER COLUMN id SET DEFAULT nextval('public.conversation_messages_id_seq'::regclass);

ALTER TABLE ONLY public.journal_unanswered ALTER COLUMN id SET DEFAULT nextval('public.journal_unanswered_id_seq'::regclass);

ALTER TABLE ONLY public.names ALTER COLUMN "position" SET DEFAULT nextval('public.names_position_seq'::regclass);

INSERT INTO public.catalogue_schema VALUES ('catalogue_0001');

INSERT INTO public.catalogue_state VALUES (1, 1);

INSERT INTO public.categories VALUES ('serviceportalloesungen', 'Serviceportallösungen', 8, 'Über Serviceportale sind die digitalen Dienste einer Stadt gesammelt und jederzeit erreichbar. Das erspart Wartezeit im Bürgerbüro und Anträge auf Papier. Daten lassen sich schneller austauschen, und man sieht, wie weit ein Antrag ist. Oft hilft ein Chatbot.', false);

INSERT INTO public.conversation_messages VALUES (1, 'contact', 'user', 'Wer ist für das Serviceportal Bielefeld zuständig?');
INSERT INTO public.conversation_messages VALUES (2, 'contact', 'assistant', 'Serviceportal – Stadt Bielefeld
Ansprechperson: Stefan Thias, Telefon +49 521 51-5198, E-Mail stefan.thias@bielefeld.de
Quelle: Broschüre, S. 20 (Stand: Anfang 2021)');
INSERT INTO public.conversation_messages VALUES (3, 'list', 'user', 'Welche Projekte gibt es in Soest?');
INSERT INTO public.conversation_messages VALUES (4, 'list', 'assistant', '7 Projekte in Soest:
1. Digitale Bürgerdienstleistungen – Grundantrag (Soest), S. 10
2. Digitale Bürgerdienstleistungen – Folgeantrag (Soest), S. 11
3. Digitale Bürgerdienstleistungen – Online-Beantragung von Sozialleistungen (Soest), S. 12
4. Digitale Bürgerdienstleistungen – Online-Bewerbungsverfahren für Veranstaltungen (Soest), S. 13
5. Hundesteueranmeldungsexperte (Soest), S. 17
6. NRWbot – Fundbüro & Statusabfrage Personalausweis / Reisepass (Soest), S. 18
7. Open Government- und Kommunikationsplattform (Soest), S. 30
Quelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)');
INSERT INTO public.conversation_messages VALUES (5, 'choice', 'user', 'Serviceportal Paderborn: was kostet das?');
INSERT INTO public.conversation_messages VALUES (6, 'choice', 'assistant', 'Ihre Frage passt zu 2 Projekten. Zu welchem möchten Sie die Kosten wissen?
1. Digitales Bürgerbüro – Stadt Paderborn
2. Serviceportal – Kreis Paderborn
Sie können die Nummer, den Namen oder den Ort nennen.');
INSERT INTO public.conversation_messages VALUES (7, 'errand', 'user', 'Wie melde ich meinen Hund in Soest an?');
INSERT INTO public.conversation_messages VALUES (8, 'errand', 'assistant', 'Passend zu Ihrem Anliegen kenne ich 2 Projekte:
- Digitale Bürgerdienstleistungen – Grundantrag (Soest), S. 10. Der Weg führt über das Serviceportal Soest.
- Hundesteueranmeldungsexperte (Soest), S. 17. Der Weg führt über das Serviceportal Soest.
Anträge nehme ich selbst nicht an. Ob der Dienst heute verfügbar ist, zeigt das Portal der Kommune.
Quelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)');
INSERT INTO public.conversation_messages VALUES (9, 'easy', 'user', 'Worum geht es bei DigiKnow?');
INSERT INTO public.conversation_messages VALUES (10, 'easy', 'assistant', 'DigiKnow – Der 7. Sinn der Digitalisierung (Gelsenkirchen)
Animierte Videos erklären Themen der Digitalisierung und stellen Neuerungen und Projekte vor, die in Nordrhein-Westfalen entstehen. Das Institut für Internet-Sicherheit der Westfälischen Hochschule will Menschen damit für digitale Themen sensibilisieren und den Wandel verständlich machen. Das soll Vertrauen schaffen.
Quelle: Broschüre, S. 23 (Stand: Anfang 2021)');
INSERT INTO public.conversation_messages VALUES (11, 'easy', 'user', 'Bitte in Leichter Sprache');
INSERT INTO public.conversation_messages VALUES (12, 'easy', 'assistant', 'Ich schreibe jetzt in einfacher Sprache.
Wollen Sie das nicht mehr?
Dann schreiben Sie: wieder normal.');
INSERT INTO public.conversation_messages VALUES (13, 'easy', 'assistant', 'Das Projekt heißt: DigiKnow – Der 7. Sinn der Digitalisierung.
Das Projekt ist in: Gelsenkirchen.
In dem Projekt geht es um:
- Erklärvideos
- Awareness
- Digitale Transformation
- Technologietransfer
Das steht in der Broschüre auf Seite 23.
Die Broschüre ist von Anfang 2021.');
INSERT INTO public.conversation_messages VALUES (14, 'ranking', 'user', 'Welche Projekte kosten über 1 Million Euro?');
INSERT INTO public.conversation_messages VALUES (15, 'ranking', 'assistant', '8 Projekte mit Gesamtkosten über 1.000.000 €:
1. Digitales Bürgerbüro – Stadt Paderborn, S. 9: 2.997.000 €
2. Digitalisierung von Prozessen im Ausländerwesen (Solingen), S. 14: 1.969.000 €
3. Digitalisierung von Prozessen im Bürgerservice – Kinder, Jugend und Familie (Wuppertal), S. 15: 2.028.000 €
4. Digitalisierung von Prozessen im Bürgerwesen (Remscheid), S. 16: 1.970.000 €
5. egov multidigital (Aachen), S. 25: 1.423.000 €
6. govchain nrw (Aachen), S. 26: 1.351.000 €
7. Smartphone-Bürger-ID (Gelsenkirchen), S. 27: 4.613.000 €
8. Verwaltungsweite Einführung eines digitalen Aktenplans (Wuppertal), S. 28: 2.256.000 €
Ohne nähere Angaben und deshalb nicht geprüft: 5 Projekte.
Quelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)');
INSERT INTO public.conversation_messages VALUES (16, 'ranking', 'user', 'Welches davon ist das teuerste?');
INSERT INTO public.conversation_messages VALUES (17, 'ranking', 'assistant', 'Projekte mit Gesamtkosten über 1.000.000 €, geordnet nach Gesamtkosten (höchste zuerst):
1. Smartphone-Bürger-ID (Gelsenkirchen), S. 27: 4.613.000 €
Verglichen sind nur Projekte, deren Zahlen mir bekannt sind.
Quelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)');

INSERT INTO public.conversations VALUES ('contact', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": ["serviceportal-bielefeld"], "earlier": [], "facets": ["contact"], "operation": "facts", "listed": [], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Facts", "projects": ["serviceportal-bielefeld"], "facets": ["contact"], "words": ["wer", "ist", "fur", "das", "serviceportal", "bielefeld", "zustandig"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO public.conversations VALUES ('list', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": [], "earlier": [], "facets": [], "operation": "list", "listed": ["digitale-buergerdienstleistungen-grundantrag", "digitale-buergerdienstleistungen-folgeantrag", "digitale-buergerdienstleistungen-sozialleistungen", "digitale-buergerdienstleistungen-veranstaltungen", "hundesteueranmeldungsexperte", "nrwbot", "open-government-kommunikationsplattform"], "conditions": [{"field": "place", "values": ["Soest"]}], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Listing", "conditions": [{"condition": {"field": "place", "values": ["Soest"]}}]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO public.conversations VALUES ('choice', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": [], "earlier": [], "facets": ["money"], "operation": "choose", "listed": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": {"projects": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "facets": ["money"]}, "said": [{"kind": "Choose", "projects": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "facets": ["money"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO public.conversations VALUES ('errand', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"], "earlier": [], "facets": ["summary"], "operation": "facts", "listed": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Service", "projects": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO public.conversations VALUES ('easy', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": ["digiknow"], "earlier": [], "facets": ["summary"], "operation": "facts", "listed": [], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Facts", "projects": ["digiknow"], "facets": ["summary"], "words": ["worum", "geht", "es", "bei", "digiknow"]}], "misses": 0, "easy": true, "english": false, "answered_at": 1795510800.0}}');
INSERT INTO public.conversations VALUES ('ranking', '2026-11-24 09:00:00', '{"dialogue_state": {"focus": ["smartphone-buerger-id"], "earlier": [], "facets": ["money"], "operation": "rank", "listed": ["smartphone-buerger-id"], "conditions": [{"field": "total_eur", "low": 1000001}], "wider": [], "order": ["total_eur", true], "places": [], "regions": [], "pending": null, "said": [{"kind": "Rank", "conditions": [{"condition": {"field": "total_eur", "low": 1000001}}], "order": "total_eur", "descending": true}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510800.0}}');

INSERT INTO public.conversations_schema VALUES ('conversations_0001');

INSERT INTO public.journal_asked VALUES ('2026-11-23', 'contact', 'serviceportal-bielefeld', 1);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'list', '', 2);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'question back', '', 1);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'service', '', 1);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'summary', 'digiknow', 2);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'talk', 'ask_easy', 1);
INSERT INTO public.journal_asked VALUES ('2026-11-23', 'ranking', '', 1);

INSERT INTO public.journal_feedback VALUES ('00d320cf21b642aabea845a659af472f', '2026-11-26 13:12:55.076283', 'up', 'Was kostet DigiKnow?', 'Gesamtkosten', 'Danke, sehr hilfreich');

INSERT INTO public.links VALUES ('serviceportal-bielefeld', 0, 'Link zur Projektseite', NULL);
INSERT INTO public.links VALUES ('serviceportal-bielefeld', 1, 'Link zum Serviceportal Bielefeld', NULL);
INSERT INTO public.links VALUES ('serviceportal-bielefeld', 2, 'Kommunalportal.NRW', NULL);

INSERT INTO public.milestones VALUES ('serviceportal-bielefeld', 1, 'Entwicklung des Konzeptes und Portal-Designs', '2020-12');
INSERT INTO public.milestones VALUES ('serviceportal-bielefeld', 2, 'Aufbau der Infrastruktur und Produktivsetzung des Serviceportals', '2021-11');
INSERT INTO public.milestones VALUES ('serviceportal-bielefeld', 3, 'Einbindung von bestehenden und neuen Online-Diensten', '2022-12');
INSERT INTO public.milestones VALUES ('serviceportal-bielefeld', 4, 'Erweiterung des Serviceportals um Geoportal-Funktionalitäten und Bereitstellung des geoEDITOR', '2022-12');

INSERT INTO public.names VALUES (646, 'project', 'serviceportal-bielefeld', 'Serviceportal', 1);
INSERT INTO public.names VALUES (647, 'project', 'serviceportal-bielefeld', 'Serviceportal – Stadt Bielefeld', 1);
INSERT INTO public.names VALUES (648, 'project', 'serviceportal-bielefeld', 'Serviceportal Bielefeld', 1);
INSERT INTO public.names VALUES (649, 'project', 'serviceportal-bielefeld', 'Serviceportal Stadt Bielefeld', 1);
INSERT INTO public.names VALUES (650, 'project', 'serviceportal-bielefeld', 'Serviceportal der Stadt Bielefeld', 0.9);
INSERT INTO public.names VALUES (651, 'project', 'serviceportal-bielefeld', 'Bielefelder Serviceportal', 0.9);
INSERT INTO public.names VALUES (652, 'project', 'serviceportal-bielefeld', 'Bürgerportal Bielefeld', 0.9);

INSERT INTO public.organisations VALUES ('serviceportal-bielefeld', 0, 'Stadt Bielefeld', 'stadt bielefeld', true);

INSERT INTO public.places VALUES ('Bielefeld', 'bielefeld', 'bielefeld', 'kreisfreie Stadt', 'Bielefeld', 'Detmold', 'ostwestfalen-lippe', 'member');
INSERT INTO public.places VALUES ('Paderborn', 'paderborn', 'paderborn', 'kreisangehörig', 'Kreis Paderborn', 'Detmold', 'ostwestfalen-lippe', 'lead');
INSERT INTO public.places VALUES ('Soest', 'soest', 'soest', 'kreisangehörig', 'Kreis Soest', 'Arnsberg', 'soest', 'lead');

INSERT INTO public.projects VALUES ('serviceportal-bielefeld', 'Serviceportal', 'serviceportal – stadt bielefeld', 'Stadt Bielefeld', 'Bielefeld', 'Bielefeld', 'Bielefeld', 'ostwestfalen-lippe', 'serviceportalloesungen', 20, 'Stefan Thias', 'stefan thias', '+49 521 51-5198', 'stefan.thias@bielefeld.de', '2020-01-01', '2022-12-31', 1096, 967000, 870000, 97000, '2022-12', 4, 'Bielefeld bündelt die Wege zur Verwaltung an einer Stelle im Netz, für Bürgerinnen, Bürger und Unternehmen. Das Portal soll leicht zu bedienen sein und bekommt Geoportal-Funktionen auf Open-Source-Basis. Neu sind zum Beispiel Besuchertages- und Sonderparkausweise, Genehmigungen für Schuttmulden, die Meldung als Wahlhelferin oder Wahlhelfer und das Bestellen oder Ändern von Mülltonnen.');

INSERT INTO public.regions VALUES ('ostwestfalen-lippe', 3, 'Ostwestfalen-Lippe', 'Paderborn', 'Detmold', 14, 'Im Mittelpunkt steht E-Government mit Serviceportalen und Open Data. Dazu kommen Smart-City-Angebote: eine Plattform für Gesundheit, kluge Planung im Kulturmanagement und die digitale Erfassung von Immobiliengeschäften.', 5);
INSERT INTO public.regions VALUES ('soest', 4, 'Soest', 'Soest', 'Arnsberg', 25, 'Soest ist die kleinste Kommune im Programm und steht für Mittelstädte und den ländlichen Raum. Die Region verbindet Online-Dienste für zu Hause mit Mobilität und smarter Infrastruktur. Sie achtet darauf, dass sich alles übertragen lässt.', 5);

INSERT INTO public.reuse_kinds VALUES ('konzepte', 0, 'Konzepte', 'Ein Konzept stellt ein Projekt im Ganzen vor und zeigt, worauf es ankommt. Es hilft bei der Planung und enthält oft auch Analysen, organisatorische Schritte oder eine Kostenrechnung.');
INSERT INTO public.reuse_kinds VALUES ('vorlagen-verfahren', 1, 'Vorlagen & Verfahren', 'Vorlagen und Verfahren beschreiben Schritt für Schritt, wie ein Projekt abläuft, und dienen als Muster. Das hilft etwa beim Erheben von Daten, bei Formularen, Profilen oder Referenzprozessen.');
INSERT INTO public.reuse_kinds VALUES ('bausteine', 2, 'Bausteine', 'Bausteine sind einzelne Teile einer modularen Lösung, zum Beispiel Software-Elemente, Teile einer App oder Use Cases. Kommunen können darauf eigene Lösungen aufbauen oder vorhandene erweitern.');
INSERT INTO public.reuse_kinds VALUES ('lizenzfreie-loesungen', 3, 'Lizenzfreie Lösungen', 'Lizenzfreie Lösungen sind frei verfügbar. Sie nutzen IT-Standards und häufig Open Source. Das macht die Nachnutzung leicht, vor allem bei Portalen und Plattformen.');

INSERT INTO public.reuse_offers VALUES ('serviceportal-bielefeld', 0, 'vorlagen-verfahren', 'Die Stadt beschreibt für andere, wie sich Online-Dienste entwickeln lassen.');
INSERT INTO public.reuse_offers VALUES ('serviceportal-bielefeld', 1, 'lizenzfreie-loesungen', 'Kommunen in NRW können den geoEDITOR nutzen, ein Open-Source-Werkzeug für Online-Dienste; zur Nachnutzung trägt auch die neue Schnittstelle bei, die den Form-Solutions-Formularserver anbindet. Auch Erfahrungen mit barrierefreiem Portal-Design gibt Bielefeld weiter. Für die Aufnahme ins Kommunalportal.NRW arbeitet die Stadt mit dem KDN.');

INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 0, 'Geoportal', 'geoportal');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 1, 'Open Source', 'open source');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 2, 'Barrierefreiheit', 'barrierefreiheit');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 3, 'Parken', 'parken');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 4, 'Wahlen', 'wahlen');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 5, 'Abfall', 'abfall');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 6, 'Nutzerfreundlichkeit', 'nutzerfreundlichkeit');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 7, 'Angebote für Unternehmen', 'angebote für unternehmen');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 8, 'Schnittstellen', 'schnittstellen');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'topic', 9, 'Zusammenarbeit mit dem KDN', 'zusammenarbeit mit dem kdn');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'service', 10, 'Besuchertagesparkausweis', 'besuchertagesparkausweis');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'service', 11, 'Sonderparkausweis', 'sonderparkausweis');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'service', 12, 'Ausnahmegenehmigung für Schuttmulden', 'ausnahmegenehmigung für schuttmulden');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'service', 13, 'Meldung als Wahlhelfer', 'meldung als wahlhelfer');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'service', 14, 'Mülltonnen bestellen oder ändern', 'mülltonnen bestellen oder ändern');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'product', 15, 'geoEDITOR', 'geoeditor');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'product', 16, 'Form-Solutions', 'form-solutions');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'product', 17, 'Formularserver', 'formularserver');
INSERT INTO public.tags VALUES ('serviceportal-bielefeld', 'product', 18, 'Kommunalportal.NRW', 'kommunalportal.nrw');

SELECT pg_catalog.setval('public.catalogue_state_id_seq', 1, false);

SELECT pg_catalog.setval('public.conversation_messages_id_seq', 17, true);

SELECT pg_catalog.setval('public.journal_unanswered_id_seq', 1, false);

SELECT pg_catalog.setval('public.names_position_seq', 1, false);

ALTER TABLE ONLY public.catalogue_schema
    ADD CONSTRAINT catalogue_schema_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.catalogue_state
    ADD CONSTRAINT catalogue_state_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.categories
    ADD CONSTRAINT categories_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversation_messages
    ADD CONSTRAINT conversation_messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversations_schema
    ADD CONSTRAINT conversations_schema_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_asked
    ADD CONSTRAINT journal_asked_pkey PRIMARY KEY (week, topic, detail);

ALTER TABLE ONLY public.journal_feedback
    ADD CONSTRAINT journal_feedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.journal_unanswered
    ADD CONSTRAINT journal_unanswered_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_pkey PRIMARY KEY (project_id, "position");

ALTER TABLE ONLY public.milestones
    ADD CONSTRAINT milestones_pkey PRIMARY KEY (project_id, number);

ALTER TABLE ONLY public.names
    ADD CONSTRAINT names_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_pkey PRIMARY KEY (project_id, "position");

ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_pkey PRIMARY KEY (name);

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.region_members
    ADD CONSTRAINT region_members_pkey PRIMARY KEY (region_id, "position");

ALTER TABLE ONLY public.regions
    ADD CONSTRAINT regions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reuse_kinds
    ADD CONSTRAINT reuse_kinds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reuse_offers
    ADD CONSTRAINT reuse_offers_pkey PRIMARY KEY (project_id, "position");

ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (project_id, kind, "position");

ALTER TABLE ONLY public.terms
    ADD CONSTRAINT terms_pkey PRIMARY KEY (id);

CREATE INDEX ix_categories_page ON public.categories USING btree (page);

CREATE INDEX ix_conversation_messages_conversation_id ON public.conversation_messages USING btree (conversation_id);

CREATE INDEX ix_conversations_last_at ON public.conversations USING btree (last_at);

CREATE INDEX ix_facts_region_id ON public.facts USING btree (region_id);

CREATE INDEX ix_journal_feedback_created_at ON public.journal_feedback USING btree (created_at);

CREATE INDEX ix_journal_unanswered_asked_on ON public.journal_unanswered USING btree (asked_on);

CREATE INDEX ix_organisations_name_key ON public.organisations USING btree (name_key);

CREATE INDEX ix_places_kreis ON public.places USING btree (kreis);

CREATE INDEX ix_places_name_key ON public.places USING btree (name_key);

CREATE INDEX ix_places_region_id ON public.places USING btree (region_id);

CREATE INDEX ix_places_short_key ON public.places USING btree (short_key);

CREATE INDEX ix_projects_category_id ON public.projects USING btree (category_id);

CREATE INDEX ix_projects_contact_key ON public.projects USING btree (contact_key);

CREATE INDEX ix_projects_duration_days ON public.projects USING btree (duration_days);

CREATE INDEX ix_projects_end ON public.projects USING btree ("end");

CREATE INDEX ix_projects_kreis ON public.projects USING btree (kreis);

CREATE INDEX ix_projects_land_eur ON public.projects USING btree (land_eur);

CREATE INDEX ix_projects_municipality ON public.projects USING btree (municipality);

CREATE INDEX ix_projects_own_eur ON public.projects USING btree (own_eur);

CREATE INDEX ix_projects_page ON public.projects USING btree (page);

CREATE INDEX ix_projects_place ON public.projects USING btree (place);

CREATE INDEX ix_projects_region_id ON public.projects USING btree (region_id);

CREATE INDEX ix_projects_start ON public.projects USING btree (start);

CREATE INDEX ix_projects_title_key ON public.projects USING btree (title_key);

CREATE INDEX ix_projects_total_eur ON public.projects USING btree (total_eur);

CREATE INDEX ix_projects_transferable_from ON public.projects USING btree (transferable_from);

CREATE INDEX ix_reuse_offers_kind_id ON public.reuse_offers USING btree (kind_id);

CREATE INDEX ix_tags_name_key ON public.tags USING btree (name_key);

ALTER TABLE ONLY public.conversation_messages
    ADD CONSTRAINT conversation_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.facts
    ADD CONSTRAINT facts_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.regions(id);

ALTER TABLE ONLY public.links
    ADD CONSTRAINT links_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE ONLY public.milestones
    ADD CONSTRAINT milestones_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE ONLY public.organisations
    ADD CONSTRAINT organisations_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.regions(id);

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_category_id_fkey FOREIGN KEY (category_id) REFERENCES public.categories(id);

ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.regions(id);

ALTER TABLE ONLY public.region_members
    ADD CONSTRAINT region_members_region_id_fkey FOREIGN KEY (region_id) REFERENCES public.regions(id);

ALTER TABLE ONLY public.reuse_offers
    ADD CONSTRAINT reuse_offers_kind_id_fkey FOREIGN KEY (kind_id) REFERENCES public.reuse_kinds(id);

ALTER TABLE ONLY public.reuse_offers
    ADD CONSTRAINT reuse_offers_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id);

