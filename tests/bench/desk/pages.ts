import { filledCall, filledEnding, filledGame } from './fill.ts'

/** A page, and what is typed into its form where it is asked for by one. */
export type Page = { path: string; form?: Record<string, string> }

/** The pages of the desk, by what an organiser would call them. */
export function pagesOf(games: number): Record<string, Page> {
  const game = filledGame(games)
  return {
    now: { path: '/operator' },
    'now, every few seconds': { path: '/operator/board' },
    people: { path: '/operator/people' },
    'people, winners': { path: '/operator/people?state=winners' },
    'people, given back': { path: '/operator/people?state=returned' },
    'people, never called': { path: '/operator/people?state=uncalled' },
    'people, by the end of a number': found(filledEnding(game)),
    'people, by a code': found(`C${game}`),
    'people, nothing found': found('%'),
    'one person': { path: `/operator/people/${game}` },
    'one call': { path: `/operator/calls/${filledCall(game)}` },
    answers: { path: '/operator/answers' },
    'answers, not understood': { path: '/operator/answers?kind=unclear' },
    codes: { path: '/operator/codes' },
    'codes, given': { path: '/operator/codes?state=given' },
    'the ticket office': { path: '/operator/campaigns/intercom-ru/office' },
    figures: { path: '/operator/figures' },
    closing: { path: '/operator/closing' },
    'the report': { path: '/operator/closing/report' },
    campaigns: { path: '/operator/campaigns' },
    'one campaign': { path: '/operator/campaigns/intercom-ru' },
    'its look and sites': { path: '/operator/campaigns/intercom-ru?part=site' },
    'its rules and consent': { path: '/operator/campaigns/intercom-ru?part=documents' },
    'its calls and voice': { path: '/operator/campaigns/intercom-ru?part=calls' },
    'its words': { path: '/operator/campaigns/intercom-ru?part=words' },
    'its quiz': { path: '/operator/campaigns/intercom-ru/quiz' },
    'its versions': { path: '/operator/campaigns/intercom-ru/quiz/versions' },
    log: { path: '/operator/log' },
  }
}

/** The search is a form, because a number has no place in an address. */
const found = (wanted: string): Page => ({ path: '/operator/people/search', form: { wanted } })

/** Every table that can be taken away. */
export const tables = [
  '/operator/people.csv',
  '/operator/games.csv',
  '/operator/calls.csv',
  '/operator/answers/refused.csv',
  '/operator/answers/all.csv',
  '/operator/codes.csv',
  '/operator/figures/funnel.csv',
  '/operator/figures/standings.csv',
  '/operator/figures/pictures.csv',
  '/operator/figures/replies.csv',
  '/operator/log.csv',
]
