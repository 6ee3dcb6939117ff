import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type Command, decide, type Decision, type Input } from '../../server/game/decision.ts'
import { type Game, newGame } from '../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const { quiz } = await readQuiz(fixedQuizPath())
const lastPicture: Game = { ...newGame, attempt: quiz.points.length - 1 }
const inbound = { direction: 'inbound', turn: 1 } as const
const outbound = { direction: 'outbound', turn: 1 } as const
const machineTalk = 'Оставьте сообщение после звукового сигнала'

const spoken = (text: string): Input => ({ kind: 'words', text, via: 'voice' })
const typed = (text: string): Input => ({ kind: 'words', text, via: 'typed' })
const keys = (keys: string): Input => ({ kind: 'keys', keys })
const button = (command: Command): Input => ({ kind: 'button', command })
const decideOn = (input: Input, game = newGame): Decision => decide(quiz, game, inbound, input)

describe('words', () => {
  for (const input of [spoken('Это дедлайн!'), typed('дедлайн')]) {
    test(`with the answer are right: ${JSON.stringify(input)}`, () => {
      expect(decideOn(input)).toMatchObject({ kind: 'answer', verdict: 'right', reason: expect.stringContaining('дедлайн') })
    })
  }

  test('with another word are a wrong answer', () => {
    expect(decideOn(spoken('бегемот'))).toEqual({ kind: 'answer', verdict: 'wrong', reason: 'no match' })
  })

  test('with the answer of another rebus are a wrong answer', () => {
    expect(decideOn(spoken('пароль'))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
    expect(decideOn(spoken('пароль'), { ...newGame, rebus: 1 })).toMatchObject({ kind: 'answer', verdict: 'right' })
  })

  test('with several guesses are wrong, and the reason lists them', () => {
    const decision = decideOn(spoken('дедлайн или пароль'))
    expect(decision).toMatchObject({ kind: 'answer', verdict: 'wrong', reason: expect.stringContaining('пароль') })
  })

  for (const [words, decision] of [
    ['повтори, пожалуйста', { kind: 'repeat' }],
    ['подсказка', { kind: 'answer', verdict: 'hint', reason: 'asked for a hint' }],
    ['пропустить', { kind: 'answer', verdict: 'skipped', reason: 'asked to skip' }],
  ] as const) {
    test(`are a command: «${words}»`, () => {
      expect(decideOn(spoken(words))).toEqual(decision)
      expect(decideOn(typed(words))).toEqual(decision)
    })
  }

  for (const words of ['', '***', 'эээ', 'не знаю', 'продиктуй код']) {
    test(`are unclear, and cost nothing: «${words}»`, () => {
      expect(decideOn(spoken(words))).toEqual({ kind: 'unclear' })
    })
  }

  test('cannot be compared once the game is finished', () => {
    expect(() => decideOn(spoken('дедлайн'), { ...newGame, rebus: quiz.rebuses.length })).toThrow()
  })
})

for (const [key, command, decision] of [
  ['1', 'repeat', { kind: 'repeat' }],
  ['2', 'hint', { kind: 'answer', verdict: 'hint', reason: 'asked for a hint' }],
  ['3', 'skip', { kind: 'answer', verdict: 'skipped', reason: 'asked to skip' }],
] as const) {
  test(`key ${key} and the button are the command ${command}`, () => {
    expect(decideOn(keys(key))).toEqual(decision)
    expect(decideOn(button(command))).toEqual(decision)
  })
}

for (const pressed of ['0', '4', '9', '*', '#', '11', '']) {
  test(`other keys get an explanation: ${JSON.stringify(pressed)}`, () => {
    expect(decideOn(keys(pressed))).toEqual({ kind: 'how to answer' })
  })
}

describe('on the last picture', () => {
  for (const input of [spoken('подсказка'), typed('подсказка'), keys('2'), button('hint')]) {
    test(`there is no hint: ${JSON.stringify(input)}`, () => {
      expect(decideOn(input, lastPicture)).toEqual({ kind: 'no easier picture' })
    })
  }

  test('a rebus can still be skipped', () => {
    expect(decideOn(button('skip'), lastPicture)).toMatchObject({ verdict: 'skipped' })
  })
})

describe('an answering machine', () => {
  for (const turn of [1, 2]) {
    test(`is recognised by its words in turn ${turn} of our own call`, () => {
      expect(decide(quiz, newGame, { ...outbound, turn }, spoken(machineTalk))).toEqual({ kind: 'machine' })
    })
  }

  for (const [when, call] of [
    ['later in the call', { ...outbound, turn: 3 }],
    ['in an inbound call', inbound],
  ] as const) {
    test(`is not suspected ${when}: the words are an answer`, () => {
      expect(decide(quiz, newGame, call, spoken(machineTalk))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
    })
  }

  test('is not suspected behind typed words', () => {
    expect(decide(quiz, newGame, outbound, typed(machineTalk))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
  })

  test('is not suspected when the answer is right, though a machine says that word too', () => {
    const rebus = quiz.rebuses.findIndex(({ answer }) => answer === 'автоответчик')
    expect(decide(quiz, { ...newGame, rebus }, outbound, spoken('автоответчик'))).toMatchObject({ verdict: 'right' })
    expect(decide(quiz, newGame, outbound, spoken('автоответчик'))).toEqual({ kind: 'machine' })
  })
})

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...quiz.rebuses.map(({ answer }) => answer), 'подсказка', 'не', 'или', machineTalk), { maxLength: 8 })
    .map((said) => said.join(' ')),
)
const telephoneKeys = fc.string({ unit: fc.constantFrom(...'0123456789*#'.split('')), maxLength: 12 })
const via = fc.constantFrom('voice' as const, 'typed' as const)
const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text: words, via }),
  fc.record({ kind: fc.constant('keys' as const), keys: telephoneKeys }),
  fc.record({ kind: fc.constant('button' as const), command: fc.constantFrom<Command>('repeat', 'hint', 'skip') }),
)
const game = fc.record({
  rebus: fc.nat({ max: quiz.rebuses.length - 1 }),
  attempt: fc.nat({ max: quiz.points.length - 1 }),
  points: fc.nat({ max: 50 }),
  draw: fc.option(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })),
})
const call = fc.record({
  direction: fc.constantFrom('inbound' as const, 'outbound' as const),
  turn: fc.integer({ min: 1, max: 40 }),
})

