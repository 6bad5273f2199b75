PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE catalogue_schema (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT catalogue_schema_pkc PRIMARY KEY (version_num)
);
INSERT INTO catalogue_schema VALUES('catalogue_0001');
CREATE TABLE catalogue_state (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO catalogue_state VALUES(1,1);
CREATE TABLE categories (
	id VARCHAR(80) NOT NULL, 
	name TEXT NOT NULL, 
	page INTEGER NOT NULL, 
	intro TEXT NOT NULL, 
	announced BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO categories VALUES('serviceportalloesungen','Serviceportallösungen',8,'Über Serviceportale sind die digitalen Dienste einer Stadt gesammelt und jederzeit erreichbar. Das erspart Wartezeit im Bürgerbüro und Anträge auf Papier. Daten lassen sich schneller austauschen, und man sieht, wie weit ein Antrag ist. Oft hilft ein Chatbot.',0);
CREATE TABLE names (
	position INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	target TEXT NOT NULL, 
	surface TEXT NOT NULL, 
	weight FLOAT NOT NULL, 
	PRIMARY KEY (position)
);
INSERT INTO names VALUES(646,'project','serviceportal-bielefeld','Serviceportal',1.0);
INSERT INTO names VALUES(647,'project','serviceportal-bielefeld','Serviceportal – Stadt Bielefeld',1.0);
INSERT INTO names VALUES(648,'project','serviceportal-bielefeld','Serviceportal Bielefeld',1.0);
INSERT INTO names VALUES(649,'project','serviceportal-bielefeld','Serviceportal Stadt Bielefeld',1.0);
INSERT INTO names VALUES(650,'project','serviceportal-bielefeld','Serviceportal der Stadt Bielefeld',0.9000000000000000222);
INSERT INTO names VALUES(651,'project','serviceportal-bielefeld','Bielefelder Serviceportal',0.9000000000000000222);
INSERT INTO names VALUES(652,'project','serviceportal-bielefeld','Bürgerportal Bielefeld',0.9000000000000000222);
CREATE TABLE regions (
	id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	lead_municipality TEXT NOT NULL, 
	regierungsbezirk TEXT NOT NULL, 
	project_count INTEGER NOT NULL, 
	focus TEXT NOT NULL, 
	page INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO regions VALUES('ostwestfalen-lippe',3,'Ostwestfalen-Lippe','Paderborn','Detmold',14,'Im Mittelpunkt steht E-Government mit Serviceportalen und Open Data. Dazu kommen Smart-City-Angebote: eine Plattform für Gesundheit, kluge Planung im Kulturmanagement und die digitale Erfassung von Immobiliengeschäften.',5);
INSERT INTO regions VALUES('soest',4,'Soest','Soest','Arnsberg',25,'Soest ist die kleinste Kommune im Programm und steht für Mittelstädte und den ländlichen Raum. Die Region verbindet Online-Dienste für zu Hause mit Mobilität und smarter Infrastruktur. Sie achtet darauf, dass sich alles übertragen lässt.',5);
CREATE TABLE reuse_kinds (
	id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	explanation TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO reuse_kinds VALUES('konzepte',0,'Konzepte','Ein Konzept stellt ein Projekt im Ganzen vor und zeigt, worauf es ankommt. Es hilft bei der Planung und enthält oft auch Analysen, organisatorische Schritte oder eine Kostenrechnung.');
INSERT INTO reuse_kinds VALUES('vorlagen-verfahren',1,'Vorlagen & Verfahren','Vorlagen und Verfahren beschreiben Schritt für Schritt, wie ein Projekt abläuft, und dienen als Muster. Das hilft etwa beim Erheben von Daten, bei Formularen, Profilen oder Referenzprozessen.');
INSERT INTO reuse_kinds VALUES('bausteine',2,'Bausteine','Bausteine sind einzelne Teile einer modularen Lösung, zum Beispiel Software-Elemente, Teile einer App oder Use Cases. Kommunen können darauf eigene Lösungen aufbauen oder vorhandene erweitern.');
INSERT INTO reuse_kinds VALUES('lizenzfreie-loesungen',3,'Lizenzfreie Lösungen','Lizenzfreie Lösungen sind frei verfügbar. Sie nutzen IT-Standards und häufig Open Source. Das macht die Nachnutzung leicht, vor allem bei Portalen und Plattformen.');
CREATE TABLE terms (
	id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	term TEXT NOT NULL, 
	text TEXT NOT NULL, 
	source TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE facts (
	id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	region_id VARCHAR(80), 
	text TEXT NOT NULL, 
	source TEXT NOT NULL, 
	as_of TEXT NOT NULL, 
	later BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(region_id) REFERENCES regions (id)
);
CREATE TABLE places (
	name VARCHAR(120) NOT NULL, 
	name_key VARCHAR(120) NOT NULL, 
	short_key VARCHAR(120) NOT NULL, 
	kind TEXT NOT NULL, 
	kreis VARCHAR(120) NOT NULL, 
	regierungsbezirk TEXT NOT NULL, 
	region_id VARCHAR(80), 
	role TEXT, 
	PRIMARY KEY (name), 
	FOREIGN KEY(region_id) REFERENCES regions (id)
);
INSERT INTO places VALUES('Bielefeld','bielefeld','bielefeld','kreisfreie Stadt','Bielefeld','Detmold','ostwestfalen-lippe','member');
INSERT INTO places VALUES('Paderborn','paderborn','paderborn','kreisangehörig','Kreis Paderborn','Detmold','ostwestfalen-lippe','lead');
INSERT INTO places VALUES('Soest','soest','soest','kreisangehörig','Kreis Soest','Arnsberg','soest','lead');
CREATE TABLE projects (
	id VARCHAR(120) NOT NULL, 
	title TEXT NOT NULL, 
	title_key TEXT NOT NULL, 
	subtitle TEXT, 
	municipality VARCHAR(120) NOT NULL, 
	place VARCHAR(120) NOT NULL, 
	kreis VARCHAR(120) NOT NULL, 
	region_id VARCHAR(80) NOT NULL, 
	category_id VARCHAR(80) NOT NULL, 
	page INTEGER NOT NULL, 
	contact_name TEXT, 
	contact_key VARCHAR(160), 
	contact_phone TEXT, 
	contact_email TEXT, 
	start DATE, 
	"end" DATE, 
	duration_days INTEGER, 
	total_eur INTEGER, 
	land_eur INTEGER, 
	own_eur INTEGER, 
	transferable_from VARCHAR(7), 
	milestone_count INTEGER, 
	summary TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(category_id) REFERENCES categories (id), 
	FOREIGN KEY(region_id) REFERENCES regions (id)
);
INSERT INTO projects VALUES('serviceportal-bielefeld','Serviceportal','serviceportal – stadt bielefeld','Stadt Bielefeld','Bielefeld','Bielefeld','Bielefeld','ostwestfalen-lippe','serviceportalloesungen',20,'Stefan Thias','stefan thias','+49 521 51-5198','stefan.thias@bielefeld.de','2020-01-01','2022-12-31',1096,967000,870000,97000,'2022-12',4,'Bielefeld bündelt die Wege zur Verwaltung an einer Stelle im Netz, für Bürgerinnen, Bürger und Unternehmen. Das Portal soll leicht zu bedienen sein und bekommt Geoportal-Funktionen auf Open-Source-Basis. Neu sind zum Beispiel Besuchertages- und Sonderparkausweise, Genehmigungen für Schuttmulden, die Meldung als Wahlhelferin oder Wahlhelfer und das Bestellen oder Ändern von Mülltonnen.');
CREATE TABLE region_members (
	region_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (region_id, position), 
	FOREIGN KEY(region_id) REFERENCES regions (id)
);
CREATE TABLE links (
	project_id VARCHAR(120) NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	url TEXT, 
	PRIMARY KEY (project_id, position), 
	FOREIGN KEY(project_id) REFERENCES projects (id)
);
INSERT INTO links VALUES('serviceportal-bielefeld',0,'Link zur Projektseite',NULL);
INSERT INTO links VALUES('serviceportal-bielefeld',1,'Link zum Serviceportal Bielefeld',NULL);
INSERT INTO links VALUES('serviceportal-bielefeld',2,'Kommunalportal.NRW',NULL);
CREATE TABLE milestones (
	project_id VARCHAR(120) NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	until VARCHAR(7) NOT NULL, 
	PRIMARY KEY (project_id, number), 
	FOREIGN KEY(project_id) REFERENCES projects (id)
);
INSERT INTO milestones VALUES('serviceportal-bielefeld',1,'Entwicklung des Konzeptes und Portal-Designs','2020-12');
INSERT INTO milestones VALUES('serviceportal-bielefeld',2,'Aufbau der Infrastruktur und Produktivsetzung des Serviceportals','2021-11');
INSERT INTO milestones VALUES('serviceportal-bielefeld',3,'Einbindung von bestehenden und neuen Online-Diensten','2022-12');
INSERT INTO milestones VALUES('serviceportal-bielefeld',4,'Erweiterung des Serviceportals um Geoportal-Funktionalitäten und Bereitstellung des geoEDITOR','2022-12');
CREATE TABLE organisations (
	project_id VARCHAR(120) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_key VARCHAR(240) NOT NULL, 
	is_lead BOOLEAN NOT NULL, 
	PRIMARY KEY (project_id, position), 
	FOREIGN KEY(project_id) REFERENCES projects (id)
);
INSERT INTO organisations VALUES('serviceportal-bielefeld',0,'Stadt Bielefeld','stadt bielefeld',1);
CREATE TABLE reuse_offers (
	project_id VARCHAR(120) NOT NULL, 
	position INTEGER NOT NULL, 
	kind_id VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (project_id, position), 
	FOREIGN KEY(kind_id) REFERENCES reuse_kinds (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id)
);
INSERT INTO reuse_offers VALUES('serviceportal-bielefeld',0,'vorlagen-verfahren','Die Stadt beschreibt für andere, wie sich Online-Dienste entwickeln lassen.');
INSERT INTO reuse_offers VALUES('serviceportal-bielefeld',1,'lizenzfreie-loesungen','Kommunen in NRW können den geoEDITOR nutzen, ein Open-Source-Werkzeug für Online-Dienste; zur Nachnutzung trägt auch die neue Schnittstelle bei, die den Form-Solutions-Formularserver anbindet. Auch Erfahrungen mit barrierefreiem Portal-Design gibt Bielefeld weiter. Für die Aufnahme ins Kommunalportal.NRW arbeitet die Stadt mit dem KDN.');
CREATE TABLE tags (
	project_id VARCHAR(120) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	name_key VARCHAR(160) NOT NULL, 
	PRIMARY KEY (project_id, kind, position), 
	FOREIGN KEY(project_id) REFERENCES projects (id)
);
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',0,'Geoportal','geoportal');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',1,'Open Source','open source');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',2,'Barrierefreiheit','barrierefreiheit');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',3,'Parken','parken');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',4,'Wahlen','wahlen');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',5,'Abfall','abfall');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',6,'Nutzerfreundlichkeit','nutzerfreundlichkeit');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',7,'Angebote für Unternehmen','angebote für unternehmen');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',8,'Schnittstellen','schnittstellen');
INSERT INTO tags VALUES('serviceportal-bielefeld','topic',9,'Zusammenarbeit mit dem KDN','zusammenarbeit mit dem kdn');
INSERT INTO tags VALUES('serviceportal-bielefeld','service',10,'Besuchertagesparkausweis','besuchertagesparkausweis');
INSERT INTO tags VALUES('serviceportal-bielefeld','service',11,'Sonderparkausweis','sonderparkausweis');
INSERT INTO tags VALUES('serviceportal-bielefeld','service',12,'Ausnahmegenehmigung für Schuttmulden','ausnahmegenehmigung für schuttmulden');
INSERT INTO tags VALUES('serviceportal-bielefeld','service',13,'Meldung als Wahlhelfer','meldung als wahlhelfer');
INSERT INTO tags VALUES('serviceportal-bielefeld','service',14,'Mülltonnen bestellen oder ändern','mülltonnen bestellen oder ändern');
INSERT INTO tags VALUES('serviceportal-bielefeld','product',15,'geoEDITOR','geoeditor');
INSERT INTO tags VALUES('serviceportal-bielefeld','product',16,'Form-Solutions','form-solutions');
INSERT INTO tags VALUES('serviceportal-bielefeld','product',17,'Formularserver','formularserver');
INSERT INTO tags VALUES('serviceportal-bielefeld','product',18,'Kommunalportal.NRW','kommunalportal.nrw');
CREATE TABLE journal_asked (
	week DATE NOT NULL, 
	topic VARCHAR(40) NOT NULL, 
	detail VARCHAR(160) NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (week, topic, detail)
);
INSERT INTO journal_asked VALUES('2026-11-23','contact','serviceportal-bielefeld',1);
INSERT INTO journal_asked VALUES('2026-11-23','list','',2);
INSERT INTO journal_asked VALUES('2026-11-23','question back','',1);
INSERT INTO journal_asked VALUES('2026-11-23','service','',1);
INSERT INTO journal_asked VALUES('2026-11-23','summary','digiknow',2);
INSERT INTO journal_asked VALUES('2026-11-23','talk','ask_easy',1);
INSERT INTO journal_asked VALUES('2026-11-23','ranking','',1);
CREATE TABLE journal_feedback (
	id VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	rating VARCHAR(4) NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	comment TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO journal_feedback VALUES('582748a0ccd54432bbdb5627c0c74875','2026-11-26 13:12:42.468434','up','Was kostet DigiKnow?','Gesamtkosten','Danke, sehr hilfreich');
CREATE TABLE journal_unanswered (
	id INTEGER NOT NULL, 
	asked_on DATE NOT NULL, 
	reason VARCHAR(40) NOT NULL, 
	question TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE conversations_schema (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT conversations_schema_pkc PRIMARY KEY (version_num)
);
INSERT INTO conversations_schema VALUES('conversations_0001');
CREATE TABLE conversations (
	id VARCHAR(255) NOT NULL, 
	last_at DATETIME NOT NULL, 
	slots TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO conversations VALUES('contact','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": ["serviceportal-bielefeld"], "earlier": [], "facets": ["contact"], "operation": "facts", "listed": [], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Facts", "projects": ["serviceportal-bielefeld"], "facets": ["contact"], "words": ["wer", "ist", "fur", "das", "serviceportal", "bielefeld", "zustandig"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO conversations VALUES('list','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": [], "earlier": [], "facets": [], "operation": "list", "listed": ["digitale-buergerdienstleistungen-grundantrag", "digitale-buergerdienstleistungen-folgeantrag", "digitale-buergerdienstleistungen-sozialleistungen", "digitale-buergerdienstleistungen-veranstaltungen", "hundesteueranmeldungsexperte", "nrwbot", "open-government-kommunikationsplattform"], "conditions": [{"field": "place", "values": ["Soest"]}], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Listing", "conditions": [{"condition": {"field": "place", "values": ["Soest"]}}]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO conversations VALUES('choice','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": [], "earlier": [], "facets": ["money"], "operation": "choose", "listed": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": {"projects": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "facets": ["money"]}, "said": [{"kind": "Choose", "projects": ["digitales-buergerbuero", "serviceportal-kreis-paderborn"], "facets": ["money"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO conversations VALUES('errand','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"], "earlier": [], "facets": ["summary"], "operation": "facts", "listed": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Service", "projects": ["digitale-buergerdienstleistungen-grundantrag", "hundesteueranmeldungsexperte"]}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510740.0}}');
INSERT INTO conversations VALUES('easy','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": ["digiknow"], "earlier": [], "facets": ["summary"], "operation": "facts", "listed": [], "conditions": [], "wider": [], "order": null, "places": [], "regions": [], "pending": null, "said": [{"kind": "Facts", "projects": ["digiknow"], "facets": ["summary"], "words": ["worum", "geht", "es", "bei", "digiknow"]}], "misses": 0, "easy": true, "english": false, "answered_at": 1795510800.0}}');
INSERT INTO conversations VALUES('ranking','2026-11-24 09:00:00.000000','{"dialogue_state": {"focus": ["smartphone-buerger-id"], "earlier": [], "facets": ["money"], "operation": "rank", "listed": ["smartphone-buerger-id"], "conditions": [{"field": "total_eur", "low": 1000001}], "wider": [], "order": ["total_eur", true], "places": [], "regions": [], "pending": null, "said": [{"kind": "Rank", "conditions": [{"condition": {"field": "total_eur", "low": 1000001}}], "order": "total_eur", "descending": true}], "misses": 0, "easy": false, "english": false, "answered_at": 1795510800.0}}');
CREATE TABLE conversation_messages (
	id INTEGER NOT NULL, 
	conversation_id VARCHAR(255) NOT NULL, 
	author VARCHAR(9) NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);
INSERT INTO conversation_messages VALUES(1,'contact','user','Wer ist für das Serviceportal Bielefeld zuständig?');
INSERT INTO conversation_messages VALUES(2,'contact','assistant',replace('Serviceportal – Stadt Bielefeld\nAnsprechperson: Stefan Thias, Telefon +49 521 51-5198, E-Mail stefan.thias@bielefeld.de\nQuelle: Broschüre, S. 20 (Stand: Anfang 2021)','\n',char(10)));
INSERT INTO conversation_messages VALUES(3,'list','user','Welche Projekte gibt es in Soest?');
INSERT INTO conversation_messages VALUES(4,'list','assistant',replace('7 Projekte in Soest:\n1. Digitale Bürgerdienstleistungen – Grundantrag (Soest), S. 10\n2. Digitale Bürgerdienstleistungen – Folgeantrag (Soest), S. 11\n3. Digitale Bürgerdienstleistungen – Online-Beantragung von Sozialleistungen (Soest), S. 12\n4. Digitale Bürgerdienstleistungen – Online-Bewerbungsverfahren für Veranstaltungen (Soest), S. 13\n5. Hundesteueranmeldungsexperte (Soest), S. 17\n6. NRWbot – Fundbüro & Statusabfrage Personalausweis / Reisepass (Soest), S. 18\n7. Open Government- und Kommunikationsplattform (Soest), S. 30\nQuelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)','\n',char(10)));
INSERT INTO conversation_messages VALUES(5,'choice','user','Serviceportal Paderborn: was kostet das?');
INSERT INTO conversation_messages VALUES(6,'choice','assistant',replace('Ihre Frage passt zu 2 Projekten. Zu welchem möchten Sie die Kosten wissen?\n1. Digitales Bürgerbüro – Stadt Paderborn\n2. Serviceportal – Kreis Paderborn\nSie können die Nummer, den Namen oder den Ort nennen.','\n',char(10)));
INSERT INTO conversation_messages VALUES(7,'errand','user','Wie melde ich meinen Hund in Soest an?');
INSERT INTO conversation_messages VALUES(8,'errand','assistant',replace('Passend zu Ihrem Anliegen kenne ich 2 Projekte:\n- Digitale Bürgerdienstleistungen – Grundantrag (Soest), S. 10. Der Weg führt über das Serviceportal Soest.\n- Hundesteueranmeldungsexperte (Soest), S. 17. Der Weg führt über das Serviceportal Soest.\nAnträge nehme ich selbst nicht an. Ob der Dienst heute verfügbar ist, zeigt das Portal der Kommune.\nQuelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)','\n',char(10)));
INSERT INTO conversation_messages VALUES(9,'easy','user','Worum geht es bei DigiKnow?');
INSERT INTO conversation_messages VALUES(10,'easy','assistant',replace('DigiKnow – Der 7. Sinn der Digitalisierung (Gelsenkirchen)\nAnimierte Videos erklären Themen der Digitalisierung und stellen Neuerungen und Projekte vor, die in Nordrhein-Westfalen entstehen. Das Institut für Internet-Sicherheit der Westfälischen Hochschule will Menschen damit für digitale Themen sensibilisieren und den Wandel verständlich machen. Das soll Vertrauen schaffen.\nQuelle: Broschüre, S. 23 (Stand: Anfang 2021)','\n',char(10)));
INSERT INTO conversation_messages VALUES(11,'easy','user','Bitte in Leichter Sprache');
INSERT INTO conversation_messages VALUES(12,'easy','assistant',replace('Ich schreibe jetzt in einfacher Sprache.\nWollen Sie das nicht mehr?\nDann schreiben Sie: wieder normal.','\n',char(10)));
INSERT INTO conversation_messages VALUES(13,'easy','assistant',replace('Das Projekt heißt: DigiKnow – Der 7. Sinn der Digitalisierung.\nDas Projekt ist in: Gelsenkirchen.\nIn dem Projekt geht es um:\n- Erklärvideos\n- Awareness\n- Digitale Transformation\n- Technologietransfer\nDas steht in der Broschüre auf Seite 23.\nDie Broschüre ist von Anfang 2021.','\n',char(10)));
INSERT INTO conversation_messages VALUES(14,'ranking','user','Welche Projekte kosten über 1 Million Euro?');
INSERT INTO conversation_messages VALUES(15,'ranking','assistant',replace('8 Projekte mit Gesamtkosten über 1.000.000 €:\n1. Digitales Bürgerbüro – Stadt Paderborn, S. 9: 2.997.000 €\n2. Digitalisierung von Prozessen im Ausländerwesen (Solingen), S. 14: 1.969.000 €\n3. Digitalisierung von Prozessen im Bürgerservice – Kinder, Jugend und Familie (Wuppertal), S. 15: 2.028.000 €\n4. Digitalisierung von Prozessen im Bürgerwesen (Remscheid), S. 16: 1.970.000 €\n5. egov multidigital (Aachen), S. 25: 1.423.000 €\n6. govchain nrw (Aachen), S. 26: 1.351.000 €\n7. Smartphone-Bürger-ID (Gelsenkirchen), S. 27: 4.613.000 €\n8. Verwaltungsweite Einführung eines digitalen Aktenplans (Wuppertal), S. 28: 2.256.000 €\nOhne nähere Angaben und deshalb nicht geprüft: 5 Projekte.\nQuelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)','\n',char(10)));
INSERT INTO conversation_messages VALUES(16,'ranking','user','Welches davon ist das teuerste?');
INSERT INTO conversation_messages VALUES(17,'ranking','assistant',replace('Projekte mit Gesamtkosten über 1.000.000 €, geordnet nach Gesamtkosten (höchste zuerst):\n1. Smartphone-Bürger-ID (Gelsenkirchen), S. 27: 4.613.000 €\nVerglichen sind nur Projekte, deren Zahlen mir bekannt sind.\nQuelle: Broschüre, Seiten wie angegeben (Stand: Anfang 2021)','\n',char(10)));
CREATE INDEX ix_categories_page ON categories (page);
CREATE INDEX ix_facts_region_id ON facts (region_id);
CREATE INDEX ix_places_kreis ON places (kreis);
CREATE INDEX ix_places_name_key ON places (name_key);
CREATE INDEX ix_places_region_id ON places (region_id);
CREATE INDEX ix_places_short_key ON places (short_key);
CREATE INDEX ix_projects_category_id ON projects (category_id);
CREATE INDEX ix_projects_contact_key ON projects (contact_key);
CREATE INDEX ix_projects_duration_days ON projects (duration_days);
CREATE INDEX ix_projects_end ON projects ("end");
CREATE INDEX ix_projects_kreis ON projects (kreis);
CREATE INDEX ix_projects_land_eur ON projects (land_eur);
CREATE INDEX ix_projects_municipality ON projects (municipality);
CREATE INDEX ix_projects_own_eur ON projects (own_eur);
CREATE INDEX ix_projects_page ON projects (page);
CREATE INDEX ix_projects_place ON projects (place);
CREATE INDEX ix_projects_region_id ON projects (region_id);
CREATE INDEX ix_projects_start ON projects (start);
CREATE INDEX ix_projects_title_key ON projects (title_key);
CREATE INDEX ix_projects_total_eur ON projects (total_eur);
CREATE INDEX ix_projects_transferable_from ON projects (transferable_from);
CREATE INDEX ix_organisations_name_key ON organisations (name_key);
CREATE INDEX ix_reuse_offers_kind_id ON reuse_offers (kind_id);
CREATE INDEX ix_tags_name_key ON tags (name_key);
CREATE INDEX ix_journal_feedback_created_at ON journal_feedback (created_at);
CREATE INDEX ix_journal_unanswered_asked_on ON journal_unanswered (asked_on);
CREATE INDEX ix_conversations_last_at ON conversations (last_at);
CREATE INDEX ix_conversation_messages_conversation_id ON conversation_messages (conversation_id);
COMMIT;
