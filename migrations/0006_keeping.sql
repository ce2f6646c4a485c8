CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`id` text NOT NULL,
	`op` text NOT NULL,
	`into` text,
	`key` text,
	`reason` text,
	`before` text,
	`after` text,
	CONSTRAINT "changes_type" CHECK("changes"."type" in ('article', 'speaker', 'event', 'statement')),
	CONSTRAINT "changes_op" CHECK("changes"."op" in ('created', 'changed', 'merged', 'removed')),
	CONSTRAINT "changes_into" CHECK(("changes"."op" = 'merged') = ("changes"."into" is not null))
);
--> statement-breakpoint
CREATE INDEX `changes_resource` ON `changes` (`type`,`id`,`seq`);--> statement-breakpoint
CREATE INDEX `changes_at` ON `changes` (`at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_statement_speakers` (
	`statement_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`nth` integer NOT NULL,
	`role` text,
	`named_start` integer,
	`named_end` integer,
	`named_text` text,
	PRIMARY KEY(`statement_id`, `speaker_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statement_speakers_span" CHECK(coalesce(("__new_statement_speakers"."named_start" is null and "__new_statement_speakers"."named_end" is null and "__new_statement_speakers"."named_text" is null) or ("__new_statement_speakers"."named_start" >= 0 and "__new_statement_speakers"."named_end" > "__new_statement_speakers"."named_start" and "__new_statement_speakers"."named_text" is not null), false))
);
--> statement-breakpoint
INSERT INTO `__new_statement_speakers`("statement_id", "speaker_id", "nth", "role", "named_start", "named_end", "named_text") SELECT "statement_id", "speaker_id", "nth", "role", "named_start", "named_end", "named_text" FROM `statement_speakers`;--> statement-breakpoint
DROP TABLE `statement_speakers`;--> statement-breakpoint
ALTER TABLE `__new_statement_speakers` RENAME TO `statement_speakers`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `statement_speakers_speaker` ON `statement_speakers` (`speaker_id`,`statement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statement_speakers_nth` ON `statement_speakers` (`statement_id`,`nth`);--> statement-breakpoint
ALTER TABLE `articles` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `speakers` ADD `wikidata` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `added_names` text;--> statement-breakpoint
ALTER TABLE `speakers` ADD `corrected` text;--> statement-breakpoint
CREATE UNIQUE INDEX `speakers_wikidata` ON `speakers` (`wikidata`);--> statement-breakpoint
ALTER TABLE `events` ADD `corrected` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `status_reason` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `corrected` text;