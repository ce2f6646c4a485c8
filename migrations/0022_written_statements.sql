CREATE TABLE `written_statements` (
	`statement_id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- A body that does not tell any more what is stored goes, whoever writes; it is made anew of what is stored then.
CREATE TRIGGER `statement_written_anew` AFTER UPDATE OF `article_id`, `kind`, `text`, `cue_start`, `cue_end`, `cue_text`, `mention_start`, `mention_end`, `mention_text`,
	`said_date`, `said_precision`, `said_words`, `event_id`, `event_relation`, `status`, `status_reason`, `confidence`, `fragment` ON `statements` BEGIN
	DELETE FROM written_statements WHERE statement_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `segment_added` AFTER INSERT ON `segments` BEGIN
	DELETE FROM written_statements WHERE statement_id = new.statement_id;
END;
--> statement-breakpoint
CREATE TRIGGER `segment_changed` AFTER UPDATE ON `segments` BEGIN
	DELETE FROM written_statements WHERE statement_id IN (old.statement_id, new.statement_id);
END;
--> statement-breakpoint
CREATE TRIGGER `segment_removed` AFTER DELETE ON `segments` BEGIN
	DELETE FROM written_statements WHERE statement_id = old.statement_id;
END;
--> statement-breakpoint
CREATE TRIGGER `statement_speaker_added` AFTER INSERT ON `statement_speakers` BEGIN
	DELETE FROM written_statements WHERE statement_id = new.statement_id;
END;
--> statement-breakpoint
CREATE TRIGGER `statement_speaker_changed` AFTER UPDATE OF `statement_id`, `speaker_id`, `nth`, `role`, `named_start`, `named_end`, `named_text` ON `statement_speakers` BEGIN
	DELETE FROM written_statements WHERE statement_id IN (old.statement_id, new.statement_id);
END;
--> statement-breakpoint
CREATE TRIGGER `statement_speaker_removed` AFTER DELETE ON `statement_speakers` BEGIN
	DELETE FROM written_statements WHERE statement_id = old.statement_id;
END;
--> statement-breakpoint
CREATE TRIGGER `speaker_shown_otherwise` AFTER UPDATE OF `id`, `name`, `kind` ON `speakers`
	WHEN old.id IS NOT new.id OR old.name IS NOT new.name OR old.kind IS NOT new.kind BEGIN
	DELETE FROM written_statements WHERE statement_id IN (SELECT statement_id FROM statement_speakers WHERE speaker_id IN (old.id, new.id));
END;
--> statement-breakpoint
CREATE TRIGGER `event_shown_otherwise` AFTER UPDATE OF `id`, `name`, `date`, `precision` ON `events`
	WHEN old.id IS NOT new.id OR old.name IS NOT new.name OR old.date IS NOT new.date OR old.precision IS NOT new.precision BEGIN
	DELETE FROM written_statements WHERE statement_id IN (SELECT id FROM statements WHERE event_id IN (old.id, new.id));
END;
--> statement-breakpoint
CREATE TRIGGER `article_shown_otherwise` AFTER UPDATE OF `id`, `title`, `outlet`, `url`, `published` ON `articles`
	WHEN old.id IS NOT new.id OR old.title IS NOT new.title OR old.outlet IS NOT new.outlet OR old.url IS NOT new.url OR old.published IS NOT new.published BEGIN
	DELETE FROM written_statements WHERE statement_id IN (SELECT id FROM statements WHERE article_id IN (old.id, new.id));
END;
