import { describe, expect, test } from 'bun:test'
import { rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import '../../cast/both-databases.ts'
import { writesQuiz } from '../../cast/editor.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { hollowPng, svgWith } from '../../cast/picture-files.ts'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function opensDesk() {
  const server = await startServer({ operatorPassword, observerPassword })
  const campaign = server.context.path.replace('/c/', '')
  const works = (name?: string, password = operatorPassword) => writesQuiz({ url: server.url, campaign }, password, name)
  return { server, campaign, works, quizNow: () => server.context.campaigns.find(server.context.campaignId)?.quiz }
}

const form = '.quiz-form'
const publishing = '#publishing form'
const changes = (key: number) => `#rebus-${key} form`

describe('the list of rebuses', () => {
  test('shows the published quiz, with its pictures, before anybody has written anything', async () => {
    const { server, works } = await opensDesk()
    const anna = await works()
    const list = await anna.opens()
    expect(list.texts('.quiz-item h3')).toEqual(rebusesOf(server.quiz).map(({ answer }) => answer))
    expect(list.text).toContain('Опубликована версия 1, tests')
    expect(list.text).toContain('Черновик совпадает с тем, что опубликовано')
    expect(list.attributes('#publish', 'disabled')).toEqual([''])
    const pictures = list.attributes('.quiz-thumbs img', 'src')
    expect(pictures).toHaveLength(rebusesOf(server.quiz).length * 4)
    const picture = await anna.get((pictures[0] ?? '').slice(anna.base.length))
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  })

  test('is moved, copied, switched off and deleted from, and only publishing changes the game', async () => {
    const { server, works, quizNow } = await opensDesk()
    const [first, second, third] = server.quiz.rebuses.map(({ answer }) => answer)
    const anna = await works()
    let list = await (await anna.opens()).submits(changes(2), {}, 'up')
    expect(list.texts('.quiz-item h3').slice(0, 3)).toEqual([second, first, third] as string[])
    list = await list.submits(changes(1), {}, 'copy')
    expect(list.texts('.quiz-item h3').slice(0, 4)).toEqual([second, first, first, third] as string[])
    expect(list.text).toContain(`Слово «${first}» уже есть у ребуса № 2`)
    list = await list.submits(changes(9), {}, 'off')
    expect(list.texts('#rebus-9 .chip')).toContain('выключен')
    list = await list.submits(changes(3), {}, 'delete')
    expect(list.text).toContain('До этого приза не доиграть: за игру набирают не больше 40.')
    expect(quizNow()?.rebuses[0]?.answer).toBe(first)
  })

  test('is published without the rebuses that are off, which the draft keeps', async () => {
    const { server, works, quizNow } = await opensDesk()
    const anna = await works()
    await (await anna.opens()).submits(changes(2), {}, 'copy')
    await (await anna.opens()).submits(changes(9), {}, 'off')
    await (await anna.opens()).submits(changes(2), {}, 'up')
    const list = await (await anna.opens()).submits(publishing)
    expect(list.text).toContain('Опубликовано: новые игры играют уже в эту версию')
    expect(list.text).toContain('Публиковать нечего')
    expect(
      quizNow()
        ?.rebuses.map(({ answer }) => answer)
        .slice(0, 2),
    ).toEqual(
      server.quiz.rebuses
        .slice(0, 2)
        .map(({ answer }) => answer)
        .toReversed(),
    )
    expect(quizNow()?.rebuses).toHaveLength(server.quiz.rebuses.length)
    expect(list.texts('#rebus-9 .chip')).toContain('выключен')
  })

  test('a rebus that somebody has just changed is not deleted', async () => {
    const { works } = await opensDesk()
    const [anna, boris] = [await works('Анна'), await works('Борис')]
    const list = await anna.opens()
    await (await boris.opens('/rebuses/1')).submits(form, { why: 'Борис знает.' })
    const refused = await list.submits(changes(1), {}, 'delete')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Этот ребус только что изменили')
    expect(refused.has('#rebus-1')).toBe(true)
  })

  test('tells who else has the draft open, and on which rebus', async () => {
    const { server, works } = await opensDesk()
    const [anna, boris] = [await works('Анна'), await works('Борис')]
    await boris.opens('/rebuses/1')
    expect((await anna.opens()).texts('#others')).toEqual([
      `Черновик открыт ещё у кого-то: Борис (ребус «${server.quiz.rebuses[0]?.answer}»).`,
    ])
    server.passes(2)
    expect((await anna.opens('/others')).texts('#others')).toEqual([''])
  })
})

