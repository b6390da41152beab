CREATE TABLE `files` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`principal` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`encoding` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_id_unique` ON `files` (`id`);--> statement-breakpoint
CREATE INDEX `files_by_principal` ON `files` (`principal`,`number`,`size`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `file` text;--> statement-breakpoint
CREATE INDEX `jobs_by_file` ON `jobs` (`file`) WHERE file is not null;