import type { Closed } from '../../server/rules/campaign/campaign.ts'
import type { Texts } from '../texts/chat.ts'
import { Bubble } from './entry.tsx'

type Props = { texts: Texts; closed: Closed; path: `/${string}` }

/** Stands in the place of the number form while no new game can begin. It looks once a minute whether one can. */
export const ClosedNotice = ({ texts, closed, path }: Props) => (
  <div
    id="closed"
    class="number-form"
    data-why={closed.why}
    hx-get={`${path}/visits/new`}
    hx-trigger="every 60s"
    hx-target="#conversation"
    hx-swap="innerHTML"
  >
    <Bubble>{texts.closed(closed)}</Bubble>
  </div>
)
