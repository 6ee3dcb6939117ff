import type { PoolForecast, TierCodes } from '../../server/campaigns/codes/codes.ts'
import type { CodeSource } from '../../server/rules/quiz/quiz.ts'
import { intoCodes } from './codes-form.ts'
import type { DeskFrame } from './desk-page.tsx'

type Props = DeskFrame & { tiers: TierCodes[]; forecasts: PoolForecast[]; now: Date }

/** What became of the codes of each prize, the best first, and when they end. */
export const CodeTiers = ({ tiers, forecasts, ...frame }: Props) => (
  <section class="panel" id="code-tiers" aria-labelledby="code-tiers-heading">
    <h2 id="code-tiers-heading">{frame.texts.codes.tiers.heading}</h2>
    <ul class="code-tiers">
      {tiers.map((tier) => (
        <Tier tier={tier} forecast={forecasts.find(({ tierId }) => tierId === tier.tierId)?.forecast ?? null} {...frame} />
      ))}
    </ul>
  </section>
)

type TierProps = DeskFrame & { tier: TierCodes; forecast: PoolForecast['forecast']; now: Date }

const Tier = ({ tier, forecast, ...frame }: TierProps) => {
  const { tiers: texts, number } = frame.texts.codes
  const facts = (['left', 'given', 'spent', 'putIn', 'withdrawn', 'revoked'] as const).filter(
    (fact) => !['withdrawn', 'revoked'].includes(fact) || tier[fact] !== 0,
  )
  const isEmpty = tier.source === 'pool' && tier.left === 0
  return (
    <li id={`code-tier-${tier.tierId}`} class="code-tier">
      <h3>{tier.title}</h3>
      <dl class="code-facts">
        {facts.map((fact) => (
          <div>
            <dt>{texts.facts[fact]}</dt>
            <dd class={fact === 'left' && isEmpty ? 'bad' : undefined}>
              {tier[fact] === null ? texts.unbounded : number(tier[fact])}
            </dd>
          </div>
        ))}
      </dl>
      {isEmpty && <p class="bad">{texts.empty}</p>}
      {forecast && <p class="code-ends">{texts.ends(forecast.perHour, whenOf(forecast.endsAt, frame))}</p>}
      {tier.source === 'generated' && tier.free > 0 && <p>{texts.idle(tier.free)}</p>}
      {frame.staff.role === 'operator' ? (
        <TierForms tier={tier} {...frame} />
      ) : (
        <p class="soft">
          {texts.source}: {texts.sources[tier.source]}
        </p>
      )}
    </li>
  )
}

/** The hour alone means today. */
function whenOf(at: Date, { now, texts, zone }: TierProps | Omit<TierProps, 'tier' | 'forecast'>): string {
  const day = (date: Date) => date.toLocaleDateString('sv-SE', { timeZone: zone })
  const time = { hour: '2-digit', minute: '2-digit', timeZone: zone } as const
  return day(at) === day(now)
    ? at.toLocaleTimeString(texts.language, time)
    : at.toLocaleString(texts.language, { ...time, weekday: 'short', day: 'numeric', month: 'long' })
}

const TierForms = ({ tier, ...frame }: DeskFrame & { tier: TierCodes }) => {
  const { tiers: texts } = frame.texts.codes
  const { tierId, title } = tier
  return (
    <div class="code-forms">
      {tier.isFromOffice ? <p>{texts.office}</p> : <SourceForm tier={tier} {...frame} />}
      {tier.free > 0 && (
        <form {...intoCodes(frame, '/operator/codes/withdrawals')} hx-confirm={texts.sure(title)}>
          <input type="hidden" name="tier" value={tierId} />
          <button class="button" id={`withdraw-${tierId}`} aria-label={`${texts.withdraw(tier.free)}: ${title}`}>
            {texts.withdraw(tier.free)}
          </button>
        </form>
      )}
      {tier.returnable > 0 && (
        <form {...intoCodes(frame, '/operator/codes/returns')}>
          <input type="hidden" name="tier" value={tierId} />
          <button class="button" id={`put-back-${tierId}`} aria-label={`${texts.putBack(tier.returnable)}: ${title}`}>
            {texts.putBack(tier.returnable)}
          </button>
        </form>
      )}
    </div>
  )
}

const SourceForm = ({ tier: { tierId, title, source: chosen }, ...frame }: DeskFrame & { tier: TierCodes }) => {
  const { tiers: texts } = frame.texts.codes
  return (
    <form {...intoCodes(frame, '/operator/codes/sources')}>
      <input type="hidden" name="tier" value={tierId} />
      <label class="field-label" for={`source-${tierId}`} aria-label={texts.sourceOf(title)}>
        {texts.source}
      </label>
      <select class="field" id={`source-${tierId}`} name="source">
        {(Object.keys(texts.sources) as CodeSource[]).map((source) => (
          <option value={source} selected={source === chosen}>
            {texts.sources[source]}
          </option>
        ))}
      </select>
      <button class="button" id={`save-source-${tierId}`} aria-label={texts.saveFor(title)}>
        {texts.save}
      </button>
    </form>
  )
}
