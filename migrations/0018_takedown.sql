-- What is deleted leaves no words behind in this index either.
INSERT INTO `event_words` (`event_words`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
INSERT INTO `event_words` (`event_words`) VALUES ('rebuild');
--> statement-breakpoint
-- Nothing was written as the JSON value null.
UPDATE `changes` SET `before` = NULL WHERE `before` = 'null';
--> statement-breakpoint
UPDATE `changes` SET `after` = NULL WHERE `after` = 'null';
