import type { RefusalCode } from "#lib/domain/refusal.ts";

/** What a server action answers. It cannot set a status, so everything a form must know stands in the value. */
export type ActionResult<Value> = ActionDone<Value> | ActionRefused | ActionFault;

export type ActionDone<Value> = { readonly ok: true; readonly value: Value };

export type ActionRefused = { readonly ok: false; readonly refusal: ShownRefusal; readonly fault?: never };

/** Something that should not happen: `id` finds it in the log. */
export type ActionFault = { readonly ok: false; readonly fault: ShownFault; readonly refusal?: never };

export type ShownRefusal = {
  readonly code: RefusalCode;
  /** The refusal as a sentence. */
  readonly message: string;
  /** Of the first field at fault: "lines.0.price". */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** All fields at fault, of INVALID_INPUT. */
  readonly issues?: readonly FieldIssue[];
};

export type FieldIssue = { readonly path: string; readonly message: string };

export type ShownFault = { readonly id: string; readonly message: string };

/** A retry with the same key has no second effect: a form makes one key when it opens. */
export type ActionOptions = { readonly idempotencyKey?: string };

/** A server action as components are given it, in their props. */
export type Action<Input, Value> = (input: Input, options?: ActionOptions) => Promise<ActionResult<Value>>;

/** The sentence to show, whichever way it was not done. */
export function messageOf(result: ActionRefused | ActionFault): string {
  return result.refusal ? result.refusal.message : result.fault.message;
}
