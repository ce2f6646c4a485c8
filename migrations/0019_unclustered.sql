CREATE TABLE `unclustered` (
	`statement_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE cascade
);
