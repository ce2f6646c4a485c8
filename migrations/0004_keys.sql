CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`role` text NOT NULL,
	`secret_sha256` text NOT NULL,
	`created` text NOT NULL,
	`expires` text,
	`last_used` text,
	`revoked` text,
	CONSTRAINT "keys_role" CHECK("keys"."role" in ('ingest', 'editor', 'admin'))
);
