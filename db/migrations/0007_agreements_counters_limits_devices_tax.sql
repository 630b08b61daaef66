CREATE TABLE "account_usage_limits" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"limits" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_usage_limits_shard_account_id_pk" PRIMARY KEY("shard","account_id"),
	CONSTRAINT "account_usage_limits_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "rate_counter" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" bigint NOT NULL,
	"cycle" text NOT NULL,
	"name" text NOT NULL,
	"quantity" numeric(24,12) NOT NULL,
	"udrs" integer NOT NULL,
	"beyond_free" numeric(24,12) NOT NULL,
	"paying" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rate_counter_shard_account_id_owner_kind_owner_id_cycle_name_pk" PRIMARY KEY("shard","account_id","owner_kind","owner_id","cycle","name"),
	CONSTRAINT "rate_counter_owner" CHECK (owner_kind in ('subscription', 'agreement')),
	CONSTRAINT "rate_counter_counts" CHECK (udrs >= 0 and paying >= 0)
);
--> statement-breakpoint
CREATE TABLE "subscription_device" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"number" text NOT NULL,
	"label" text,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_device_shard_account_id_subscription_id_number_pk" PRIMARY KEY("shard","account_id","subscription_id","number"),
	CONSTRAINT "subscription_device_number" CHECK (number = btrim(number) and number <> '')
);
--> statement-breakpoint
CREATE TABLE "pricing_agreement" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pricing_agreement_shard_account_id_pk" PRIMARY KEY("shard","account_id"),
	CONSTRAINT "pricing_agreement_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "pricing_agreement_draft" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"draft_id" bigint NOT NULL,
	"based_on_version_id" bigint,
	"state" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"revision" integer NOT NULL,
	"published_version_id" bigint,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pricing_agreement_draft_shard_account_id_draft_id_pk" PRIMARY KEY("shard","account_id","draft_id"),
	CONSTRAINT "pricing_agreement_draft_state" CHECK (state in ('draft', 'inReview', 'published', 'withdrawn')),
	CONSTRAINT "pricing_agreement_draft_published" CHECK ((state = 'published') = (published_version_id is not null))
);
--> statement-breakpoint
CREATE TABLE "pricing_agreement_draft_editor" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"draft_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pricing_agreement_draft_editor_shard_account_id_draft_id_user_id_pk" PRIMARY KEY("shard","account_id","draft_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "pricing_agreement_version" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"version_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pricing_agreement_version_shard_account_id_version_id_pk" PRIMARY KEY("shard","account_id","version_id"),
	CONSTRAINT "pricing_agreement_version_number" UNIQUE("shard","account_id","version"),
	CONSTRAINT "pricing_agreement_version_effective" UNIQUE("shard","account_id","effective_at"),
	CONSTRAINT "pricing_agreement_version_second_person" CHECK (decided_by <> requested_by),
	CONSTRAINT "pricing_agreement_version_not_past" CHECK (effective_at >= decided_at),
	CONSTRAINT "pricing_agreement_version_hash" CHECK (document_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "tax_rate" (
	"tax_rate_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rate_code_unique" UNIQUE("code"),
	CONSTRAINT "tax_rate_name_unique" UNIQUE("name"),
	CONSTRAINT "tax_rate_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "tax_rate_step" (
	"tax_rate_id" bigint NOT NULL,
	"percent" numeric(9,6) NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rate_step_tax_rate_id_valid_from_pk" PRIMARY KEY("tax_rate_id","valid_from"),
	CONSTRAINT "tax_rate_step_percent" CHECK (percent between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "approval_request" DROP CONSTRAINT "approval_request_kind";--> statement-breakpoint
ALTER TABLE "billing_queue" DROP CONSTRAINT "billing_queue_kind";--> statement-breakpoint
ALTER TABLE "rbi" DROP CONSTRAINT "rbi_kind";--> statement-breakpoint
ALTER TABLE "rbi" DROP CONSTRAINT "rbi_kind_by_seq";--> statement-breakpoint
ALTER TABLE "rbi" ALTER COLUMN "seq" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "service_order" ADD COLUMN "ad_hoc_discounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "shard" smallint;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "account_id" bigint;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "agreement_draft_id" bigint;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "udr_id" bigint;--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "ad_hoc_discounts" jsonb;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "tax_rate_id" bigint;--> statement-breakpoint
ALTER TABLE "provisioning_request" ADD COLUMN "resends_id" bigint;--> statement-breakpoint
ALTER TABLE "rbi" ADD COLUMN "corrected_group" text;--> statement-breakpoint
ALTER TABLE "udr" ADD COLUMN "ad_hoc_discounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "account_usage_limits" ADD CONSTRAINT "account_usage_limits_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_counter" ADD CONSTRAINT "rate_counter_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_device" ADD CONSTRAINT "subscription_device_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement" ADD CONSTRAINT "pricing_agreement_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement_draft" ADD CONSTRAINT "pricing_agreement_draft_of" FOREIGN KEY ("shard","account_id") REFERENCES "public"."pricing_agreement"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement_draft" ADD CONSTRAINT "pricing_agreement_draft_based_on" FOREIGN KEY ("shard","account_id","based_on_version_id") REFERENCES "public"."pricing_agreement_version"("shard","account_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement_draft" ADD CONSTRAINT "pricing_agreement_draft_published_as" FOREIGN KEY ("shard","account_id","published_version_id") REFERENCES "public"."pricing_agreement_version"("shard","account_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement_draft_editor" ADD CONSTRAINT "pricing_agreement_draft_editor_of" FOREIGN KEY ("shard","account_id","draft_id") REFERENCES "public"."pricing_agreement_draft"("shard","account_id","draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing_agreement_version" ADD CONSTRAINT "pricing_agreement_version_of" FOREIGN KEY ("shard","account_id") REFERENCES "public"."pricing_agreement"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rate_step" ADD CONSTRAINT "tax_rate_step_tax_rate_id_tax_rate_tax_rate_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rate"("tax_rate_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pricing_agreement_draft_one_open" ON "pricing_agreement_draft" USING btree ("shard","account_id") WHERE state in ('draft', 'inReview');--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_tax_rate_id_tax_rate_tax_rate_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rate"("tax_rate_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_by_classification" ON "account" USING btree ("account_classification_id");--> statement-breakpoint
CREATE INDEX "subscription_by_type" ON "subscription" USING btree ("subscription_type_id");--> statement-breakpoint
CREATE INDEX "subscription_by_provider" ON "subscription" USING btree ("provisioning_provider_id") WHERE provisioning_provider_id is not null;--> statement-breakpoint
CREATE INDEX "service_order_catalog" ON "service_order" USING btree ("catalog_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_request_one_open_agreement" ON "approval_request" USING btree ("shard","account_id","agreement_draft_id") WHERE decision is null and kind = 'pricingAgreement';--> statement-breakpoint
CREATE UNIQUE INDEX "approval_request_one_open_ad_hoc" ON "approval_request" USING btree ("shard","account_id","udr_id") WHERE decision is null and kind = 'adHocDiscount';--> statement-breakpoint
CREATE UNIQUE INDEX "rbi_one_correction" ON "rbi" USING btree ("shard","account_id","udr_id","udr_revision","corrected_group","subscription_id","product_id","tax_percent") WHERE kind = 'correction';--> statement-breakpoint
CREATE INDEX "udr_revision_reason" ON "udr_revision" USING btree ("reason_code_id");--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_agreement_draft" CHECK ((kind = 'pricingAgreement') = (agreement_draft_id is not null));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_ad_hoc" CHECK (num_nonnulls(udr_id, ad_hoc_discounts) = case when kind = 'adHocDiscount' then 2 else 0 end);--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_account" CHECK (num_nonnulls(shard, account_id) = case when kind in ('pricingAgreement', 'adHocDiscount') then 2 else 0 end);--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_kind" CHECK (kind in ('pricePlan', 'additiveDiscount', 'pricingAgreement', 'adHocDiscount'));--> statement-breakpoint
ALTER TABLE "billing_queue" ADD CONSTRAINT "billing_queue_kind" CHECK (kind in ('charge', 'reversal', 'correction'));--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_correction" CHECK ((kind = 'correction') = (corrected_group is not null) and (kind = 'correction') = (seq is null));--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_kind" CHECK (kind in ('charge', 'reversal', 'correction'));--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_kind_by_seq" CHECK ((kind = 'reversal') = (reverses_id is not null) and (kind = 'correction' or (seq > 0 and (kind = 'charge') = (seq % 2 = 1))));--> statement-breakpoint
INSERT INTO "subscription_device" ("shard", "account_id", "subscription_id", "number") SELECT "shard", "account_id", "subscription_id", "device" FROM "subscription" WHERE "device" IS NOT NULL;
