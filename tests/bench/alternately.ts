/**
 * Lets each contender act once in each of these turns, one at a time, forwards in even turns and backwards in odd ones, so that a
 * machine that gets busier or less so treats all of them alike. Resolves with their results.
 */
export async function alternately<Contender, Result>(
  contenders: readonly Contender[],
  { first = 0, count }: { first?: number; count: number },
  act: (contender: Contender) => Promise<Result>,
): Promise<Map<Contender, Result[]>> {
  const results = new Map<Contender, Result[]>(contenders.map((contender) => [contender, []]))
  for (let turn = first; turn < first + count; turn++) {
    for (const contender of turn % 2 === 0 ? contenders : contenders.toReversed()) {
      results.get(contender)?.push(await act(contender))
    }
  }
  return results
}
