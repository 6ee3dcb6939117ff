import {
  addPictures,
  noPictures,
  type Outcomes,
  type Quartiles,
  quartilesOf,
  type RebusFigures,
  type Share,
  shownIn,
  solvedOf,
  timesOf,
} from '../../rules/figures/figures.ts'
import { entryOf } from './count-day.ts'

/** A picture of a rebus: how often it was answered, and with what result. `times` are those of answers, in milliseconds. */
type PictureRow = Outcomes & { shown: number; silences: number; times: Quartiles }

/** A rebus, in all versions together or in one: how many games solved it, out of those that answered it, and its three pictures. */
export type RebusRow = { rebus: string; versionId: number | null; solved: Share; times: Quartiles; pictures: PictureRow[] }

/** Returns the rebuses of all versions together, the hardest first. */
export function rebusRows(rebuses: readonly RebusFigures[]): RebusRow[] {
  return [...picturesByRebus(rebuses)].map(([rebus, pictures]) => rowOf(rebus, null, pictures)).sort(byDifficulty)
}

/** Returns the rebuses of each version, the hardest first. */
export function rebusRowsByVersion(rebuses: readonly RebusFigures[]): RebusRow[] {
  return rebuses.map(({ rebus, versionId, pictures }) => rowOf(rebus, versionId, pictures)).sort(byDifficulty)
}

/** Returns the pictures of each rebus, those of all versions together. */
export function picturesByRebus(rebuses: readonly RebusFigures[]): Map<string, RebusFigures['pictures']> {
  const sums = new Map<string, RebusFigures['pictures']>()
  for (const { rebus, pictures } of rebuses) addPictures(entryOf(sums, rebus, noPictures), pictures)
  return sums
}

function rowOf(rebus: string, versionId: number | null, pictures: RebusFigures['pictures']): RebusRow {
  const rows = pictures.map(({ times, ...outcomes }) => ({ ...outcomes, shown: shownIn(outcomes), times: quartilesOf(times) }))
  return { rebus, versionId, solved: solvedOf(pictures), times: quartilesOf(timesOf(pictures)), pictures: rows }
}

/** Of those that are equally hard the one comes first that more people met. */
function byDifficulty({ solved: one, rebus }: RebusRow, { solved: other, rebus: otherRebus }: RebusRow): number {
  return share(one) - share(other) || other.all - one.all || (rebus < otherRebus ? -1 : 1)
}

/** A rebus that nobody has answered is last. */
const share = ({ of, all }: Share) => (all === 0 ? 2 : of / all)
