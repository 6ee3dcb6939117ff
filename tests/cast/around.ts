/** What imported files want done before and after each test. tests/preload.ts does it, and opens nothing that no file asked for. */
export const beforeTests = new Set<() => Promise<void>>()
export const afterTests = new Set<() => Promise<void>>()
