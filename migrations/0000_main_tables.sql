CREATE TABLE `articles` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text,
	`title` text,
	`outlet` text,
	`outlet_key` text,
	`published` text,
	`text` text NOT NULL,
	`text_sha256` text NOT NULL,
	`day_from` text,
	`day_to` text,
	`newest_first` integer GENERATED ALWAYS AS (coalesce(-(unixepoch(day_from) / 86400), 2147483647)) STORED NOT NULL,
	`oldest_first` integer GENERATED ALWAYS AS (coalesce(unixepoch(day_from) / 86400, 2147483647)) STORED NOT NULL,
	CONSTRAINT "articles_days" CHECK(coalesce(("articles"."day_from" is null and "articles"."day_to" is null) or ("articles"."day_from" is date("articles"."day_from") and "articles"."day_to" is date("articles"."day_to") and "articles"."day_from" <= "articles"."day_to"), false))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_url` ON `articles` (`url`);--> statement-breakpoint
CREATE INDEX `articles_outlet` ON `articles` (`outlet_key`);--> statement-breakpoint
CREATE INDEX `articles_newest` ON `articles` (`newest_first`,`id`);--> statement-breakpoint
CREATE TABLE `event_articles` (
	`event_id` text NOT NULL,
	`article_id` text NOT NULL,
	`name` text NOT NULL,
	`date` text,
	`precision` text NOT NULL,
	`place` text,
	`status` text NOT NULL,
	PRIMARY KEY(`event_id`, `article_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_articles_status" CHECK("event_articles"."status" in ('held', 'planned')),
	CONSTRAINT "event_articles_date" CHECK(coalesce(case "event_articles"."precision"
    when 'day' then "event_articles"."date" is date("event_articles"."date") and length("event_articles"."date") = 10
    when 'month' then "event_articles"."date" || '-01' is date("event_articles"."date" || '-01') and length("event_articles"."date") = 7
    when 'year' then "event_articles"."date" || '-01-01' is date("event_articles"."date" || '-01-01') and length("event_articles"."date") = 4
    when 'unknown' then "event_articles"."date" is null
    else false end, false))
);
--> statement-breakpoint
CREATE INDEX `event_articles_article` ON `event_articles` (`article_id`);--> statement-breakpoint
CREATE TABLE `event_participants` (
	`event_id` text NOT NULL,
	`article_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	PRIMARY KEY(`event_id`, `article_id`, `speaker_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_participants_article` ON `event_participants` (`article_id`);--> statement-breakpoint
CREATE INDEX `event_participants_speaker` ON `event_participants` (`speaker_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`date` text,
	`precision` text NOT NULL,
	`place` text,
	`place_key` text,
	`status` text NOT NULL,
	`day_from` text,
	`day_to` text,
	`newest_first` integer GENERATED ALWAYS AS (coalesce(-(unixepoch(day_from) / 86400), 2147483647)) STORED NOT NULL,
	`oldest_first` integer GENERATED ALWAYS AS (coalesce(unixepoch(day_from) / 86400, 2147483647)) STORED NOT NULL,
	CONSTRAINT "events_status" CHECK("events"."status" in ('held', 'planned')),
	CONSTRAINT "events_date" CHECK(coalesce(case "events"."precision"
    when 'day' then "events"."date" is date("events"."date") and length("events"."date") = 10
    when 'month' then "events"."date" || '-01' is date("events"."date" || '-01') and length("events"."date") = 7
    when 'year' then "events"."date" || '-01-01' is date("events"."date" || '-01-01') and length("events"."date") = 4
    when 'unknown' then "events"."date" is null
    else false end, false)),
	CONSTRAINT "events_days" CHECK(coalesce(("events"."day_from" is null and "events"."day_to" is null) or ("events"."day_from" is date("events"."day_from") and "events"."day_to" is date("events"."day_to") and "events"."day_from" <= "events"."day_to"), false))
);
--> statement-breakpoint
CREATE INDEX `events_newest` ON `events` (`newest_first`,`id`);--> statement-breakpoint
CREATE INDEX `events_place` ON `events` (`place_key`);--> statement-breakpoint
CREATE TABLE `segments` (
	`statement_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`statement_id`, `start`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "segments_span" CHECK("segments"."start" >= 0 and "segments"."end" > "segments"."start")
);
--> statement-breakpoint
CREATE TABLE `speaker_keys` (
	`key` text NOT NULL,
	`speaker_id` text NOT NULL,
	PRIMARY KEY(`key`, `speaker_id`),
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `speaker_keys_speaker` ON `speaker_keys` (`speaker_id`);--> statement-breakpoint
CREATE TABLE `speaker_names` (
	`speaker_id` text NOT NULL,
	`article_id` text NOT NULL,
	`name` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`speaker_id`, `article_id`, `name`),
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "speaker_names_count" CHECK("speaker_names"."count" > 0)
);
--> statement-breakpoint
CREATE INDEX `speaker_names_article` ON `speaker_names` (`article_id`);--> statement-breakpoint
CREATE TABLE `speaker_roles` (
	`speaker_id` text NOT NULL,
	`article_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`speaker_id`, `article_id`, `role`),
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `speaker_roles_article` ON `speaker_roles` (`article_id`);--> statement-breakpoint
CREATE TABLE `speakers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`kind` text NOT NULL,
	CONSTRAINT "speakers_kind" CHECK("speakers"."kind" in ('person', 'organization', 'government', 'group'))
);
--> statement-breakpoint
CREATE INDEX `speakers_name` ON `speakers` (`name_key`,`id`);--> statement-breakpoint
CREATE TABLE `statement_speakers` (
	`statement_id` text NOT NULL,
	`speaker_id` text NOT NULL,
	`nth` integer NOT NULL,
	`role` text,
	`named_start` integer NOT NULL,
	`named_end` integer NOT NULL,
	`named_text` text NOT NULL,
	PRIMARY KEY(`statement_id`, `speaker_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`speaker_id`) REFERENCES `speakers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statement_speakers_span" CHECK("statement_speakers"."named_start" >= 0 and "statement_speakers"."named_end" > "statement_speakers"."named_start")
);
--> statement-breakpoint
CREATE INDEX `statement_speakers_speaker` ON `statement_speakers` (`speaker_id`,`statement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statement_speakers_nth` ON `statement_speakers` (`statement_id`,`nth`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`start` integer NOT NULL,
	`cue_start` integer,
	`cue_end` integer,
	`cue_text` text,
	`mention_start` integer,
	`mention_end` integer,
	`mention_text` text,
	`said_date` text,
	`said_precision` text,
	`said_words` text,
	`event_id` text,
	`event_relation` text,
	`status` text DEFAULT 'usable' NOT NULL,
	`confidence` real,
	`day_from` text,
	`day_to` text,
	`newest_first` integer GENERATED ALWAYS AS (coalesce(-(unixepoch(day_from) / 86400), 2147483647)) STORED NOT NULL,
	`oldest_first` integer GENERATED ALWAYS AS (coalesce(unixepoch(day_from) / 86400, 2147483647)) STORED NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "statements_kind_known" CHECK("statements"."kind" in ('direct', 'mixed', 'indirect')),
	CONSTRAINT "statements_status_known" CHECK("statements"."status" in ('usable', 'disputed', 'retracted')),
	CONSTRAINT "statements_start" CHECK("statements"."start" >= 0),
	CONSTRAINT "statements_cue" CHECK(coalesce(("statements"."cue_start" is null and "statements"."cue_end" is null and "statements"."cue_text" is null) or ("statements"."cue_start" >= 0 and "statements"."cue_end" > "statements"."cue_start" and "statements"."cue_text" is not null), false)),
	CONSTRAINT "statements_mention" CHECK(coalesce(("statements"."mention_start" is null and "statements"."mention_end" is null and "statements"."mention_text" is null) or ("statements"."mention_start" >= 0 and "statements"."mention_end" > "statements"."mention_start" and "statements"."mention_text" is not null), false)),
	CONSTRAINT "statements_said" CHECK(("statements"."said_precision" is null and "statements"."said_date" is null and "statements"."said_words" is null) or ("statements"."said_words" is not null and coalesce(case "statements"."said_precision"
    when 'day' then "statements"."said_date" is date("statements"."said_date") and length("statements"."said_date") = 10
    when 'month' then "statements"."said_date" || '-01' is date("statements"."said_date" || '-01') and length("statements"."said_date") = 7
    when 'year' then "statements"."said_date" || '-01-01' is date("statements"."said_date" || '-01-01') and length("statements"."said_date") = 4
    when 'unknown' then "statements"."said_date" is null
    else false end, false))),
	CONSTRAINT "statements_days" CHECK(coalesce(("statements"."day_from" is null and "statements"."day_to" is null) or ("statements"."day_from" is date("statements"."day_from") and "statements"."day_to" is date("statements"."day_to") and "statements"."day_from" <= "statements"."day_to"), false)),
	CONSTRAINT "statements_event_relation" CHECK("statements"."event_relation" is null or "statements"."event_relation" in ('at', 'about')),
	CONSTRAINT "statements_confidence" CHECK("statements"."confidence" is null or "statements"."confidence" between 0 and 1)
);
--> statement-breakpoint
CREATE INDEX `statements_newest` ON `statements` (`newest_first`,`article_id`,`start`,`id`);--> statement-breakpoint
CREATE INDEX `statements_oldest` ON `statements` (`oldest_first`,`article_id`,`start`,`id`);--> statement-breakpoint
CREATE INDEX `statements_position` ON `statements` (`article_id`,`start`,`id`);--> statement-breakpoint
CREATE INDEX `statements_event` ON `statements` (`event_id`,`newest_first`,`article_id`,`start`,`id`);--> statement-breakpoint
CREATE INDEX `statements_kind` ON `statements` (`kind`,`newest_first`,`article_id`,`start`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statements_same` ON `statements` (`article_id`,`start`,`text`);