describe('a rebus', () => {
  test('that is written from nothing has its faults said where they are, until it can be published', async () => {
    const { server, works, quizNow } = await opensDesk()
    const anna = await works()
    const rebus = await (await anna.opens()).submits('form[action$="/rebuses"]', {}, 'rebuses')
    const empty = await rebus.submits(form)
    expect(empty.texts('#answer-faults')).toEqual(['Здесь нужен текст.'])
    expect(empty.texts('#hard-description-faults')).toEqual(['Здесь пусто, а должно быть заполнено.'])
    const list = await anna.opens()
    expect(list.texts('#publishing .bad')[0]).toContain('Опубликовать нельзя, пока в черновике')
    expect(list.attributes('#publish', 'disabled')).toEqual([''])
    expect((await list.submits(publishing)).text).toContain('Не опубликовано: в черновике ошибки')

    const words = { answer: 'Парус', accept: 'ветрило\n\n паруса ', why: 'Пар и ус.', difficulty: '1' }
    const line = { way: 'line', line: 'паровоз,,,,:locomotive + ус', description: 'Паровоз без хвоста и ус.' }
    const saved = await empty.submits(form, {
      ...words,
      ...pictures('hard', line),
      ...pictures('easier', line),
      ...pictures('easiest', line),
    })
    expect(saved.text).toContain('Сохранено в черновик')
    expect(saved.texts('.field-faults').join('')).toBe('')
    expect(saved.texts('#hard-checked .right')).toEqual(['Сходится с ответом.'])
    await (await anna.opens()).submits(publishing)
    expect(quizNow()?.rebuses.at(-1)).toMatchObject({ answer: 'Парус', accept: ['ветрило', 'паруса'] })
    expect(server.reported).toEqual([])
  })

  test('with a line that cannot be read, or an icon that does not exist, is kept and marked', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const rebus = await anna.opens('/rebuses/1')
    const odd = await rebus.submits(form, {
      ...pictures('hard', { way: 'line', line: 'паро + ,,соль:slat' }),
      ...pictures('easier', { way: 'line', line: '"лай' }),
    })
    expect(odd.texts('#hard-checked mark')).toEqual(['slat'])
    expect(odd.texts('#hard-checked .differences li')).toEqual(['«slat» Такого значка нет. Может быть: salt, seat, grey-heart'])
    expect(odd.texts('#easier-checked mark')).toEqual(['"лай'])
    expect(odd.texts('#easier-checked .differences li')[0]).toContain('Кавычка открыта, но не закрыта.')
    const list = await anna.opens()
    expect(list.texts('#rebus-1 .bad')).toEqual(['2 ошибки'])
    expect(list.texts('#publishing .quiz-faults li')).toContain(
      'Сложная картинка: строка: Такого значка нет. Вижу «slat», знак 15. Может быть: salt, seat, grey-heart?',
    )
  })

  test('that two people save at once is refused to the second, with both texts', async () => {
    const { works } = await opensDesk()
    const [anna, boris] = [await works('Анна'), await works('Борис')]
    const [hers, his] = [await anna.opens('/rebuses/1'), await boris.opens('/rebuses/1')]
    await his.submits(form, { why: 'Борис знает.' })
    const refused = await hers.submits(form, { why: 'Анна знает.' })
    expect(refused.status).toBe(409)
    expect(refused.texts('.conflict .wording')).toEqual(['Анна знает.', 'Борис знает.'])
    expect(refused.texts('#why')).toEqual(['Анна знает.'])
    const saved = await refused.submits(form)
    expect(saved.texts('#why')).toEqual(['Анна знает.'])
  })

  test('that two people change in different places keeps both changes, and one that was moved is found', async () => {
    const { works } = await opensDesk()
    const [anna, boris] = [await works('Анна'), await works('Борис')]
    const hers = await anna.opens('/rebuses/1')
    await (await boris.opens()).submits(changes(1), {}, 'down')
    await (await boris.opens('/rebuses/2')).submits(form, { why: 'Борис знает.' })
    expect((await hers.submits(form, { why: 'Анна знает.' })).text).toContain('Сохранено')
    expect((await anna.opens('/rebuses/2')).texts('#why')).toEqual(['Борис знает.'])
    await (await boris.opens()).submits(changes(1), {}, 'delete')
    expect((await hers.submits(form, { why: 'Поздно.' })).address).toBe(anna.base)
    expect((await anna.opens('/rebuses/1')).status).toBe(404)
  })

  test('shows while it is written which words count, and which words like it are taken by mistake', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const checks = (fields: Record<string, string>) =>
      anna.sends(`${anna.base}/rebuses/1/check`, new URLSearchParams({ answer: 'лошадь', accept: 'коняга', ...fields }))
    const checked = await checks({ said: 'не лошадь', 'hard.line': 'ло + шад' })
    expect(checked.texts('#verdicts .heard li')).toContain('это лошадь засчитает: это написание есть')
    expect(checked.texts('#verdicts .heard li')).toContain('не лошадь не засчитает: перед словом «не»')
    expect(checked.text).toContain('«не лошадь» — не засчитает')
    expect(checked.texts('#hard-checked .reads')).toEqual(['ЛОШАДЬ'])
    expect(checked.texts('#hard-checked .differences li')).toEqual(['не хватает 6-й буквы ответа, «Ь»'])
    expect(checked.texts('#verdicts .heard li')).toContain('конга засчитает как опечатку в «коняга»')
    expect(checked.text).toContain('По ошибке засчитаются: 2')
  })

  test('tells while it is written that a comment will be too long to be heard out', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const page = await anna.opens('/rebuses/1')
    expect(page.text).not.toContain('Сократите «почему»')
    const why = 'Потому что слово складывается из таких длинных частей, что о каждой можно рассказывать очень долго.'
    const saved = await page.submits(form, { why })
    expect(saved.texts('#verdicts .bad').join()).toMatch(/около \d+ с, а слушают 4/)
  })

  test('is not in a campaign, or a draft, that does not exist', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    expect((await anna.opens('/rebuses/99')).status).toBe(404)
    expect((await anna.get('/pictures/1/sideways')).status).toBe(404)
    expect((await anna.sends(`${anna.base}/rebuses/1/changes`, new URLSearchParams({ change: 'upside down' }))).status).toBe(404)
    expect((await anna.sends('/operator/campaigns/nowhere/quiz/publish', new URLSearchParams())).status).toBe(404)
  })

  test('is shown to an observer, who cannot change it', async () => {
    const { works } = await opensDesk()
    const observer = await works('Вера', observerPassword)
    const list = await observer.opens()
    expect(list.texts('.quiz-item h3').length).toBeGreaterThan(3)
    expect(list.has('.quiz-item form, #publish')).toBe(false)
    expect((await observer.sends(`${observer.base}/rebuses`, new URLSearchParams())).status).toBe(403)
  })
})

