import { listOpenAgreementDrafts } from "#db/queries/agreement-drafts.ts";
import { planNames } from "#db/queries/agreement-plans.ts";
import { type AgreementLine, listAgreementVersions, listAgreements as selectAgreements } from "#db/queries/pricing-agreements.ts";
import type { AgreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { AgreementList, AgreementRow } from "#lib/domain/agreement/agreement-view.ts";
import { toAgreementRow } from "#lib/domain/agreement/to-agreement-view.ts";
import { AGREEMENT_SHEET, agreementMembers, agreementStandingMembers } from "#lib/domain/sheet/agreement-sheet.ts";
import type { Members } from "#lib/domain/sheet/sheet-kind.ts";
import type { Context } from "../context.ts";

const PAGE = 50;
const EXPORT_PAGE = 500;

/** Agreements by the number of the account, with how each stands now; page after page. */
export async function listAgreements(context: Context, { q = "", after }: AgreementListInput): Promise<AgreementList> {
  const lines = await selectAgreements(context.database, { search: q.trim(), after: after ?? null, limit: PAGE + 1 });
  const rows = await rowsOf(context, lines.slice(0, PAGE));
  return { rows, nextAfter: lines.length > PAGE ? (rows.at(-1)?.account.number ?? null) : null };
}

/** The same list as a sheet has it, however long: with what each says in its draft, else in its newest version. */
export async function* listAgreementSheet(context: Context, { q = "" }: Pick<AgreementListInput, "q">): AsyncGenerator<Members> {
  let after: string | null = null;
  for (;;) {
    const lines: readonly AgreementLine[] = await selectAgreements(context.database, { search: q.trim(), after, limit: EXPORT_PAGE });
    for (const { row, document } of await standingsOf(context, lines)) {
      yield { ...agreementStandingMembers(row), ...(document === null ? AGREEMENT_SHEET.fresh : agreementMembers(document)) };
    }
    after = lines.at(-1)?.number ?? null;
    if (lines.length < EXPORT_PAGE) return;
  }
}

async function rowsOf(context: Context, lines: readonly AgreementLine[]): Promise<readonly AgreementRow[]> {
  return (await standingsOf(context, lines)).map(({ row }) => row);
}

type StandingNow = { readonly row: AgreementRow; readonly document: AgreementDocument | null };

async function standingsOf({ database, now }: Context, lines: readonly AgreementLine[]): Promise<readonly StandingNow[]> {
  const versions = Map.groupBy(await listAgreementVersions(database, lines), ({ accountId }) => accountId);
  const drafts = new Map((await listOpenAgreementDrafts(database, lines)).map((draft) => [draft.head.accountId, draft]));
  const names = await planNames(database);
  return lines.map(({ accountId, number, accountName, head }) => {
    const published = versions.get(accountId) ?? [];
    const draft = drafts.get(accountId) ?? null;
    const row = toAgreementRow({ account: { number, name: accountName }, head, versions: published, draft, planNames: names, now });
    return { row, document: draft?.document ?? published[0]?.document ?? null };
  });
}
