import type { Found, PeopleList, PeopleState, UncalledList } from '../../server/conversation/people/people.ts'
import { type DeskFrame, DeskPage } from './desk-page.tsx'
import { Forget } from './forget.tsx'
import { GiveBack } from './give-back.tsx'
import { inCampaign } from './in-campaign.tsx'
import { FindPeople, FoundPeople } from './people-found.tsx'
import { PeopleRows, UncalledRows } from './people-rows.tsx'

/** What the page shows: games, the numbers of those who never called, or what a search has found. */
export type Shown =
  | { kind: 'games'; list: PeopleList }
  | { kind: 'uncalled'; list: UncalledList }
  | { kind: 'found'; found: Found; typed: string }

type Chosen = { state: PeopleState; tier: string | null; isLater: boolean }
type Props = DeskFrame & { shown: Shown; chosen: Chosen; tiers: { id: string; title: string }[] }

/** The page `/operator/people`: winners and all games, whom a search finds, and the tables to take away. */
export const PeoplePage = ({ shown, chosen, tiers, ...frame }: Props) => (
  <DeskPage part="people" heading={frame.texts.people.heading} {...frame}>
    <main>
      <FindPeople typed={shown.kind === 'found' ? shown.typed : ''} {...frame} />
      {shown.kind === 'found' ? (
        <FoundPeople found={shown.found} {...frame} />
      ) : (
        <Listed shown={shown} chosen={chosen} tiers={tiers} {...frame} />
      )}
      <Tables {...frame} />
      {frame.staff.role === 'operator' && <GiveBack texts={frame.texts} choices={frame.choices} />}
      {frame.staff.role === 'operator' && <Forget texts={frame.texts} />}
    </main>
  </DeskPage>
)

const Listed = ({ shown, chosen, tiers, ...frame }: Props & { shown: Exclude<Shown, { kind: 'found' }> }) => {
  const { list: texts, uncalled } = frame.texts.people
  const { rows, before } = shown.list
  return (
    <section class="panel" aria-labelledby="people-heading" id="people">
      <h2 id="people-heading">{shown.kind === 'uncalled' ? uncalled.heading : texts.heading}</h2>
      <Filter chosen={chosen} tiers={tiers} {...frame} />
      {rows.length === 0 && <p class="soft">{texts.empty}</p>}
      {shown.kind === 'games' && shown.list.rows.length > 0 && <PeopleRows rows={shown.list.rows} {...frame} />}
      {shown.kind === 'uncalled' && shown.list.rows.length > 0 && <UncalledRows rows={shown.list.rows} {...frame} />}
      <p class="log-links">
        {chosen.isLater && <a href={addressOf(chosen, null, frame)}>{texts.newest}</a>}
        {before !== null && <a href={addressOf(chosen, before, frame)}>{texts.older}</a>}
      </p>
    </section>
  )
}

function addressOf({ state, tier }: Chosen, before: string | null, { choices }: DeskFrame): `/${string}` {
  const query = new URLSearchParams({ state, ...(tier !== null && { tier }), ...(before !== null && { before }) })
  return inCampaign(choices, `/operator/people?${query.toString()}`)
}

/** Without a script, too. */
const Filter = ({ chosen, tiers, choices, texts }: Pick<Props, 'chosen' | 'tiers'> & DeskFrame) => {
  const { list } = texts.people
  return (
    <form class="people-filter" method="get" action="/operator/people">
      {choices.length > 1 && <input type="hidden" name="campaign" value={choices.find(({ isShown }) => isShown)?.address} />}
      <label class="field-label" for="people-state">
        {list.show}
      </label>
      <select class="field" id="people-state" name="state">
        {(Object.keys(list.filters) as PeopleState[]).map((state) => (
          <option value={state} selected={state === chosen.state}>
            {list.filters[state]}
          </option>
        ))}
      </select>
      <label class="field-label" for="people-tier">
        {list.tier}
      </label>
      <select class="field" id="people-tier" name="tier">
        <option value="">{list.anyTier}</option>
        {tiers.map(({ id, title }) => (
          <option value={id} selected={id === chosen.tier}>
            {title}
          </option>
        ))}
      </select>
      <button class="button" id="people-show">
        {list.submit}
      </button>
    </form>
  )
}

const Tables = ({ texts, staff, choices }: DeskFrame) => {
  const { tables } = texts.people
  return (
    <section class="panel" aria-labelledby="tables-heading" id="tables">
      <h2 id="tables-heading">{tables.heading}</h2>
      <p class="soft">{tables.why}</p>
      <p class="log-links">
        {staff.role === 'operator' && (
          <a href={inCampaign(choices, '/operator/people.csv')} download>
            {tables.winners}
          </a>
        )}
        <a href={inCampaign(choices, '/operator/games.csv')} download>
          {tables.games}
        </a>
        <a href={inCampaign(choices, '/operator/calls.csv')} download>
          {tables.calls}
        </a>
      </p>
    </section>
  )
}
