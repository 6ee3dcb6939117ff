import type { Closed, Waiting } from '../../server/rules/campaign/campaign.ts'
import type { Texts } from '../texts/chat.ts'
import { Bubble } from './entry.tsx'
import { Waits } from './waits.tsx'

type Props = { texts: Texts; closed: Closed; waiting: Waiting; path: `/${string}` }

/** Stands in the place of the number form while no new game can begin. */
export const ClosedNotice = ({ texts, closed, waiting, path }: Props) => (
  <div id="closed" class="number-form" data-why={closed.why}>
    <Bubble>{texts.closed(closed)}</Bubble>
    <Waits waiting={waiting} path={path} />
  </div>
)
