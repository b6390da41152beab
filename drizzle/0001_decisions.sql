CREATE TABLE `decision_actions` (
	`job` text NOT NULL,
	`rev` integer NOT NULL,
	`moves` text NOT NULL,
	PRIMARY KEY(`job`, `rev`)
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`job` text,
	`change` text,
	`pass` integer NOT NULL,
	`attempt` integer NOT NULL,
	`decision` text NOT NULL,
	`principal` text NOT NULL,
	`strategy` text NOT NULL,
	`rule` text NOT NULL,
	`at` integer NOT NULL,
	`learned` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_by_change` ON `decisions` (`job`,`change`);--> statement-breakpoint
CREATE INDEX `decisions_by_rule` ON `decisions` (`principal`,`rule`,`at`,`decision`) WHERE learned = 1;--> statement-breakpoint
CREATE INDEX `decisions_by_strategy` ON `decisions` (`principal`,`strategy`,`at`,`decision`) WHERE learned = 1;--> statement-breakpoint
CREATE TABLE `dictionaries` (
	`principal` text PRIMARY KEY NOT NULL,
	`words` text DEFAULT '[]' NOT NULL,
	`rules` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE TABLE `strategy_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`principal` text NOT NULL,
	`strategy` text NOT NULL,
	`job` text,
	`rating` integer,
	`comment` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `strategy_feedback_by_principal` ON `strategy_feedback` (`principal`,`strategy`,`rating`);--> statement-breakpoint
ALTER TABLE `inputs` ADD `person` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `decisions_rev` integer DEFAULT 0 NOT NULL;