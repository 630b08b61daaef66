import { listOpenAgreementDrafts } from "#db/queries/agreement-drafts.ts";
import { planNames } from "#db/queries/agreement-plans.ts";
import { type AgreementLine, listAgreementVersions, listAgreements as selectAgreements } from "#db/queries/pricing-agreements.ts";
import type { AgreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { AGREEMENT_SHEET_HEAD, agreementRecord } from "#lib/domain/agreement/agreement-sheet.ts";
import type { AgreementList, AgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import { toAgreementRow } from "#lib/domain/agreement/to-agreement-view.ts";
import type { Context } from "../context.ts";

const PAGE = 50;
const EXPORT_PAGE = 500;

/** Agreements by the number of the account, with how each stands now; page after page. */
export async function listAgreements(context: Context, { q = "", after }: AgreementListInput): Promise<AgreementList> {
  const lines = await selectAgreements(context.database, { search: q.trim(), after: after ?? null, limit: PAGE + 1 });
  const rows = await rowsOf(context, lines.slice(0, PAGE));
  return { rows, nextAfter: lines.length > PAGE ? (rows.at(-1)?.account.number ?? null) : null };
}

/** The same list as CSV, however long. */
export async function* exportAgreements(context: Context, { q = "" }: Pick<AgreementListInput, "q">): AsyncGenerator<string> {
  yield AGREEMENT_SHEET_HEAD;
  let after: string | null = null;
  for (;;) {
    const page: readonly AgreementLine[] = await selectAgreements(context.database, { search: q.trim(), after, limit: EXPORT_PAGE });
    yield (await rowsOf(context, page)).map(agreementRecord).join("");
    after = page.at(-1)?.number ?? null;
    if (page.length < EXPORT_PAGE) return;
  }
}

async function rowsOf({ database, now }: Context, lines: readonly AgreementLine[]): Promise<readonly AgreementRow[]> {
  const versions = Map.groupBy(await listAgreementVersions(database, lines), ({ accountId }) => accountId);
  const drafts = new Map((await listOpenAgreementDrafts(database, lines)).map((draft) => [draft.head.accountId, draft]));
  const names = await planNames(database);
  return lines.map(({ accountId, number, accountName }) =>
    toAgreementRow({
      account: { number, name: accountName },
      versions: versions.get(accountId) ?? [],
      draft: drafts.get(accountId) ?? null,
      planNames: names,
      now,
    }),
  );
}
