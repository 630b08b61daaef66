ALTER TABLE "date_time_model" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "unit_of_measurement" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "date_time_model" ADD CONSTRAINT "date_time_model_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "unit_of_measurement" ADD CONSTRAINT "unit_of_measurement_revision" CHECK (revision > 0);