/** A sheet in words, for whoever fills it in. */
export type SheetInWords = {
  /** "tax rate" */
  readonly one: string;
  readonly many: string;
  /** What the columns are. */
  readonly columns: string;
  /** What an import does beside storing rows. */
  readonly about?: string;
};
