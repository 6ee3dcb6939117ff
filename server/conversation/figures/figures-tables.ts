import { steps, waysToCall } from '../../rules/figures/figures.ts'
import type { VersionNumbers } from './compare.ts'
import { rebusRowsByVersion } from './difficulty-rows.ts'
import { replyTimesOf } from './figures-board.ts'
import type { ShownFigures } from './shown-figures.ts'

/** The figures of a campaign with the numbers of its versions. */
export type WholeFigures = ShownFigures & { numbers: VersionNumbers }

/** The rows of a table to take away. What stands in words in its cells is a name of ours, to be put into the reader's language. */
export type FiguresTable = (string | number | null)[][]

/** The steps of the funnel in the order of their columns: those who called also by how they did. */
export const funnelColumns = steps.flatMap((step) => (step === 'called' ? [step, ...waysToCall] : [step]))

/** The tables to take away. */
export const figuresTables = {
  /** the day, then how many came to each step */
  funnel: ({ days, day: shown }: WholeFigures): FiguresTable =>
    days
      .filter(({ day }) => shown === null || day === shown)
      .map(({ day, funnel }) => [day, ...funnelColumns.map((step) => funnel[step])]),

  /** the place, the rebus and the picture where a game was left, counted from 1, and how many stand there */
  standings: ({ standings }: WholeFigures): FiguresTable =>
    standings.map(({ place, rebus, attempt, count }) => [
      place,
      rebus === null ? null : rebus + 1,
      attempt === null ? null : attempt + 1,
      count,
    ]),

  /** the rebus, its version, the picture, what became of it, and the quartiles of the answers' times in seconds */
  pictures: ({ rebuses, numbers }: WholeFigures): FiguresTable =>
    rebusRowsByVersion(rebuses).flatMap(({ rebus, versionId, pictures }) =>
      pictures.map(({ shown, right, wrong, hint, skipped, silences, times }, index) => [
        rebus,
        numbers.get(versionId ?? 0) ?? null,
        index + 1,
        shown,
        right,
        wrong,
        hint,
        skipped,
        silences,
        ...[times?.lower, times?.median, times?.upper].map((ms) => (ms === undefined ? null : secondsOf(ms))),
      ]),
    ),

  /** from how many milliseconds on, and how many replies took so long, up to the next row */
  replies: ({ replies }: WholeFigures): FiguresTable => replyTimesOf(replies).steps.map(({ fromMs, count }) => [fromMs, count]),
}

export type TableName = keyof typeof figuresTables

const secondsOf = (ms: number) => Math.round(ms / 100) / 10
