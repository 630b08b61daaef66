/**
 * What the application role may do, applied after every migration (`db/migrate.ts`). It owns nothing and has no DDL.
 * SELECT and INSERT on every table; beyond that only what stands here. Facts (RBIs, settlements, ledger, wallet
 * transactions, revisions, orders, bills, audit, published versions) are in neither list: nobody changes or deletes them.
 */

/** Columns the application role may update, table by table. */
export const UPDATABLE: Readonly<Record<string, readonly string[] | "all">> = {
  // The adjustable columns of a UDR, and the two that the actions move.
  udr: [
    "state",
    "directive",
    "revision",
    "udr_type_id",
    "product_id",
    "source_id",
    "quantity",
    "used_from",
    "used_to",
    "billing_effective_at",
    "metadata",
    "imported_gross",
    "imported_tax",
  ],
  udr_personal: ["metadata"],
  wallet: ["balance", "debt", "seq"],
  account: ["name", "account_classification_id", "time_zone", "tax_class", "credit_limit"],
  subscription: ["billing_term_scheme_id", "state", "price_plan_id", "provisioning_provider_id", "device"],
  subscription_service: ["state", "effective_to"],
  assignment: ["assigned_to"],
  person: ["name", "reference"],
  cost_centre: ["code", "name"],
  provisioning_request: ["state", "attempts", "next_attempt_at", "last_error", "finished_at"],
  billing_run: ["state", "finished_at"],
  billing_chunk: ["state", "attempt", "leased_until", "accounts", "rated", "billed", "parked", "bills"],
  price_plan_draft: ["state", "document", "document_hash", "revision", "published_version_id"],
  approval_request: ["decision", "decided_by", "decided_at", "decision_note"],
  app_user: ["email", "name", "role", "password_hash", "disabled_at"],
  session: ["last_seen_at", "expires_at", "revoked_at"],
  first_administrator_link: ["used_at"],
  service_account: ["name", "role", "source_code", "key_hash", "revoked_at"],
  credit_limit: ["per_action", "per_day"],
  installation: ["name", "time_zone", "currency", "clock_offset_millis"],
  id_lease: ["next_id"],
  // Documents and usage name a definition by its code, so a code never changes.
  unit_of_measurement: ["name", "description", "decimals", "scale", "archived_at", "revision"],
  value_list: "all",
  value_list_item: "all",
  source: "all",
  udr_type: "all",
  udr_type_attribute: "all",
  usage_zone: "all",
  date_time_model: ["name", "description", "time_zone", "windows", "dates", "archived_at", "revision"],
  product_type: "all",
  product_family: "all",
  product: "all",
  price_plan: ["name", "description", "archived_at"],
  catalog: "all",
  billing_term_scheme: "all",
  account_classification: "all",
  subscription_type: "all",
  provisioning_provider: "all",
  provider_product_code: "all",
  reason_code: ["label", "position", "archived_at"],
};

/** Tables whose rows the application role may delete: queues, what belongs to an editable definition, old attempts. */
export const DELETABLE: readonly string[] = [
  "billing_queue",
  "rating_queue",
  "identifier",
  "sign_in_attempt",
  "price_plan_draft_editor",
  "value_list_item",
  "udr_type_attribute",
  "udr_type_source",
  "product_type_udr_type",
  "provider_product_code",
  "catalog_line",
  "catalog_validity",
  "catalog_condition",
];
