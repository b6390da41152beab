CREATE TABLE `rule_resets` (
	`principal` text NOT NULL,
	`rule` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`principal`, `rule`)
);
