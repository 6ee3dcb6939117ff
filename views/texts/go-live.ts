import type { Point } from '../../server/rules/go-live/go-live.ts'
import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { en } from './go-live.en.ts'
import { type GoLiveTexts, ru } from './go-live.ru.ts'

export type { GoLiveTexts } from './go-live.ru.ts'

/** Returns the list's texts in this language. */
export const goLiveTextsIn = (language: Quiz['language']): GoLiveTexts => ({ ru, en })[language]

/** Returns what was found about a point, and what to do about it. */
export function tellPoint({ found }: GoLiveTexts, point: Point): { what: string; todo?: string } {
  return found[point.found](point.about, point.count)
}

const marks = { misleading: '!', missing: '-', optional: '~' } as const

/**
 * Returns the list as a terminal shows it: what would mislead first, then what is missing, then what may be, and in one line what is
 * ready. `isReady`: nothing of it is still to be done.
 */
export function listGoLive(
  language: Quiz['language'],
  points: readonly Point[],
  { isPublic, isReady }: { isPublic: boolean; isReady: boolean },
): string {
  const texts = goLiveTextsIn(language)
  const lines = (['misleading', 'missing', 'optional'] as const).flatMap((state) =>
    points.filter((point) => point.state === state).map((point) => `  ${marks[state]} ${sentenceOf(texts, point)}`),
  )
  const ready = points.filter(({ state }) => state === 'ready').map(({ id }) => texts.points[id])
  const opening = isPublic ? texts.everybody : texts.nobody
  return [
    '',
    `${texts.heading}. ${isReady ? texts.all : opening}`,
    '',
    ...lines,
    `  + ${texts.headings.ready}: ${ready.join(', ')}`,
  ].join('\n')
}

function sentenceOf(texts: GoLiveTexts, point: Point): string {
  const { what, todo } = tellPoint(texts, point)
  return [`${texts.points[point.id]}: ${what}`, todo].filter((part) => part !== undefined).join(' ')
}
