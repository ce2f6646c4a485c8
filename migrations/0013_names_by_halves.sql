-- With the key in the index, whole halves are compared without a look at the table. Like the others on `speaker_keys`, to be made again by a migration that rebuilds it.
DROP INDEX `speaker_keys_end`;
--> statement-breakpoint
CREATE INDEX `speaker_keys_end` ON `speaker_keys` (substr(`key`, -4), length(`key`), `key`);
