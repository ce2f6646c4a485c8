-- The words of what speakers are found by, for suggestions. It refers to speaker_keys by rowid and holds no text of its own: a later migration
-- that rebuilds `speaker_keys` must make these triggers again and end with: INSERT INTO speaker_words(speaker_words) VALUES ('rebuild');
CREATE VIRTUAL TABLE `speaker_words` USING fts5(key, content='speaker_keys', content_rowid='rowid');
--> statement-breakpoint
CREATE TRIGGER `speaker_keys_inserted` AFTER INSERT ON `speaker_keys` BEGIN
	INSERT INTO speaker_words(rowid, key) VALUES (new.rowid, new.key);
END;
--> statement-breakpoint
CREATE TRIGGER `speaker_keys_deleted` AFTER DELETE ON `speaker_keys` BEGIN
	INSERT INTO speaker_words(speaker_words, rowid, key) VALUES ('delete', old.rowid, old.key);
END;
--> statement-breakpoint
CREATE TRIGGER `speaker_keys_updated` AFTER UPDATE OF `key` ON `speaker_keys` BEGIN
	INSERT INTO speaker_words(speaker_words, rowid, key) VALUES ('delete', old.rowid, old.key);
	INSERT INTO speaker_words(rowid, key) VALUES (new.rowid, new.key);
END;
--> statement-breakpoint
INSERT INTO speaker_words(speaker_words) VALUES ('rebuild');
