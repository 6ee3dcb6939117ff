import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

for (const spelling of ['79161234567', '89161234567', '+79161234567', '9161234567']) {
  test(`a caller ID written as ${spelling} is recognised`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    const caller = evening.telephone.dials(spelling)
    await caller.hears('Ребус первый')
    await visitor.isShown('playing')
  })
}

test('the pairing code can be spoken', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('74951112233')
  await caller.says([...visitor.digits].map((digit) => names[Number(digit)]).join(' '))
  await caller.hears('Ребус первый')
})

test('after three wrong codes Pavel says where to play and hangs up', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const wrong = visitor.digits === '0000' ? '1111' : '0000'
  const caller = evening.telephone.dials('')
  for (const left of ['ещё раз', 'последняя попытка', 'нажмите «Поиграть с Павлом»']) {
    await caller.presses(wrong)
    await caller.hears(left)
  }
  await caller.isDisconnected()
  expect(visitor.state).toBe('waiting')
})

test('silence does not count as a wrong code', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('74951112233')
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.presses(visitor.digits)
  await caller.hears('Ребус первый')
})

test('two browsers with one number show different codes; one of them plays and the other says so', async () => {
  const evening = await opensTheEvening()
  const [first, second] = [await evening.comes(), await evening.comes()]
  await first.givesNumber(phone)
  await second.givesNumber(phone)
  expect(first.digits).not.toBe(second.digits)
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('четыре цифры')
  await Promise.all([first.isShown('digits'), second.isShown('digits')])
  await caller.presses(second.digits)
  await second.isShown('playing')
  await first.isShown('elsewhere')
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await second.isShown('finished')
  expect(second.code).not.toBeNull()
  await first.isShown('played')
  expect(first.code).toBeNull()
})

test('the pairing code pairs a call from another phone, whose number becomes the participant', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('74951112233')
  await caller.presses(visitor.digits)
  await caller.hears('Ребус первый')
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const other = await evening.comes()
  expect((await other.givesNumber('8 495 111-22-33')).status).toBe(422)
  await other.sees('Знакомый номер')
  expect((await other.givesNumber(phone)).status).toBe(200)
})

test('typing another person’s number does not spend their attempt', async () => {
  const evening = await opensTheEvening()
  const stranger = await evening.comes()
  await stranger.givesNumber(phone)
  const { visitor, caller } = await ownerPlays(evening)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await stranger.isShown('elsewhere')
})

test('a hidden caller cannot take over a game from another browser, and plays for fun', async () => {
  const evening = await opensTheEvening()
  const stranger = await evening.comes()
  await stranger.givesNumber(phone)
  const { digits } = stranger
  const { visitor, caller } = await ownerPlays(evening)
  caller.hangsUp()
  await visitor.isShown('lost')
  const intruder = evening.telephone.dials('anonymous')
  await intruder.presses(digits)
  await intruder.hears('приза не будет')
  await stranger.sees('Играем без приза')
  await visitor.isShown('lost')
  const again = evening.telephone.dials('79161234567')
  await again.hears('это снова вы')
  await visitor.isShown('playing')
})

test('a lost game can be resumed from another phone with the pairing code', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  caller.hangsUp()
  await visitor.isShown('lost')
  const landline = evening.telephone.dials('74951112233')
  await landline.presses(visitor.digits)
  await landline.hears('это снова вы')
  await visitor.hasPoints(10)
})

test('a lost game goes on in another browser that has given the number since, by its digits, and only by those', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  const another = await evening.comes()
  await another.givesNumber(phone)
  await another.isShown('elsewhere')
  caller.hangsUp()
  await visitor.isShown('lost')
  await another.isShown('waiting')

  for (const proves of ['by its own page', 'by silence'] as const) {
    const owner = evening.telephone.dials('79161234567')
    await owner.hears('четыре цифры')
    if (proves === 'by its own page') await owner.presses(visitor.digits)
    else for (const _ of [1, 2, 3]) await owner.staysSilent()
    await owner.hears('это снова вы')
    await visitor.isShown('playing')
    await another.isShown('elsewhere')
    owner.hangsUp()
    await another.isShown('waiting')
  }

  const again = evening.telephone.dials('79161234567')
  await Promise.all([another.isShown('digits'), visitor.isShown('digits')])
  await again.presses(another.digits)
  await again.hears('это снова вы')
  await another.hasPoints(10)
  await visitor.isShown('elsewhere')
  for (const { answer } of evening.quiz.rebuses.slice(1)) await again.says(answer)
  await another.isShown('finished')
  expect(another.code).not.toBeNull()
  await visitor.isShown('played')
  expect(visitor.code).toBeNull()
})

test('a second call from the same number takes the game over', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  const second = evening.telephone.dials('79161234567')
  await second.hears('это снова вы')
  await second.isListenedTo()
  await caller.says('пингвин')
  await caller.hears('по другой линии')
  await second.says(evening.answerTo(1))
  await visitor.hasPoints(10)
})

test('a caller who hangs up before the call is answered has not started a game', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  await line.starts('79161234567')
  await visitor.isShown('ringing')
  await line.reports({ type: 'call.ended', reason: 'Request Terminated', seconds: 0 })
  await visitor.isShown('waiting')
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})

test('a number that has played in one campaign plays in another on the same database', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  const another = await evening.restarts({ quizFile: { ...(await readQuiz(fixedQuizPath())), name: 'another-campaign' } })
  expect((await another.plays(phone)).visitor.code).toBeNull()
  const games = await another.context.db.query.participants.findMany({ orderBy: ({ id }, { asc }) => asc(id) })
  expect(games.map(({ campaignId, phone, finishedAt }) => [campaignId, phone, finishedAt !== null])).toEqual([
    [evening.context.campaignId, '+79161234567', true],
    [another.context.campaignId, '+79161234567', false],
  ])
})

async function ownerPlays(evening: Awaited<ReturnType<typeof opensTheEvening>>) {
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  return { visitor, caller }
}

const names = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять']
