CREATE TABLE `slugs` (
	`owner` text NOT NULL,
	`slug` text NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`owner`, `slug`),
	CONSTRAINT "slugs_owner" CHECK("slugs"."owner" in ('speaker', 'event')),
	CONSTRAINT "slugs_last" CHECK("slugs"."last" > 0)
);
--> statement-breakpoint
DROP INDEX `statements_kind`;--> statement-breakpoint
CREATE INDEX `speaker_keys_shape` ON `speaker_keys` (unicode(key),length(key),`key`);--> statement-breakpoint
INSERT INTO `slugs` (`owner`, `slug`, `last`) SELECT 'speaker', `id`, 1 FROM `speakers` UNION ALL SELECT 'event', `id`, 1 FROM `events`;
