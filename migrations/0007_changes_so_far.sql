-- What is stored already was created once: the feed begins with that, in an order in which nothing refers to what comes later.
INSERT INTO `changes` (`at`, `type`, `id`, `op`) SELECT unixepoch() * 1000, 'article', `id`, 'created' FROM `articles` ORDER BY `rowid`;
--> statement-breakpoint
INSERT INTO `changes` (`at`, `type`, `id`, `op`) SELECT unixepoch() * 1000, 'speaker', `id`, 'created' FROM `speakers` ORDER BY `rowid`;
--> statement-breakpoint
INSERT INTO `changes` (`at`, `type`, `id`, `op`) SELECT unixepoch() * 1000, 'event', `id`, 'created' FROM `events` ORDER BY `rowid`;
--> statement-breakpoint
INSERT INTO `changes` (`at`, `type`, `id`, `op`) SELECT unixepoch() * 1000, 'statement', `id`, 'created' FROM `statements` ORDER BY `rowid`;
--> statement-breakpoint
-- What is deleted leaves no words behind in the indexes either.
INSERT INTO `article_search` (`article_search`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO `speaker_words` (`speaker_words`, `rank`) VALUES ('secure-delete', 1);
