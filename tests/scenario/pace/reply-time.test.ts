import { expect, test } from 'bun:test'
import { opensAPacedEvening, type PacedEvening } from './evening.ts'

/** What a caller waits from the end of the last word to the beginning of the reply, at most, in half of all cases. */
const medianOfExpectedMs = 1100
const medianOfOthersMs = 1700

/** What nobody expects in this quiz: no spelling of an answer, and no known guess. */
const unexpected = ['кенгуру в очках', 'зелёный трамвай', 'дирижабль', 'бабушкин сундук', 'квантовая физика']

test('the reply comes as soon as people expect one, over whole games on a usual line', async () => {
  const evening = await opensAPacedEvening()
  const waited = { expected: [] as number[], others: [] as number[] }
  for (let person = 0; person < 3; person += 1) await plays(evening, String(79161000000 + person), waited)
  const figures = { expected: median(waited.expected), others: median(waited.others) }
  console.log(`reply after the last word, median: expected answers ${figures.expected} ms, others ${figures.others} ms`)
  expect(waited.expected).toHaveLength(15)
  expect(waited.others).toHaveLength(15)
  expect(figures.expected).toBeLessThanOrEqual(medianOfExpectedMs)
  expect(figures.others).toBeLessThanOrEqual(medianOfOthersMs)
  expect(evening.reported).toEqual([])
})

/** Plays a whole game: to each rebus first something that nobody expects, then the right answer. */
async function plays(evening: PacedEvening, number: string, waited: Record<'expected' | 'others', number[]>): Promise<void> {
  const { visitor, caller } = await evening.comesToPlay(number)
  for (const rebus of evening.quiz.rebuses.keys()) {
    await caller.speaks(unexpected[rebus] ?? '')
    waited.others.push(await caller.isRepliedTo())
    await visitor.sees('Попытка 2 из 3')
    await caller.speaks(evening.answerTo(rebus + 1))
    waited.expected.push(await caller.isRepliedTo())
  }
  await visitor.isShown('finished')
  await visitor.hasPoints(6 * evening.quiz.rebuses.length)
  visitor.hidesTheTab()
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
