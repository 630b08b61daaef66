import * as z from "zod";

/** The schema of a form that makes and edits a definition. */
export type SaveSchema = z.ZodObject<z.core.$ZodShape & { readonly code: z.ZodType<string>; readonly revision: z.ZodType<number | null> }>;

export type DefinitionBodies = { readonly creation: z.ZodObject; readonly content: z.ZodObject };

/**
 * What is sent to make a definition, and to replace one: the form's own members, without what stands in the address (the code) and
 * in If-Match (the revision). They refuse what does not exist; the rules that look across members stay with the form's schema.
 */
export function bodiesOf(save: SaveSchema): DefinitionBodies {
  const { revision: _revision, ...creation } = save.shape;
  const { code: _code, ...content } = creation;
  return { creation: z.strictObject(creation), content: z.strictObject(content) };
}
