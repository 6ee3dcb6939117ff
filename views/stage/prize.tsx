import type { Prize as PrizeData, PrizeMessage, Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'

type Props = { texts: Texts; prize: PrizeData; stage: Stage }

/**
 * What was won, with its promo code unless all codes were used up or they go out by message only. Where the prize was taken back, only
 * the points are left: what it was would read as a promise, or as mockery.
 */
export const Prize = ({ texts, prize, stage }: Props) =>
  prize.isRevoked ? <Revoked texts={texts} stage={stage} /> : <Won texts={texts} prize={prize} stage={stage} />

const Revoked = ({ texts: { stage: texts }, stage }: Omit<Props, 'prize'>) => (
  <section class="prize" aria-labelledby="prize" data-revoked="revoked">
    <h3 class="prize-title" id="prize">
      {texts.scored(stage.points, stage.most)}
    </h3>
    <p class="stage-note">{texts.prizeRevoked}</p>
  </section>
)

const Won = ({ texts: { stage: texts }, prize, stage }: Props) => (
  <section class="prize" aria-labelledby="prize" data-discount={prize.tier.discount}>
    <p class="prize-label">{texts.won}</p>
    <h3 class="prize-title" id="prize">
      {prize.tier.title}
    </h3>
    <p class="prize-score">{texts.scored(stage.points, stage.most)}</p>
    <Worth prize={prize} texts={texts} />
    <Code prize={prize} texts={texts} path={stage.path} />
    {prize.spentUntil && <p class="prize-until">{texts.spendUntil(prize.spentUntil)}</p>}
    {prize.ticketLink && (
      <p class="prize-way" hx-post={`${stage.path}/prize/followed`} hx-trigger="click, auxclick" hx-swap="none">
        <a class="prize-link" href={prize.ticketLink} target="_blank">
          {texts.spend}
        </a>
      </p>
    )}
    {prize.calendar && (
      <a class="prize-calendar" href={prize.calendar} download="">
        {texts.calendar}
      </a>
    )}
  </section>
)

const Worth = ({ prize: { tier, ticketPrice }, texts }: { prize: PrizeData; texts: Texts['stage'] }) =>
  tier.discount !== undefined && ticketPrice !== '' ? (
    <p class="prize-worth">{texts.worthOf(tier.discount, ticketPrice)}</p>
  ) : null

type CodeProps = { prize: PrizeData; texts: Texts['stage']; path: `/${string}` }

const Code = ({ prize: { code, message }, texts, path }: CodeProps) => {
  if (message) return <ByMessage message={message} texts={texts} />
  return code === null ? <p class="stage-note">{texts.codesRanOut}</p> : <Shown code={code} texts={texts} path={path} />
}

const ByMessage = ({ message: { number, state }, texts }: { message: PrizeMessage; texts: Texts['stage'] }) => (
  <p class="stage-note" role="status" id="prize-message" data-state={state}>
    {texts.byMessage[state](number)}
  </p>
)

const Shown = ({ code, texts, path }: { code: string; texts: Texts['stage']; path: `/${string}` }) => (
  <div class="code">
    <label class="dial-label" for="code">
      {texts.code}
    </label>
    <output class="code-text" id="code">
      {code}
    </output>
    <button
      class="button code-copy"
      type="button"
      data-of="code"
      data-tells="copied"
      hx-post={`${path}/prize/copied`}
      hx-target="this"
      hx-swap="none"
    >
      {texts.copy}
    </button>
    <p class="code-copied" id="copied" role="status" data-copied={texts.copied} />
  </div>
)
