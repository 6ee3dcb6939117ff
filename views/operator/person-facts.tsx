import { inCampaign } from './in-campaign.tsx'
import type { PersonProps } from './person.tsx'
import { Moment, Timestamp } from './time.tsx'

/** The game in figures, whose number it was, and what they had agreed to. The whole number is shown on demand. */
export const PersonFacts = ({ person, number, ...frame }: PersonProps) => {
  const { facts: texts } = frame.texts.people.person
  const { list } = frame.texts.people
  const { startedAt, lostAt, finishedAt, agreement, proof, provedAt } = person
  return (
    <section class="panel" aria-labelledby="facts-heading" id="facts">
      <h2 id="facts-heading">{texts.heading}</h2>
      <dl class="facts">
        <div>
          <dt>{texts.number}</dt>
          <dd id="person-number">{number ? <a href={number.href}>{number.shown}</a> : maskedOf(person, list)}</dd>
        </div>
        <div>
          <dt>{texts.state}</dt>
          <dd>{list.states[person.state]}</dd>
        </div>
        <div>
          <dt>{texts.points}</dt>
          <dd>{person.points}</dd>
        </div>
        {[
          { name: texts.began, at: startedAt },
          { name: texts.lost, at: lostAt },
          { name: texts.ended, at: finishedAt },
        ].map((moment) => (
          <Moment {...moment} {...frame} />
        ))}
        {proof && (
          <div>
            <dt>{texts.proof}</dt>
            <dd>
              {texts.proofs[proof]}
              {provedAt && (
                <>
                  , <Timestamp at={provedAt} {...frame} />
                </>
              )}
            </dd>
          </div>
        )}
        {agreement && (
          <div>
            <dt>{texts.consent}</dt>
            <dd>
              <a href={agreement.path}>{texts.version(agreement.version)}</a>, <Timestamp at={agreement.at} {...frame} />
            </dd>
          </div>
        )}
      </dl>
      {frame.staff.role === 'operator' && person.number !== null && !number && <ShowNumber person={person} {...frame} />}
    </section>
  )
}

const ShowNumber = ({ person: { id }, texts, choices }: PersonProps) => {
  const action = inCampaign(choices, `/operator/people/${id}/number`)
  const { person } = texts.people
  return (
    <form class="show-number" method="post" action={action} hx-post={action} hx-target="#person" hx-swap="outerHTML">
      <button class="button" id="show-number">
        {person.whole}
      </button>
      <span class="soft">{person.wholeWhy}</span>
    </form>
  )
}

function maskedOf({ number, isForFun }: PersonProps['person'], list: PersonProps['texts']['people']['list']): string {
  return number ?? (isForFun ? list.fun : list.erased)
}
