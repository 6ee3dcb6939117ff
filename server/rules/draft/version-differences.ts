import { foldLetters } from '../notation/notation.ts'
import type { Quiz, Rebus } from '../quiz/quiz.ts'
import { type Difference, differencesOf } from './differences.ts'
import { type List, lists } from './quiz-draft.ts'

/** What became of a rebus from one version to the next. One that is `moved` is otherwise the same. */
type RebusChange = {
  list: List
  answer: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  differences: Difference[]
}

/** How two versions of a quiz differ: rebus by rebus, and beside them. */
export type VersionDifferences = { rebuses: RebusChange[]; rest: Difference[] }

/** Returns how a version differs from the one before. A rebus is the same as long as its answer or its place is. */
export function differencesOfVersions(before: Quiz, after: Quiz): VersionDifferences {
  const { rebuses: _, forFun: __, ...restBefore } = before
  const { rebuses: ___, forFun: ____, ...restAfter } = after
  const rebuses = lists.flatMap((list) => changesIn(list, before[list], after[list]))
  return { rebuses, rest: differencesOf(restBefore, restAfter) }
}

function changesIn(list: List, before: Rebus[], after: Rebus[]): RebusChange[] {
  const former = pair(before, after)
  const kept = after.filter((rebus) => former.has(rebus)).map((rebus) => former.get(rebus))
  const inOrder = before.filter((rebus) => kept.includes(rebus))
  const changed = after.flatMap((rebus): RebusChange[] => {
    const was = former.get(rebus)
    const { answer } = rebus
    if (!was) return [{ list, answer, kind: 'added', differences: [] }]
    const differences = differencesOf(was, rebus)
    if (differences.length > 0) return [{ list, answer, kind: 'changed', differences }]
    return kept.indexOf(was) === inOrder.indexOf(was) ? [] : [{ list, answer, kind: 'moved', differences: [] }]
  })
  const removed = before
    .filter((rebus) => !kept.includes(rebus))
    .map(({ answer }): RebusChange => ({ list, answer, kind: 'removed', differences: [] }))
  return [...changed, ...removed]
}

/** Returns what each rebus was before: the one with its answer, or else the one in its place whose answer is gone. */
function pair(before: Rebus[], after: Rebus[]): Map<Rebus, Rebus> {
  const pairs = new Map<Rebus, Rebus>()
  const isFree = (rebus: Rebus | undefined): rebus is Rebus => rebus !== undefined && ![...pairs.values()].includes(rebus)
  for (const rebus of after) {
    const same = before.find((other) => isFree(other) && foldLetters(other.answer) === foldLetters(rebus.answer))
    if (same) pairs.set(rebus, same)
  }
  for (const [index, rebus] of after.entries()) {
    const there = before[index]
    if (!pairs.has(rebus) && isFree(there) && before.length === after.length) pairs.set(rebus, there)
  }
  return pairs
}
