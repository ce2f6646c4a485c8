CREATE TABLE `merged_parts` (
	`id` text NOT NULL,
	`article_id` text NOT NULL,
	`part` text NOT NULL,
	PRIMARY KEY(`id`, `article_id`),
	FOREIGN KEY (`id`) REFERENCES `speaker_merges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `speaker_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`other` text NOT NULL,
	`how` text NOT NULL,
	`at` integer NOT NULL,
	`speaker` text,
	CONSTRAINT "speaker_merges_how" CHECK("speaker_merges"."how" in ('merge', 'split'))
);
--> statement-breakpoint
CREATE INDEX `statements_retracted` ON `statements` (`id`) WHERE "statements"."status" = 'retracted';