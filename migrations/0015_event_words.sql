-- The words of what events are called, for suggestions while someone types. It refers to events by rowid and holds no text of its own: a later migration
-- that rebuilds `events` must make these triggers again and end with: INSERT INTO event_words(event_words) VALUES ('rebuild');
CREATE VIRTUAL TABLE `event_words` USING fts5(name_key, content='events', content_rowid='rowid', prefix='1 2 3');
--> statement-breakpoint
CREATE TRIGGER `events_words_inserted` AFTER INSERT ON `events` BEGIN
	INSERT INTO event_words(rowid, name_key) VALUES (new.rowid, new.name_key);
END;
--> statement-breakpoint
CREATE TRIGGER `events_words_deleted` AFTER DELETE ON `events` BEGIN
	INSERT INTO event_words(event_words, rowid, name_key) VALUES ('delete', old.rowid, old.name_key);
END;
--> statement-breakpoint
CREATE TRIGGER `events_words_updated` AFTER UPDATE OF `name_key` ON `events` BEGIN
	INSERT INTO event_words(event_words, rowid, name_key) VALUES ('delete', old.rowid, old.name_key);
	INSERT INTO event_words(rowid, name_key) VALUES (new.rowid, new.name_key);
END;
--> statement-breakpoint
INSERT INTO event_words(event_words) VALUES ('rebuild');
