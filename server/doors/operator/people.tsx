import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { PeoplePage, type Shown } from '../../../views/operator/people.tsx'
import { findPeople, peopleStates, readPeople, readUncalled } from '../../conversation/people/people.ts'
import { readForm } from '../../http/http.ts'
import type { DeskDeps } from './desk.ts'
import { peopleTables } from './people-tables.ts'
import { person } from './person.tsx'

/** What the address chooses; whatever it does not know counts as not chosen. */
const Chosen = v.object({
  state: v.fallback(v.picklist(peopleStates), 'all'),
  tier: v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(200))), null),
  before: v.fallback(v.optional(v.string()), undefined),
})

/** A field that is missing, repeated or a file counts as empty. */
const Search = v.object({ wanted: v.fallback(v.string(), '') })

/** Returns what shows winners and all games, whom a search finds, and one person. */
export function people(deps: DeskDeps) {
  const { contextOf, frameFor } = deps
  return {
    list: async (c: Context) => {
      const { state, tier, before } = v.parse(Chosen, c.req.query())
      const context = contextOf(c)
      const shown: Shown =
        state === 'uncalled'
          ? { kind: 'uncalled', list: await readUncalled(context, before) }
          : { kind: 'games', list: await readPeople(context, { state, tier, before }) }
      return show(c, shown, { state, tier, isLater: before !== undefined })
    },
    search: async (c: Context) => {
      const { wanted } = v.parse(Search, await readForm(c))
      const found = await findPeople(contextOf(c), wanted)
      // A whole number is not repeated: it is masked in the heading.
      const typed = found.wanted.kind === 'number' ? '' : wanted.slice(0, 200)
      return show(c, { kind: 'found', found, typed })
    },
    ...peopleTables(deps),
    ...person(deps),
  }

  function show(c: Context, shown: Shown, chosen: Parameters<typeof PeoplePage>[0]['chosen'] = everybody) {
    const { tiers } = contextOf(c).quiz
    return c.html(html`<!doctype html>${<PeoplePage shown={shown} chosen={chosen} tiers={tiers} {...frameFor(c)} />}`)
  }
}

const everybody = { state: 'all' as const, tier: null, isLater: false }
