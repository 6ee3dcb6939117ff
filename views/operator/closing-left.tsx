import type { Closing } from '../../server/conversation/closing/closing.ts'
import type { OperatorTexts } from '../texts/operator.ts'

type Props = { closing: Closing; address: string; graceMinutes: number; texts: OperatorTexts }

/** One thing that is to be done, and the way to it. */
type Task = { name: string; text: string; href: string; way: string }

/** What is not finished yet, each with where to finish it. */
export const ClosingLeft = (props: Props) => {
  const { left: texts } = props.texts.closing
  const tasks = tasksOf(props)
  return (
    <section class="panel" aria-labelledby="left-heading" id="left">
      <h2 id="left-heading">
        {texts.heading} {tasks.length > 0 && <span class="count">{tasks.length}</span>}
      </h2>
      {tasks.length === 0 && <p>{texts.done}</p>}
      <ul class="closing-list">
        {tasks.map(({ name, text, href, way }) => (
          <li id={`left-${name}`}>
            <p>{text}</p>
            <a class="closing-way" href={href}>
              {way}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function tasksOf({ closing: { state, loose, unused }, address, graceMinutes, texts: { closing } }: Props): Task[] {
  const { left: texts } = closing
  const codes = { href: '/operator/codes', way: texts.toCodes }
  const now = { href: '/operator', way: texts.toNow }
  const some = (name: Exclude<keyof typeof loose, 'games'>, where: Pick<Task, 'href' | 'way'>) =>
    loose[name] > 0 ? [{ name, text: texts[name](loose[name]), ...where }] : []
  const free = unused.reduce((sum, { left }) => sum + left, 0)
  const tiers = unused.map(({ title, left }) => `${title}\u00a0—\u00a0${left}`).join(', ')
  return [
    ...openness(state, address, texts),
    ...some('calls', now),
    ...(loose.games > 0 ? [{ name: 'games', text: texts.games(loose.games, graceMinutes), ...now }] : []),
    ...some('callbacks', now),
    ...some('unsent', now),
    ...some('revoked', codes),
    ...some('withdrawn', codes),
    ...(free > 0 ? [{ name: 'unused', text: texts.unused(free, tiers), ...codes, way: texts.withdraw }] : []),
  ]
}

function openness({ why }: Closing['state'], address: string, texts: OperatorTexts['closing']['left']): Task[] {
  if (why === 'after' || why === 'no number' || why === 'nothing published') return []
  return [{ name: why, text: texts[why], href: `/operator/campaigns/${address}#dates`, way: texts.close }]
}
