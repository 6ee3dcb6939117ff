import type { Agreement, CallInDetail } from '../../server/conversation/conversation.ts'
import type { LiveCall } from '../../server/conversation/now/now.ts'
import { describeEnding } from '../texts/operator.now.ts'
import { type DeskFrame, Notice } from './desk-page.tsx'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import { inCampaign } from './in-campaign.tsx'
import { percent } from './percentage.ts'
import { LiveCallPart, type Typed } from './take-over.tsx'
import { Duration, type Frame, Timestamp } from './time.tsx'
import { CallEvents, Turns } from './turns.tsx'

type Props = DeskFrame & { call: CallInDetail }

/** The same call while it goes on, and what became of a sentence that was typed for it. */
type Going = { live: LiveCall | null; now: Date; typed?: Typed; notice?: string | undefined }

/** The page of one call: the quality of its connection, and what happened turn by turn. */
export const CallPage = ({ call, live, now, typed = {}, notice, ...frame }: Props & Going) => {
  const { texts } = frame
  const number = call.number ?? texts.hidden
  return (
    <OperatorDocument texts={texts} title={`${texts.call.title}: ${number}`}>
      <Head heading={`${texts.call.title} ${number}`} {...frame} />
      <Notice text={notice} />
      <main>
        {call.game !== null && (
          <p class="log-links">
            <a href={inCampaign(frame.choices, `/operator/people/${call.game.id}`, call.game.campaign)}>
              {texts.people.person.ofCall}
            </a>
          </p>
        )}
        {live && <LiveCallPart call={live} now={now} typed={typed} {...frame} />}
        <section class="panel">
          <Facts call={call} {...frame} />
        </section>
        <section class="panel" aria-labelledby="turns-heading">
          <h2 id="turns-heading">{texts.call.turns}</h2>
          <Turns turns={call.turns} texts={texts} />
        </section>
        <section class="panel" aria-labelledby="others-heading">
          <h2 id="others-heading">{texts.call.others}</h2>
          <CallEvents happenings={call.others} {...frame} />
        </section>
      </main>
    </OperatorDocument>
  )
}

const Facts = ({ call, ...frame }: Props) => {
  const { texts } = frame
  const { reply, confidence, silences, retried, lost } = call.quality
  return (
    <dl class="facts">
      <div>
        <dt>{texts.ended.direction}</dt>
        <dd>{texts.live.directions[call.direction]}</dd>
      </div>
      <div>
        <dt>{texts.ended.when}</dt>
        <dd>
          <Timestamp at={call.startedAt} {...frame} />
        </dd>
      </div>
      <div>
        <dt>{texts.ended.seconds}</dt>
        <dd>{call.endedAt ? <Duration seconds={call.seconds ?? 0} /> : texts.call.goesOn}</dd>
      </div>
      {call.agreement && <AgreementFact agreement={call.agreement} {...frame} />}
      {call.ending && (
        <div>
          <dt>{texts.now.ended.how}</dt>
          <dd>{describeEnding(call.ending, texts.now.ended, texts.callbacks.outcomes)}</dd>
        </div>
      )}
      {call.reason && (
        <div>
          <dt>{texts.call.reason}</dt>
          <dd lang="en">{call.reason}</dd>
        </div>
      )}
      <div>
        <dt>{texts.call.reply}</dt>
        <dd>{reply ? texts.call.replyOf(texts.milliseconds(reply.medianMs), texts.milliseconds(reply.worstMs)) : texts.none}</dd>
      </div>
      <div>
        <dt>{texts.call.confidence}</dt>
        <dd>{confidence === null ? texts.none : percent(confidence, texts.language)}</dd>
      </div>
      <div>
        <dt>{texts.call.silences}</dt>
        <dd>{texts.call.times(silences)}</dd>
      </div>
      {call.interruptions && (
        <div>
          <dt>{texts.call.interruptions}</dt>
          <dd>{texts.call.interruptionsOf(call.interruptions)}</dd>
        </div>
      )}
      <div>
        <dt>{texts.call.retried}</dt>
        <dd>{retried}</dd>
      </div>
      <div>
        <dt>{texts.call.lost}</dt>
        <dd class={lost > 0 ? 'bad' : undefined}>{lost}</dd>
      </div>
    </dl>
  )
}

const AgreementFact = ({ agreement: { version, path, at, proof, provedAt }, ...frame }: Frame & { agreement: Agreement }) => {
  const { agreement: texts } = frame.texts.call
  return (
    <div>
      <dt>{texts.name}</dt>
      <dd>
        <a href={path}>{texts.version(version)}</a>, <Timestamp at={at} {...frame} />.{' '}
        {proof ? texts.proofs[proof] : texts.noProof}
        {provedAt && (
          <>
            , <Timestamp at={provedAt} {...frame} />
          </>
        )}
      </dd>
    </div>
  )
}
