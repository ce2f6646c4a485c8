CREATE TABLE `statement_subjects` (
	`statement_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `speaker_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `statement_subjects_speaker` ON `statement_subjects` (`speaker_id`,`statement_id`);--> statement-breakpoint
DROP INDEX `statement_speakers_speaker`;--> statement-breakpoint
ALTER TABLE `statement_speakers` ADD `newest_first` integer;--> statement-breakpoint
ALTER TABLE `statement_speakers` ADD `oldest_first` integer;--> statement-breakpoint
ALTER TABLE `statement_speakers` ADD `article_id` text;--> statement-breakpoint
ALTER TABLE `statement_speakers` ADD `start` integer;--> statement-breakpoint
CREATE INDEX `statement_speakers_newest` ON `statement_speakers` (`speaker_id`,`newest_first`,`article_id`,`start`,`statement_id`);--> statement-breakpoint
CREATE INDEX `statement_speakers_oldest` ON `statement_speakers` (`speaker_id`,`oldest_first`,`article_id`,`start`,`statement_id`);--> statement-breakpoint
DROP INDEX `articles_outlet`;--> statement-breakpoint
ALTER TABLE `articles` ADD `stored_at` text;--> statement-breakpoint
CREATE INDEX `articles_outlet` ON `articles` (`outlet_key`,`outlet`,`published`,`stored_at`);