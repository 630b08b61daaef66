import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import type { Reader } from "#db/tx.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { withZonesNow } from "#lib/domain/allowance/agreed-zones.ts";
import { NO_DEFINITIONS } from "#lib/domain/price-plan/definitions.ts";

/** The document with the usage zones that its allowances ask for, as they are now. Most ask for none, and then nothing is read. */
export async function withAgreedZones(reader: Reader, document: AgreementDocument): Promise<AgreementDocument> {
  const asksForSome = (document.allowances ?? []).some(({ zone }) => zone !== undefined);
  return withZonesNow(document, asksForSome ? await loadDefinitions(reader) : NO_DEFINITIONS);
}
