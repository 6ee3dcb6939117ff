import {
  addStep,
  addTo,
  answerScale,
  boundsOf,
  type Durations,
  emptyFunnel,
  type Funnel,
  noDurations,
  noPictures,
  type Picture,
  type RebusFigures,
  replyScale,
} from '../../rules/figures/figures.ts'
import { type Answered, countAnswers, countPlayed, type Played } from './count-answers.ts'
import { type Calls, countCallersWithoutGame, countReplies } from './count-calls.ts'
import { countSilences, type Silent } from './count-silences.ts'
import { countGames, countGivenBack, countVisitsWithoutGame, type StandingOfDay } from './count-standings.ts'
import { countNumbersOfGames, countNumbersWithoutGame, countStepsOfGames, readDailyCounts, type Taken } from './count-steps.ts'
import { type Counting, cut, type Window } from './window.ts'

/** The games of one version that were played to the end: how many solved 0, 1, 2 … rebuses, and how long half of a game's answers took. */
export type VersionFigures = { solved: number[]; times: Durations }

/**
 * What one day of a campaign holds: its games are those that began on it, its calls those that ended on it. Some of what they led to
 * happened later, so funnels, standings and replies come by the day that they belong to.
 */
export type DayFigures = {
  countedAt: Date
  funnels: Map<string, Funnel>
  standings: StandingOfDay[]
  rebuses: Map<string, RebusFigures>
  versions: Map<number, VersionFigures>
  replies: Map<string, Durations>
}

/** Counts a day, as `2026-11-29`. Every statement reads a few hundred rows; they follow each other. */
export async function countDay(
  counting: Counting,
  day: string,
  { at, isToday }: { at: Date; isToday: boolean },
): Promise<DayFigures> {
  const figures = noFigures(at)
  const bounds = boundsOf(day, counting.zone)
  if (!bounds) throw new Error(`expected a day, found ${day}`)
  takeSteps(figures, await readDailyCounts(counting, day))
  takeSteps(figures, await countNumbersWithoutGame(counting, bounds))
  figures.standings.push(...(await countVisitsWithoutGame(counting, bounds)), ...(await countGivenBack(counting, bounds)))
  for (const window of await cut(counting, bounds, { table: 'participants', column: 'started_at' }))
    await addGames(figures, counting, window)
  await addCallers(figures, counting, { window: bounds, isToday })
  const windows = await cut(counting, bounds, { table: 'calls', column: 'ended_at' })
  for (const [index, window] of windows.entries())
    await addReplies(figures, counting, { window, isToday: isToday && index === windows.length - 1 })
  return figures
}

function noFigures(countedAt: Date): DayFigures {
  return { countedAt, funnels: new Map(), standings: [], rebuses: new Map(), versions: new Map(), replies: new Map() }
}

async function addGames(figures: DayFigures, counting: Counting, window: Window): Promise<void> {
  takeSteps(figures, await countStepsOfGames(counting, window))
  takeSteps(figures, await countNumbersOfGames(counting, window))
  figures.standings.push(...(await countGames(counting, window)))
  for (const answered of await countAnswers(counting, window)) takeAnswer(figures, answered)
  for (const played of await countPlayed(counting, window)) takePlayed(figures, played)
  for (const silent of await countSilences(counting, window)) {
    const picture = pictureOf(figures, silent)
    if (picture) picture.silences += silent.count
  }
}

async function addCallers(figures: DayFigures, counting: Counting, calls: Calls): Promise<void> {
  for (const { step, day, count, hasPage } of await countCallersWithoutGame(counting, calls)) {
    takeSteps(figures, [{ step, day, count }])
    if (!hasPage) figures.standings.push({ place: 'without a page', rebus: null, attempt: null, day, count })
  }
}

async function addReplies(figures: DayFigures, counting: Counting, calls: Calls): Promise<void> {
  for (const { day, step, count } of await countReplies(counting, calls))
    addTo(
      entryOf(figures.replies, day, () => noDurations(replyScale)),
      step,
      count,
    )
}

function takeSteps({ funnels }: DayFigures, taken: Taken[]): void {
  for (const { step, day, count } of taken) addStep(entryOf(funnels, day, emptyFunnel), step, count)
}

function takeAnswer(figures: DayFigures, answered: Answered): void {
  const picture = pictureOf(figures, answered)
  if (!picture) return
  picture[answered.verdict] += answered.count
  if (answered.step !== null) addTo(picture.times, answered.step, answered.count)
}

/** A rebus that can no longer be found has no figures. */
function pictureOf({ rebuses }: DayFigures, { versionId, rebus, attempt }: Omit<Silent, 'count'>): Picture | undefined {
  if (rebus === null) return undefined
  const figures = entryOf(rebuses, `${versionId} ${rebus}`, () => ({ versionId, rebus, pictures: noPictures() }))
  return figures.pictures[attempt]
}

function takePlayed({ versions }: DayFigures, { versionId, solved, step, count }: Played): void {
  const version = entryOf(versions, versionId, () => ({ solved: [], times: noDurations(answerScale) }))
  while (version.solved.length <= solved) version.solved.push(0)
  version.solved[solved] = (version.solved[solved] ?? 0) + count
  if (step !== null) addTo(version.times, step, count)
}

/** Returns the entry of a map, which is made where it is missing. */
export function entryOf<Key, Entry>(map: Map<Key, Entry>, key: Key, make: () => Entry): Entry {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
