import {
  CRITERIA,
  DEFAULT_SORT,
  isCriterion,
  isReadable,
  isRealDay,
  isUdrSort,
  type MetadataFilter,
  MOST_METADATA_FILTERS,
  metadataFilterText,
  readMetadataFilter,
  type UdrFilters,
  type UdrQuery,
} from "./udr-query.ts";

/** What else may stand in the summary page's address: the table's own. */
const OTHER_PARAMETERS: ReadonlySet<string> = new Set(["cols", "density", "view"]);

export type AddressRead = {
  readonly query: UdrQuery;
  /** Names of parameters that nobody knows or whose text cannot be read: the page says that it left them out. */
  readonly ignored: readonly string[];
};

/** What the summary page's address asks for. */
export function udrQueryFromParams(params: Pick<URLSearchParams, "entries">): AddressRead {
  const filters: Record<string, unknown> = {};
  const metadata: MetadataFilter[] = [];
  const ignored: string[] = [];
  let order: Pick<UdrQuery, "sort" | "jump"> = { sort: DEFAULT_SORT };
  for (const [name, text] of params.entries()) {
    const condition = name === "metadata" ? readMetadataFilter(text) : null;
    if (condition !== null && metadata.length < MOST_METADATA_FILTERS) metadata.push(condition);
    else if (isCriterion(name) && isReadable(name, text) && !(name in filters)) filters[name] = text;
    else if (name === "sort" && isUdrSort(text)) order = { ...order, sort: text };
    else if (name === "jump" && isRealDay(text)) order = { ...order, jump: text };
    else if (!OTHER_PARAMETERS.has(name)) ignored.push(name);
  }
  return {
    query: { filters: { ...filters, ...(metadata.length > 0 && { metadata }) }, ...order },
    ignored: [...new Set(ignored)],
  };
}

/** As it stands in an address and in a saved view; always in the same order. */
export function udrQueryToParams({ filters, sort, jump }: UdrQuery): URLSearchParams {
  const params = udrFiltersToParams(filters);
  if (sort !== DEFAULT_SORT) params.set("sort", sort);
  if (jump !== undefined) params.set("jump", jump);
  return params;
}

/** As a request brings them, and as they are kept: conditions on metadata as texts. */
export function udrFiltersToWire({ metadata, ...plain }: UdrFilters) {
  return { ...plain, ...(metadata && { metadata: metadata.map(metadataFilterText) }) };
}

function udrFiltersToParams(filters: UdrFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of Object.keys(CRITERIA)) {
    const text = isCriterion(name) ? filters[name] : undefined;
    if (text !== undefined) params.set(name, text);
  }
  for (const condition of filters.metadata ?? []) params.append("metadata", metadataFilterText(condition));
  return params;
}
