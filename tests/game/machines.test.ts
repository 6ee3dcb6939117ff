import { expect, test } from 'bun:test'
import { expectedPhrases, normalise } from '../../server/rules/matching/matching.ts'
import { secondsOfSpeech } from '../../server/rules/speech/speech.ts'
import { campaigns } from '../../server/store/schema/schema.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import '../cast/both-databases.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

/** An evening on which Pavel takes as long to speak as a voice does. */
const opens = () =>
  opensTheEvening(
    { callsPerMinute: 600 },
    { speech: (text) => secondsOfSpeech(text, 'ru') * 1000, faults: { interimLagMs: 300 } },
  )

async function switchesInterruptionsOff({ context: { db }, announces }: Evening) {
  const [campaign] = await db.query.campaigns.findMany()
  const settings = { ...(campaign?.settings as object), hearing: { isInterruptible: false, detectsVoice: false } }
  await db.update(campaigns).set({ settings })
  await announces()
}

/** Somebody who has asked to be called, and whoever picks up, after so many seconds of the telephone's clock. */
async function picksUp(evening: Evening) {
  const visitor = await evening.asksToBeCalled(phone)
  const called = await evening.telephone.rings()
  const { clock } = evening.telephone
  const at = clock.now()
  let endedAt = Infinity
  called.line.listen(({ type }) => {
    if (type === 'ended') endedAt = clock.now()
  })
  called.answers()
  return { visitor, called, secondsUntilEnd: () => (endedAt - at) / 1000 }
}

const mailbox =
  'здравствуйте вас приветствует голосовая почта абонент временно не может ответить на ваш звонок пожалуйста оставьте сообщение ' +
  'после звукового сигнала и мы обязательно передадим его как только телефон появится в сети '

const machines: [what: string, words: string][] = [
  ['a mailbox that talks without end', mailbox.repeat(4)],
  ['an assistant', 'алло здравствуйте вы позвонили анне я её виртуальный секретарь она сейчас не может ответить что ей передать'],
  [
    'a switchboard',
    'здравствуйте вы позвонили в компанию ромашка мы очень рады вашему звонку и ценим ваше время пожалуйста оставайтесь на линии ' +
      'или оставьте сообщение после сигнала',
  ],
]

for (const [what, words] of machines)
  for (const isOff of [false, true])
    test(`${what} is left within 20 seconds of the pick-up${isOff ? ', also where nobody may interrupt Pavel' : ''}`, async () => {
      const evening = await opens()
      if (isOff) await switchesInterruptionsOff(evening)
      const { visitor, called, secondsUntilEnd } = await picksUp(evening)
      called.line.speak(words)
      await called.waits(25)
      expect(secondsUntilEnd()).toBeLessThanOrEqual(20)
      await visitor.sees('Ответил автоответчик')
      expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['machine'])
      expect(await evening.context.db.query.participants.findMany()).toEqual([])
      await visitor.isShown('waiting')
    })

test('who picks up and says nothing gets a minute, and the page says that nobody gave the digits', async () => {
  const evening = await opens()
  const { visitor, called, secondsUntilEnd } = await picksUp(evening)
  await called.waits(60)
  expect(called.line.state).toBe('talking')
  await called.waits(60)
  expect(secondsUntilEnd()).toBeLessThanOrEqual(120)
  await visitor.sees('верных цифр из чата я не услышал')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['unproved'])
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})

test('a person who asks what this is plays as soon as the digits are given', async () => {
  const evening = await opens()
  const { visitor, called } = await picksUp(evening)
  called.line.speak('алло да кто это говорит')
  await called.waits(20)
  expect(called.line.state).toBe('talking')
  await called.presses(visitor.digits)
  await visitor.isShown('playing')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['talked'])
})

test('whoever says the digits of the page is a person, whatever is said with them', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const called = await evening.telephone.rings()
  called.answers()
  await called.says(`это не автоответчик код ${visitor.digits}`)
  await visitor.isShown('playing')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['talked'])
})

test('no answer in a game is ever taken for a machine, nor does its detection end one', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const called = await evening.picksUp(visitor)
  await visitor.isShown('playing')
  const [call] = await evening.context.db.query.calls.findMany()
  const line = wire(evening.url, call?.id)
  line.skips(50)
  const before = (await evening.context.db.query.calls.findFirst())?.turn
  await line.reports({ type: 'machine.answered' })
  expect((await evening.context.db.query.calls.findFirst())?.turn).toBe(before)
  await called.says('автоответчик')
  await visitor.sees('Попытка 2 из 3')
  await called.says('абонент недоступен, оставьте сообщение после сигнала')
  await visitor.sees('Попытка 3 из 3')
  expect(called.line.state).toBe('talking')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['talked'])
})

test('who calls us is never taken for a machine, whatever is said instead of the digits', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  const { turn } = await line.starts('79990000000')
  await line.reports({ type: 'call.answered' })
  await line.reports({ type: 'machine.answered' })
  const said = { type: 'speech.heard', text: 'оставьте сообщение после сигнала', confidence: 1 } as const
  expect((await line.reports({ ...said, turn: turn.turn })).turn).toMatchObject({ then: 'listen', turn: 2 })
})

for (const language of ['ru', 'en'] as const)
  test(`nothing that Pavel says before the digits could pass for a machine’s words when it comes back as an echo (${language})`, () => {
    const { robot, callMe } = spokenIn(language)
    const said = [robot, callMe.askDigits, callMe.digitsSilent, ...[1, 2].map((left) => callMe.askDigitsAgain({ left }))].join(
      ' ',
    )
    const words = ` ${normalise(said)} `
    const isSaid = (phrase: string) => words.includes(phrase.length >= 5 ? ` ${phrase}` : ` ${phrase} `)
    expect(expectedPhrases({ language, rebuses: [] }, 'machine').filter(isSaid)).toEqual([])
  })
