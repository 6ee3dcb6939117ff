import type { Context } from 'hono'
import { html } from 'hono/html'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { ShownTemplate } from '../../../views/operator/campaign-templates.tsx'
import { QuizSheet } from '../../../views/quiz-sheet/quiz-sheet.tsx'
import type { OperatorTexts } from '../../../views/texts/operator.ts'
import { quizSheetTextsIn } from '../../../views/texts/quiz-sheet.ts'
import { drawTemplate, figuresOf, readTemplates, type Template } from '../../campaigns/campaigns.ts'
import { picturePolicy } from '../../http/http.ts'
import { type Level, levels } from '../../rules/quiz/quiz.ts'
import type { GameContext } from '../../store/store.ts'

type Deps = { contextOf(c: Context): Pick<GameContext, 'fingerprint'>; texts: OperatorTexts }

/** Which picture an address names: the mark of the quiz and of the code that draws, the rebus, and which of its pictures. */
const PictureName = v.pipe(
  v.string(),
  v.regex(/^[\w-]+\.\d{1,4}\.[a-z]+$/),
  v.transform((name) => name.split('.')),
  v.tuple([v.string(), v.pipe(v.string(), v.transform(Number)), v.picklist(levels)]),
)

/** Returns what shows the shipped quizzes that campaigns can begin with: all pictures of one, and each picture. */
export function templates({ contextOf, texts }: Deps) {
  return {
    /** Returns the templates as the cards show them, those in the language of the desk first. */
    async shown(c: Context): Promise<ShownTemplate[]> {
      const all = await readTemplates()
      const inOrder = all.toSorted((one, other) => Number(isOurs(other)) - Number(isOurs(one)))
      return inOrder.map((template) => shownTemplate(template, pictureOf(c, template)))
    },
    sheet: async (c: Context) => {
      const template = await find(c)
      if (!template) return c.notFound()
      const { quiz, name } = template
      const sheet = {
        file: `${name}.json`,
        faults: [],
        isOutdated: false,
        quiz,
        ...figuresOf(quiz),
        pictureOf: pictureOf(c, template),
      }
      const back = { href: '/operator/campaigns#make', text: texts.files.templates.back }
      return c.html(html`<!doctype html>${<QuizSheet texts={quizSheetTextsIn(quiz.language)} sheet={sheet} back={back} />}`)
    },
    picture: async (c: Context) => {
      const template = await find(c)
      const asked = v.safeParse(PictureName, c.req.param('picture'))
      if (!template || !asked.success) return c.notFound()
      const [mark, rebusIndex, level] = asked.output
      const picture = drawTemplate(template, rebusIndex, level)
      if (!picture) return c.notFound()
      const isSame = mark === markOf(c, template)
      c.header('Cache-Control', isSame ? 'private, max-age=31536000, immutable' : 'no-store')
      c.header('Content-Security-Policy', picturePolicy)
      return c.body(picture.body, 200, { 'Content-Type': picture.type })
    },
  }

  async function find(c: Context): Promise<Template | undefined> {
    const name = c.req.param('template')
    return (await readTemplates()).find((template) => template.name === name)
  }

  function isOurs({ quiz: { language } }: Template): boolean {
    return language === texts.language
  }

  function pictureOf(c: Context, template: Template) {
    const mark = markOf(c, template)
    return (rebusIndex: number, level: Level) => `/operator/templates/${template.name}/pictures/${mark}.${rebusIndex}.${level}`
  }

  function markOf(c: Context, { mark }: Template): string {
    return createHash('sha256')
      .update(`${mark} ${contextOf(c).fingerprint}`)
      .digest('base64url')
      .slice(0, 12)
  }
}

function shownTemplate({ name, quiz }: Template, pictureOf: (rebusIndex: number, level: Level) => string): ShownTemplate {
  const { title, language, rebuses, tiers } = quiz
  const difficulties = rebuses.map(({ difficulty }) => difficulty)
  const samples = [...new Set([0, Math.floor(rebuses.length / 2)])]
  return {
    name,
    title,
    language,
    rebuses: rebuses.length,
    asks: figuresOf(quiz).asks,
    difficulty: { least: Math.min(...difficulties), most: Math.max(...difficulties) },
    prizes: tiers.map((tier) => tier.title),
    pictures: samples.map((index) => pictureOf(index, 'hard')),
  }
}
