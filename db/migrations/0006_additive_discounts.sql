CREATE TABLE "additive_discount" (
	"discount_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"application" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "additive_discount_code_unique" UNIQUE("code"),
	CONSTRAINT "additive_discount_name_unique" UNIQUE("name"),
	CONSTRAINT "additive_discount_application" CHECK (application in ('auto', 'adHoc')),
	CONSTRAINT "additive_discount_revision" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "additive_discount_draft" (
	"draft_id" bigint PRIMARY KEY NOT NULL,
	"discount_id" bigint NOT NULL,
	"based_on_version_id" bigint,
	"state" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"revision" integer NOT NULL,
	"published_version_id" bigint,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "additive_discount_draft_state" CHECK (state in ('draft', 'inReview', 'published', 'withdrawn')),
	CONSTRAINT "additive_discount_draft_published" CHECK ((state = 'published') = (published_version_id is not null))
);
--> statement-breakpoint
CREATE TABLE "additive_discount_draft_editor" (
	"draft_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "additive_discount_draft_editor_draft_id_user_id_pk" PRIMARY KEY("draft_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "additive_discount_version" (
	"version_id" bigint PRIMARY KEY NOT NULL,
	"discount_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"resolved" jsonb NOT NULL,
	"resolved_hash" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "additive_discount_version_number" UNIQUE("discount_id","version"),
	CONSTRAINT "additive_discount_version_effective" UNIQUE("discount_id","effective_at"),
	CONSTRAINT "additive_discount_version_second_person" CHECK (decided_by <> requested_by),
	CONSTRAINT "additive_discount_version_not_past" CHECK (effective_at >= decided_at),
	CONSTRAINT "additive_discount_version_hash" CHECK (document_hash ~ '^[0-9a-f]{64}$' and resolved_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "approval_request" DROP CONSTRAINT "approval_request_kind";--> statement-breakpoint
ALTER TABLE "approval_request" ADD COLUMN "discount_draft_id" bigint;--> statement-breakpoint
ALTER TABLE "additive_discount_draft" ADD CONSTRAINT "additive_discount_draft_discount_id_additive_discount_discount_id_fk" FOREIGN KEY ("discount_id") REFERENCES "public"."additive_discount"("discount_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "additive_discount_draft" ADD CONSTRAINT "additive_discount_draft_based_on_version_id_additive_discount_version_version_id_fk" FOREIGN KEY ("based_on_version_id") REFERENCES "public"."additive_discount_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "additive_discount_draft" ADD CONSTRAINT "additive_discount_draft_published_version_id_additive_discount_version_version_id_fk" FOREIGN KEY ("published_version_id") REFERENCES "public"."additive_discount_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "additive_discount_draft_editor" ADD CONSTRAINT "additive_discount_draft_editor_draft_id_additive_discount_draft_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."additive_discount_draft"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "additive_discount_version" ADD CONSTRAINT "additive_discount_version_discount_id_additive_discount_discount_id_fk" FOREIGN KEY ("discount_id") REFERENCES "public"."additive_discount"("discount_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "additive_discount_draft_one_open" ON "additive_discount_draft" USING btree ("discount_id") WHERE state in ('draft', 'inReview');--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_discount_draft_id_additive_discount_draft_draft_id_fk" FOREIGN KEY ("discount_draft_id") REFERENCES "public"."additive_discount_draft"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_request_one_open_discount" ON "approval_request" USING btree ("discount_draft_id") WHERE decision is null;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_discount_draft" CHECK ((kind = 'additiveDiscount') = (discount_draft_id is not null));--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_kind" CHECK (kind in ('pricePlan', 'additiveDiscount'));