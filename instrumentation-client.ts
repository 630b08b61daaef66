/**
 * Runs before anything else of ours in the browser. zod tries out `new Function` to see whether it may compile its schemas; our content security
 * policy refuses and reports that, so zod is told beforehand not to try.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
