CREATE TABLE `cluster_members` (
	`statement_id` text PRIMARY KEY NOT NULL,
	`cluster_id` integer NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cluster_members_cluster` ON `cluster_members` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `fingerprints` (
	`hash` integer NOT NULL,
	`statement_id` text NOT NULL,
	PRIMARY KEY(`hash`, `statement_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `fingerprints_statement` ON `fingerprints` (`statement_id`);