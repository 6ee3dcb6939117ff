import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const phone = '8 916 123-45-67'

/** Half a day away in Moscow: of an hour that is near, the chat says in how many minutes it comes. */
function hourFarFromNow(): number {
  const now = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Moscow', hour: '2-digit', hourCycle: 'h23' }).format(
    new Date(),
  )
  return (Number(now) + 12) % 24
}

test('the visitor sees their place in the queue and the wait, and both are updated', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 4 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const second = await evening.asksToBeCalled('8 916 000-00-02')
  const third = await evening.asksToBeCalled('8 916 000-00-03')
  await second.sees('Вы следующий')
  await third.sees(/Перед вами 1\sзвонок\. Наберу примерно через 30/)
  const fourth = await evening.asksToBeCalled('8 916 000-00-04')
  await fourth.sees(/Перед вами 2\sзвонка\. Наберу примерно через (40|50)/)
  await second.callsItOff()
  await third.sees('Вы следующий')
  await fourth.sees('Перед вами 1 звонок')
})

test('after an unanswered call the next one waits a minute, and after three Pavel makes no more', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  for (const left of ['Могу набрать ещё раз.', 'но уже последний', 'Теперь ваша очередь']) {
    const caller = await evening.telephone.rings()
    caller.refuses(486)
    await visitor.sees(left)
    if (left === 'Теперь ваша очередь') break
    await visitor.asksToBeCalled()
    await visitor.sees('Наберу через минуту')
    await evening.comesDue()
  }
  visitor.doesNotSee('Позвони ещё раз')
  expect((await visitor.asksToBeCalled()).status).toBe(422)
})

test('outside the call hours the chat says when Pavel will call', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const from = hourFarFromNow()
  const evening = await opensTheEvening({
    callsPerMinute: 600,
    keepsHours: true,
    quizFile: { ...file, quiz: { ...quiz, callHours: { ...quiz.callHours, from, to: from + 1 } } },
  })
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.sees(`в ${from}:00`)
  await visitor.sees(`Позвоню в ${from}:00 по вашему времени`)
  await visitor.isShown('queued')
})

test('a call that comes due at night waits until the morning', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const callHours = { ...quiz.callHours, from: 0, to: 24 }
  const evening = await opensTheEvening({
    callsPerMinute: 600,
    keepsHours: true,
    quizFile: { ...file, quiz: { ...quiz, callHours } },
  })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  caller.refuses(486)
  await visitor.sees('Занято')
  await visitor.asksToBeCalled()
  await visitor.sees('Наберу через минуту')
  const from = hourFarFromNow()
  Object.assign(evening.context, { callHours: { ...callHours, from, to: from + 1 } })
  await evening.comesDue()
  await visitor.sees(/Позвоню в \d+:00 по вашему времени/)
  await visitor.isShown('queued')
})

test('callback requests survive a restart of the server', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  const ringing = await evening.telephone.rings()
  ringing.refuses(486)
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('queued')
  // Not after the start: a server that is up may already wait for the slot that the slow one has noted.
  const next = await evening.restarts({ callsPerMinute: 600 }, evening.comesDue)
  const caller = await next.telephone.rings()
  caller.answers()
  await caller.hears('меня попросили позвонить')
  expect((await callbacksOf(next)).map(({ calledAt }) => calledAt !== null)).toEqual([true, true])
})