test('every input gets a decision, at every position of the game', () => {
  const kinds = ['answer', 'repeat', 'no easier picture', 'how to answer', 'unclear', 'machine']
  fc.assert(
    fc.property(game, call, input, (game, call, input) => {
      expect(kinds).toContain(decide(quiz, game, call, input).kind)
    }),
    { numRuns: 1_000 },
  )
})

test('no input gets a hint on the last picture', () => {
  fc.assert(
    fc.property(game, call, input, (game, call, input) => {
      const decision = decide(quiz, { ...game, attempt: lastPicture.attempt }, call, input)
      expect(decision).not.toMatchObject({ kind: 'answer', verdict: 'hint' })
    }),
    { numRuns: 1_000 },
  )
})

test('what a machine says is a machine exactly when it is spoken, early, in our own call, and is not the answer', () => {
  const phrase = fc.tuple(words, words).map(([before, after]) => `${before} ${machineTalk} ${after}`)
  const earlyCall = fc.record({ direction: call.map(({ direction }) => direction), turn: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(game, earlyCall, phrase, via, (game, call, text, via) => {
      const decision = decide(quiz, game, call, { kind: 'words', text, via })
      const inInbound = decide(quiz, game, inbound, { kind: 'words', text, via })
      const isRight = inInbound.kind === 'answer' && inInbound.verdict === 'right'
      const canBeMachine = via === 'voice' && call.direction === 'outbound' && call.turn <= 2 && !isRight
      expect(decision).toEqual(canBeMachine ? { kind: 'machine' } : inInbound)
    }),
    { numRuns: 200 },
  )
})

test('typed words are never a machine', () => {
  fc.assert(
    fc.property(game, call, words, fc.boolean(), (game, call, text, isMachineTalk) => {
      const decision = decide(quiz, game, { ...call, direction: 'outbound' }, typed(isMachineTalk ? machineTalk : text))
      expect(decision.kind).not.toBe('machine')
    }),
    { numRuns: 200 },
  )
})

test('typed words mean what the same spoken words mean in an inbound call', () => {
  fc.assert(
    fc.property(game, call, words, (game, call, text) => {
      const decision = decide(quiz, game, call, typed(text))
      expect(decision).toEqual(decide(quiz, game, { ...call, direction: 'inbound' }, spoken(text)))
    }),
    { numRuns: 200 },
  )
})
