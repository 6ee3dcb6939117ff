import {
  addAll,
  addPictures,
  answerScale,
  byPlace,
  type Durations,
  type Funnel,
  noDurations,
  noPictures,
  type RebusFigures,
  replyScale,
  type Standing,
  sumOfFunnels,
} from '../../rules/figures/figures.ts'
import { entryOf, type VersionFigures } from './count-day.ts'
import type { Counted } from './kept-figures.ts'

/** The figures of one day, or of all. */
export type ShownFigures = {
  /** the day that is shown, as `2026-11-29`; null for all */
  day: string | null
  /** the days on which anything happened, the newest first, each with its funnel */
  days: { day: string; funnel: Funnel }[]
  funnel: Funnel
  /** where people stand whose way began then, the same places together */
  standings: Standing[]
  /** of the games that began then: each rebus in each version */
  rebuses: RebusFigures[]
  /** the games that began then and were played to the end, by version */
  versions: Map<number, VersionFigures>
  /** from the end of the caller's words to Pavel's reply */
  replies: Durations
  /** when the oldest of what is shown was counted; null before anything has been */
  countedAt: Date | null
  /** how many days are still to be counted for the first time; null where that is not known yet */
  missing: number | null
  /** newer figures come as soon as a count is over */
  isCounting: boolean
}

/** Puts together what has been counted: of the day `day`, or of all where it is null. */
export function showFigures({ days: counted, missing, isCounting }: Counted, day: string | null): ShownFigures {
  const all = [...counted.values()]
  const own = day === null ? all : [...counted].filter(([counted]) => counted === day).map(([, figures]) => figures)
  const days = funnelsOf(counted)
  const times = own.map(({ countedAt }) => countedAt.getTime())
  return {
    day,
    days,
    funnel: sumOfFunnels(days.filter((one) => day === null || one.day === day).map(({ funnel }) => funnel)),
    standings: standingsOf(counted, day),
    rebuses: together(own.flatMap(({ rebuses }) => [...rebuses.values()])),
    versions: versionsOf(own.flatMap(({ versions }) => [...versions])),
    replies: repliesOf(counted, day),
    countedAt: times.length === 0 ? null : new Date(Math.min(...times)),
    missing,
    isCounting,
  }
}

/** What happened on a day may have begun on another one. */
function funnelsOf(counted: Counted['days']): ShownFigures['days'] {
  const funnels = new Map<string, Funnel[]>()
  for (const figures of counted.values())
    for (const [day, funnel] of figures.funnels) entryOf(funnels, day, () => []).push(funnel)
  return [...funnels]
    .map(([day, ofDay]) => ({ day, funnel: sumOfFunnels(ofDay) }))
    .sort((one, other) => (one.day < other.day ? 1 : -1))
}

function standingsOf(counted: Counted['days'], day: string | null): Standing[] {
  const sums = new Map<string, Standing>()
  for (const { standings } of counted.values())
    for (const { place, rebus, attempt, count, day: of } of standings) {
      if (day !== null && of !== day) continue
      entryOf(sums, `${place} ${rebus} ${attempt}`, () => ({ place, rebus, attempt, count: 0 })).count += count
    }
  return [...sums.values()].sort(byPlace)
}

function together(rebuses: RebusFigures[]): RebusFigures[] {
  const sums = new Map<string, RebusFigures>()
  for (const { rebus, versionId, pictures } of rebuses) {
    const sum = entryOf(sums, `${versionId} ${rebus}`, () => ({ rebus, versionId, pictures: noPictures() }))
    addPictures(sum.pictures, pictures)
  }
  return [...sums.values()]
}

function versionsOf(versions: [number, VersionFigures][]): Map<number, VersionFigures> {
  const sums = new Map<number, VersionFigures>()
  for (const [versionId, { solved, times }] of versions) {
    const sum = entryOf(sums, versionId, () => ({ solved: [], times: noDurations(answerScale) }))
    addAll(sum.times, times)
    for (const [index, count] of solved.entries()) sum.solved[index] = (sum.solved[index] ?? 0) + count
  }
  return sums
}

function repliesOf(counted: Counted['days'], day: string | null): Durations {
  const sum = noDurations(replyScale)
  for (const { replies } of counted.values())
    for (const [of, durations] of replies) if (day === null || of === day) addAll(sum, durations)
  return sum
}