describe('a picture', () => {
  const square =
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" onclick="alert(1)"/></svg>'
  const file = (body: BlobPart, name: string) => ({ 'easiest.way': 'file', 'easiest.upload': new File([body], name) })

  test('is uploaded, made safe, shown in the draft and published', async () => {
    const { server, works, quizNow } = await opensDesk()
    const anna = await works()
    const saved = await (await anna.opens('/rebuses/1')).submits(form, file(square, 'square.svg'))
    expect(saved.text).toContain('Из рисунка убрано то, что могло бы действовать: onclick.')
    const picture = await anna.get('/pictures/1/easiest')
    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await picture.text()).not.toContain('alert')
    expect((await saved.submits(form)).attributes('[name="easiest.file"]', 'value')[0]).toEndWith('.svg')
    await (await anna.opens()).submits(publishing)
    expect(quizNow()?.rebuses[0]?.pictures.easiest.file).toEndWith('.svg')
    const { campaigns, campaignId } = server.context
    const gallery = campaigns.find(campaignId)?.gallery
    expect(gallery?.find(gallery.addressOf(0, 'easiest'))?.type).toBe('image/svg+xml')
  })

  test('that is a text by the name of a picture is refused in words, and nothing that was typed is lost', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const refused = await (await anna.opens('/rebuses/1')).submits(form, { ...file('не картинка', 'picture.png'), why: 'Новое.' })
    expect(refused.status).toBe(422)
    expect(refused.texts('#easiest-upload-said')[0]).toStartWith('Это не картинка, как бы ни назывался файл.')
    expect(refused.texts('#why')).toEqual(['Новое.'])
    expect((await anna.opens('/rebuses/1')).texts('#why')).not.toEqual(['Новое.'])
  })

  test('of 50 MB is refused before it is read', async () => {
    const { works, server } = await opensDesk()
    const anna = await works()
    const refused = await (await anna.opens('/rebuses/1')).submits(form, file(new Uint8Array(50_000_000), 'large.png'))
    expect(refused.status).toBe(413)
    expect(refused.text).toContain('картинка может весить до 20 МБ. Ничего не сохранено.')
    const fields = new FormData()
    fields.set('easiest.upload', new File([new Uint8Array(50_000_000)], 'large.png'))
    const fragment = await anna.sends(`${anna.base}/rebuses/1`, fields, { 'hx-request': 'true' })
    expect([fragment.status, fragment.attributes('hx-partial', 'hx-target')]).toEqual([413, ['#trouble']])
    expect(fragment.text).toBe('Файл слишком большой: картинка может весить до 20 МБ. Ничего не сохранено.')
    expect(server.reported).toEqual([])
  })

  test('that cannot be shown is refused with what is wrong with it, and one that could act is made harmless', async () => {
    const { works, server } = await opensDesk()
    const anna = await works()
    const page = await anna.opens('/rebuses/1')
    const sends = async (body: BlobPart, name: string) => {
      const { status, texts } = await page.submits(form, file(body, name))
      return [status, ...texts('#easiest-upload-said'), ...texts('.quiz-notice')]
    }
    const svg = (inside: string) => sends(svgWith(inside) as BlobPart, 'drawing.svg')
    expect(await sends(hollowPng(30_000, 30_000) as BlobPart, 'huge.png')).toEqual([
      422,
      'В картинке слишком много точек: можно до 50 мегапикселей. (30000 × 30000)',
    ])
    expect(await svg('<image width="9" height="9" href="https://example.com/a.png"/>')).toEqual([
      422,
      'Рисунок ссылается на что-то снаружи. Всё нужное должно быть внутри файла. (https://example.com/a.png)',
    ])
    expect(await svg('<style>@font-face { font-family: a; src: url(data:font/woff2;base64,AA) }</style>')).toEqual([
      422,
      'В рисунке свой шрифт. Переведите тексты в контуры. (@font-face)',
    ])
    expect(await server.context.db.query.pictures.findMany()).toEqual([])
    expect(await svg('<script>alert(1)</script><rect width="9" height="9"/>')).toEqual([
      200,
      '',
      'Сохранено в черновик. Из рисунка убрано то, что могло бы действовать: script.',
    ])
    expect(await (await anna.get('/pictures/1/easiest')).text()).not.toContain('alert')
  })

  test('as a recipe is kept as it was typed, with its faults by line', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const recipe = (text: string) => ({ 'hard.way': 'recipe', 'hard.recipe': text })
    const broken = await (await anna.opens('/rebuses/1')).submits(form, recipe('{\n  "kind": "scene"\n  "items": []\n}'))
    expect(broken.texts('#hard-drawing-faults p')[0]).toStartWith('Строка 3, знак 3: Перед следующим значением нужна запятая.')
    expect(broken.texts('#hard-recipe')[0]).toContain('&quot;scene&quot; &quot;items&quot;')
    const odd = await broken.submits(
      form,
      recipe('{"kind":"scene","items":[{"kind":"icon","icon":"no-such-icon","at":[400,300],"size":200}]}'),
    )
    expect(odd.texts('#hard-drawing-faults p')[0]).toContain('Такого значка нет')
  })
})

