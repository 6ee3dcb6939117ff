import type { Board, Outcome } from '../../server/conversation/now/now.ts'
import type { Problem, ProblemKind } from '../../server/rules/problems/problems.ts'
import { goLiveTextsIn } from '../texts/go-live.ts'
import type { Told } from '../texts/operator.problems.ts'
import type { Frame } from './time.tsx'

type Found = Board['problems'][number]
type Props = Frame & { board: Pick<Board, 'problems' | 'address' | 'live'>; openPoints: number }

/**
 * What is wrong, the most urgent first, each with what to do, and one line where something has yet to be made ready; one calm line where
 * there is neither.
 */
export const Problems = ({ board: { problems, address, live }, openPoints, ...frame }: Props) => {
  const { problems: texts } = frame.texts.now
  return (
    <section class="panel wide-panel" aria-labelledby="problems-heading" id="problems">
      <h2 id="problems-heading">
        {texts.heading} <span class="count">{problems.length}</span>
      </h2>
      {openPoints === 0 && problems.length === 0 && (
        <p class="calm">{live.some(({ game }) => game) ? texts.goesOn : texts.waits}</p>
      )}
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map(({ problem, urgency }) => (
            <Item problem={problem} urgency={urgency} address={address} {...frame} />
          ))}
        </ul>
      )}
      {openPoints > 0 && (
        <p class="unready">
          {texts.unready(openPoints)} <a href="/operator/go-live">{goLiveTextsIn(frame.texts.language).heading}</a>
        </p>
      )}
    </section>
  )
}

type ItemProps = Frame & Found & { address: string }

const Item = ({ problem, urgency, address, ...frame }: ItemProps) => {
  const { problems: texts } = frame.texts.now
  const { title, todo } = tell(problem, frame)
  const link = linkOf(problem, address)
  return (
    <li class="problem" data-urgency={urgency} data-kind={problem.kind}>
      <p class="problem-urgency">{texts.urgencies[urgency]}</p>
      <h3>{title}</h3>
      <p>{todo}</p>
      {link && (
        <p>
          <a href={link.href}>{texts.links[link.to]}</a>
        </p>
      )}
    </li>
  )
}

function tell(problem: Problem<Outcome['outcome']>, { texts, zone }: Frame): Told {
  const { told } = texts.now.problems
  const sentence = told[problem.kind] as (given: typeof problem, write: Parameters<(typeof told)['quiet']>[1]) => Told
  return sentence(problem, {
    at: (at) => at.toLocaleString(texts.language, { timeZone: zone, ...(isFar(at) ? dayAndTime : time) }),
    money: (sum, currency) => money(sum, currency, texts.language),
  })
}

const time = { hour: '2-digit', minute: '2-digit' } as const
const dayAndTime = { day: 'numeric', month: 'long', ...time } as const
const dayMs = 24 * 3_600_000

/** The time of day alone would be misread. */
const isFar = (at: Date) => Math.abs(Date.now() - at.getTime()) > dayMs / 2

/** Voximplant calls the ruble by its former code. */
function money(sum: number, currency: string, language: 'ru' | 'en'): string {
  const code = currency === 'RUR' ? 'RUB' : currency
  const style = /^[A-Z]{3}$/.test(code) ? ({ style: 'currency', currency: code } as const) : {}
  return sum.toLocaleString(language, { ...style, maximumFractionDigits: sum < 10 ? 2 : 0 })
}

type Link = { to: 'codes' | 'campaign' | 'office' | 'unsent' | 'unusual' | 'callbacks' | 'check'; href: string }

const anchors: Partial<Record<ProblemKind, Exclude<Link['to'], 'codes' | 'campaign' | 'office'>>> = {
  'unusual games': 'unusual',
  'callbacks fail': 'callbacks',
  'hears nothing': 'check',
  'page unheard': 'check',
}

function linkOf(problem: Problem, address: string): Link | null {
  const anchor = problem.kind === 'messages refused' && problem.isOnly ? 'unsent' : anchors[problem.kind]
  if (anchor) return { to: anchor, href: `#${anchor}` }
  if (['pool empty', 'pool ends', 'codes to cancel'].includes(problem.kind)) return { to: 'codes', href: '/operator/codes' }
  if (problem.kind === 'office') return { to: 'office', href: `/operator/campaigns/${address}/office` }
  if (problem.kind === 'closed') return { to: 'campaign', href: `/operator/campaigns/${address}` }
  return null
}
