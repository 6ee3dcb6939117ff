import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { asksForCode, type Command, readCommand } from '../../../server/rules/matching/command.ts'
import { understand, type Understood } from '../../../server/rules/matching/matching.ts'

const deadline = { answer: 'дедлайн', accept: ['deadline'] }
const others = [
  { answer: 'колл-центр', accept: [] },
  { answer: 'call center', accept: [] },
]

const meaningOf = (heard: string, language: Language): Understood => understand({ heard, rebus: deadline, others, language })

describe('A command is recognised', () => {
  test.each<[Command, Language, string[]]>([
    [
      'repeat',
      'ru',
      [
        'повтори',
        'Повторите, пожалуйста!',
        'повтори вопрос',
        'а повтори-ка ещё раз',
        'ещё раз',
        'еще раз пожалуйста',
        'можно ещё раз',
        'можете повторить?',
        'повтори повтори',
        'не расслышал',
        'я не расслышала, повторите',
        'что?',
        'что вы сказали?',
        'повтори подсказку',
        'ну повтори',
        'repeat',
      ],
    ],
    [
      'hint',
      'ru',
      [
        'подсказка',
        'Подсказку!',
        'подскажи',
        'подскажите пожалуйста',
        'дай подсказку',
        'дайте мне подсказку',
        'ну дай подсказку',
        'можно подсказку?',
        'хочу подсказку',
        'эээ, подсказка',
        'не знаю, подсказка',
        'Павел, подскажи',
        'следующая картинка',
        'картинку попроще',
        'hint',
        'хинт',
      ],
    ],
    [
      'skip',
      'ru',
      [
        'пропустить',
        'пропускаю',
        'пропусти',
        'давай пропустим',
        'пропустить ребус',
        'дальше',
        'давай дальше',
        'идём дальше',
        'следующий',
        'следующий вопрос',
        'следующий ребус, пожалуйста',
        'сдаюсь',
        'не знаю, дальше',
        'пас',
        'skip',
      ],
    ],
    [
      'code',
      'ru',
      [
        'продиктуй код',
        'скажи код по буквам',
        'продиктуйте, пожалуйста, код',
        'по буквам',
        'повтори код',
        'назови промокод',
        'какой код?',
      ],
    ],
    [
      'rules',
      'ru',
      [
        'правила',
        'Правила!',
        'правила игры',
        'расскажи правила',
        'расскажите мне, пожалуйста, правила',
        'Павел, напомни правила',
        'а какие тут правила?',
        'какие правила?',
        'можете прочитать правила?',
        'повтори правила',
        'rules',
      ],
    ],
    [
      'repeat',
      'en',
      [
        'repeat',
        'repeat please',
        'say again',
        'Can you say that again?',
        'once more',
        'one more time',
        'pardon?',
        'what?',
        'again',
        'could you repeat the question',
      ],
    ],
    [
      'hint',
      'en',
      [
        'hint',
        'a hint please',
        'give me a hint',
        'can I have a hint',
        'I want a hint',
        'um, hint',
        'help me',
        'next picture',
        'something easier',
      ],
    ],
    [
      'skip',
      'en',
      [
        'skip',
        'skip it',
        'pass',
        "I'll pass",
        'next',
        'next question please',
        'I give up',
        "let's move on",
        'skip this one',
        "I don't know, skip",
      ],
    ],
    [
      'rules',
      'en',
      [
        'rules',
        'the rules please',
        'what are the rules?',
        'can you tell me the rules',
        'read me the rules of the game',
        'repeat the rules',
      ],
    ],
    ['code', 'en', ['spell the code', 'repeat the code', 'can you spell it', 'read me the code', 'letter by letter please']],
  ])('%s (%s)', (meant, language, spoken) => {
    for (const heard of spoken) expect([heard, meaningOf(heard, language)]).toEqual([heard, { kind: 'command', command: meant }])
  })
})

describe('A command counts only when it is all that is said', () => {
  test.each<[Language, string]>([
    ['ru', 'подскажи собаке'],
    ['ru', 'следующий релиз'],
    ['ru', 'дальше будет пожар'],
    ['ru', 'повторитель'],
    ['ru', 'код'],
    ['ru', 'пасека'],
    ['ru', 'правило'],
    ['ru', 'правила дорожного движения'],
    ['ru', 'не рассказывай правила'],
    ['ru', 'расскажи'],
    ['ru', 'повтори '.repeat(2_000)],
    ['en', 'skip the dog'],
    ['en', 'password'],
    ['en', 'next release'],
    ['en', 'code'],
    ['en', 'helpdesk'],
    ['en', 'ruler'],
    ['en', 'rules of thumb'],
    ['en', 'hint '.repeat(2_000)],
  ])('%s: %s', (language, heard) => {
    expect(readCommand({ heard, language })).toBeNull()
  })

  test('a right answer beside a command counts as the answer', () => {
    expect(meaningOf('подскажите, это дедлайн?', 'ru')).toMatchObject({ kind: 'answer', match: { right: true } })
    expect(meaningOf('дальше! дедлайн', 'ru')).toMatchObject({ kind: 'answer', match: { right: true } })
    expect(meaningOf('правила простые: дедлайн', 'ru')).toMatchObject({ kind: 'answer', match: { right: true } })
  })
})

