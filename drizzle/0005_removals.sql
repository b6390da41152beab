CREATE INDEX `idempotency_by_job` ON `idempotency` (`job`);--> statement-breakpoint
CREATE INDEX `strategy_feedback_by_job` ON `strategy_feedback` (`job`);--> statement-breakpoint
CREATE INDEX `tickets_by_job` ON `tickets` (`job`);