import type { Instant } from "#lib/kernel/instant.ts";
import { validityInstant } from "../price-plan/discount-validity.ts";
import type { AgreementDocument } from "./agreement-document.ts";

type Ending = Pick<AgreementDocument, "validTo" | "timeZone">;

/** The instant with which it no longer holds; null has no end. */
export function endOfAgreement({ validTo, timeZone }: Ending): Instant | null {
  return validTo === null ? null : validityInstant(validTo, timeZone);
}

/** Whether it has ended by then: from that midnight on the account is priced as if it had none. */
export function hasEnded(document: Ending, at: Instant): boolean {
  const end = endOfAgreement(document);
  return end !== null && end <= at;
}
