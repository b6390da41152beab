CREATE TABLE `commands` (
	`job` text NOT NULL,
	`principal` text NOT NULL,
	`id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`status` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`job`, `principal`, `id`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`job` text NOT NULL,
	`seq` integer NOT NULL,
	`prev` integer,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`data` text NOT NULL,
	`part` text,
	PRIMARY KEY(`job`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `events_provisional` ON `events` (`job`,`part`) WHERE part is not null;--> statement-breakpoint
CREATE TABLE `final_states` (
	`job` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`principal` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`job` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`principal`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_expired` ON `idempotency` (`expires_at`);--> statement-breakpoint
CREATE TABLE `inputs` (
	`job` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`principal` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`strategy` text NOT NULL,
	`status` text NOT NULL,
	`nonce` text NOT NULL,
	`head` integer NOT NULL,
	`chain` integer NOT NULL,
	`prior` integer DEFAULT 0 NOT NULL,
	`fence` integer DEFAULT 0 NOT NULL,
	`elapsed` integer DEFAULT 0 NOT NULL,
	`retry_of` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`trimmed_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_by_principal` ON `jobs` (`principal`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_status` ON `jobs` (`principal`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_kind` ON `jobs` (`principal`,`kind`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_open` ON `jobs` (`created_at`) WHERE status not in ('completed', 'failed', 'cancelled');--> statement-breakpoint
CREATE INDEX `jobs_to_trim` ON `jobs` (`ended_at`) WHERE ended_at is not null and trimmed_at is null;--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tickets` (
	`hash` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`principal` text NOT NULL,
	`scopes` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tickets_expired` ON `tickets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `versions` (
	`job` text NOT NULL,
	`version` integer NOT NULL,
	`pass` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`job`, `version`)
);
