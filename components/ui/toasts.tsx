"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { onNotice } from "./toast.tsx";

const IDLE_MILLIS = 3000;

/* Toasts are not part of the first load: they are fetched when the page is at rest, or when the first one is to be shown. */
const ToastViewport = dynamic(() => import("./toast-viewport.tsx").then((module) => module.ToastViewport), { ssr: false });

/** Where toasts appear. Stands once, around the pages. */
export function Toasts() {
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsMounted(true), IDLE_MILLIS);
    const stop = onNotice(() => setIsMounted(true));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return isMounted ? <ToastViewport /> : null;
}
