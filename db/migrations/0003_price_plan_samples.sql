CREATE TABLE "price_plan_sample" (
	"sample_id" bigint PRIMARY KEY NOT NULL,
	"price_plan_id" bigint NOT NULL,
	"name" text NOT NULL,
	"usage" jsonb NOT NULL,
	"expected" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_plan_sample_name" UNIQUE("price_plan_id","name"),
	CONSTRAINT "price_plan_sample_revision" CHECK (revision > 0)
);
--> statement-breakpoint
ALTER TABLE "price_plan_sample" ADD CONSTRAINT "price_plan_sample_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;