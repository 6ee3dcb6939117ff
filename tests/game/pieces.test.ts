import { expect, test } from 'bun:test'
import type { Turn } from '../../scenario/protocol.ts'
import { protectVerdict } from '../../server/game/protected-verdict.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
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

test('his verdict is said to its end; why, and the next question, can be talked over as soon as they begin', async () => {
  const verdict = await turnAfter('right')
  expect(openIn(verdict)).toEqual([false, true])
  expect(textsIn(verdict)[0]).toBe('Верно, плюс 10.')
  expect(textsIn(verdict)[1]).toEndWith(' Ребус второй: какое слово?')
  const wrong = await turnAfter('пингвин')
  expect(wrong.pieces?.map(({ text, isOpen }) => [text, isOpen])).toEqual([
    ['Мимо.', false],
    ['Вот попроще. Помочь? Просите подсказку.', true],
  ])
})

test('the answer is told to its end, also where it holds a full stop', () => {
  const openOf = (comment: string, told: string) => protectVerdict(comment, { told, next: 'Ребус второй.' })
  expect(openOf('Увы, это Dr. Web. Он лечил. Все.', 'Dr. Web')).toEqual({
    say: 'Увы, это Dr. Web.',
    open: ['Он лечил. Все. Ребус второй.'],
  })
  expect(openOf('Увы, это веб 2.0. Он был.', 'веб 2.0').say).toBe('Увы, это веб 2.0.')
  expect(protectVerdict('Нет')).toEqual({ say: 'Нет', open: [] })
})

for (const language of ['ru', 'en'] as const)
  test(`of every wording of a verdict, no more than the verdict is protected (${language})`, () => {
    const { wrong, right, lastWrong, skipped } = spokenIn(language)
    for (let turn = 0; turn < 14; turn++) {
      const told = { turn, answer: 'дедлайн', why: 'Почему.' }
      const verdicts = [
        right({ ...told, worth: 10 }),
        lastWrong(told),
        skipped(told),
        wrong({ turn }),
        wrong({ turn, attempt: 2 }),
      ]
      for (const verdict of [...verdicts, wrong({ turn, isFirst: true }), wrong({ turn, attempt: 2, isFirst: true })]) {
        const { say = '', open = [] } = protectVerdict(verdict)
        expect(`${say} ${open.join(' ')}`).toBe(verdict)
        expect(say.length).toBeLessThan(45)
        expect(open).toHaveLength(1)
      }
    }
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
    expect(openIn(turn).toSorted((one, other) => Number(one) - Number(other))).toEqual(openIn(turn))
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
