import { describe, expect, test } from 'bun:test'
import { Hono } from 'hono'
import { parseHTML } from 'linkedom'
import { notation } from '../../../server/doors/operator/notation.tsx'
import { notationTextsIn } from '../../../views/texts/notation.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'
import { findMalformation } from '../../rules/pictures/well-formed.ts'

const door = notation(() => fixedQuiz())
const app = new Hono<{ Variables: { staff: object } }>()
  .use(async (c, next) => {
    c.set('staff', { name: 'Анна', role: 'observer', session: 1 })
    return next()
  })
  .get('/operator/notation', door.page)
  .get('/operator/notation/check', door.check)
  .get('/operator/notation/drawing', door.drawing)
  .get('/operator/notation/icons', door.icons)
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

const loads = async (address: string) => app.request(address)
const get = (path: string, query: Record<string, string> = {}) => loads(`/operator/notation${path}?${new URLSearchParams(query)}`)

/** Opens an address as an organiser's browser does. */
async function opens(path: string, query: Record<string, string> = {}) {
  const response = await get(path, query)
  const { document } = parseHTML(`<html><body>${await response.text()}</body></html>`)
  const texts = (selector: string) => [...document.querySelectorAll(selector)].map((each) => plain(each.textContent ?? ''))
  const sources = [...document.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '')
  return { status: response.status, text: plain(document.body.textContent ?? ''), texts, sources }
}

async function draws(query: Record<string, string>) {
  const response = await get('/drawing', query)
  return { response, svg: await response.text() }
}

describe('the page about lines', () => {
  test('shows every construct with its line, its picture and what it reads as', async () => {
    const page = await opens('')
    expect(page.status).toBe(200)
    expect(page.texts('h1')).toEqual(['Ребус одной строкой'])
    const { examples } = notationTextsIn('ru')
    expect(page.texts('.example .line').slice(0, examples.length)).toEqual(examples.map(({ line }) => line))
    expect(page.texts('.example b')).toEqual(expect.arrayContaining(['ль', 'паро', 'кофе', 'лайн', 'ток', 'авто', 'волк']))
    expect(page.sources.length).toBeGreaterThanOrEqual(examples.length)
    for (const source of page.sources) {
      const picture = await loads(source)
      expect([source, picture.status, picture.headers.get('content-type')]).toEqual([source, 200, 'image/svg+xml'])
      expect(findMalformation(await picture.text())).toBeNull()
    }
  })

  test('shows the quiz’s own drawings', async () => {
    expect((await opens('')).texts('.example .line')).toContain('слово:монета-цент')
  })

  test('works without scripts: it opens with what was typed and looked for', async () => {
    const page = await opens('', { line: 'дед:old-man + лайн', answer: 'дедлайн', words: 'лошадь' })
    expect(page.texts('#checked .right')).toEqual(['Сходится с ответом.'])
    expect(page.texts('.icon-hits code')).toContain('horse')
  })
})

test('every example can be read and drawn in both languages', async () => {
  for (const language of ['ru', 'en'] as const)
    for (const { line } of notationTextsIn(language).examples) {
      const { response } = await draws({ line, language })
      expect([line, response.status]).toEqual([line, 200])
    }
})