describe('the prizes', () => {
  test('can be any, in any number, and are published with the points, the consent and the numbers', async () => {
    const { works, quizNow } = await opensDesk()
    const anna = await works()
    const shirt = { title: 'Футболка', spoken: 'футболка', atLeast: '5', id: 'shirt', most: '30' }
    const saved = await (
      await anna.opens('/prizes')
    ).submits(form, {
      ...named('tiers.4', shirt),
      'tiers.2.gone': 'yes',
      'points.2': '2',
      listenSeconds: '12',
    })
    expect(saved.text).toContain('Сохранено в черновик')
    expect(saved.texts('.quiz-tier legend')).toEqual([
      'Бесплатный билет',
      'Скидка 30 %',
      'Футболка',
      'Скидка 10 %',
      'Ещё один приз',
    ])
    await (await anna.opens()).submits(publishing)
    expect(quizNow()?.tiers[2]).toEqual({ id: 'shirt', atLeast: 5, title: 'Футболка', spoken: 'футболка', most: 30 })
    expect(quizNow()).toMatchObject({ points: [10, 6, 2], listenSeconds: 12 })
  })

  test('when an answer is over can be set with them, and what is left empty is as usual', async () => {
    const { server, works, quizNow } = await opensDesk()
    const anna = await works()
    const usual = server.quiz.voice
    const wrong = await (await anna.opens('/prizes')).submits(form, { 'voice.phraseEndMs': '10', 'voice.longestSpeechMs': 'ж' })
    expect(wrong.texts('#voice\\.phraseEndMs-faults')[0]).toContain('10')
    expect(wrong.texts('#voice\\.longestSpeechMs-faults')[0]).toContain('Здесь нужно число')
    await wrong.submits(form, { 'voice.phraseEndMs': '1500', 'voice.longestSpeechMs': '' })
    await (await anna.opens()).submits(publishing)
    expect(quizNow()?.voice).toEqual({ ...usual, phraseEndMs: 1500 })
  })

  test('that no game reaches, and whatever else is wrong, are said at their fields, all at once', async () => {
    const { works } = await opensDesk()
    const anna = await works()
    const saved = await (
      await anna.opens('/prizes')
    ).submits(form, {
      'tiers.0.atLeast': '51',
      'points.1': 'шесть',
      asks: '',
      'consent.keptDays': '30',
    })
    expect(saved.attributes('#points\\.1', 'value')).toEqual(['шесть'])
    expect(saved.texts('#points\\.1-faults')).toEqual(['Здесь нужно число. Сейчас: "шесть".'])
    expect(saved.texts('#consent\\.text-faults')[0]).toContain('В тексте согласия должно быть число дней: 30.')
    const mended = await saved.submits(form, { 'points.1': '6', 'consent.keptDays': '90' })
    expect(mended.texts('.field-faults').join('')).toBe('До этого приза не доиграть: за игру набирают не больше 50. Сейчас: 51.')
    expect((await anna.opens()).texts('#publishing .quiz-faults li')).toHaveLength(1)
  })

  test('that two people save at once are refused to the second, with both texts', async () => {
    const { works } = await opensDesk()
    const [anna, boris] = [await works('Анна'), await works('Борис')]
    const hers = await anna.opens('/prizes')
    await (await boris.opens('/prizes')).submits(form, { graceMinutes: '20' })
    const refused = await hers.submits(form, { graceMinutes: '25' })
    expect(refused.status).toBe(409)
    expect(refused.texts('.conflict .wording')).toEqual(['25', '20'])
    expect((await refused.submits(form)).attributes('#graceMinutes', 'value')).toEqual(['25'])
  })
})

