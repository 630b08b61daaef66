import { defineAuthRoute } from "#lib/web/define-auth-route.ts";

export const GET = defineAuthRoute();
export const POST = defineAuthRoute();
