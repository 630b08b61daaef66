import { formatOfFile, suggestedReference } from "#lib/domain/usage-import/import-file.ts";
import { TYPE_OF_FORMAT } from "#lib/domain/usage-import/import-requests.ts";
import type { ImportFormat, ImportRating } from "#lib/domain/usage-import/usage-import-view.ts";
import type { FieldError } from "../ui/error-summary.tsx";

export type ImportForm = {
  readonly file: File | null;
  /** Null until it is known; by the name of the file, or chosen. */
  readonly format: ImportFormat | null;
  readonly source: string;
  readonly rating: ImportRating;
  readonly reference: string;
  readonly allOrNothing: boolean;
};

export const FIELDS = { file: "import-file", format: "import-format", source: "import-source", reference: "import-reference" } as const;

export function emptyForm(sources: readonly { readonly value: string }[]): ImportForm {
  const only = sources.length === 1 ? sources[0]?.value : undefined;
  return { file: null, format: null, source: only ?? "", rating: "here", reference: "", allOrNothing: false };
}

/** The format and the reference follow the file, unless somebody has said something else. */
export function withFile(form: ImportForm, file: File): ImportForm {
  const wasSuggested = form.reference === "" || (form.file !== null && form.reference === suggestedReference(form.file.name));
  return {
    ...form,
    file,
    format: formatOfFile(file.name) ?? form.format,
    reference: wasSuggested ? suggestedReference(file.name) : form.reference,
  };
}

export function formErrors({ file, format, source, reference }: ImportForm): readonly FieldError[] {
  const errors = [
    file === null ? { fieldId: FIELDS.file, message: "Choose the file." } : null,
    file !== null && file.size === 0 ? { fieldId: FIELDS.file, message: "The file is empty. Choose another." } : null,
    file !== null && format === null ? { fieldId: FIELDS.format, message: "Say what the file is." } : null,
    source === "" ? { fieldId: FIELDS.source, message: "Choose the source of the usage." } : null,
    reference.trim() === "" ? { fieldId: FIELDS.reference, message: "Give the batch a reference." } : null,
  ];
  return errors.filter((error) => error !== null);
}

/** Where the file is sent, and as what. */
export function addressOf(form: ImportForm, isPreview: boolean): { readonly path: string; readonly type: string } {
  const query = new URLSearchParams({
    source: form.source,
    reference: form.reference.trim(),
    rating: form.rating,
    file: (form.file?.name ?? form.reference).slice(0, 200),
    allOrNothing: String(form.allOrNothing),
    ...(isPreview && { preview: "true" }),
  });
  return { path: `/api/v1/usage-imports?${query}`, type: TYPE_OF_FORMAT[form.format ?? "csv"] };
}
