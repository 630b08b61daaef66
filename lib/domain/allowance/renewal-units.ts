/** In which an allowance may count its periods, beside the pool's own cycle. */
export const RENEWAL_UNITS = ["day", "week", "month"] as const;
