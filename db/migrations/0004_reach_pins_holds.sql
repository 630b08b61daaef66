CREATE TABLE "price_version_pin" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"pin_id" bigint NOT NULL,
	"subscription_id" bigint,
	"price_plan_id" bigint NOT NULL,
	"version_id" bigint NOT NULL,
	"pinned_from" timestamp (3) with time zone NOT NULL,
	"pinned_to" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_version_pin_shard_account_id_pin_id_pk" PRIMARY KEY("shard","account_id","pin_id"),
	CONSTRAINT "price_version_pin_period" CHECK (pinned_to >= pinned_from)
);
--> statement-breakpoint
CREATE TABLE "offer_hold" (
	"hold_id" bigint PRIMARY KEY NOT NULL,
	"price_plan_id" bigint,
	"product_id" bigint,
	"reason" text NOT NULL,
	"set_by" bigint NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"release_requested_by" bigint,
	"release_requested_at" timestamp (3) with time zone,
	"release_reason" text,
	"released_by" bigint,
	"released_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offer_hold_one_target" CHECK (num_nonnulls(price_plan_id, product_id) = 1),
	CONSTRAINT "offer_hold_release_requested" CHECK (num_nonnulls(release_requested_by, release_requested_at, release_reason) in (0, 3)),
	CONSTRAINT "offer_hold_released" CHECK (num_nonnulls(released_by, released_at) in (0, 2)),
	CONSTRAINT "offer_hold_second_person" CHECK (released_by is null or (release_requested_by is not null and released_by <> release_requested_by)),
	CONSTRAINT "offer_hold_revision" CHECK (revision > 0)
);
--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "reach" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "existing_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "corrects_version_id" bigint;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "corrects_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "corrects_to" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD COLUMN "reach" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD COLUMN "existing_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD COLUMN "corrects_version_id" bigint;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD COLUMN "corrects_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD COLUMN "corrects_to" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_of_plan" UNIQUE("price_plan_id","version_id");--> statement-breakpoint
ALTER TABLE "price_version_pin" ADD CONSTRAINT "price_version_pin_account" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_version_pin" ADD CONSTRAINT "price_version_pin_subscription" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_version_pin" ADD CONSTRAINT "price_version_pin_of_plan" FOREIGN KEY ("price_plan_id","version_id") REFERENCES "public"."price_plan_version"("price_plan_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_hold" ADD CONSTRAINT "offer_hold_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_hold" ADD CONSTRAINT "offer_hold_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_version_pin_version" ON "price_version_pin" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_hold_one_open_plan" ON "offer_hold" USING btree ("price_plan_id") WHERE released_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "offer_hold_one_open_product" ON "offer_hold" USING btree ("product_id") WHERE released_at is null;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_corrects_own" FOREIGN KEY ("price_plan_id","corrects_version_id") REFERENCES "public"."price_plan_version"("price_plan_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_reach" CHECK (reach in ('everyone', 'newSubscriptions', 'existingFrom', 'existingNextCycle')
  and (reach = 'existingFrom') = (existing_from is not null));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_corrects" CHECK (num_nonnulls(corrects_version_id, corrects_from, corrects_to) in (0, 3)
  and (corrects_version_id is null or (corrects_from < corrects_to and reach = 'everyone')));--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_reach" CHECK (reach in ('everyone', 'newSubscriptions', 'existingFrom', 'existingNextCycle')
  and (reach = 'existingFrom') = (existing_from is not null));--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_existing_later" CHECK (existing_from > effective_at);--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_corrects" CHECK (num_nonnulls(corrects_version_id, corrects_from, corrects_to) in (0, 3)
  and (corrects_version_id is null or (corrects_from < corrects_to and reach = 'everyone')));--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_corrects_past" CHECK (corrects_to <= decided_at);