describe('Filler words are not an answer and cost no attempt', () => {
  test.each<[Language, string]>([
    ['ru', ''],
    ['ru', ' '],
    ['ru', '…'],
    ['ru', 'эээ'],
    ['ru', 'ну, это…'],
    ['ru', 'алло?'],
    ['ru', 'дайте подумать'],
    ['ru', 'подождите, секундочку'],
    ['ru', 'сейчас-сейчас'],
    ['ru', 'не подсказывай'],
    ['ru', 'без подсказок'],
    ['ru', 'не надо подсказку'],
    ['ru', 'не давайте мне подсказок'],
    ['ru', 'да'],
    ['ru', 'нет'],
    ['ru', 'привет, Павел'],
    ['ru', 'вы меня слышите?'],
    ['en', ''],
    ['en', 'um'],
    ['en', 'let me think'],
    ['en', 'hold on a second'],
    ['en', 'hello?'],
    ['en', 'no hints please'],
    ['en', 'yes'],
  ])('%s: %p', (language, heard) => {
    expect(meaningOf(heard, language)).toEqual({ kind: 'nothing' })
  })
})

test.each([
  ['правила', 'ru'],
  ['rules', 'en'],
] as const)('where «%s» is the answer, it is no command', (answer, language) => {
  const understood = understand({ heard: answer, rebus: { answer, accept: [] }, others, language })
  expect(understood).toMatchObject({ kind: 'answer', match: { right: true } })
})

test('Anything else is a wrong answer', () => {
  for (const heard of ['собака', 'не дедлайн', 'колл-центр', 'дедлайн, колл-центр', 'я'.repeat(10_000)]) {
    expect(meaningOf(heard, 'ru')).toMatchObject({ kind: 'answer', match: { right: false } })
  }
})

test.each([
  ['ru', 'код', true],
  ['ru', 'да, диктуйте', true],
  ['ru', 'да', true],
  ['ru', 'повтори', true],
  ['ru', 'промокод, пожалуйста', true],
  ['ru', 'нет', false],
  ['ru', 'не надо код', false],
  ['ru', 'спасибо, до свидания', false],
  ['ru', '', false],
  ['en', 'code', true],
  ['en', 'yes please', true],
  ['en', 'spell it', true],
  ['en', 'no thanks', false],
  ['en', 'bye', false],
] as const)('after the prize, in %p, %p asks for the code: %p', (language, heard, asks) => {
  expect(asksForCode({ heard, language })).toBe(asks)
})

describe('commands of a quiz', () => {
  const commands = { repeat: ['не разобрал'], hint: ['давай другую'], skip: ['ну его'] }
  const [rebus, others] = [{ answer: 'дедлайн', accept: [] }, [{ answer: 'релиз', accept: [] }]]
  const means = (heard: string) => understand({ heard, rebus, others, language: 'ru', commands })

  test('are understood as Pavel’s own are, with polite words around them', () => {
    expect(means('давай другую')).toEqual({ kind: 'command', command: 'hint' })
    expect(means('Не разобрал, пожалуйста')).toEqual({ kind: 'command', command: 'repeat' })
    expect(means('ну его')).toEqual({ kind: 'command', command: 'skip' })
    expect(means('подсказка')).toEqual({ kind: 'command', command: 'hint' })
  })

  test('are none among other words, or in another quiz', () => {
    expect(means('давай другую собаку')).toMatchObject({ kind: 'answer' })
    expect(understand({ heard: 'давай другую', rebus, others, language: 'ru' })).toMatchObject({ kind: 'answer' })
  })

  test('take nothing from an answer, nor from Pavel’s own commands', () => {
    const greedy = { repeat: ['дедлайн', 'подсказка'], hint: [], skip: [] }
    expect(understand({ heard: 'дедлайн', rebus, others, language: 'ru', commands: greedy })).toMatchObject({
      match: { right: true },
    })
    expect(readCommand({ heard: 'подсказка', language: 'ru', commands: greedy })).toBe('hint')
  })
})

/** Phrases of which every form and every polite wrapping asks for the same. */
const asking: Record<Language, Partial<Record<Command, string[]>>> = {
  ru: {
    hint: [
      'подсказка',
      'подсказку',
      'подсказочку',
      'подсказки',
      'подскажи',
      'подскажите',
      'намекни',
      'намекните',
      'помоги',
      'помогите',
    ],
    skip: [
      'дальше',
      'пропускаем',
      'пропусти',
      'пропустите',
      'пропущу',
      'следующий',
      'к следующему',
      'сдаюсь',
      'сдаёмся',
      'скипаем',
    ],
    repeat: ['повтори', 'повторите', 'повторим', 'ещё разок', 'не расслышал', 'не разобрала', 'не услышали', 'недослышал'],
  },
  en: {
    hint: ['hint', 'hints', 'a clue', 'clues', 'help'],
    skip: ['skip', 'skipping', 'pass', 'next question', 'I give up'],
    repeat: ['repeat', 'repeating', 'say it again', 'one more time'],
  },
}

