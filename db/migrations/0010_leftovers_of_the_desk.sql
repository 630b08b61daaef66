ALTER TABLE "bulk_job" DROP CONSTRAINT "bulk_job_state";--> statement-breakpoint
ALTER TABLE "bulk_job" DROP CONSTRAINT "bulk_job_finished";--> statement-breakpoint
ALTER TABLE "bulk_job_row" DROP CONSTRAINT "bulk_job_row_outcome";--> statement-breakpoint
ALTER TABLE "bulk_job_row" DROP CONSTRAINT "bulk_job_row_planned";--> statement-breakpoint
ALTER TABLE "bulk_job_row" ADD COLUMN "request_id" bigint;--> statement-breakpoint
ALTER TABLE "usage_import_exception" ADD COLUMN "last_tried_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "bulk_job_ready" ON "bulk_job" USING btree ("requested_at") WHERE state = 'ready';--> statement-breakpoint
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_state" CHECK (state in ('looking', 'ready', 'waiting', 'running', 'finished', 'cancelled', 'failed', 'expired'));--> statement-breakpoint
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_finished" CHECK ((state in ('finished', 'cancelled', 'failed', 'expired')) = (finished_at is not null));--> statement-breakpoint
ALTER TABLE "bulk_job_row" ADD CONSTRAINT "bulk_job_row_asked" CHECK ((outcome = 'asked') = (request_id is not null));--> statement-breakpoint
ALTER TABLE "bulk_job_row" ADD CONSTRAINT "bulk_job_row_outcome" CHECK (outcome in ('found', 'planned', 'blocked', 'toAsk', 'done', 'asked', 'moved', 'refused'));--> statement-breakpoint
ALTER TABLE "bulk_job_row" ADD CONSTRAINT "bulk_job_row_planned" CHECK (outcome not in ('planned', 'toAsk', 'done', 'asked') or (revision is not null and net is not null and token is not null));