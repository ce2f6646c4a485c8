CREATE TABLE `given_answers` (
	`holder` text NOT NULL,
	`name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` integer NOT NULL,
	`article_id` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`holder`, `name`),
	FOREIGN KEY (`holder`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `given_answers_article` ON `given_answers` (`article_id`);--> statement-breakpoint
CREATE INDEX `given_answers_at` ON `given_answers` (`at`);--> statement-breakpoint
ALTER TABLE `articles` ADD `author` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `language` text;