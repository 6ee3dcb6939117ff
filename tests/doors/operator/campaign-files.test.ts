import { describe, expect, test } from 'bun:test'
import { campaignInFile, fileWith } from '../../cast/campaign-file.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { svgWith } from '../../cast/picture-files.ts'
import { startServer } from '../../cast/server.ts'
import { visits } from '../../cast/visitor.ts'
import '../../cast/both-databases.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

async function opensDesk(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer({ operatorPassword, observerPassword, ...options })
  const anna = await worksAtTheDesk(server.url, operatorPassword, { isPlain: true })
  const { db } = server.context
  const counts = async () => ({
    campaigns: (await db.query.campaigns.findMany()).length,
    pictures: (await db.query.pictures.findMany()).length,
    versions: (await db.query.quizVersions.findMany()).length,
    drafts: (await db.query.quizDrafts.findMany()).length,
  })
  return { ...server, anna, counts }
}

describe('a campaign in a file', () => {
  test('becomes a campaign whose page works at once, with its pictures, dates, words and draft', async () => {
    const { anna, url, context } = await opensDesk()
    const loaded = await anna.loads(await fileWith())
    expect([loaded.status, loaded.location]).toEqual([303, '/operator/campaigns/autumn?loaded=autumn'])
    const page = await anna.opens('/campaigns/autumn?loaded=autumn')
    const codes = 'Промокодов в файле не бывает. Загрузите их заново для призов: Бесплатный билет.'
    expect(page.text('#loaded')).toBe(`Кампания загружена из файла.${codes}`)
    expect(page.fields('basics')).toMatchObject({ name: 'Осень: «Алло»', phoneNumberAbroad: '+7\u00a0495\u00a0123-45-67' })
    expect(page.fields('dates')).toMatchObject({ timeZone: 'Asia/Yekaterinburg', opensAt: '2026-01-05T11:00' })
    expect((await anna.opens('/campaigns/autumn?part=site')).fields('look')).toMatchObject({ accent: '#1d6b35' })
    const [own] = context.campaigns.ofNumber('+78001002030')
    expect((await fetch(`${url}/c/autumn`)).status).toBe(200)
    expect(own?.gallery.find(own.gallery.addressOf(0, 'hard'))?.type).toBe('image/webp')
    const draft = await anna.opens('/campaigns/autumn/quiz')
    expect(draft.texts('.quiz-item h3')[5]).toBe('бочка')
  })

  test('is the same after it has been loaded and saved again, at another address where its own is taken', async () => {
    const { anna } = await opensDesk()
    await anna.loads(await fileWith())
    const first = await anna.saves('autumn')
    const again = await anna.loads(first.text)
    expect(again.location).toBe('/operator/campaigns/autumn-2?loaded=autumn')
    const page = await anna.opens('/campaigns/autumn-2?loaded=autumn')
    expect(page.text('#loaded')).toContain('Адрес /c/autumn здесь занят другой кампанией, поэтому у этой — /c/autumn-2.')
    const second = await anna.saves('autumn-2')
    expect(second.text.replace('"address": "autumn-2"', '"address": "autumn"')).toBe(first.text)
    const { pictures: _, quiz, draft, ...set } = JSON.parse(first.text)
    const { pictures: __, quiz: quizBefore, draft: draftBefore, ...setBefore } = await campaignInFile()
    expect(quiz.rebuses[0].pictures.hard.file).toBe(set.settings.sharePicture)
    expect({ ...set, settings: { ...set.settings, sharePicture: 'field.png' } }).toEqual(setBefore)
    expect(quiz.rebuses.slice(1)).toEqual(quizBefore.rebuses.slice(1))
    expect(draft.rebuses.at(-1)).toMatchObject({ ...draftBefore.rebuses.at(-1), pictures: expect.anything() })
  })

  test('is downloaded under its own name, also by those who only look, and the log tells who took and who loaded it', async () => {
    const { anna, url } = await opensDesk()
    await anna.loads(await fileWith())
    const oleg = await worksAtTheDesk(url, observerPassword, { name: 'Олег', isPlain: true })
    const saved = await oleg.saves('autumn')
    expect(saved.status).toBe(200)
    expect(saved.headers.get('content-type')).toBe('application/vnd.pavel.campaign+json')
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment; filename="osen-allo.pavel.json"; filename*=UTF-8''${encodeURIComponent('Осень «Алло».pavel.json')}`,
    )
    const log = await anna.opens('/log')
    expect(log.texts('.log tbody tr')[0]).toContain('Сохранена кампания в файл')
    expect(log.texts('.log tbody tr')[0]).toContain('Олег')
    expect(log.text()).toContain('Загружена кампания из файла')
    expect((await oleg.loads(saved.text)).status).toBe(403)
    expect((await oleg.opens('/campaigns')).all('#load')).toEqual([])
  })

  test('has nobody in it who played, and no code', async () => {
    const { anna, url, context } = await opensDesk()
    const visitor = await visits(url)
    await visitor.givesNumber('8 916 123-45-67')
    await visitor.isShown('waiting')
    const { text, status } = await anna.saves(context.path.slice('/c/'.length))
    expect(status).toBe(200)
    for (const secret of ['9161234567', visitor.digits, 'visits', 'codes']) expect(text).not.toContain(secret)
  })

  test('is saved without a draft where the draft is as it was published', async () => {
    const { anna, context } = await opensDesk()
    expect(JSON.parse((await anna.saves(context.path.slice('/c/'.length))).text)).toMatchObject({ draft: null, pictures: {} })
  })

  test('two of one name that are loaded at once get an address each', async () => {
    const { anna } = await opensDesk()
    const text = await fileWith()
    const loaded = await Promise.all([anna.loads(text), anna.loads(text), anna.loads(text)])
    expect(new Set(loaded.map(({ location }) => location?.split('?')[0]))).toEqual(
      new Set(['autumn', 'autumn-2', 'autumn-3'].map((address) => `/operator/campaigns/${address}`)),
    )
  })

  test('without an address that can be used gets one made from its name', async () => {
    const { anna } = await opensDesk()
    const text = await fileWith((file) => void (file.address = '…'))
    expect((await anna.loads(text)).location).toStartWith('/operator/campaigns/osen-allo?')
  })

  test('says which prizes have codes that have to be loaded anew', async () => {
    const { anna } = await opensDesk()
    await anna.loads(await fileWith((file) => void (file.quiz.tiers[0].codes = 'tickets.txt')))
    const page = await anna.opens('/campaigns/autumn?loaded=autumn')
    expect(page.text('#loaded')).toContain('Загрузите их заново для призов: Бесплатный билет.')
  })

  test('says so of prizes for which the operator chose a pool, and not of those whose codes are made up by choice', async () => {
    const { anna } = await opensDesk()
    const file = await fileWith(({ quiz: { tiers }, settings }) => {
      tiers[1].codes = 'discounts.txt'
      settings.codeSources = { [tiers[0].id]: 'pool', [tiers[1].id]: 'generated' }
    })
    await anna.loads(file)
    const page = await anna.opens('/campaigns/autumn?loaded=autumn')
    expect(page.text('#loaded')).toContain('Загрузите их заново для призов: Бесплатный билет.')
  })

  test('may hold a drawing, which is made safe before it is shown', async () => {
    const { anna, context } = await opensDesk()
    const drawing = Buffer.from(svgWith('<script>alert(1)</script><circle cx="9" cy="9" r="9" onclick="alert(2)"/>'))
    await anna.loads(
      await fileWith((file) => {
        file.pictures['field.png'] = drawing.toString('base64')
        file.settings.sharePicture = null
      }),
    )
    const [picture] = await context.db.query.pictures.findMany()
    const kept = new TextDecoder().decode(picture?.body)
    expect(kept).toContain('<circle')
    expect(kept).not.toContain('alert')
  })
})

type Refusal = [
  what: string,
  file: () => string | Uint8Array<ArrayBuffer> | Promise<string>,
  status: number,
  said: (string | RegExp)[],
]

const refusals: Refusal[] = [
  [
    'of a newer Pavel',
    () => JSON.stringify({ format: 'pavel-campaign', version: 7, pavel: '9.1.0', somethingNew: true }),
    422,
    ['Файл сделан более новым Павлом: 9.1.0, формат 7, а здесь 2.0.0, формат 1. Обновите этот сервер'],
  ],
  ['that is a photograph', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 422, ['Это не файл кампании.']],
  ['that is another text', () => 'Привет', 422, ['Это не файл кампании.']],
  ['that is another JSON', () => JSON.stringify({ format: 'notes' }), 422, ['Это не файл кампании.']],
  [
    'of brackets without end',
    () => `{"format":"pavel-campaign","version":${'['.repeat(200_000)}`,
    422,
    [/Это не файл кампании|В файле есть ошибки/],
  ],
  [
    'that is broken',
    async () => (await fileWith()).replace('"language": "ru",', '"language": "ru"'),
    422,
    ['Строка 8, столбец 3: Перед следующим значением нужна запятая.'],
  ],
  [
    'without a part, or with one too many',
    () =>
      fileWith((file) => {
        delete file.quiz
        file.people = []
      }),
    422,
    ['(quiz)', '(people): Такого поля здесь не бывает'],
  ],
  [
    'with settings that cannot be used',
    () =>
      fileWith((file) => {
        file.closesAt = '2025-01-05T06:00:00.000Z'
        file.settings.look.paper = '#777777'
        file.settings.phoneNumberAbroad = file.settings.phoneNumber
      }),
    422,
    [
      'Строка 10, столбец 15 (closesAt): Игра закрывается раньше, чем открывается.',
      '(settings.look.paper): На таком фоне ничего не прочесть',
      '(settings.phoneNumberAbroad): Это тот же номер, что и выше.',
    ],
  ],
  [
    'with settings of another kind',
    () =>
      fileWith((file) => {
        file.timeZone = 'Mars/Phobos'
        file.opensAt = 'завтра'
        file.settings.ticketLink = 'http://allo.example.com'
        file.settings.phoneNumber = '8-800'
      }),
    422,
    [
      '(timeZone): Такого часового пояса нет',
      '(opensAt): Здесь нужно время',
      '(settings.ticketLink): Нужен адрес, который начинается с https://',
      '(settings.phoneNumber): Это не похоже на номер телефона.',
    ],
  ],
  [
    'with a name that is none, and a day that no calendar has',
    () =>
      fileWith((file) => {
        file.name = 'Осень\u0007'
        file.opensAt = '2026-02-31T06:00:00.000Z'
      }),
    422,
    ['(name): Здесь нужен текст.', '(opensAt): Здесь нужно время'],
  ],
  [
    'with words that Pavel cannot say',
    () => fileWith((file) => void (file.settings.words.welcome = 'Привет, {имя}')),
    422,
    ['(settings.words.welcome): Переменной {имя} здесь нет.'],
  ],
  [
    'with a setting that this program does not know',
    () => fileWith((file) => void (file.settings.conference.city = 'Пермь')),
    422,
    ['(settings.conference.city): Такого поля здесь не бывает: "city".'],
  ],
  [
    'whose prizes go out by message, where none can be sent',
    () => fileWith((file) => void (file.settings.isPrizeByMessage = true)),
    422,
    ['(settings.isPrizeByMessage): СМС отправлять нечем'],
  ],
  [
    'with a quiz that cannot be played',
    () =>
      fileWith((file) => {
        file.quiz.points = [3, 6, 10]
        file.quiz.rebuses[1].pictures.hard = { description: 'Нет её', file: 'lost.png' }
        file.quiz.rebuses[2].pictures.hard = { description: 'И её', file: 'constructor' }
        file.draft.language = 'en'
      }),
    422,
    [
      '(quiz.points.1): Очки не растут',
      '(quiz.rebuses.1.pictures.hard.file): Картинки «lost.png» в файле нет.',
      '(quiz.rebuses.2.pictures.hard.file): Картинки «constructor» в файле нет.',
      '(draft.language): Язык не тот, что у кампании: en.',
    ],
  ],
  [
    'with a draft that nobody could edit',
    () =>
      fileWith((file) => {
        file.draft.rebuses[0].key = '../x'
        delete file.draft.consent
      }),
    422,
    ['(draft.rebuses.0.key): Здесь нужно целое число в кавычках', '(draft.consent)'],
  ],
  [
    'with two rebuses of one key',
    () => fileWith((file) => void (file.draft.rebuses[1].key = '1')),
    422,
    ['(draft): У двух ребусов один и тот же key.'],
  ],
  [
    'with a picture that is none',
    () => fileWith((file) => void (file.pictures['field.png'] = btoa('GIF89a, or so'))),
    422,
    ['(pictures.field.png): Файл «field.png» не показать. Это не картинка, как бы ни назывался файл.'],
  ],
  [
    'with a drawing that shows another site',
    () =>
      fileWith((file) => {
        const drawing = svgWith('<image href="https://elsewhere.example/a.png" width="9" height="9"/>')
        file.pictures['field.png'] = Buffer.from(drawing).toString('base64')
      }),
    422,
    ['(pictures.field.png): Файл «field.png» не показать. Рисунок ссылается на что-то снаружи.'],
  ],
  [
    'with a picture that is no base64, and one that no rebus shows',
    () => fileWith((file) => void (file.pictures['field.png'] = 'картинка')),
    422,
    ['(pictures.field.png): Здесь нужна картинка в base64.'],
  ],
  [
    'with a picture that no rebus shows',
    () => fileWith((file) => void (file.pictures['other.png'] = file.pictures['field.png'])),
    422,
    ['(pictures.other.png): Картинку «other.png» не показывает ни один ребус.'],
  ],
  [
    'whose picture for links is a drawing',
    () =>
      fileWith((file) => {
        const drawing = svgWith('<circle cx="9" cy="9" r="9"/>')
        file.pictures['field.png'] = Buffer.from(drawing).toString('base64')
      }),
    422,
    ['(pictures.field.png): Файл «field.png» не показать.'],
  ],
  [
    'whose picture for links is not in it',
    () => fileWith((file) => void (file.settings.sharePicture = 'lost.png')),
    422,
    ['(settings.sharePicture): Картинки «lost.png» в файле нет.'],
  ],
  ['that is too large', () => new Uint8Array(64_100_000), 413, ['Файл слишком большой: можно до 64 МБ.']],
  ['that was not chosen', () => '', 422, ['Сначала выберите файл.']],
]

test('a file is refused in words, on the page with the form, and nothing of it stays', async () => {
  const { anna, counts } = await opensDesk()
  const before = await counts()
  for (const [what, file, status, said] of refusals) {
    const refused = await anna.loads(await file())
    const problem = refused.text('#load [role="alert"]').replaceAll('\u00a0', ' ')
    expect([what, refused.status]).toEqual([what, status])
    for (const sentence of said) expect([what, problem]).toEqual([what, expect.stringMatching(asPattern(sentence))])
    expect([what, await counts()]).toEqual([what, before])
  }
})

const asPattern = (said: string | RegExp) => (typeof said === 'string' ? new RegExp(RegExp.escape(said)) : said)

test('of very many faults the first are told, and how many more there are', async () => {
  const { anna } = await opensDesk()
  const refused = await anna.loads(
    await fileWith((file) => {
      for (const rebus of file.draft.rebuses) for (const field of ['answer', 'why', 'accept', 'pictures']) delete rebus[field]
    }),
  )
  expect(refused.texts('.file-faults li')).toHaveLength(21)
  expect(refused.texts('.file-faults li').at(-1)).toBe('И ещё: 4.')
})

test('a campaign that does not exist cannot be saved', async () => {
  const { anna } = await opensDesk()
  expect((await anna.saves('nowhere')).status).toBe(404)
})
