import { expect, test } from 'bun:test'
import type { Turn } from '../../scenario/protocol.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'

/** A call in which the greeting has been answered with these events, and the turn that came of the last one. */
async function turnAfter(...said: string[]): Promise<Turn> {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber(phone)
  const line = wire(evening.url)
  let { turn } = await line.starts(caller)
  await line.reports({ type: 'call.answered' })
  for (const text of said.map((word) => (word === 'right' ? evening.answerTo(1) : word)))
    ({ turn } = await line.reports({ type: 'speech.heard', turn: turn.turn, text, confidence: 0.9 }))
  return turn
}

const openIn = ({ pieces = [] }: Turn) => pieces.map(({ isOpen }) => isOpen)
const textsIn = ({ pieces = [] }: Turn) => pieces.map(({ text }) => text)

test('that he is a robot cannot be talked over, the rest of his greeting can', async () => {
  const greeting = await turnAfter()
  expect(openIn(greeting)).toEqual([false, true, true])
  expect(textsIn(greeting)[0]).toBe('С вами говорит робот Павел.')
  expect(textsIn(greeting)[2]).toBe('Ребус первый: какое слово?')
})

test('his verdict is said to its end, and the next question can be answered as soon as it begins', async () => {
  const verdict = await turnAfter('right')
  expect(openIn(verdict)).toEqual([false, true])
  expect(textsIn(verdict)[1]).toBe('Ребус второй: какое слово?')
  expect(openIn(await turnAfter('пингвин'))).toEqual([false])
})

for (const [what, said, open] of [
  ['a hint', 'подсказка', [true]],
  ['the question again', 'повтори', [true]],
  ['the rules and the question', 'правила', [true, true]],
] as const)
  test(`can be talked over: ${what}`, async () => {
    expect(openIn(await turnAfter(said))).toEqual([...open])
  })

test('the end of a game, with its prize, and every goodbye are said to their end', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber(phone)
  const line = wire(evening.url)
  let { turn } = await line.starts(caller)
  for (const { answer: text } of evening.quiz.rebuses)
    ({ turn } = await line.reports({ type: 'speech.heard', turn: turn.turn, text, confidence: 0.9 }))
  expect(turn.say).toContain('бесплатный билет')
  expect(openIn(turn)).toEqual([false])
  ;({ turn } = await line.reports({ type: 'speech.heard', turn: turn.turn, text: 'диктуйте', confidence: 0.9 }))
  expect(openIn(turn)).toEqual([false])
  ;({ turn } = await line.reports({ type: 'silence', turn: turn.turn }))
  expect(turn).toMatchObject({ then: 'hang up', pieces: [{ isOpen: false }] })
})

test('the pieces of every turn are what it says, none is empty, and after an open one all are open', async () => {
  for (const turn of await Promise.all(
    ['', 'right', 'пингвин', 'подсказка', 'эээ', 'правила'].map((word) => turnAfter(...[word].filter(Boolean))),
  )) {
    expect(textsIn(turn).join(' ')).toBe(turn.say)
    expect(textsIn(turn).every((text) => text.trim() !== '')).toBe(true)
    expect(textsIn(turn).length).toBeLessThanOrEqual(4)
    expect(openIn(turn).toSorted()).toEqual(openIn(turn))
  }
})

test('who had forbidden calls hears that they are allowed again right after that he is a robot, and cannot talk over it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const rung = await evening.telephone.rings()
  rung.answers()
  await rung.presses('9#')
  await rung.hears('больше не позвоню')
  await visitor.isShown('waiting')
  const { turn } = await wire(evening.url).starts(caller)
  expect(openIn(turn).slice(0, 3)).toEqual([false, false, true])
  expect(textsIn(turn)[1]).toContain('запрет снимаю')
  expect(textsIn(turn).join(' ')).toBe(turn.say)
})
