CREATE TABLE `job_rollups` (
	`principal` text NOT NULL,
	`period` text NOT NULL,
	`kind` text NOT NULL,
	`strategy` text NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`completed` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`cancelled` integer DEFAULT 0 NOT NULL,
	`completed_ms` text DEFAULT '{}' NOT NULL,
	`failed_ms` text DEFAULT '{}' NOT NULL,
	`cancelled_ms` text DEFAULT '{}' NOT NULL,
	`applied` integer DEFAULT 0 NOT NULL,
	`suggested` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`input_tokens` integer DEFAULT 0 NOT NULL,
	`output_tokens` integer DEFAULT 0 NOT NULL,
	`cost` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`principal`, `period`, `kind`, `strategy`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `job_spans` (
	`span` integer PRIMARY KEY NOT NULL,
	`low` integer NOT NULL,
	`high` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rule_rollups` (
	`principal` text NOT NULL,
	`period` text NOT NULL,
	`pass` text NOT NULL,
	`category` text NOT NULL,
	`rule` text NOT NULL,
	`applied` integer DEFAULT 0 NOT NULL,
	`suggested` integer DEFAULT 0 NOT NULL,
	`kept` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`principal`, `period`, `pass`, `category`, `rule`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `__new_jobs` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
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
	`decisions_rev` integer DEFAULT 0 NOT NULL,
	`retry_of` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`trimmed_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_jobs`("number", "id", "principal", "kind", "title", "strategy", "status", "nonce", "head", "chain", "prior", "fence", "elapsed", "decisions_rev", "retry_of", "created_at", "started_at", "ended_at", "trimmed_at") SELECT row_number() OVER (ORDER BY "created_at", "id"), "id", "principal", "kind", "title", "strategy", "status", "nonce", "head", "chain", "prior", "fence", "elapsed", "decisions_rev", "retry_of", "created_at", "started_at", "ended_at", "trimmed_at" FROM `jobs`;--> statement-breakpoint
DROP TABLE `jobs`;--> statement-breakpoint
ALTER TABLE `__new_jobs` RENAME TO `jobs`;--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_id_unique` ON `jobs` (`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_principal` ON `jobs` (`principal`);--> statement-breakpoint
CREATE INDEX `jobs_by_facets` ON `jobs` (`principal`,`kind`,`strategy`,`status`);--> statement-breakpoint
CREATE INDEX `jobs_open` ON `jobs` (`created_at`) WHERE status not in ('completed', 'failed', 'cancelled');--> statement-breakpoint
CREATE INDEX `jobs_to_trim` ON `jobs` (`ended_at`) WHERE ended_at is not null and trimmed_at is null;--> statement-breakpoint
INSERT INTO `job_spans` SELECT `number` >> 9, min(`created_at`), max(`created_at`) FROM `jobs` GROUP BY 1;--> statement-breakpoint
INSERT INTO `job_rollups` (`principal`, `period`, `kind`, `strategy`, `accepted`, `completed`, `failed`, `cancelled`)
SELECT `principal`, strftime(`form`, `created_at` / 1000, 'unixepoch'), iif(`named`, `kind`, ''), iif(`named`, `strategy`, ''),
	count(*), sum(`status` = 'completed'), sum(`status` = 'failed'), sum(`status` = 'cancelled')
FROM `jobs`, (SELECT 'd%Y-%m-%d' AS `form`, 1 AS `named` UNION ALL SELECT 'm%Y-%m', 1 UNION ALL SELECT 't%Y-%m-%d', 0) GROUP BY 1, 2, 3, 4;--> statement-breakpoint
INSERT INTO `meta` SELECT 'titles_to_index', `top` FROM (SELECT max(`number`) AS `top` FROM `jobs`) WHERE `top` IS NOT NULL;--> statement-breakpoint
CREATE VIRTUAL TABLE `job_titles` USING fts5(`pieces`, content='', columnsize=0, detail=none, tokenize='ascii');--> statement-breakpoint
INSERT INTO `job_titles` (`job_titles`, `rank`) VALUES ('secure-delete', 1);
