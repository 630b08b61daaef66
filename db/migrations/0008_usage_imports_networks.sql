CREATE TABLE "subscription_networks" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"networks" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_networks_shard_account_id_subscription_id_pk" PRIMARY KEY("shard","account_id","subscription_id"),
	CONSTRAINT "subscription_networks_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "parked_udr" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"refusal" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"parked_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parked_udr_shard_account_id_udr_id_pk" PRIMARY KEY("shard","account_id","udr_id"),
	CONSTRAINT "parked_udr_attempts" CHECK (attempts > 0)
);
--> statement-breakpoint
CREATE TABLE "usage_import" (
	"import_id" bigint PRIMARY KEY NOT NULL,
	"source_id" bigint NOT NULL,
	"reference" text NOT NULL,
	"file_name" text NOT NULL,
	"rating" text NOT NULL,
	"format" text NOT NULL,
	"header" text,
	"all_or_nothing" boolean NOT NULL,
	"state" text NOT NULL,
	"received" integer NOT NULL,
	"checked_lines" integer NOT NULL,
	"accepted" integer NOT NULL,
	"duplicates" integer NOT NULL,
	"rejected" integer NOT NULL,
	"parked" integer NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"fault_id" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_import_reference" UNIQUE("source_id","reference"),
	CONSTRAINT "usage_import_rating" CHECK (rating in ('here', 'elsewhere', 'information')),
	CONSTRAINT "usage_import_format" CHECK (format in ('csv', 'ndjson') and (header is null or format = 'csv')),
	CONSTRAINT "usage_import_state" CHECK (state in ('receiving', 'waiting', 'running', 'finished', 'refused', 'cancelled', 'failed')),
	CONSTRAINT "usage_import_finished" CHECK ((state in ('finished', 'refused', 'cancelled', 'failed')) = (finished_at is not null)),
	CONSTRAINT "usage_import_failed" CHECK ((state = 'failed') = (fault_id is not null)),
	CONSTRAINT "usage_import_counts" CHECK (least(received, checked_lines, accepted, duplicates, rejected, parked) >= 0 and checked_lines <= received),
	CONSTRAINT "usage_import_all_counted" CHECK (state <> 'finished' or accepted + duplicates + rejected + parked = received)
);
--> statement-breakpoint
CREATE TABLE "usage_import_exception" (
	"import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"outcome" text NOT NULL,
	"refusal" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_import_exception_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "usage_import_exception_outcome" CHECK (outcome in ('duplicate', 'rejected', 'parked', 'discarded')),
	CONSTRAINT "usage_import_exception_attempts" CHECK (attempts > 0)
);
--> statement-breakpoint
CREATE TABLE "usage_import_line" (
	"import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"received" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_import_line_import_id_line_pk" PRIMARY KEY("import_id","line"),
	CONSTRAINT "usage_import_line_number" CHECK (line > 0)
);
--> statement-breakpoint
CREATE TABLE "usage_reference" (
	"source_id" bigint NOT NULL,
	"reference" text NOT NULL,
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_reference_source_id_reference_pk" PRIMARY KEY("source_id","reference")
);
--> statement-breakpoint
ALTER TABLE "wallet_transaction" DROP CONSTRAINT "wallet_transaction_kind";--> statement-breakpoint
ALTER TABLE "udr" ADD COLUMN "import_id" bigint;--> statement-breakpoint
ALTER TABLE "udr" ADD COLUMN "import_line" integer;--> statement-breakpoint
ALTER TABLE "subscription_networks" ADD CONSTRAINT "subscription_networks_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_udr" ADD CONSTRAINT "parked_udr_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_import" ADD CONSTRAINT "usage_import_source_id_source_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parked_udr_since" ON "parked_udr" USING btree ("parked_at","udr_id");--> statement-breakpoint
CREATE INDEX "usage_import_requested" ON "usage_import" USING btree ("requested_at","import_id");--> statement-breakpoint
CREATE INDEX "usage_import_exception_parked" ON "usage_import_exception" USING btree ("since","import_id","line") WHERE outcome = 'parked';--> statement-breakpoint
CREATE INDEX "subscription_number" ON "subscription" USING btree ("number");--> statement-breakpoint
CREATE INDEX "udr_ad_hoc" ON "udr" USING btree ("shard","used_from") WHERE ad_hoc_discounts <> '[]';--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_import_line" CHECK ((import_id is null) = (import_line is null));--> statement-breakpoint
ALTER TABLE "wallet_transaction" ADD CONSTRAINT "wallet_transaction_kind" CHECK (kind in ('topUp', 'order', 'usage', 'correction'));