CREATE TABLE "account_note" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"note_id" bigint NOT NULL,
	"udr_id" bigint,
	"words" text NOT NULL,
	"ticket" text,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_note_shard_account_id_note_id_pk" PRIMARY KEY("shard","account_id","note_id"),
	CONSTRAINT "account_note_words" CHECK (length(words) between 1 and 2000 and words = btrim(words)),
	CONSTRAINT "account_note_ticket" CHECK (length(ticket) between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "bulk_job" (
	"bulk_job_id" bigint PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"fields" jsonb,
	"selection" text NOT NULL,
	"reason_code" text NOT NULL,
	"reason_text" text,
	"tries_again_id" bigint,
	"state" text NOT NULL,
	"rows" integer NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"fault_id" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulk_job_action" CHECK (action in ('adjust', 'cancel', 'setBillable', 'setCreditable', 'setNotToBeBilled')),
	CONSTRAINT "bulk_job_fields" CHECK ((action = 'adjust') = (fields is not null)),
	CONSTRAINT "bulk_job_state" CHECK (state in ('looking', 'ready', 'waiting', 'running', 'finished', 'cancelled', 'failed')),
	CONSTRAINT "bulk_job_finished" CHECK ((state in ('finished', 'cancelled', 'failed')) = (finished_at is not null)),
	CONSTRAINT "bulk_job_failed" CHECK ((state = 'failed') = (fault_id is not null)),
	CONSTRAINT "bulk_job_rows" CHECK (rows > 0)
);
--> statement-breakpoint
CREATE TABLE "bulk_job_row" (
	"bulk_job_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"outcome" text NOT NULL,
	"revision" integer,
	"currency" char(3),
	"net" numeric(18,6),
	"entries" jsonb,
	"token" text,
	"refusal" jsonb,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulk_job_row_bulk_job_id_udr_id_pk" PRIMARY KEY("bulk_job_id","udr_id"),
	CONSTRAINT "bulk_job_row_outcome" CHECK (outcome in ('found', 'planned', 'blocked', 'done', 'moved', 'refused')),
	CONSTRAINT "bulk_job_row_planned" CHECK (outcome not in ('planned', 'done') or (revision is not null and net is not null and token is not null)),
	CONSTRAINT "bulk_job_row_refused" CHECK ((outcome in ('blocked', 'moved', 'refused')) = (refusal is not null))
);
--> statement-breakpoint
CREATE TABLE "credit_request" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"request_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"change" jsonb NOT NULL,
	"personal" jsonb NOT NULL,
	"previewed" jsonb NOT NULL,
	"entries_hash" text NOT NULL,
	"net" numeric(18,6) NOT NULL,
	"currency" char(3) NOT NULL,
	"reason_code_id" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_request_shard_account_id_request_id_pk" PRIMARY KEY("shard","account_id","request_id"),
	CONSTRAINT "credit_request_net" CHECK (net < 0 and net > -1000000000000),
	CONSTRAINT "credit_request_hash" CHECK (entries_hash ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "credit_request_json" CHECK (jsonb_typeof(change) = 'object' and jsonb_typeof(personal) = 'object')
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"saved_view_id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_list" CHECK (list in ('udrs')),
	CONSTRAINT "saved_view_name" CHECK (name = btrim(name) and name <> ''),
	CONSTRAINT "saved_view_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "udr_dispute" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"dispute_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"reason_code_id" bigint NOT NULL,
	"words" text NOT NULL,
	"ticket" text,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"closing_words" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_dispute_shard_account_id_dispute_id_pk" PRIMARY KEY("shard","account_id","dispute_id"),
	CONSTRAINT "udr_dispute_closed" CHECK (num_nonnulls(closed_by, closed_at, outcome) in (0, 3) and (closing_words is null or closed_at is not null)),
	CONSTRAINT "udr_dispute_outcome" CHECK (outcome in ('corrected', 'stands', 'withdrawn')),
	CONSTRAINT "udr_dispute_period" CHECK (closed_at >= opened_at)
);
--> statement-breakpoint
CREATE TABLE "look_up_row" (
	"look_up_table_id" bigint NOT NULL,
	"key" text NOT NULL,
	"given" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "look_up_row_look_up_table_id_key_pk" PRIMARY KEY("look_up_table_id","key"),
	CONSTRAINT "look_up_row_key" CHECK (key <> '')
);
--> statement-breakpoint
CREATE TABLE "look_up_table" (
	"look_up_table_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"match" text NOT NULL,
	"key" text NOT NULL,
	"gives" jsonb NOT NULL,
	"otherwise" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "look_up_table_code_unique" UNIQUE("code"),
	CONSTRAINT "look_up_table_match" CHECK (match in ('exact', 'prefix')),
	CONSTRAINT "look_up_table_revision" CHECK (revision > 0)
);
--> statement-breakpoint
ALTER TABLE "approval_request" DROP CONSTRAINT "approval_request_kind";--> statement-breakpoint
ALTER TABLE "approval_request" DROP CONSTRAINT "approval_request_ad_hoc";--> statement-breakpoint
ALTER TABLE "approval_request" DROP CONSTRAINT "approval_request_account";--> statement-breakpoint
ALTER TABLE "udr_revision" DROP CONSTRAINT "udr_revision_action";--> statement-breakpoint
ALTER TABLE "rating_queue" DROP CONSTRAINT "rating_queue_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk";
--> statement-breakpoint
ALTER TABLE "udr" DROP CONSTRAINT "udr_udr_type_id_udr_type_udr_type_id_fk";
--> statement-breakpoint
ALTER TABLE "udr" DROP CONSTRAINT "udr_product_id_product_product_id_fk";
--> statement-breakpoint
ALTER TABLE "udr" DROP CONSTRAINT "udr_source_id_source_source_id_fk";
--> statement-breakpoint
ALTER TABLE "billing_queue" ADD COLUMN "dispute_id" bigint;--> statement-breakpoint
ALTER TABLE "udr" ADD COLUMN "succeeds_id" bigint;--> statement-breakpoint
ALTER TABLE "udr_revision" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "udr_revision" ADD COLUMN "approval_request_id" bigint;--> statement-breakpoint
ALTER TABLE "udr_type" ADD COLUMN "look_ups" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "account_note" ADD CONSTRAINT "account_note_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_note" ADD CONSTRAINT "account_note_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_job_row" ADD CONSTRAINT "bulk_job_row_bulk_job_id_bulk_job_bulk_job_id_fk" FOREIGN KEY ("bulk_job_id") REFERENCES "public"."bulk_job"("bulk_job_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_request" ADD CONSTRAINT "credit_request_reason_code_id_reason_code_reason_code_id_fk" FOREIGN KEY ("reason_code_id") REFERENCES "public"."reason_code"("reason_code_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_request" ADD CONSTRAINT "credit_request_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_app_user_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_dispute" ADD CONSTRAINT "udr_dispute_reason_code_id_reason_code_reason_code_id_fk" FOREIGN KEY ("reason_code_id") REFERENCES "public"."reason_code"("reason_code_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_dispute" ADD CONSTRAINT "udr_dispute_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_up_row" ADD CONSTRAINT "look_up_row_look_up_table_id_look_up_table_look_up_table_id_fk" FOREIGN KEY ("look_up_table_id") REFERENCES "public"."look_up_table"("look_up_table_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_note_written" ON "account_note" USING btree ("shard","account_id","written_at");--> statement-breakpoint
CREATE INDEX "account_note_udr" ON "account_note" USING btree ("shard","account_id","udr_id") WHERE udr_id is not null;--> statement-breakpoint
CREATE INDEX "bulk_job_requested" ON "bulk_job" USING btree ("requested_at","bulk_job_id");--> statement-breakpoint
CREATE INDEX "bulk_job_row_outcome" ON "bulk_job_row" USING btree ("bulk_job_id","outcome","udr_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_name_unique" ON "saved_view" USING btree ("user_id","list",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_one_default" ON "saved_view" USING btree ("user_id","list") WHERE is_default;--> statement-breakpoint
CREATE UNIQUE INDEX "udr_dispute_one_open" ON "udr_dispute" USING btree ("shard","account_id","udr_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "udr_dispute_udr" ON "udr_dispute" USING btree ("shard","account_id","udr_id");--> statement-breakpoint
CREATE INDEX "udr_dispute_opened" ON "udr_dispute" USING btree ("shard","account_id","opened_at");--> statement-breakpoint
CREATE INDEX "udr_dispute_reason" ON "udr_dispute" USING btree ("reason_code_id");--> statement-breakpoint
ALTER TABLE "billing_queue" ADD CONSTRAINT "billing_queue_disputed" FOREIGN KEY ("shard","account_id","dispute_id") REFERENCES "public"."udr_dispute"("shard","account_id","dispute_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_succeeds_own" FOREIGN KEY ("shard","account_id","succeeds_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_name_words" ON "account" USING gin (array_to_tsvector(string_to_array(btrim(regexp_replace(translate(lower(regexp_replace(normalize(left(name, 400), NFD), '[\u0300-\u036f]', '', 'g')), 'ςøłđı', 'σoldi'), '[^[:alnum:]]+', ' ', 'g')), ' ')));--> statement-breakpoint
CREATE INDEX "identifier_ending" ON "identifier" USING btree (reverse(value) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_name_words" ON "person" USING gin (array_to_tsvector(string_to_array(btrim(regexp_replace(translate(lower(regexp_replace(normalize(left(name, 400), NFD), '[\u0300-\u036f]', '', 'g')), 'ςøłđı', 'σoldi'), '[^[:alnum:]]+', ' ', 'g')), ' ')));--> statement-breakpoint
CREATE INDEX "subscription_device_value" ON "subscription_device" USING btree (number text_pattern_ops);--> statement-breakpoint
CREATE INDEX "bill_issued" ON "bill" USING btree ("shard","account_id","issued_at");--> statement-breakpoint
CREATE INDEX "service_order_number" ON "service_order" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "service_order_reference" ON "service_order" USING btree ("reference") WHERE reference is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_request_one_open_credit" ON "approval_request" USING btree ("shard","account_id","udr_id") WHERE decision is null and kind = 'credit';--> statement-breakpoint
CREATE INDEX "rbi_rated" ON "rbi" USING btree ("rated_at","rbi_id");--> statement-breakpoint
CREATE INDEX "rbi_account_rated" ON "rbi" USING btree ("shard","account_id","rated_at","rbi_id");--> statement-breakpoint
CREATE INDEX "rbi_account_moved" ON "rbi" USING btree ("shard","account_id","rated_at","rbi_id") WHERE bill_id is null and seq is distinct from 1;--> statement-breakpoint
CREATE INDEX "udr_billing_effective" ON "udr" USING btree ("billing_effective_at","udr_id");--> statement-breakpoint
CREATE INDEX "udr_product_used_from" ON "udr" USING btree ("product_id","used_from","udr_id");--> statement-breakpoint
CREATE INDEX "udr_state_used_from" ON "udr" USING btree ("state","used_from","udr_id") WHERE state <> 'posted';--> statement-breakpoint
CREATE INDEX "udr_directive_used_from" ON "udr" USING btree ("directive","used_from","udr_id") WHERE directive <> 'toBeBilled';--> statement-breakpoint
CREATE INDEX "udr_import" ON "udr" USING btree ("import_id","udr_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "udr_one_successor" ON "udr" USING btree ("shard","account_id","succeeds_id") WHERE succeeds_id is not null;--> statement-breakpoint
CREATE INDEX "udr_revision_recent" ON "udr_revision" USING btree ("shard","account_id","acted_at");--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_udr" CHECK ((kind in ('adHocDiscount', 'credit')) = (udr_id is not null));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_credit" CHECK (kind <> 'credit' or decision is null or decision = 'withdrawn' or decided_by <> requested_by);--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_kind" CHECK (kind in ('pricePlan', 'additiveDiscount', 'pricingAgreement', 'adHocDiscount', 'credit'));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_ad_hoc" CHECK ((kind = 'adHocDiscount') = (ad_hoc_discounts is not null));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_account" CHECK (num_nonnulls(shard, account_id) = case when kind in ('pricingAgreement', 'adHocDiscount', 'credit') then 2 else 0 end);--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_successor" CHECK ((origin = 'successor') = (succeeds_id is not null));--> statement-breakpoint
ALTER TABLE "udr_revision" ADD CONSTRAINT "udr_revision_approved" CHECK (num_nonnulls(approved_by, approval_request_id) in (0, 2));--> statement-breakpoint
ALTER TABLE "udr_revision" ADD CONSTRAINT "udr_revision_second_person" CHECK (approved_by <> acted_by);--> statement-breakpoint
ALTER TABLE "udr_revision" ADD CONSTRAINT "udr_revision_action" CHECK (action in ('adjust', 'cancel', 'setBillable', 'setCreditable', 'setNotToBeBilled', 'reverse'));