-- The words of articles, for `q`. It refers to articles by rowid and holds no text of its own: a later migration that rebuilds `articles`
-- must make these triggers again and end with: INSERT INTO article_search(article_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE `article_search` USING fts5(title, text, content='articles', content_rowid='rowid', tokenize='porter unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER `articles_inserted` AFTER INSERT ON `articles` BEGIN
	INSERT INTO article_search(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_deleted` AFTER DELETE ON `articles` BEGIN
	INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER `articles_updated` AFTER UPDATE OF `title`, `text` ON `articles` BEGIN
	INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
	INSERT INTO article_search(rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
--> statement-breakpoint
INSERT INTO article_search(article_search) VALUES ('rebuild');
