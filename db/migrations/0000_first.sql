CREATE TABLE "account" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"account_classification_id" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"time_zone" text NOT NULL,
	"tax_class" text NOT NULL,
	"credit_limit" numeric(18,6),
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_shard_account_id_pk" PRIMARY KEY("shard","account_id"),
	CONSTRAINT "account_shard" CHECK (shard between 0 and 255),
	CONSTRAINT "account_tax_class" CHECK (tax_class in ('standard', 'exempt', 'reverseCharge')),
	CONSTRAINT "account_credit_limit" CHECK (credit_limit >= 0)
);
--> statement-breakpoint
CREATE TABLE "account_number" (
	"number" text PRIMARY KEY NOT NULL,
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"assignment_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"identifier_kind" text,
	"identifier_value" text,
	"person_id" bigint,
	"cost_centre_id" bigint,
	"assigned_from" timestamp (3) with time zone NOT NULL,
	"assigned_to" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_shard_account_id_assignment_id_pk" PRIMARY KEY("shard","account_id","assignment_id"),
	CONSTRAINT "assignment_holder" CHECK (num_nonnulls(person_id, cost_centre_id) > 0),
	CONSTRAINT "assignment_identifier" CHECK ((identifier_kind is null) = (identifier_value is null)),
	CONSTRAINT "assignment_period" CHECK (assigned_to is null or assigned_to > assigned_from)
);
--> statement-breakpoint
CREATE TABLE "cost_centre" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"cost_centre_id" bigint NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_centre_shard_account_id_cost_centre_id_pk" PRIMARY KEY("shard","account_id","cost_centre_id")
);
--> statement-breakpoint
CREATE TABLE "identifier" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identifier_kind_value_pk" PRIMARY KEY("kind","value"),
	CONSTRAINT "identifier_kind" CHECK (kind in ('phone', 'msisdn', 'iccid', 'smartCard', 'email'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"name" text NOT NULL,
	"reference" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_shard_account_id_person_id_pk" PRIMARY KEY("shard","account_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"number" text NOT NULL,
	"subscription_type_id" bigint NOT NULL,
	"billing_term_scheme_id" bigint NOT NULL,
	"payment" text NOT NULL,
	"state" text NOT NULL,
	"price_plan_id" bigint,
	"provisioning_provider_id" bigint,
	"device" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_shard_account_id_subscription_id_pk" PRIMARY KEY("shard","account_id","subscription_id"),
	CONSTRAINT "subscription_payment" CHECK (payment in ('normal', 'prepaid')),
	CONSTRAINT "subscription_state" CHECK (state in ('draft', 'effective', 'notEffective', 'inResting', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "subscription_service" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"product_id" bigint NOT NULL,
	"state" text NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"effective_to" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_service_shard_account_id_subscription_id_product_id_effective_from_pk" PRIMARY KEY("shard","account_id","subscription_id","product_id","effective_from"),
	CONSTRAINT "subscription_service_state" CHECK (state in ('effective', 'notEffective')),
	CONSTRAINT "subscription_service_period" CHECK (effective_to is null or effective_to > effective_from)
);
--> statement-breakpoint
CREATE TABLE "bill" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"bill_id" bigint NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"billing_run_id" bigint NOT NULL,
	"subscription_id" bigint,
	"currency" char(3) NOT NULL,
	"net" numeric(18,6) NOT NULL,
	"tax" numeric(18,6) NOT NULL,
	"rounding" numeric(18,6) NOT NULL,
	"total" numeric(18,6) NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bill_shard_account_id_bill_id_pk" PRIMARY KEY("shard","account_id","bill_id"),
	CONSTRAINT "bill_kind" CHECK (kind in ('bill', 'creditNote') and (kind = 'creditNote') = (total < 0)),
	CONSTRAINT "bill_adds_up" CHECK (total = net + tax + rounding and abs(total) < 1000000000000),
	CONSTRAINT "bill_amounts" CHECK (abs(net) < 1000000000000 and abs(tax) < 1000000000000 and abs(rounding) < 1)
);
--> statement-breakpoint
CREATE TABLE "bill_line" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"bill_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"product_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"tax_percent" numeric(9,6) NOT NULL,
	"tax_inclusive" boolean NOT NULL,
	"items" integer NOT NULL,
	"quantity" numeric(24,12) NOT NULL,
	"amount" numeric(18,6) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bill_line_shard_account_id_bill_id_line_pk" PRIMARY KEY("shard","account_id","bill_id","line"),
	CONSTRAINT "bill_line_amount" CHECK (abs(amount) < 1000000000000),
	CONSTRAINT "bill_line_items" CHECK (line > 0 and items > 0)
);
--> statement-breakpoint
CREATE TABLE "bill_number" (
	"number" text PRIMARY KEY NOT NULL,
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"bill_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bill_tax" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"bill_id" bigint NOT NULL,
	"tax_percent" numeric(9,6) NOT NULL,
	"tax_inclusive" boolean NOT NULL,
	"net" numeric(18,6) NOT NULL,
	"tax" numeric(18,6) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bill_tax_shard_account_id_bill_id_tax_percent_tax_inclusive_pk" PRIMARY KEY("shard","account_id","bill_id","tax_percent","tax_inclusive"),
	CONSTRAINT "bill_tax_amounts" CHECK (abs(net) < 1000000000000 and abs(tax) < 1000000000000)
);
--> statement-breakpoint
CREATE TABLE "billing_chunk" (
	"billing_run_id" bigint NOT NULL,
	"shard" smallint NOT NULL,
	"state" text NOT NULL,
	"attempt" integer NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"accounts" integer NOT NULL,
	"rated" integer NOT NULL,
	"billed" integer NOT NULL,
	"parked" integer NOT NULL,
	"bills" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_chunk_billing_run_id_shard_pk" PRIMARY KEY("billing_run_id","shard"),
	CONSTRAINT "billing_chunk_state" CHECK (state in ('waiting', 'running', 'done', 'failed')),
	CONSTRAINT "billing_chunk_counts" CHECK (least(attempt, accounts, rated, billed, parked, bills) >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_run" (
	"billing_run_id" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"account_number" text,
	"subscription_number" text,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_run_type" CHECK (type in ('batch', 'individual', 'triggered')),
	CONSTRAINT "billing_run_state" CHECK (state in ('running', 'completed', 'completedWithExceptions', 'failed')),
	CONSTRAINT "billing_run_finished" CHECK ((state = 'running') = (finished_at is null)),
	CONSTRAINT "billing_run_scope" CHECK ((type = 'batch') = (account_number is null))
);
--> statement-breakpoint
CREATE TABLE "account_classification" (
	"account_classification_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"price_plan_id" bigint,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_classification_code_unique" UNIQUE("code"),
	CONSTRAINT "account_classification_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "billing_term_scheme" (
	"billing_term_scheme_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"state" text NOT NULL,
	"classification" text NOT NULL,
	"billing_type" text NOT NULL,
	"billing_method" text NOT NULL,
	"cycle_day" integer,
	"frequency_months" integer NOT NULL,
	"default_price_plan_id" bigint,
	"flexible" boolean NOT NULL,
	"maximum_unbilled_udrs" integer,
	"maximum_unbilled_amount" numeric(18,6),
	"currency" char(3) NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_term_scheme_code_unique" UNIQUE("code"),
	CONSTRAINT "billing_term_scheme_name_unique" UNIQUE("name"),
	CONSTRAINT "billing_term_scheme_state" CHECK (state in ('draft', 'effective', 'terminated')),
	CONSTRAINT "billing_term_scheme_classification" CHECK (classification in ('normal', 'prepaid')),
	CONSTRAINT "billing_term_scheme_billing_type" CHECK (billing_type in ('preBill', 'postBill', 'preRated', 'postRated')),
	CONSTRAINT "billing_term_scheme_billing_method" CHECK (billing_method in ('anniversary', 'period')),
	CONSTRAINT "billing_term_scheme_cycle" CHECK (cycle_day between 1 and 31 and frequency_months > 0),
	CONSTRAINT "billing_term_scheme_thresholds" CHECK (classification = 'normal' or (maximum_unbilled_udrs is null and maximum_unbilled_amount is null)),
	CONSTRAINT "billing_term_scheme_threshold_values" CHECK (maximum_unbilled_udrs > 0 and maximum_unbilled_amount > 0)
);
--> statement-breakpoint
CREATE TABLE "subscription_type" (
	"subscription_type_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscription_type_code_unique" UNIQUE("code"),
	CONSTRAINT "subscription_type_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "catalog" (
	"catalog_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"state" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_code_unique" UNIQUE("code"),
	CONSTRAINT "catalog_name_unique" UNIQUE("name"),
	CONSTRAINT "catalog_state" CHECK (state in ('draft', 'effective', 'notEffective'))
);
--> statement-breakpoint
CREATE TABLE "catalog_condition" (
	"catalog_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"negated" boolean NOT NULL,
	"codes" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_condition_catalog_id_position_pk" PRIMARY KEY("catalog_id","position"),
	CONSTRAINT "catalog_condition_kind" CHECK (kind in ('subscriptionType', 'termedService', 'accountClassification')),
	CONSTRAINT "catalog_condition_codes" CHECK (jsonb_typeof(codes) = 'array' and jsonb_array_length(codes) > 0)
);
--> statement-breakpoint
CREATE TABLE "catalog_line" (
	"catalog_line_id" bigint PRIMARY KEY NOT NULL,
	"catalog_id" bigint NOT NULL,
	"product_id" bigint,
	"product_type_id" bigint,
	"product_family_id" bigint,
	"available_from" timestamp (3) with time zone,
	"available_to" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_line_one_target" CHECK (num_nonnulls(product_id, product_type_id, product_family_id) = 1),
	CONSTRAINT "catalog_line_window" CHECK (available_to is null or available_from is null or available_to > available_from)
);
--> statement-breakpoint
CREATE TABLE "catalog_validity" (
	"catalog_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_to" timestamp (3) with time zone,
	"yearly_from" text,
	"yearly_to" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "catalog_validity_catalog_id_position_pk" PRIMARY KEY("catalog_id","position"),
	CONSTRAINT "catalog_validity_one_kind" CHECK ((valid_from is not null) <> (yearly_from is not null)),
	CONSTRAINT "catalog_validity_yearly" CHECK ((yearly_from is null) = (yearly_to is null)),
	CONSTRAINT "catalog_validity_month_day" CHECK (yearly_from ~ '^[01][0-9]-[0-3][0-9]$' and yearly_to ~ '^[01][0-9]-[0-3][0-9]$'),
	CONSTRAINT "catalog_validity_period" CHECK (valid_to is null or valid_to > valid_from)
);
--> statement-breakpoint
CREATE TABLE "ledger_transfer" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"transfer_id" bigint NOT NULL,
	"debit" text NOT NULL,
	"credit" text NOT NULL,
	"amount" numeric(18,6) NOT NULL,
	"currency" char(3) NOT NULL,
	"memo" text NOT NULL,
	"bill_id" bigint,
	"wallet_id" bigint,
	"wallet_seq" integer,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transfer_shard_account_id_transfer_id_pk" PRIMARY KEY("shard","account_id","transfer_id"),
	CONSTRAINT "ledger_transfer_amount" CHECK (amount > 0 and amount < 1000000000000),
	CONSTRAINT "ledger_transfer_sides" CHECK (debit <> credit),
	CONSTRAINT "ledger_transfer_accounts" CHECK (debit in ('receivable', 'revenue', 'taxPayable', 'rounding', 'wallet', 'cash', 'walletDebt') and credit in ('receivable', 'revenue', 'taxPayable', 'rounding', 'wallet', 'cash', 'walletDebt')),
	CONSTRAINT "ledger_transfer_cause" CHECK ((bill_id is not null) <> (wallet_id is not null))
);
--> statement-breakpoint
CREATE TABLE "service_order" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"product_id" bigint NOT NULL,
	"quantity" numeric(24,12) NOT NULL,
	"catalog_id" bigint NOT NULL,
	"conditions" jsonb NOT NULL,
	"quoted_gross" numeric(18,6) NOT NULL,
	"currency" char(3) NOT NULL,
	"channel" text NOT NULL,
	"source_id" bigint NOT NULL,
	"reference" text,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"service_from" timestamp (3) with time zone NOT NULL,
	"ordered_by" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_order_shard_account_id_order_id_pk" PRIMARY KEY("shard","account_id","order_id"),
	CONSTRAINT "service_order_quantity" CHECK (quantity > 0),
	CONSTRAINT "service_order_quoted_gross" CHECK (abs(quoted_gross) < 1000000000000),
	CONSTRAINT "service_order_channel" CHECK (channel in ('desk', 'decoder', 'api'))
);
--> statement-breakpoint
CREATE TABLE "app_user" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "app_user_email_is_trimmed" CHECK (email = btrim(email) and email like '%_@_%')
);
--> statement-breakpoint
CREATE TABLE "credit_limit" (
	"role" text NOT NULL,
	"currency" char(3) NOT NULL,
	"per_action" numeric(18,6) NOT NULL,
	"per_day" numeric(18,6) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_limit_role_currency_pk" PRIMARY KEY("role","currency"),
	CONSTRAINT "credit_limit_not_negative" CHECK (per_action >= 0 and per_day >= per_action)
);
--> statement-breakpoint
CREATE TABLE "first_administrator_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reason_code" (
	"reason_code_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"usage_happened" boolean NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reason_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "service_account" (
	"service_account_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"source_code" text,
	"key_hash" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_account_code_unique" UNIQUE("code"),
	CONSTRAINT "service_account_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"session_id" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"signed_in_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"address" text,
	"user_agent" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"subject" text NOT NULL,
	"attempted_at" timestamp (3) with time zone NOT NULL,
	"attempt_id" text NOT NULL,
	"succeeded" boolean NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_attempt_subject_attempted_at_attempt_id_pk" PRIMARY KEY("subject","attempted_at","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "approval_request" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"draft_id" bigint,
	"content_hash" text NOT NULL,
	"effective" text NOT NULL,
	"effective_at" timestamp (3) with time zone,
	"note" text NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" bigint,
	"decided_at" timestamp (3) with time zone,
	"decision_note" text,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_request_kind" CHECK (kind in ('pricePlan')),
	CONSTRAINT "approval_request_draft" CHECK ((kind = 'pricePlan') = (draft_id is not null)),
	CONSTRAINT "approval_request_effective" CHECK (effective in ('at', 'onApproval') and (effective = 'at') = (effective_at is not null)),
	CONSTRAINT "approval_request_decision" CHECK (decision in ('approved', 'changesRequested', 'withdrawn')),
	CONSTRAINT "approval_request_decided" CHECK (num_nonnulls(decision, decided_by, decided_at) in (0, 3)),
	CONSTRAINT "approval_request_second_person" CHECK (decision is distinct from 'approved' or decided_by <> requested_by)
);
--> statement-breakpoint
CREATE TABLE "price_plan" (
	"price_plan_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_plan_code_unique" UNIQUE("code"),
	CONSTRAINT "price_plan_kind" CHECK (kind in ('global', 'group', 'subscription', 'agreement'))
);
--> statement-breakpoint
CREATE TABLE "price_plan_draft" (
	"draft_id" bigint PRIMARY KEY NOT NULL,
	"price_plan_id" bigint NOT NULL,
	"based_on_version_id" bigint,
	"state" text NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"revision" integer NOT NULL,
	"published_version_id" bigint,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_plan_draft_state" CHECK (state in ('draft', 'inReview', 'published', 'withdrawn')),
	CONSTRAINT "price_plan_draft_published" CHECK ((state = 'published') = (published_version_id is not null))
);
--> statement-breakpoint
CREATE TABLE "price_plan_draft_editor" (
	"draft_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_plan_draft_editor_draft_id_user_id_pk" PRIMARY KEY("draft_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "price_plan_version" (
	"version_id" bigint PRIMARY KEY NOT NULL,
	"price_plan_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"document_hash" text NOT NULL,
	"rate_book" jsonb NOT NULL,
	"rate_book_hash" text NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"decided_by" bigint NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_plan_version_number" UNIQUE("price_plan_id","version"),
	CONSTRAINT "price_plan_version_effective" UNIQUE("price_plan_id","effective_at"),
	CONSTRAINT "price_plan_version_second_person" CHECK (decided_by <> requested_by),
	CONSTRAINT "price_plan_version_not_past" CHECK (effective_at >= decided_at),
	CONSTRAINT "price_plan_version_hash" CHECK (document_hash ~ '^[0-9a-f]{64}$' and rate_book_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "product" (
	"product_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"product_type_id" bigint NOT NULL,
	"product_family_id" bigint,
	"rating" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_code_unique" UNIQUE("code"),
	CONSTRAINT "product_rating" CHECK (rating in ('here', 'elsewhere')),
	CONSTRAINT "product_validity" CHECK (valid_to is null or valid_to > valid_from)
);
--> statement-breakpoint
CREATE TABLE "product_family" (
	"product_family_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_family_code_unique" UNIQUE("code"),
	CONSTRAINT "product_family_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "product_tax_rate" (
	"product_id" bigint NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"percent" numeric(9,6) NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_tax_rate_product_id_valid_from_pk" PRIMARY KEY("product_id","valid_from"),
	CONSTRAINT "product_tax_rate_percent" CHECK (percent >= 0 and percent <= 100)
);
--> statement-breakpoint
CREATE TABLE "product_type" (
	"product_type_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"classification" text NOT NULL,
	"service_type" text,
	"composition" text NOT NULL,
	"used_for_provisioning" boolean NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_type_code_unique" UNIQUE("code"),
	CONSTRAINT "product_type_name_unique" UNIQUE("name"),
	CONSTRAINT "product_type_classification" CHECK (classification in ('service', 'physicalGood')),
	CONSTRAINT "product_type_service_type" CHECK ((classification = 'service') = (service_type is not null)),
	CONSTRAINT "product_type_service_type_known" CHECK (service_type in ('usage', 'termed', 'oneTime', 'expense')),
	CONSTRAINT "product_type_composition" CHECK (composition in ('flat', 'fixedBundle', 'flexibleBundle'))
);
--> statement-breakpoint
CREATE TABLE "product_type_udr_type" (
	"product_type_id" bigint NOT NULL,
	"udr_type_id" bigint NOT NULL,
	"is_default" boolean NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_type_udr_type_product_type_id_udr_type_id_pk" PRIMARY KEY("product_type_id","udr_type_id")
);
--> statement-breakpoint
CREATE TABLE "provider_product_code" (
	"provisioning_provider_id" bigint NOT NULL,
	"product_id" bigint NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_product_code_provisioning_provider_id_product_id_pk" PRIMARY KEY("provisioning_provider_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "provisioning_provider" (
	"provisioning_provider_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"protocol" text NOT NULL,
	"state" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provisioning_provider_code_unique" UNIQUE("code"),
	CONSTRAINT "provisioning_provider_name_unique" UNIQUE("name"),
	CONSTRAINT "provisioning_provider_state" CHECK (state in ('effective', 'notEffective'))
);
--> statement-breakpoint
CREATE TABLE "provisioning_request" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"request_id" bigint NOT NULL,
	"order_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"provisioning_provider_id" bigint NOT NULL,
	"device" text NOT NULL,
	"product_code" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provisioning_request_shard_account_id_request_id_pk" PRIMARY KEY("shard","account_id","request_id"),
	CONSTRAINT "provisioning_request_state" CHECK (state in ('pending', 'delivered', 'failed')),
	CONSTRAINT "provisioning_request_finished" CHECK ((state = 'pending') = (finished_at is null)),
	CONSTRAINT "provisioning_request_attempts" CHECK (attempts >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_queue" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"rbi_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"gross" numeric(18,6) NOT NULL,
	"billing_effective_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_queue_shard_account_id_rbi_id_pk" PRIMARY KEY("shard","account_id","rbi_id"),
	CONSTRAINT "billing_queue_kind" CHECK (kind in ('charge', 'reversal')),
	CONSTRAINT "billing_queue_gross" CHECK (abs(gross) < 1000000000000)
);
--> statement-breakpoint
CREATE TABLE "rating_queue" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"billing_effective_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_queue_shard_account_id_udr_id_pk" PRIMARY KEY("shard","account_id","udr_id")
);
--> statement-breakpoint
CREATE TABLE "rbi" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"rbi_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"udr_revision" integer NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"directive" text NOT NULL,
	"product_id" bigint NOT NULL,
	"quantity" numeric(24,12) NOT NULL,
	"currency" char(3) NOT NULL,
	"gross" numeric(18,6) NOT NULL,
	"net" numeric(18,6) NOT NULL,
	"tax" numeric(18,6) NOT NULL,
	"tax_percent" numeric(9,6) NOT NULL,
	"tax_inclusive" boolean NOT NULL,
	"price_plan_version_id" bigint,
	"rated_at" timestamp (3) with time zone NOT NULL,
	"rating_instant" timestamp (3) with time zone NOT NULL,
	"explanation" jsonb NOT NULL,
	"reverses_id" bigint,
	"bill_id" bigint,
	"wallet_id" bigint,
	"wallet_seq" integer,
	"previous_seq" integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
	"version_key" bigint GENERATED ALWAYS AS (coalesce(price_plan_version_id, 0)) STORED,
	"reverses_gross" numeric(18,6) GENERATED ALWAYS AS (case when reverses_id is not null then -gross end) STORED,
	"reverses_net" numeric(18,6) GENERATED ALWAYS AS (case when reverses_id is not null then -net end) STORED,
	"reverses_kind" text GENERATED ALWAYS AS (case when reverses_id is not null then 'charge' end) STORED,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rbi_shard_account_id_rbi_id_pk" PRIMARY KEY("shard","account_id","rbi_id"),
	CONSTRAINT "rbi_chain" UNIQUE("shard","account_id","udr_id","seq"),
	CONSTRAINT "rbi_exact" UNIQUE("shard","account_id","rbi_id","udr_id","seq","currency","gross","net","version_key","kind"),
	CONSTRAINT "rbi_kind" CHECK (kind in ('charge', 'reversal')),
	CONSTRAINT "rbi_kind_by_seq" CHECK (seq > 0 and (kind = 'charge') = (seq % 2 = 1) and (kind = 'reversal') = (reverses_id is not null)),
	CONSTRAINT "rbi_directive" CHECK (directive in ('toBeBilled', 'toBeCredited')),
	CONSTRAINT "rbi_amounts" CHECK (gross = net + tax and abs(gross) < 1000000000000 and abs(net) < 1000000000000),
	CONSTRAINT "rbi_tax" CHECK (tax_percent between 0 and 100 and abs(tax) < 1000000000000),
	CONSTRAINT "rbi_one_target" CHECK (bill_id is null or wallet_id is null),
	CONSTRAINT "rbi_wallet" CHECK ((wallet_id is null) = (wallet_seq is null))
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"rbi_id" bigint NOT NULL,
	"bill_id" bigint NOT NULL,
	"settled_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlement_shard_account_id_rbi_id_pk" PRIMARY KEY("shard","account_id","rbi_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"audit_id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"acted_at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"role" text,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"account_id" bigint,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL,
	"transaction_id" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_entry_actor" CHECK (actor_kind in ('user', 'service', 'system'))
);
--> statement-breakpoint
CREATE TABLE "id_lease" (
	"kind" text PRIMARY KEY NOT NULL,
	"next_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"action" text NOT NULL,
	"request_hash" text NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"installation_id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" char(3) NOT NULL,
	"clock_offset_millis" bigint NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_one" CHECK (installation_id = 1),
	CONSTRAINT "installation_clock" CHECK (is_demo or clock_offset_millis = 0)
);
--> statement-breakpoint
CREATE TABLE "udr" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"origin" text NOT NULL,
	"order_id" bigint,
	"rating" text NOT NULL,
	"state" text NOT NULL,
	"directive" text NOT NULL,
	"revision" integer NOT NULL,
	"udr_type_id" bigint NOT NULL,
	"product_id" bigint NOT NULL,
	"source_id" bigint NOT NULL,
	"quantity" numeric(24,12) NOT NULL,
	"used_from" timestamp (3) with time zone NOT NULL,
	"used_to" timestamp (3) with time zone,
	"billing_effective_at" timestamp (3) with time zone NOT NULL,
	"ordered_at" timestamp (3) with time zone,
	"metadata" jsonb NOT NULL,
	"imported_gross" numeric(18,6),
	"imported_tax" numeric(18,6),
	"currency" char(3) NOT NULL,
	"person_id" bigint,
	"cost_centre_id" bigint,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_shard_account_id_udr_id_pk" PRIMARY KEY("shard","account_id","udr_id"),
	CONSTRAINT "udr_origin" CHECK (origin in ('order', 'fee', 'import', 'successor')),
	CONSTRAINT "udr_origin_order" CHECK (origin <> 'order' or order_id is not null),
	CONSTRAINT "udr_rating" CHECK (rating in ('here', 'elsewhere', 'information')),
	CONSTRAINT "udr_state" CHECK (state in ('scheduled', 'posted', 'cancelled')),
	CONSTRAINT "udr_directive" CHECK (directive in ('toBeBilled', 'toBeCredited', 'notToBeBilled')),
	CONSTRAINT "udr_information" CHECK (rating <> 'information' or directive = 'notToBeBilled'),
	CONSTRAINT "udr_revision_positive" CHECK (revision > 0),
	CONSTRAINT "udr_quantity" CHECK (quantity >= 0),
	CONSTRAINT "udr_period" CHECK (used_to is null or used_to >= used_from),
	CONSTRAINT "udr_imported" CHECK ((rating = 'elsewhere') = (num_nonnulls(imported_gross, imported_tax) = 2)),
	CONSTRAINT "udr_imported_amounts" CHECK (abs(imported_gross) < 1000000000000 and abs(imported_tax) < 1000000000000),
	CONSTRAINT "udr_metadata" CHECK (jsonb_typeof(metadata) = 'object')
);
--> statement-breakpoint
CREATE TABLE "udr_personal" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_personal_shard_account_id_udr_id_pk" PRIMARY KEY("shard","account_id","udr_id")
);
--> statement-breakpoint
CREATE TABLE "udr_revision" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"udr_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"action" text NOT NULL,
	"former" jsonb NOT NULL,
	"reason_code_id" bigint NOT NULL,
	"reason_text" text,
	"acted_by" text NOT NULL,
	"acted_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_revision_shard_account_id_udr_id_revision_pk" PRIMARY KEY("shard","account_id","udr_id","revision"),
	CONSTRAINT "udr_revision_action" CHECK (action in ('adjust', 'cancel', 'setBillable', 'setCreditable', 'setNotToBeBilled')),
	CONSTRAINT "udr_revision_number" CHECK (revision > 0)
);
--> statement-breakpoint
CREATE TABLE "date_time_model" (
	"date_time_model_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"time_zone" text NOT NULL,
	"windows" jsonb NOT NULL,
	"dates" jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "date_time_model_code_unique" UNIQUE("code"),
	CONSTRAINT "date_time_model_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"source_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"channel" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_code_unique" UNIQUE("code"),
	CONSTRAINT "source_name_unique" UNIQUE("name"),
	CONSTRAINT "source_channel" CHECK (channel in ('desk', 'decoder', 'api', 'import'))
);
--> statement-breakpoint
CREATE TABLE "udr_type" (
	"udr_type_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"unit_id" bigint NOT NULL,
	"boundary" text NOT NULL,
	"priced_at" text NOT NULL,
	"from_mandatory" boolean NOT NULL,
	"to_mandatory" boolean NOT NULL,
	"source_mandatory" boolean NOT NULL,
	"retention_days" integer,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_type_code_unique" UNIQUE("code"),
	CONSTRAINT "udr_type_name_unique" UNIQUE("name"),
	CONSTRAINT "udr_type_boundary" CHECK (boundary in ('start', 'split')),
	CONSTRAINT "udr_type_priced_at" CHECK (priced_at in ('from', 'order') or priced_at like 'attribute:_%')
);
--> statement-breakpoint
CREATE TABLE "udr_type_attribute" (
	"udr_type_id" bigint NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"mandatory" boolean NOT NULL,
	"personal" boolean NOT NULL,
	"format" text,
	"value_list_id" bigint,
	"position" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_type_attribute_udr_type_id_key_pk" PRIMARY KEY("udr_type_id","key"),
	CONSTRAINT "udr_type_attribute_type" CHECK (type in ('text', 'integer', 'decimal', 'boolean', 'instant', 'choice', 'amount')),
	CONSTRAINT "udr_type_attribute_choice" CHECK ((type = 'choice') = (value_list_id is not null)),
	CONSTRAINT "udr_type_attribute_key" CHECK (key ~ '^[a-z][A-Za-z0-9]*$')
);
--> statement-breakpoint
CREATE TABLE "udr_type_source" (
	"udr_type_id" bigint NOT NULL,
	"source_id" bigint NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "udr_type_source_udr_type_id_source_id_pk" PRIMARY KEY("udr_type_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "unit_of_measurement" (
	"unit_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"decimals" integer NOT NULL,
	"scale" numeric(24,12) NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_of_measurement_code_unique" UNIQUE("code"),
	CONSTRAINT "unit_of_measurement_name_unique" UNIQUE("name"),
	CONSTRAINT "unit_of_measurement_decimals" CHECK (decimals between 0 and 12),
	CONSTRAINT "unit_of_measurement_scale" CHECK (scale > 0)
);
--> statement-breakpoint
CREATE TABLE "usage_zone" (
	"usage_zone_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"conditions" jsonb NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "usage_zone_code_unique" UNIQUE("code"),
	CONSTRAINT "usage_zone_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "value_list" (
	"value_list_id" bigint PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "value_list_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "value_list_item" (
	"value_list_id" bigint NOT NULL,
	"value" text NOT NULL,
	"label" text NOT NULL,
	"under" text,
	"position" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "value_list_item_value_list_id_value_pk" PRIMARY KEY("value_list_id","value")
);
--> statement-breakpoint
CREATE TABLE "wallet" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"wallet_id" bigint NOT NULL,
	"subscription_id" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"floor" numeric(18,6) NOT NULL,
	"balance" numeric(18,6) NOT NULL,
	"debt" numeric(18,6) NOT NULL,
	"seq" integer NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_shard_account_id_wallet_id_pk" PRIMARY KEY("shard","account_id","wallet_id"),
	CONSTRAINT "wallet_subscription" UNIQUE("shard","account_id","subscription_id"),
	CONSTRAINT "wallet_floor" CHECK (floor <= 0 and floor > -1000000000000),
	CONSTRAINT "wallet_balance" CHECK (balance >= floor and balance < 1000000000000),
	CONSTRAINT "wallet_debt" CHECK (debt >= 0 and debt < 1000000000000),
	CONSTRAINT "wallet_seq" CHECK (seq >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_transaction" (
	"shard" smallint NOT NULL,
	"account_id" bigint NOT NULL,
	"wallet_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"balance_before" numeric(18,6) NOT NULL,
	"amount" numeric(18,6) NOT NULL,
	"balance_after" numeric(18,6) GENERATED ALWAYS AS (balance_before + amount) STORED,
	"debt_before" numeric(18,6) NOT NULL,
	"debt_change" numeric(18,6) NOT NULL,
	"debt_after" numeric(18,6) GENERATED ALWAYS AS (debt_before + debt_change) STORED,
	"floor" numeric(18,6) NOT NULL,
	"currency" char(3) NOT NULL,
	"udr_id" bigint,
	"order_id" bigint,
	"payment_reference" text,
	"posted_at" timestamp (3) with time zone NOT NULL,
	"posted_by" text NOT NULL,
	"previous_seq" integer GENERATED ALWAYS AS (nullif(seq - 1, 0)) STORED,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_transaction_shard_account_id_wallet_id_seq_pk" PRIMARY KEY("shard","account_id","wallet_id","seq"),
	CONSTRAINT "wallet_transaction_end" UNIQUE("shard","account_id","wallet_id","seq","balance_after","debt_after"),
	CONSTRAINT "wallet_transaction_first" CHECK (seq > 0 and (seq > 1 or (balance_before = 0 and debt_before = 0))),
	CONSTRAINT "wallet_transaction_floor" CHECK (floor <= 0 and balance_before + amount >= floor),
	CONSTRAINT "wallet_transaction_debt" CHECK (debt_before >= 0 and debt_before + debt_change >= 0),
	CONSTRAINT "wallet_transaction_moves" CHECK (kind <> 'topUp' or (amount - debt_change > 0 and amount >= 0 and debt_change <= 0)),
	CONSTRAINT "wallet_transaction_kind" CHECK (kind in ('topUp', 'order', 'correction')),
	CONSTRAINT "wallet_transaction_top_up" CHECK ((kind = 'topUp') = (payment_reference is not null))
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_account_classification_id_account_classification_account_classification_id_fk" FOREIGN KEY ("account_classification_id") REFERENCES "public"."account_classification"("account_classification_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_shard_account_id_person_id_person_shard_account_id_person_id_fk" FOREIGN KEY ("shard","account_id","person_id") REFERENCES "public"."person"("shard","account_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_shard_account_id_cost_centre_id_cost_centre_shard_account_id_cost_centre_id_fk" FOREIGN KEY ("shard","account_id","cost_centre_id") REFERENCES "public"."cost_centre"("shard","account_id","cost_centre_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_centre" ADD CONSTRAINT "cost_centre_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscription_type_id_subscription_type_subscription_type_id_fk" FOREIGN KEY ("subscription_type_id") REFERENCES "public"."subscription_type"("subscription_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_billing_term_scheme_id_billing_term_scheme_billing_term_scheme_id_fk" FOREIGN KEY ("billing_term_scheme_id") REFERENCES "public"."billing_term_scheme"("billing_term_scheme_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_provisioning_provider_id_provisioning_provider_provisioning_provider_id_fk" FOREIGN KEY ("provisioning_provider_id") REFERENCES "public"."provisioning_provider"("provisioning_provider_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_service" ADD CONSTRAINT "subscription_service_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription_service" ADD CONSTRAINT "subscription_service_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill" ADD CONSTRAINT "bill_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill" ADD CONSTRAINT "bill_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_line" ADD CONSTRAINT "bill_line_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_line" ADD CONSTRAINT "bill_line_shard_account_id_bill_id_bill_shard_account_id_bill_id_fk" FOREIGN KEY ("shard","account_id","bill_id") REFERENCES "public"."bill"("shard","account_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_tax" ADD CONSTRAINT "bill_tax_shard_account_id_bill_id_bill_shard_account_id_bill_id_fk" FOREIGN KEY ("shard","account_id","bill_id") REFERENCES "public"."bill"("shard","account_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_chunk" ADD CONSTRAINT "billing_chunk_billing_run_id_billing_run_billing_run_id_fk" FOREIGN KEY ("billing_run_id") REFERENCES "public"."billing_run"("billing_run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_classification" ADD CONSTRAINT "account_classification_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_term_scheme" ADD CONSTRAINT "billing_term_scheme_default_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("default_price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_condition" ADD CONSTRAINT "catalog_condition_catalog_id_catalog_catalog_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalog"("catalog_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_catalog_id_catalog_catalog_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalog"("catalog_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_product_type_id_product_type_product_type_id_fk" FOREIGN KEY ("product_type_id") REFERENCES "public"."product_type"("product_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_line" ADD CONSTRAINT "catalog_line_product_family_id_product_family_product_family_id_fk" FOREIGN KEY ("product_family_id") REFERENCES "public"."product_family"("product_family_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_validity" ADD CONSTRAINT "catalog_validity_catalog_id_catalog_catalog_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalog"("catalog_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_shard_account_id_account_shard_account_id_fk" FOREIGN KEY ("shard","account_id") REFERENCES "public"."account"("shard","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_shard_account_id_bill_id_bill_shard_account_id_bill_id_fk" FOREIGN KEY ("shard","account_id","bill_id") REFERENCES "public"."bill"("shard","account_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfer" ADD CONSTRAINT "ledger_transfer_shard_account_id_wallet_id_wallet_seq_wallet_transaction_shard_account_id_wallet_id_seq_fk" FOREIGN KEY ("shard","account_id","wallet_id","wallet_seq") REFERENCES "public"."wallet_transaction"("shard","account_id","wallet_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_catalog_id_catalog_catalog_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalog"("catalog_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_source_id_source_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_order" ADD CONSTRAINT "service_order_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_app_user_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_draft_id_price_plan_draft_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."price_plan_draft"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan_draft" ADD CONSTRAINT "price_plan_draft_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan_draft" ADD CONSTRAINT "price_plan_draft_based_on_version_id_price_plan_version_version_id_fk" FOREIGN KEY ("based_on_version_id") REFERENCES "public"."price_plan_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan_draft" ADD CONSTRAINT "price_plan_draft_published_version_id_price_plan_version_version_id_fk" FOREIGN KEY ("published_version_id") REFERENCES "public"."price_plan_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan_draft_editor" ADD CONSTRAINT "price_plan_draft_editor_draft_id_price_plan_draft_draft_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."price_plan_draft"("draft_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plan_version" ADD CONSTRAINT "price_plan_version_price_plan_id_price_plan_price_plan_id_fk" FOREIGN KEY ("price_plan_id") REFERENCES "public"."price_plan"("price_plan_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_product_type_id_product_type_product_type_id_fk" FOREIGN KEY ("product_type_id") REFERENCES "public"."product_type"("product_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_product_family_id_product_family_product_family_id_fk" FOREIGN KEY ("product_family_id") REFERENCES "public"."product_family"("product_family_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_tax_rate" ADD CONSTRAINT "product_tax_rate_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_type_udr_type" ADD CONSTRAINT "product_type_udr_type_product_type_id_product_type_product_type_id_fk" FOREIGN KEY ("product_type_id") REFERENCES "public"."product_type"("product_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_type_udr_type" ADD CONSTRAINT "product_type_udr_type_udr_type_id_udr_type_udr_type_id_fk" FOREIGN KEY ("udr_type_id") REFERENCES "public"."udr_type"("udr_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_product_code" ADD CONSTRAINT "provider_product_code_provisioning_provider_id_provisioning_provider_provisioning_provider_id_fk" FOREIGN KEY ("provisioning_provider_id") REFERENCES "public"."provisioning_provider"("provisioning_provider_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_product_code" ADD CONSTRAINT "provider_product_code_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisioning_request" ADD CONSTRAINT "provisioning_request_provisioning_provider_id_provisioning_provider_provisioning_provider_id_fk" FOREIGN KEY ("provisioning_provider_id") REFERENCES "public"."provisioning_provider"("provisioning_provider_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisioning_request" ADD CONSTRAINT "provisioning_request_shard_account_id_order_id_service_order_shard_account_id_order_id_fk" FOREIGN KEY ("shard","account_id","order_id") REFERENCES "public"."service_order"("shard","account_id","order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provisioning_request" ADD CONSTRAINT "provisioning_request_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_queue" ADD CONSTRAINT "billing_queue_shard_account_id_rbi_id_rbi_shard_account_id_rbi_id_fk" FOREIGN KEY ("shard","account_id","rbi_id") REFERENCES "public"."rbi"("shard","account_id","rbi_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_queue" ADD CONSTRAINT "rating_queue_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_price_plan_version_id_price_plan_version_version_id_fk" FOREIGN KEY ("price_plan_version_id") REFERENCES "public"."price_plan_version"("version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_reverses_exactly" FOREIGN KEY ("shard","account_id","reverses_id","udr_id","previous_seq","currency","reverses_gross","reverses_net","version_key","reverses_kind") REFERENCES "public"."rbi"("shard","account_id","rbi_id","udr_id","seq","currency","gross","net","version_key","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_chain_unbroken" FOREIGN KEY ("shard","account_id","udr_id","previous_seq") REFERENCES "public"."rbi"("shard","account_id","udr_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_born_billed" FOREIGN KEY ("shard","account_id","bill_id") REFERENCES "public"."bill"("shard","account_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rbi" ADD CONSTRAINT "rbi_born_paid" FOREIGN KEY ("shard","account_id","wallet_id","wallet_seq") REFERENCES "public"."wallet_transaction"("shard","account_id","wallet_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_shard_account_id_rbi_id_rbi_shard_account_id_rbi_id_fk" FOREIGN KEY ("shard","account_id","rbi_id") REFERENCES "public"."rbi"("shard","account_id","rbi_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_shard_account_id_bill_id_bill_shard_account_id_bill_id_fk" FOREIGN KEY ("shard","account_id","bill_id") REFERENCES "public"."bill"("shard","account_id","bill_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_udr_type_id_udr_type_udr_type_id_fk" FOREIGN KEY ("udr_type_id") REFERENCES "public"."udr_type"("udr_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_product_id_product_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("product_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_source_id_source_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr" ADD CONSTRAINT "udr_shard_account_id_order_id_service_order_shard_account_id_order_id_fk" FOREIGN KEY ("shard","account_id","order_id") REFERENCES "public"."service_order"("shard","account_id","order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_personal" ADD CONSTRAINT "udr_personal_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_revision" ADD CONSTRAINT "udr_revision_reason_code_id_reason_code_reason_code_id_fk" FOREIGN KEY ("reason_code_id") REFERENCES "public"."reason_code"("reason_code_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_revision" ADD CONSTRAINT "udr_revision_shard_account_id_udr_id_udr_shard_account_id_udr_id_fk" FOREIGN KEY ("shard","account_id","udr_id") REFERENCES "public"."udr"("shard","account_id","udr_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_type" ADD CONSTRAINT "udr_type_unit_id_unit_of_measurement_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit_of_measurement"("unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_type_attribute" ADD CONSTRAINT "udr_type_attribute_udr_type_id_udr_type_udr_type_id_fk" FOREIGN KEY ("udr_type_id") REFERENCES "public"."udr_type"("udr_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_type_attribute" ADD CONSTRAINT "udr_type_attribute_value_list_id_value_list_value_list_id_fk" FOREIGN KEY ("value_list_id") REFERENCES "public"."value_list"("value_list_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_type_source" ADD CONSTRAINT "udr_type_source_udr_type_id_udr_type_udr_type_id_fk" FOREIGN KEY ("udr_type_id") REFERENCES "public"."udr_type"("udr_type_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "udr_type_source" ADD CONSTRAINT "udr_type_source_source_id_source_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("source_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "value_list_item" ADD CONSTRAINT "value_list_item_value_list_id_value_list_value_list_id_fk" FOREIGN KEY ("value_list_id") REFERENCES "public"."value_list"("value_list_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_shard_account_id_subscription_id_subscription_shard_account_id_subscription_id_fk" FOREIGN KEY ("shard","account_id","subscription_id") REFERENCES "public"."subscription"("shard","account_id","subscription_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transaction" ADD CONSTRAINT "wallet_transaction_chain" FOREIGN KEY ("shard","account_id","wallet_id","previous_seq","balance_before","debt_before") REFERENCES "public"."wallet_transaction"("shard","account_id","wallet_id","seq","balance_after","debt_after") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_transaction" ADD CONSTRAINT "wallet_transaction_shard_account_id_wallet_id_wallet_shard_account_id_wallet_id_fk" FOREIGN KEY ("shard","account_id","wallet_id") REFERENCES "public"."wallet"("shard","account_id","wallet_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_name_prefix" ON "account" USING btree (lower(name) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "assignment_subscription" ON "assignment" USING btree ("shard","account_id","subscription_id","assigned_from");--> statement-breakpoint
CREATE INDEX "identifier_value" ON "identifier" USING btree (value text_pattern_ops);--> statement-breakpoint
CREATE INDEX "identifier_account" ON "identifier" USING btree ("shard","account_id");--> statement-breakpoint
CREATE INDEX "subscription_id" ON "subscription" USING btree ("subscription_id");--> statement-breakpoint
CREATE INDEX "subscription_scheme" ON "subscription" USING btree ("billing_term_scheme_id");--> statement-breakpoint
CREATE INDEX "billing_run_started" ON "billing_run" USING btree ("started_at","billing_run_id");--> statement-breakpoint
CREATE INDEX "catalog_line_catalog" ON "catalog_line" USING btree ("catalog_id");--> statement-breakpoint
CREATE INDEX "ledger_transfer_posted" ON "ledger_transfer" USING btree ("shard","account_id","posted_at");--> statement-breakpoint
CREATE INDEX "service_order_recent" ON "service_order" USING btree ("shard","account_id","ordered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "app_user_email_unique" ON "app_user" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_request_one_open" ON "approval_request" USING btree ("draft_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approval_request_open" ON "approval_request" USING btree ("requested_at") WHERE decision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "price_plan_one_global" ON "price_plan" USING btree ("currency") WHERE kind = 'global';--> statement-breakpoint
CREATE UNIQUE INDEX "price_plan_draft_one_open" ON "price_plan_draft" USING btree ("price_plan_id") WHERE state in ('draft', 'inReview');--> statement-breakpoint
CREATE UNIQUE INDEX "product_type_udr_type_one_default" ON "product_type_udr_type" USING btree ("product_type_id") WHERE is_default;--> statement-breakpoint
CREATE INDEX "provisioning_request_due" ON "provisioning_request" USING btree ("next_attempt_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "provisioning_request_number" ON "provisioning_request" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "provisioning_request_failed" ON "provisioning_request" USING btree ("request_id") WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "provisioning_request_udr" ON "provisioning_request" USING btree ("shard","account_id","udr_id");--> statement-breakpoint
CREATE INDEX "billing_queue_subscription" ON "billing_queue" USING btree ("shard","account_id","subscription_id");--> statement-breakpoint
CREATE INDEX "rating_queue_subscription" ON "rating_queue" USING btree ("shard","account_id","subscription_id");--> statement-breakpoint
CREATE INDEX "rbi_number" ON "rbi" USING btree ("rbi_id");--> statement-breakpoint
CREATE INDEX "rbi_bill" ON "rbi" USING btree ("shard","account_id","bill_id") WHERE bill_id is not null;--> statement-breakpoint
CREATE INDEX "settlement_bill" ON "settlement" USING btree ("shard","account_id","bill_id");--> statement-breakpoint
CREATE INDEX "audit_entry_entity" ON "audit_entry" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_entry_account" ON "audit_entry" USING btree ("account_id","audit_id");--> statement-breakpoint
CREATE INDEX "audit_entry_acted" ON "audit_entry" USING btree ("acted_at","audit_id");--> statement-breakpoint
CREATE INDEX "udr_number" ON "udr" USING btree ("udr_id");--> statement-breakpoint
CREATE INDEX "udr_account_used_from" ON "udr" USING btree ("shard","account_id","used_from");--> statement-breakpoint
CREATE INDEX "udr_subscription_used_from" ON "udr" USING btree ("shard","account_id","subscription_id","used_from");--> statement-breakpoint
CREATE INDEX "udr_used_from" ON "udr" USING btree ("used_from","udr_id");--> statement-breakpoint
CREATE INDEX "udr_order" ON "udr" USING btree ("shard","account_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "wallet_transaction_posted" ON "wallet_transaction" USING btree ("shard","account_id","posted_at");