describe('the versions', () => {
  test('tell who published what and when, and what differs rebus by rebus', async () => {
    const { server, works } = await opensDesk()
    const anna = await works()
    const answers = server.quiz.rebuses.map(({ answer }) => answer)
    await (await anna.opens('/rebuses/1')).submits(form, { why: 'По-новому.' })
    await (await anna.opens()).submits(changes(3), {}, 'down')
    await (await anna.opens('/prizes')).submits(form, { listenSeconds: '12' })
    await (await anna.opens()).submits(publishing)
    const page = await anna.opens('/versions')
    expect(page.texts('#version-2 p')[0]).toStartWith('Анна, ')
    expect(page.texts('#version-2 .quiz-differences > li > p')).toEqual([
      `${answers[0]} изменён`,
      `${answers[3]} переставлен`,
      `${answers[2]} переставлен`,
      'Очки, призы, согласие',
    ])
    expect(page.texts('#version-2 .quiz-faults li')).toContain('Секунд на ответ: 10 → 12')
    expect(page.texts('#version-2 .quiz-faults li')[0]).toEndWith('→ По-новому.')
    expect(page.text).toContain('Первая версия: сравнивать не с чем')
    expect(await server.context.db.query.deeds.findMany({ columns: { name: true, what: true, about: true } })).toContainEqual({
      name: 'Анна',
      what: 'published a quiz',
      about: `${server.quiz.title} · 2`,
    })
  })

  test('can be published again, and what is being written stays', async () => {
    const { server, works, quizNow } = await opensDesk()
    const anna = await works()
    const [why] = server.quiz.rebuses.map((rebus) => rebus.why)
    await (await anna.opens('/rebuses/1')).submits(form, { why: 'По-новому.' })
    await (await anna.opens()).submits(publishing)
    const [seen, stale] = [await anna.opens('/versions'), await anna.opens('/versions')]
    expect((await seen.submits('#version-1 form')).texts('h2')[0]).toContain('Версия 3')
    expect(quizNow()?.rebuses[0]?.why).toBe(why as string)
    expect((await anna.opens('/rebuses/1')).texts('#why')).toEqual([why as string])
    expect((await stale.submits('#version-1 form')).status).toBe(409)
    await (await anna.opens('/rebuses/2')).submits(form, { why: 'Пишется.' })
    await (await anna.opens('/versions')).submits('#version-2 form')
    expect(quizNow()?.rebuses[0]?.why).toBe('По-новому.')
    expect((await anna.opens('/rebuses/2')).texts('#why')).toEqual(['Пишется.'])
    expect((await anna.sends(`${anna.base}/versions/99/publish`, new URLSearchParams({ seen: '4' }))).status).toBe(404)
  })
})

