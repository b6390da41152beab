CREATE TABLE `decision_causes` (
	`job` text NOT NULL,
	`cause` text NOT NULL,
	`changed` integer NOT NULL,
	PRIMARY KEY(`job`, `cause`)
);
