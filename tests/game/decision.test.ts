import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type Command, decide, type Decision, type Input } from '../../server/game/decision.ts'
import { type Game, newGame } from '../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const { quiz } = await readQuiz(fixedQuizPath())
const lastPicture: Game = { ...newGame, attempt: quiz.points.length - 1 }
const machineTalk = 'Оставьте сообщение после звукового сигнала'

const spoken = (text: string): Input => ({ kind: 'words', text, via: 'voice' })
const typed = (text: string): Input => ({ kind: 'words', text, via: 'typed' })
const keys = (keys: string): Input => ({ kind: 'keys', keys })
const button = (command: Command): Input => ({ kind: 'button', command })
const decideOn = (input: Input, game = newGame): Decision => decide(quiz, game, input)

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
    ['расскажи правила', { kind: 'rules' }],
    ['подсказка', { kind: 'answer', verdict: 'hint', reason: 'asked for a hint' }],
    ['пропустить', { kind: 'answer', verdict: 'skipped', reason: 'asked to skip' }],
  ] as const) {
    test(`are a command: «${words}»`, () => {
      expect(decideOn(spoken(words))).toEqual(decision)
      expect(decideOn(typed(words))).toEqual(decision)
    })
  }

  for (const words of ['', '***', 'х***', '[шум]', 'эээ', 'раз два три', 'продиктуй код']) {
    test(`are unclear, and cost nothing: «${words}»`, () => {
      expect(decideOn(spoken(words))).toEqual({ kind: 'unclear' })
    })
  }

  test('that say only that somebody does not know are offered the hint, and where there is none, told so', () => {
    expect(decideOn(spoken('ума не приложу'))).toEqual({ kind: 'offers hint' })
    expect(decideOn(typed('не знаю'))).toEqual({ kind: 'offers hint' })
    expect(decideOn(spoken('не знаю'), lastPicture)).toEqual({ kind: 'no easier picture' })
  })

  test('that may be a command are asked back', () => {
    expect(decideOn(spoken('потсказка'))).toEqual({ kind: 'asks back', command: 'hint' })
    expect(decideOn(typed('потсказка'))).toEqual({ kind: 'asks back', command: 'hint' })
  })

  test('that stand beside a command are a guess, and not free', () => {
    expect(decideOn(typed('подсказка медведь'))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
    expect(decideOn(spoken('подсказка медведь'))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
    expect(decideOn(spoken('медведь, повтори'))).toMatchObject({ kind: 'answer', verdict: 'wrong' })
  })

  test('that were heard badly are asked back where they would cost something, but not for ever', () => {
    const heard = (text: string, confidence: number): Input => ({ kind: 'words', text, via: 'voice', confidence })
    expect(decideOn(heard('ну давайте дальше', 0.2))).toEqual({ kind: 'asks back', command: 'skip' })
    expect(decideOn(heard('ну давайте дальше', 0))).toMatchObject({ verdict: 'skipped' })
    expect(decideOn(heard('ну давайте дальше', 0.6))).toMatchObject({ verdict: 'skipped' })
    expect(decideOn(heard('Пропустить', 0.2))).toMatchObject({ verdict: 'skipped' })
    expect(decideOn(heard('ну повтори', 0.2))).toEqual({ kind: 'repeat' })
  })

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

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...quiz.rebuses.map(({ answer }) => answer), 'подсказка', 'правила', 'не', 'или', machineTalk), {
      maxLength: 8,
    })
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
test('every input gets a decision, at every position of the game', () => {
  const kinds = ['answer', 'repeat', 'rules', 'offers hint', 'asks back', 'no easier picture', 'how to answer', 'unclear']
  fc.assert(
    fc.property(game, input, (game, input) => {
      expect(kinds).toContain(decide(quiz, game, input).kind)
    }),
    { numRuns: 1_000 },
  )
})

test('no input gets a hint on the last picture', () => {
  fc.assert(
    fc.property(game, input, (game, input) => {
      const decision = decide(quiz, { ...game, attempt: lastPicture.attempt }, input)
      expect(decision).not.toMatchObject({ kind: 'answer', verdict: 'hint' })
    }),
    { numRuns: 1_000 },
  )
})

test('typed words mean what the same spoken words mean, save that they are a guess where these would be asked back', () => {
  fc.assert(
    fc.property(game, words, (game, text) => {
      const decision = decide(quiz, game, typed(text))
      const same = decide(quiz, game, spoken(text))
      if (same.kind === 'asks back') expect(['asks back', 'answer']).toContain(decision.kind)
      else expect(decision).toEqual(same)
    }),
    { numRuns: 200 },
  )
})
