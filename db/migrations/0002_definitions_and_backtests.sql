CREATE TABLE "backtest" (
	"backtest_id" bigint PRIMARY KEY NOT NULL,
	"price_plan_id" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"rate_book" jsonb NOT NULL,
	"baseline_version_id" bigint NOT NULL,
	"selection" jsonb NOT NULL,
	"state" text NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"tally" jsonb,
	"chunks_done" integer NOT NULL,
	"chunks" integer NOT NULL,
	"fault_id" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "backtest_state" CHECK (state in ('waiting', 'running', 'finished', 'cancelled', 'failed')),
	CONSTRAINT "backtest_finished" CHECK ((state in ('finished', 'cancelled', 'failed')) = (finished_at is not null)),
	CONSTRAINT "backtest_failed" CHECK ((state = 'failed') = (fault_id is not null)),
	CONSTRAINT "backtest_tally" CHECK (state <> 'finished' or (tally is not null and chunks_done = chunks)),
	CONSTRAINT "backtest_hash" CHECK (document_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "backtest_chunks" CHECK (chunks_done between 0 and chunks)
);
--> statement-breakpoint
CREATE TABLE "backtest_chunk" (
	"backtest_id" bigint NOT NULL,
	"shard" smallint NOT NULL,
	"attempt" integer NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"tally" jsonb,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "backtest_chunk_backtest_id_shard_pk" PRIMARY KEY("backtest_id","shard"),
	CONSTRAINT "backtest_chunk_attempt" CHECK (attempt >= 0)
);
--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_family" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_type" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "source" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "udr_type" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_zone" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "value_list" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "backtest" ADD CONSTRAINT "backtest_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backtest" ADD CONSTRAINT "backtest_baseline_version_id_price_plan_version_version_id_fk" FOREIGN KEY ("baseline_version_id") REFERENCES "public"."price_plan_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backtest_chunk" ADD CONSTRAINT "backtest_chunk_backtest_id_backtest_backtest_id_fk" FOREIGN KEY ("backtest_id") REFERENCES "public"."backtest"("backtest_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backtest_plan" ON "backtest" USING btree ("price_plan_id","requested_at");--> statement-breakpoint
CREATE INDEX "backtest_document" ON "backtest" USING btree ("document_hash");--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "product_family" ADD CONSTRAINT "product_family_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "product_type" ADD CONSTRAINT "product_type_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "udr_type" ADD CONSTRAINT "udr_type_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "usage_zone" ADD CONSTRAINT "usage_zone_revision" CHECK (revision > 0);--> statement-breakpoint
ALTER TABLE "value_list" ADD CONSTRAINT "value_list_revision" CHECK (revision > 0);