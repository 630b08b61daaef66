import * as z from "zod";

/** Which schema of a union the input means, or why it means none of them. */
export type Meant = z.ZodType | { readonly path: readonly string[]; readonly message: string };

const UNIONS = new WeakMap<z.core.$ZodType, z.ZodType>();

/**
 * A union that says what is wrong with the member that was meant, at that member's own path. A plain union only says that none
 * of its members fits, which helps nobody to find the misspelt key.
 */
export function chosen<Output>(union: z.ZodType<Output>, meantBy: (input: unknown) => Meant) {
  const schema = z.unknown().transform((input, context): Output => {
    const parsed = union.safeParse(input);
    if (parsed.success) return parsed.data;
    const meant = meantBy(input);
    const issues = meant instanceof z.ZodType ? (meant.safeParse(input).error?.issues ?? []) : [{ code: "custom" as const, ...meant }];
    for (const issue of issues) context.addIssue({ ...issue, path: [...issue.path] });
    return z.NEVER;
  });
  UNIONS.set(schema, union);
  return schema;
}

/** The union that such a schema chooses from, for whoever describes schemas; nothing of any other schema. */
export function unionOf(schema: z.core.$ZodType): z.ZodType | undefined {
  return UNIONS.get(schema);
}

/** What tells the schemas of a union apart: the one member that each of them has and no other. */
export type Members = {
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  /** Members that all of them may have. */
  readonly common: readonly string[];
  readonly message: string;
};

export function byMember({ schemas, common, message }: Members): (input: unknown) => Meant {
  return (input) => {
    const keys = typeof input === "object" && input !== null && !Array.isArray(input) ? Object.keys(input) : [];
    const [first, second] = keys.filter((key) => Object.hasOwn(schemas, key));
    if (first !== undefined && second !== undefined) return { path: [second], message: `It cannot stand beside "${first}". ${message}` };
    const schema = first === undefined ? undefined : schemas[first];
    if (schema !== undefined) return schema;
    const stranger = keys.find((key) => !common.includes(key));
    return stranger === undefined ? { path: [], message } : { path: [stranger], message: `"${stranger}" is not known here. ${message}` };
  };
}

/** One value, or a list of them where a list may stand. */
export function oneOrMore<Output>(value: z.ZodType<Output>) {
  const list = z.array(value).min(1, "At least one value");
  return chosen(z.union([value, list]), (input) => (Array.isArray(input) ? list : value));
}
