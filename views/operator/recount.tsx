import type { KeptRecount } from '../../server/game/game.ts'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'

type Props = Pick<DeskFrame, 'texts' | 'choices'> & { run: Pick<KeptRecount, 'order' | 'tally'> | null; outcome?: Outcome | null }

/** What became of the words themselves. */
export type Outcome = 'published' | 'drafted' | 'accepted already'

const polling = { 'hx-trigger': 'every 1s', 'hx-swap': 'outerHTML' } as const

/** What counting games anew has done so far. It asks for news of itself until it is over. */
export const RecountPanel = ({ run, outcome, texts, choices }: Props) => {
  const { done, outcomes } = texts.answers
  if (!run) return <section id="recount" hidden />
  const { tally } = run
  const news = tally.isOver ? {} : { ...polling, 'hx-get': inCampaign(choices, '/operator/answers/recounts') }
  const said = !tally.isOver ? done.running(tally) : tally.isWhole ? done.whole(tally) : done.interrupted
  return (
    <section id="recount" class="panel recount" aria-labelledby="recount-heading" {...news}>
      <h2 id="recount-heading">{done.heading}</h2>
      <p>
        <q>{texts.answers.about(run.order.about)}</q> {outcome && outcomes[outcome]}
      </p>
      <p role="status">{said}</p>
      {tally.exchanged > 0 && <p>{done.exchanged(tally.exchanged)}</p>}
      {tally.spent > 0 && <p>{done.spent(tally.spent)}</p>}
      {tally.usedUp > 0 && <p>{done.usedUp(tally.usedUp)}</p>}
      {tally.left > 0 && <p class="bad">{done.left(tally.left)}</p>}
    </section>
  )
}