describe('a line being typed', () => {
  test('that adds up to the answer is drawn, and taken apart', async () => {
    const checked = await opens('/check', { line: 'паровоз,,,:locomotive + ,,соль:salt', answer: 'Пароль' })
    expect(checked.texts('.reads')).toEqual(['ПАРОЛЬ'])
    expect(checked.text).toContain('Сходится с ответом.')
    const [drawn, solved] = await Promise.all(checked.sources.map(async (source) => (await loads(source)).text()))
    expect(drawn?.match(/a13 13 /g)).toHaveLength(5)
    expect(solved?.match(/class="drop"/g)).toHaveLength(6)
  })

  test('that differs from the answer is drawn, and told letter by letter where', async () => {
    const checked = await opens('/check', { line: 'дед:old-man + лайк:thumbs-up', answer: 'дед-лайн' })
    expect(checked.texts('.reads mark')).toEqual(['К'])
    expect(checked.texts('.differences li')).toEqual(['7-я буква — «К», а в ответе «Н»'])
    expect(checked.text).toContain('Не сходится с ответом в 1 месте')
    expect(checked.sources).toHaveLength(1)

    const extra = await opens('/check', { line: 'параоль', answer: 'пароль' })
    expect(extra.texts('.reads del')).toEqual(['А'])
    expect(extra.texts('.differences li')).toEqual(['4-я буква «А» лишняя'])

    const missing = await opens('/check', { line: 'парль', answer: 'па-роль' })
    expect(missing.texts('.reads ins')).toEqual(['О'])
    expect(missing.texts('.differences li')).toEqual(['не хватает 4-й буквы ответа, «О»'])
  })

  test('is read without an answer too', async () => {
    const checked = await opens('/check', { line: 'а/в/то' })
    expect(checked.text).toContain('Читается: АВТО')
    expect(checked.text).toContain('Впишите ответ')
    expect((await opens('/check')).text).toContain('Наберите строку')
  })

  test('that cannot be read has each place marked and says what is needed there', async () => {
    const checked = await opens('/check', { line: ',соль + лай(к):thumbs-up + а/в/', answer: 'а' })
    expect(checked.texts('mark')).toEqual([',соль', '(к)', '▾'])
    expect(checked.texts('code.line')).toEqual([',соль + лай(к):thumbs-up + а/в/▾'])
    expect(checked.texts('.differences li')).toEqual([
      '«,соль» У слова с пометками должен быть значок: ,,соль:salt. Может быть: salt',
      '«(к)» В скобках должно быть, что сделать с буквой: (-н) — зачеркнуть, (к=н) — заменить.',
      expect.stringContaining('После предлога не хватает'),
    ])
    expect(checked.sources).toEqual([])
  })

  test('with an icon that does not exist is offered near ones', async () => {
    const checked = await opens('/check', { line: 'соль:slat' })
    expect(checked.texts('mark')).toEqual(['slat'])
    expect(checked.texts('.differences li')[0]).toStartWith('«slat» Такого значка нет. Может быть: salt')
    expect((await opens('/check', { line: 'соль:соль' })).texts('.differences code')).toEqual(['«соль»', 'salt'])
  })

  test('never becomes markup, and is refused when it is too long', async () => {
    const checked = await opens('/check', { line: '<img src=x>', answer: '<b>' })
    expect(checked.sources).toEqual([])
    expect(checked.text).toContain('<img src=x>')
    expect((await opens('/check', { line: 'а '.repeat(300) })).text).toContain('Строка слишком длинная')
  })
})

describe('a drawing of a line', () => {
  test('is an SVG that can do nothing', async () => {
    const { response, svg } = await draws({ line: 'паро + ,,соль:salt' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(svg).toStartWith('<svg')
  })

  test('marks cut letters as readers of the language are used to', async () => {
    expect((await draws({ line: ',,bread:bread', language: 'ru' })).svg).toContain('a13 13 ')
    expect((await draws({ line: ',,bread:bread', language: 'en' })).svg).toContain('>−BR<')
    expect((await draws({ line: ',,bread:bread', language: 'xx' })).svg).toContain('a13 13 ')
  })

  test('is refused with the faults of a line that cannot be read', async () => {
    const { response, svg } = await draws({ line: 'соль:slat' })
    expect(response.status).toBe(422)
    expect(JSON.parse(svg)).toMatchObject({
      faults: [{ start: 5, end: 9, expectation: 'icon', near: expect.arrayContaining(['salt']) }],
    })
    expect((await draws({})).response.status).toBe(422)
    expect((await draws({ line: 'а '.repeat(300) })).response.status).toBe(422)
  })
})

describe('the search for icons', () => {
  test('finds them by Russian and English words, each with its picture and names', async () => {
    expect((await opens('/icons', { words: 'хлеб' })).texts('.icon-hits li')[0]).toBe('bread хлеб')
    expect((await opens('/icons', { words: 'salt' })).texts('.icon-hits li')[0]).toBe('salt солонка')
    expect((await opens('/icons', { words: 'лицо' })).texts('.icon-hits li')).toHaveLength(30)
    expect((await (await get('/icons', { words: 'хлеб' })).text()).match(/<svg /g)?.length).toBeGreaterThan(0)
  })

  test('says when there is nothing', async () => {
    expect((await opens('/icons', { words: 'жщыъ' })).text).toContain('Ничего не нашлось')
    expect((await opens('/icons')).text).toBe('')
  })
})
