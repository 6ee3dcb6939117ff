import type { Person } from '../../server/conversation/people/people.ts'
import type { DeskFrame } from './desk-page.tsx'
import { Duration, Timestamp } from './time.tsx'

type Call = Person['calls'][number]

/** The calls in both directions, and what became of the requests to be called. */
export const PersonCalls = ({ calls, hasMore, ...frame }: DeskFrame & { calls: Call[]; hasMore: boolean }) => {
  const { calls: texts } = frame.texts.people.person
  return (
    <section class="panel" aria-labelledby="calls-heading" id="calls">
      <h2 id="calls-heading">{texts.heading}</h2>
      {calls.length === 0 && <p class="soft">{texts.none}</p>}
      <ul class="person-calls">
        {calls.map((call) => (
          <CallLine call={call} {...frame} />
        ))}
      </ul>
      {hasMore && <p class="soft">{texts.more(calls.length)}</p>}
    </section>
  )
}

const CallLine = ({ call: { id, at, call, callback }, ...frame }: DeskFrame & { call: Call }) => {
  const { texts } = frame
  const { calls } = texts.people.person
  return (
    <li>
      {call ? (
        <a href={`/operator/calls/${encodeURIComponent(id)}`}>
          {calls.open} <Timestamp at={at} {...frame} />
        </a>
      ) : (
        <Timestamp at={at} {...frame} />
      )}
      {callback && (
        <span class="chip">
          {calls.asked} <Timestamp at={callback.requestedAt} {...frame} />:{' '}
          {callback.outcome === null ? calls.notYet : texts.callbacks.outcomes[callback.outcome]}
        </span>
      )}
      {call && <Held call={call} {...frame} />}
    </li>
  )
}

const Held = ({ call, texts }: DeskFrame & { call: NonNullable<Call['call']> }) => {
  const { direction, answeredAt, endedAt, seconds, hungUpBy, turn } = call
  const { calls } = texts.people.person
  return (
    <>
      <span class="chip">{texts.live.directions[direction]}</span>
      <span class="chip">
        {answeredAt === null && calls.unanswered}
        {answeredAt !== null && (endedAt === null ? texts.call.goesOn : <Duration seconds={seconds ?? 0} />)}
      </span>
      {answeredAt !== null && <span class="chip">{calls.turns(turn)}</span>}
      {hungUpBy && (
        <span class="chip">
          {texts.ended.hungUp}: {texts.ended.hungUpBy[hungUpBy]}
        </span>
      )}
    </>
  )
}

/** The browsers in which the number was given, and what was agreed to there. */
export const PersonVisits = ({ visits, hasMore, ...frame }: DeskFrame & { visits: Person['visits']; hasMore: boolean }) => {
  const { visits: texts, facts } = frame.texts.people.person
  return (
    <section class="panel" aria-labelledby="visits-heading" id="visits">
      <h2 id="visits-heading">{texts.heading}</h2>
      {visits.length === 0 && <p class="soft">{texts.none}</p>}
      <ul class="person-calls">
        {visits.map(({ openedAt, consent, isPlaying }) => (
          <li>
            <span class="chip">
              {texts.given} <Timestamp at={openedAt} {...frame} />
            </span>
            <span class="chip">
              {texts.consent} <a href={consent.path}>{facts.version(consent.version)}</a> <Timestamp at={consent.at} {...frame} />
            </span>
            {isPlaying && <span class="chip">{texts.plays}</span>}
          </li>
        ))}
      </ul>
      {hasMore && <p class="soft">{texts.more(visits.length)}</p>}
    </section>
  )
}
