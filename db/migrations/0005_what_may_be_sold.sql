ALTER TABLE "catalog_condition" DROP CONSTRAINT "catalog_condition_kind";--> statement-breakpoint
ALTER TABLE "account_classification" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "billing_term_scheme" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscription_type" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD COLUMN "requires_mode" text;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD COLUMN "requires" jsonb;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD COLUMN "excludes" jsonb;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD COLUMN "limit_quantity" numeric(24,12);--> statement-breakpoint
ALTER TABLE "catalog_line" ADD COLUMN "limit_per" text;--> statement-breakpoint
ALTER TABLE "reason_code" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "provisioning_provider" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "catalog" ADD CONSTRAINT "catalog_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "catalog_condition" ADD CONSTRAINT "catalog_condition_kind" CHECK (kind in ('subscriptionType', 'termedService', 'accountClassification', 'payment', 'billingTerm', 'provider'));--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_requires" CHECK ((requires_mode is null) = (requires is null) and requires_mode in ('any', 'all'));--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_requires_codes" CHECK (jsonb_typeof(requires) = 'array' and jsonb_array_length(requires) > 0);--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_excludes_codes" CHECK (jsonb_typeof(excludes) = 'array' and jsonb_array_length(excludes) > 0);--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_limit" CHECK ((limit_quantity is null) = (limit_per is null) and limit_quantity > 0);--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_limit_per" CHECK (limit_per in ('day', 'week', 'month', 'cycle'));