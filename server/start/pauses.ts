/** How long a server pauses before each run of what it does by itself, in milliseconds. */
export type Pauses = typeof usualPauses

export const usualPauses = {
  openingMs: 1_000,
  sweepMs: 5_000,
  followUpMs: 1_000,
  rateMs: 30_000,
  countsMs: 5_000,
  figuresMs: 10_000,
  tendMs: 5_000,
  recountsMs: 5_000,
  lookMs: 600_000,
  picturesMs: 3600_000,
  deliveriesMs: 3600_000,
  copiesMs: 1_000,
}
