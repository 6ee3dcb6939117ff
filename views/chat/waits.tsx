import type { Waiting } from '../../server/rules/campaign/campaign.ts'

type Props = { waiting: Waiting; path: `/${string}` }

/**
 * Looks once a minute, and at the moment at which a date says so, whether new games can begin, and puts what is to be shown then in the
 * place of the form around it. It is in that form, so it goes with it. Where nothing has changed, the answer is empty.
 */
export const Waits = ({ waiting: { shows, changesInMs }, path }: Props) => (
  <i
    hidden
    hx-get={`${path}/visits/new?shows=${encodeURIComponent(shows)}`}
    hx-trigger={changesInMs === null ? 'every 60s' : `every 60s, load delay:${changesInMs}ms`}
    hx-target="closest .number-form"
    hx-swap="outerMorph"
  />
)
