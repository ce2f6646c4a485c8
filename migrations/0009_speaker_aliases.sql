CREATE TABLE `speaker_aliases` (
	`alias` text NOT NULL,
	`speaker_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`alias`, `speaker_id`, `key`),
	FOREIGN KEY (`key`,`speaker_id`) REFERENCES `speaker_keys`(`key`,`speaker_id`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `speaker_aliases_key` ON `speaker_aliases` (`key`,`speaker_id`);