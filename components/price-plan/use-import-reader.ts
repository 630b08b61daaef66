"use client";

import { useEffect, useState } from "react";
import type { readImport } from "#lib/domain/price-plan/read-import.ts";

type ReadImport = typeof readImport;

/** What reads and checks a document, fetched when somebody wants to import one. Null until it is there. */
export function useImportReader(): ReadImport | null {
  const [reader, setReader] = useState<{ readonly read: ReadImport } | null>(null);
  useEffect(() => {
    let isGone = false;
    void import("#lib/domain/price-plan/read-import.ts").then((loaded) => {
      if (!isGone) setReader({ read: loaded.readImport });
    });
    return () => {
      isGone = true;
    };
  }, []);
  return reader?.read ?? null;
}
