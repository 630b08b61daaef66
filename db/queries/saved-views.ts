import { and, asc, eq } from "drizzle-orm";
import type { SavedView, ViewContent, ViewedList } from "#lib/domain/saved-view/saved-view.ts";
import { fromDbSavedView } from "../mapping/saved-views.ts";
import { savedView } from "../schema/saved-view.ts";
import type { Reader, Tx } from "../tx.ts";

/** Whose views of which list. */
export type ViewOwner = { readonly userId: number; readonly list: ViewedList };

const ownedBy = ({ userId, list }: ViewOwner) => and(eq(savedView.userId, userId), eq(savedView.list, list));

export async function listSavedViews(reader: Reader, owner: ViewOwner): Promise<readonly SavedView[]> {
  const rows = await reader.select().from(savedView).where(ownedBy(owner)).orderBy(asc(savedView.name), asc(savedView.savedViewId));
  return rows.map(fromDbSavedView);
}

export type OwnedView = { readonly userId: number; readonly list: string; readonly view: SavedView };

/** Locked until the end of the transaction: of two changes of one view the second sees the first's revision. */
export async function lockSavedView(tx: Tx, viewId: number): Promise<OwnedView | null> {
  const [row] = await tx.select().from(savedView).where(eq(savedView.savedViewId, viewId)).for("update");
  return row ? { userId: row.userId, list: row.list, view: fromDbSavedView(row) } : null;
}

export async function insertSavedView(
  tx: Tx,
  row: ViewOwner & { readonly savedViewId: number; readonly name: string; readonly content: ViewContent },
): Promise<void> {
  await tx.insert(savedView).values(row);
}

export async function updateSavedView(
  tx: Tx,
  { viewId, ...change }: { readonly viewId: number; readonly name: string; readonly content: ViewContent; readonly revision: number },
): Promise<void> {
  await tx.update(savedView).set(change).where(eq(savedView.savedViewId, viewId));
}

export async function deleteSavedView(tx: Tx, viewId: number): Promise<void> {
  await tx.delete(savedView).where(eq(savedView.savedViewId, viewId));
}

/** First nobody's, then the chosen one's: at no moment are there two. */
export async function setDefaultView(tx: Tx, owner: ViewOwner, viewId: number | null): Promise<void> {
  await tx
    .update(savedView)
    .set({ isDefault: false })
    .where(and(ownedBy(owner), eq(savedView.isDefault, true)));
  if (viewId === null) return;
  await tx
    .update(savedView)
    .set({ isDefault: true })
    .where(and(ownedBy(owner), eq(savedView.savedViewId, viewId)));
}
