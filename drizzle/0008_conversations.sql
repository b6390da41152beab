CREATE TABLE `conversations` (
	`principal` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`turns` integer NOT NULL,
	`latest` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`principal`, `id`)
);
--> statement-breakpoint
CREATE INDEX `conversations_by_latest` ON `conversations` (`principal`,`latest`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `conversation` text;--> statement-breakpoint
CREATE INDEX `jobs_by_conversation` ON `jobs` (`conversation`) WHERE conversation is not null;