"use client";

import { startTransition, useEffect, useState } from "react";

/**
 * The value as it was, until what shows the new one is on the page; then the new one, which gives way to keys. A value that is deferred
 * comes to all that use it in one go: this is for what may come after that.
 */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(() => value);
  useEffect(() => startTransition(() => setSettled(() => value)), [value]);
  return settled;
}