test('of two people who publish at once, one does, and the other is told', async () => {
  const { works, server } = await opensDesk()
  const [anna, boris] = [await works('Анна'), await works('Борис')]
  await (await anna.opens('/rebuses/1')).submits(form, { why: 'По-новому.' })
  const [hers, his] = [await anna.opens(), await boris.opens()]
  const published = await Promise.all([hers.submits(publishing), his.submits(publishing)])
  expect(new Set(published.map(({ status }) => status))).toEqual(new Set([200, 409]))
  expect(published.find(({ status }) => status === 409)?.text).toContain('черновик изменили или уже опубликовали')
  expect(await server.context.db.query.quizVersions.findMany()).toHaveLength(2)
  expect((await anna.opens()).text).toContain('Опубликована версия 2')
})

test('a game goes on with its version when another is published between two answers, and the next game plays that', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const [first, second, third] = evening.quiz.rebuses
  const anna = await writesQuiz({ url: evening.url, campaign: evening.context.path.replace('/c/', '') }, operatorPassword)
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  await caller.says(first!.answer)
  await visitor.sees('Ребус 2 из 5')
  const picture = visitor.picture

  await (await anna.opens()).submits(changes(2), {}, 'off')
  await (await anna.opens('/rebuses/3')).submits(form, { why: 'По-новому.' })
  await (await anna.opens('/prizes')).submits(form, { 'tiers.0.atLeast': '38', 'points.0': '12' })
  expect((await (await anna.opens()).submits(publishing)).text).toContain('начатые доигрывают свою')

  await visitor.reloads()
  expect(visitor.picture).toBe(picture)
  expect((await visitor.gets(picture)).status).toBe(200)
  await caller.says(second!.answer)
  await visitor.hasPoints(20)
  await caller.says(third!.answer)
  await visitor.hasPoints(30)
  await visitor.sees('Ребус 4 из 5')
  await visitor.sees(third!.why)

  const next = await evening.plays('8 916 765-43-21')
  await next.visitor.sees('Ребус 1 из 4')
  await next.caller.says(first!.answer)
  await next.visitor.hasPoints(12)
  await next.caller.says(third!.answer)
  await next.visitor.hasPoints(24)
  await next.visitor.sees('По-новому.')
  expect(evening.reported).toEqual([])
})

test('what was not seen is not published', async () => {
  const { works, quizNow } = await opensDesk()
  const [anna, boris] = [await works('Анна'), await works('Борис')]
  await (await anna.opens('/rebuses/1')).submits(form, { why: 'По-новому.' })
  const hers = await anna.opens()
  await (await boris.opens('/rebuses/2')).submits(form, { why: 'И тут.' })
  expect((await hers.submits(publishing)).status).toBe(409)
  expect(quizNow()?.rebuses[0]?.why).not.toBe('По-новому.')
})

const pictures = (level: string, fields: Record<string, string>) => named(level, fields)

function named(level: string, fields: Record<string, string>) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${level}.${name}`, value]))
}
