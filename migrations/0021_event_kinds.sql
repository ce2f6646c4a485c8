ALTER TABLE `event_articles` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `events` ADD `kind` text;