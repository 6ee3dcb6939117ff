/**
 * Callbacks that imported modules want run before and after each test. tests/preload.ts runs them, so a test file opens only
 * what it imports.
 */
export const beforeTests = new Set<() => Promise<void>>()
export const afterTests = new Set<() => Promise<void>>()
