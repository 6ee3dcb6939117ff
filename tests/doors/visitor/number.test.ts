import { expect, test } from 'bun:test'
import { opensTheEvening } from '../../cast/evening.ts'
import { visits } from '../../cast/visitor.ts'

const phone = '8 916 123-45-67'

const wrongNumbers: [string, string, RegExp][] = [
  ['an empty number', '', /Мне нужен номер/],
  ['a number that is too short', '8 916 123', /маловато/],
  ['a name', 'Иван Петрович', /не похоже на номер/],
  ['10,000 digits', '9'.repeat(10_000), /многовато/],
  ['10,000 letters', 'я'.repeat(10_000), /не похоже на номер/],
  ['our own number', '8 800 555-35-35', /мой собственный номер/],
  ['another 8-800 number', '8-800-200-00-00', /мой собственный номер|не бывает/],
  ['an emergency number', '112', /Экстренные службы/],
  ['a number that does not exist', '+7 000 000-00-00', /не бывает/],
  ['a number from abroad', '+49 30 901820', /заграничный/],
]

for (const [what, typed, answer] of wrongNumbers) {
  test(`${what} gets an answer in the chat, and the typed text stays`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    const response = await visitor.givesNumber(typed)
    expect(response.status).toBe(422)
    await visitor.sees(answer)
    expect(visitor.value('phone')).toBe(typed)
    expect(await evening.context.db.query.visits.findMany()).toEqual([])
  })
}

for (const spelling of [
  '89161234567',
  '+7 (916) 123-45-67',
  '9161234567',
  '8-916-123-45-67',
  '8 495 111 22 33',
  '７９１６１２３４５６７',
]) {
  test(`${spelling} is accepted as a number`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    expect((await visitor.givesNumber(spelling)).status).toBe(200)
    await visitor.isShown('waiting')
    await visitor.sees('8 800 555-35-35')
    expect(visitor.digits).toMatch(/^\d{4}$/)
  })
}

test('a visitor from abroad sees the number for calls from abroad', async () => {
  const evening = await opensTheEvening({ phoneNumberAbroad: '+74951234567' })
  const visitor = await evening.comes()
  expect((await visitor.givesNumber('+49 30 901820')).status).toBe(200)
  await visitor.sees('+7 495 123-45-67')
  visitor.doesNotSee('8 800')
  visitor.doesNotSee('бесплатный')
})

for (const consent of [null, '']) {
  test(`without consent (${consent}) the number is refused`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    expect((await visitor.givesNumber(phone, consent)).status).toBe(422)
    await visitor.sees('Поставьте галочку')
    expect(visitor.value('phone')).toBe(phone)
    expect(await evening.context.db.query.visits.findMany()).toEqual([])
  })
}

test('consent is stored with its version and time', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber(phone)
  const [visit] = await evening.context.db.query.visits.findMany()
  expect(visit?.consentVersion).toBe(evening.context.consent.version)
  expect(Date.now() - (visit?.consentAt.getTime() ?? 0)).toBeLessThan(60_000)
})

test('a mistyped number can be changed until a call is made', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-66')
  await visitor.sees('Другой номер')
  expect(await (await visitor.gets('/visits/new')).text()).toContain('Ваш номер телефона')
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
})

test('a browser that played in another campaign starts in this one from the beginning', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  const { path } = await evening.opens('next-year')
  const again = await visits(evening.url, { token: visitor.token, path })
  await again.sees('Ваш номер телефона')
  expect((await again.givesNumber(phone)).status).toBe(200)
  await again.isShown('waiting')
})

test('a number that has played is told that there is one attempt per person', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const another = await evening.comes()
  await another.givesNumber(phone)
  await another.sees(
    'Знакомый номер я вижу на экране моего несуществующего мобильного. Одна попытка в одни руки — таковы правила.',
  )
  expect(another.code).toBeNull()
})