const around: Record<Language, { before: string[]; after: string[] }> = {
  ru: {
    before: ['', 'а можно', 'ну', 'давайте', 'слушай', 'Павел,', 'эээ', 'нет,', 'дайте мне', 'я хочу', 'не знаю,', 'могли бы вы'],
    after: ['', 'пожалуйста', 'если можно', 'а', 'будьте добры', 'уже', 'Павел'],
  },
  en: {
    before: ['', 'um', 'please', 'can I', "I'd like", 'Pavel,', "I don't know,"],
    after: ['', 'please', 'now', 'for this question'],
  },
}

test('A command is understood in any form, with any empty words beside it', () => {
  const spoken = fc.constantFrom<Language>('ru', 'en').chain((language) => {
    const commands = fc.constantFrom(...(Object.entries(asking[language]) as [Command, string[]][]))
    const said = commands.chain(([command, phrases]) => fc.tuple(fc.constant(command), fc.constantFrom(...phrases)))
    const { before, after } = around[language]
    return fc.tuple(fc.constant(language), said, fc.constantFrom(...before), fc.constantFrom(...after))
  })
  fc.assert(
    fc.property(spoken, ([language, [command, phrase], before, after]) => {
      const heard = `${before} ${phrase} ${after}`
      expect([heard, meaningOf(heard, language)]).toEqual([heard, { kind: 'command', command }])
    }),
    { numRuns: 2_000 },
  )
})

describe('Who says only that they do not know', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'не знаю',
        'я не знаю',
        'ну, не знаю даже',
        'понятия не имею',
        'не имею ни малейшего понятия',
        'без понятия',
        'ума не приложу',
        'фиг его знает',
        'кто его знает',
        'не могу догадаться',
        'ничего в голову не приходит',
        'нет идей',
        'вариантов нет',
        'хз',
        'не представляю',
        'сложно сказать',
        'затрудняюсь ответить',
        'я в тупике',
      ],
    ],
    [
      'en',
      [
        "I don't know",
        'no idea',
        'I have no idea',
        'no clue',
        "I haven't a clue",
        'beats me',
        "I'm stuck",
        'who knows',
        "can't figure it out",
      ],
    ],
  ])('is understood so (%s)', (language, spoken) => {
    for (const heard of spoken) expect([heard, meaningOf(heard, language)]).toEqual([heard, { kind: 'does not know' }])
  })

  test('but may ask for a command or give the answer besides', () => {
    expect(meaningOf('не знаю, дальше', 'ru')).toEqual({ kind: 'command', command: 'skip' })
    expect(meaningOf('ума не приложу, подсказку', 'ru')).toEqual({ kind: 'command', command: 'hint' })
    expect(meaningOf('no idea, skip', 'en')).toEqual({ kind: 'command', command: 'skip' })
    expect(meaningOf('не знаю, может дедлайн', 'ru')).toMatchObject({ match: { right: true } })
    expect(meaningOf('не знаю, собака', 'ru')).toMatchObject({ kind: 'answer', match: { right: false } })
  })
})

test.each<[Language, string]>([
  ['ru', 'не надо подсказок'],
  ['ru', 'подсказки не нужны, без подсказок'],
  ['ru', 'я сам без подсказок'],
  ['ru', 'пропускать не буду'],
  ['ru', 'не повторяйте'],
  ['en', "don't give me a hint"],
  ['en', "I don't need a hint"],
])('The opposite of a command is none, and costs nothing: %s «%s»', (language, heard) => {
  expect(meaningOf(heard, language)).toEqual({ kind: 'nothing' })
})

describe('A command that is not sure is asked back', () => {
  test.each<[Language, string, Command]>([
    ['ru', 'потсказка', 'hint'],
    ['ru', 'потсказка пожалуйста', 'hint'],
    ['ru', 'прапустить', 'skip'],
    ['ru', 'прапустить этот ребус', 'skip'],
  ])('%s: «%s»', (language, heard, command) => {
    expect(meaningOf(heard, language)).toEqual({ kind: 'unsure command', command })
  })

  test('but not where an answer of the quiz or a whole sentence is heard', () => {
    expect(meaningOf('подсказка колл-центр', 'ru')).toMatchObject({ kind: 'answer', match: { right: false } })
    expect(meaningOf('собака сидит в огне и дальше пьёт свой кофе', 'ru')).toMatchObject({ kind: 'answer' })
    expect(meaningOf('дальше дедлайн', 'ru')).toMatchObject({ kind: 'answer', match: { right: true } })
  })
})

test.each<[string, Command]>([
  ['gjlcrfprf', 'hint'],
  ['lfkmit', 'skip'],
  ['gjdnjhb', 'repeat'],
])('«%s» is a command in the other keyboard layout', (heard, command) => {
  expect(meaningOf(heard, 'ru')).toEqual({ kind: 'command', command })
})

test.each(['раз два три', 'один, два, три, четыре, пять', '1 2 3', 'раз, два, три, четыре'])(
  'Who counts aloud says nothing: %s',
  (heard) => {
    expect(meaningOf(heard, 'ru')).toEqual({ kind: 'nothing' })
  },
)
