-- The words of statements and of how their speakers are named, for `q`. It refers to statements by rowid and holds no text of its own: a later migration
-- that rebuilds `statements` must make these triggers again and end with: INSERT INTO statement_search(statement_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE `statement_search` USING fts5(text, mention_text, content='statements', content_rowid='rowid', tokenize='porter unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER `statements_inserted` AFTER INSERT ON `statements` BEGIN
	INSERT INTO statement_search(rowid, text, mention_text) VALUES (new.rowid, new.text, new.mention_text);
END;
--> statement-breakpoint
CREATE TRIGGER `statements_deleted` AFTER DELETE ON `statements` BEGIN
	INSERT INTO statement_search(statement_search, rowid, text, mention_text) VALUES ('delete', old.rowid, old.text, old.mention_text);
END;
--> statement-breakpoint
CREATE TRIGGER `statements_updated` AFTER UPDATE OF `text`, `mention_text` ON `statements` BEGIN
	INSERT INTO statement_search(statement_search, rowid, text, mention_text) VALUES ('delete', old.rowid, old.text, old.mention_text);
	INSERT INTO statement_search(rowid, text, mention_text) VALUES (new.rowid, new.text, new.mention_text);
END;
--> statement-breakpoint
INSERT INTO statement_search(statement_search, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO statement_search(statement_search) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER `articles_fed` AFTER UPDATE OF `text_sha256` ON `articles` BEGIN
	UPDATE articles SET stored_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = new.rowid;
END;
--> statement-breakpoint
-- What a speaker's statements are sorted by stands with the speaker, so that their pages are found by one index.
CREATE TRIGGER `statement_speakers_inserted` AFTER INSERT ON `statement_speakers` BEGIN
	UPDATE statement_speakers SET (newest_first, oldest_first, article_id, start) =
		(SELECT newest_first, oldest_first, article_id, start FROM statements WHERE id = new.statement_id) WHERE rowid = new.rowid;
END;
--> statement-breakpoint
CREATE TRIGGER `statements_moved` AFTER UPDATE OF `day_from`, `article_id`, `start` ON `statements` BEGIN
	UPDATE statement_speakers SET newest_first = new.newest_first, oldest_first = new.oldest_first, article_id = new.article_id, start = new.start
		WHERE statement_id = new.id;
END;
--> statement-breakpoint
UPDATE statement_speakers SET (newest_first, oldest_first, article_id, start) =
	(SELECT newest_first, oldest_first, article_id, start FROM statements WHERE id = statement_id);
--> statement-breakpoint
-- Who is spoken of in the statements that are there: whoever their article names by words that stand in the text.
INSERT OR IGNORE INTO statement_subjects SELECT s.id, n.speaker_id FROM statements s JOIN speaker_names n ON n.article_id = s.article_id
	WHERE instr(s.text, n.name) > 0 AND n.name NOT GLOB '*[[*?]*' AND ' ' || s.text || ' ' GLOB '*[^A-Za-z0-9]' || n.name || '[^A-Za-z0-9]*';
