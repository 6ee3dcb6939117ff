import {
  type Durations,
  type Judgement,
  judgeCounts,
  judgeDurations,
  judgeShares,
  quantileOf,
  type RebusFigures,
  type Share,
  solvedOf,
  timesOf,
} from '../../rules/figures/figures.ts'
import { picturesByRebus } from './difficulty-rows.ts'
import type { ShownFigures } from './shown-figures.ts'

/** What can be compared: a rebus, in all versions or in the one with this number, or a version. `value` names it in an address. */
export type Subject = { value: string } & ({ rebus: string; version: number | null } | { rebus: null; version: number })

/**
 * One of two that are compared. `solved`: of a rebus, how many games solved it, out of those that answered it; of a version, how many
 * rebuses its games solved, out of how many games. `medianMs`: half of the answers took no longer.
 */
export type Compared = { subject: Subject; solved: Share; medianMs: number | null }

/** How two rebuses, or two versions, differ, and whether that may be chance. */
export type Comparison = { one: Compared; other: Compared; outcome: Judgement; times: Judgement }

/** The numbers of a campaign's versions, by their ids. */
export type VersionNumbers = ReadonlyMap<number, number>

/** Returns what can be compared: rebuses, then rebuses of several versions in each of them, then versions. */
export function subjectsOf({ rebuses, versions }: ShownFigures, numbers: VersionNumbers): Subject[] {
  const names = [...picturesByRebus(rebuses).keys()].sort()
  const inVersions = names.flatMap((name) => {
    const own = rebuses.filter(({ rebus }) => rebus === name).flatMap(({ versionId }) => numbers.get(versionId) ?? [])
    return own.length < 2 ? [] : own.sort(ascending).map((version) => ({ value: `${name} ${version}`, rebus: name, version }))
  })
  const played = [...versions.keys()].flatMap((id) => numbers.get(id) ?? []).sort(ascending)
  return [
    ...names.map((rebus) => ({ value: rebus, rebus, version: null })),
    ...inVersions,
    ...(played.length < 2 ? [] : played.map((version) => ({ value: String(version), rebus: null, version }))),
  ]
}

const ascending = (one: number, other: number) => one - other

/**
 * Compares two of these subjects, by their values. Null unless both are known, are not the same, and are of one kind.
 *
 * Two rebuses are compared by the shares of games that solved them. The answers of one game are those of one person, so two versions
 * are compared by how many rebuses a game solved, and by the median time of each game.
 */
export function compare(
  shown: ShownFigures,
  numbers: VersionNumbers,
  [one, other]: [string | undefined, string | undefined],
): Comparison | null {
  const subjects = subjectsOf(shown, numbers)
  const [first, second] = [one, other].map((value) => subjects.find((subject) => subject.value === value))
  if (!first || !second || first === second) return null
  if (first.rebus === null || second.rebus === null)
    return first.rebus === second.rebus ? versions(shown, numbers, first, second) : null
  const [left, right] = [picturesOf(shown, numbers, first), picturesOf(shown, numbers, second)]
  if (!left || !right) return null
  return {
    one: { subject: first, solved: solvedOf(left), medianMs: median(timesOf(left)) },
    other: { subject: second, solved: solvedOf(right), medianMs: median(timesOf(right)) },
    outcome: judgeShares(solvedOf(left), solvedOf(right)),
    times: judgeDurations(timesOf(left), timesOf(right)),
  }
}

function picturesOf({ rebuses }: ShownFigures, numbers: VersionNumbers, { rebus, version }: Subject) {
  const own = rebuses.filter(({ versionId }) => version === null || numbers.get(versionId) === version)
  return picturesByRebus(own).get(rebus ?? '') satisfies RebusFigures['pictures'] | undefined
}

function versions(shown: ShownFigures, numbers: VersionNumbers, first: Subject, second: Subject): Comparison | null {
  const [left, right] = [first, second].map(({ version }) => [...shown.versions].find(([id]) => numbers.get(id) === version)?.[1])
  if (!left || !right) return null
  return {
    one: { subject: first, solved: perGame(left.solved), medianMs: median(left.times) },
    other: { subject: second, solved: perGame(right.solved), medianMs: median(right.times) },
    outcome: judgeCounts(left.solved, right.solved),
    times: judgeDurations(left.times, right.times),
  }
}

function perGame(solved: readonly number[]): Share {
  const games = solved.reduce((sum, count) => sum + count, 0)
  return { of: solved.reduce((sum, count, rebuses) => sum + count * rebuses, 0), all: games }
}

const median = (times: Durations) => quantileOf(times, 0.5)
