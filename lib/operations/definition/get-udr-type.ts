import { listUdrTypes } from "#db/queries/definitions.ts";
import type { UdrTypeView } from "#lib/domain/definition/udr-type-view.ts";
import type { Context } from "../context.ts";

export async function getUdrType({ database }: Context, code: string): Promise<UdrTypeView | null> {
  const types = await listUdrTypes(database);
  return types.find((type) => type.code === code) ?? null;
}
