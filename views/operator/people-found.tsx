import type { Found } from '../../server/conversation/people/people.ts'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'
import { PeopleRows, UncalledRows } from './people-rows.tsx'

/** The search. It is posted, so that no number is in an address, where logs and histories keep it. */
export const FindPeople = ({ typed, choices, texts }: DeskFrame & { typed: string }) => {
  const { find } = texts.people
  return (
    <search class="panel">
      <form class="people-find" method="post" action={inCampaign(choices, '/operator/people/search')}>
        <label class="field-label" for="people-wanted">
          {find.label}
        </label>
        <input class="field" id="people-wanted" name="wanted" type="search" autocomplete="off" value={typed} maxlength={200} />
        <button class="button" id="people-find">
          {find.submit}
        </button>
      </form>
    </search>
  )
}

/** What was found, or why nothing was. */
export const FoundPeople = ({ found, ...frame }: DeskFrame & { found: Found }) => {
  const { find, uncalled } = frame.texts.people
  const { wanted, rows, isErased, isFree, hasMore } = found
  return (
    <section class="panel" aria-labelledby="found-heading" id="found">
      <h2 id="found-heading">{wanted.kind === 'nothing' ? find.heading : find[wanted.kind](wanted.shown)}</h2>
      <p role="status">{saidOf(found, find)}</p>
      {isErased && <p>{find.erased}</p>}
      {isFree && <p>{find.free}</p>}
      {rows.length > 0 && <PeopleRows rows={rows} {...frame} />}
      {hasMore && <p class="soft">{find.more}</p>}
      {found.uncalled.length > 0 && (
        <>
          <h3>{uncalled.heading}</h3>
          <UncalledRows rows={found.uncalled} {...frame} />
        </>
      )}
      <p class="log-links">
        <a href={inCampaign(frame.choices, '/operator/people')}>{find.back}</a>
      </p>
    </section>
  )
}

function saidOf({ wanted, rows, uncalled, isFree }: Found, find: DeskFrame['texts']['people']['find']): string {
  if (wanted.kind === 'nothing') return `${find.nothing} ${find.nothingTyped}`
  if (rows.length === 0) return isFree || uncalled.length > 0 ? '' : find.nothing
  return find.found(rows.length)
}
