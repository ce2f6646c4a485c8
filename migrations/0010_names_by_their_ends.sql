-- For suggestions to a name with one wrong letter: all letters behind the first are right, or the last ones are. drizzle-kit cannot write an index of
-- such an expression: a later migration that rebuilds `speaker_keys` must make these two again.
CREATE INDEX `speaker_keys_behind_first` ON `speaker_keys` (substr(`key`, 2));
--> statement-breakpoint
CREATE INDEX `speaker_keys_end` ON `speaker_keys` (substr(`key`, -4), length(`key`));
