import type { OfficeFault, OpenOffice } from '../../server/campaigns/offices/offices.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { Choice, TextField } from './field.tsx'
import type { OfficeProps, ShownTier } from './office.tsx'

type Props = OfficeProps & { kind: OpenOffice['kind'] }

/** The form of one kind of office. A secret that is set is never shown. */
export const OfficeForm = (props: Props) => {
  const { kind, sent, office, mark, texts, staff, campaign } = props
  const own = texts.office
  const isRefused = sent?.kind === kind
  const mayChange = staff.role === 'operator'
  return (
    <section class="panel" id={`office-${kind}`} aria-labelledby={`office-${kind}-heading`}>
      <h2 id={`office-${kind}-heading`}>{own.kinds[kind].heading}</h2>
      <p class="soft">{own.kinds[kind].why}</p>
      <form class="settings-form" method="post" action={`/operator/campaigns/${campaign.address}/office/${kind}`}>
        <input type="hidden" name="mark" value={mark} />
        <fieldset disabled={!mayChange}>
          <legend class="visually-hidden">{own.kinds[kind].heading}</legend>
          {kind === 'pretix' ? <PretixFields {...props} /> : <TimepadFields {...props} />}
        </fieldset>
        {mayChange && (
          <div class="settings-end">
            <button class="button" id={`office-${kind}-save`}>
              {office ? own.save : own.kinds[kind].connect}
            </button>
            <p role="status" class="bad">
              {isRefused && (sent.isOvertaken ? own.overtaken : own.refused)}
            </p>
          </div>
        )}
      </form>
    </section>
  )
}

const PretixFields = (props: Props) => {
  const own = props.texts.office
  return (
    <>
      <TextField {...fieldOf(props, 'event')} label={own.event} hint={own.eventHint} inputmode="url" autocomplete="off" />
      <Secret {...props} label={own.token} hint={own.tokenHint} />
      <h3>{own.tiers}</h3>
      <p class="soft office-hint">{own.tiersHint}</p>
      {props.tiers.map((tier) => (
        <TierFields tier={tier} {...props} />
      ))}
    </>
  )
}

const TimepadFields = (props: Props) => {
  const own = props.texts.office
  return (
    <>
      <TextField
        {...fieldOf(props, 'eventId')}
        label={own.eventId}
        hint={own.eventIdHint}
        inputmode="numeric"
        autocomplete="off"
      />
      <Secret {...props} label={own.phrase} hint={own.phraseHint} />
    </>
  )
}

const Secret = ({ label, hint, ...props }: Props & { label: string; hint: string }) => {
  const isSet = props.office?.kind === props.kind
  const said = isSet ? `${props.texts.office.secretSet} ${hint}` : hint
  return (
    <TextField
      {...fieldOf(props, 'secret')}
      value=""
      label={label}
      hint={said}
      type="password"
      autocomplete="off"
      spellcheck={false}
      required={!isSet}
    />
  )
}

const TierFields = ({ tier, ...props }: Props & { tier: ShownTier }) => {
  const own = props.texts.office.tier
  const of = (field: string) => fieldOf(props, `${field}.${tier.id}`)
  const modes = Object.entries(own.modes).map(([value, label]) => ({ value, label }))
  const waiting = props.office?.waiting[tier.id]
  const mode = of('priceMode')
  return (
    <fieldset class="office-tier">
      <legend>{tier.title}</legend>
      <TextField
        {...of('stock')}
        label={own.stock}
        hint={waiting === undefined ? undefined : own.waiting(waiting)}
        inputmode="numeric"
        autocomplete="off"
      />
      <Choice {...mode} value={mode.value || 'percent'} label={own.priceMode} options={modes} />
      <TextField {...of('value')} label={own.value} hint={own.valueHint} inputmode="decimal" autocomplete="off" />
      <TextField {...of('validUntil')} label={own.validUntil} hint={own.untilHint} type="date" />
      <details open={seldom.some((field) => of(field).faults.length > 0)}>
        <summary>{own.more}</summary>
        <div class="office-more">
          <TextField {...of('item')} label={own.item} hint={own.anyHint} inputmode="numeric" autocomplete="off" />
          <TextField {...of('quota')} label={own.quota} hint={own.anyHint} inputmode="numeric" autocomplete="off" />
          <TextField {...of('tag')} label={own.tag} hint={own.tagHint} autocomplete="off" maxlength={255} />
        </div>
      </details>
    </fieldset>
  )
}

/** What few offices need. */
const seldom = ['item', 'quota', 'tag']

/** Returns what a field shows: what was sent and refused, else what is saved. */
function fieldOf({ kind, sent, office, texts }: Props, name: string) {
  const isSent = sent?.kind === kind
  const typed = isSent ? sent.typed : office?.kind === kind ? office.typed : {}
  const faults = isSent ? (sent.faults[name] ?? []) : []
  return {
    id: `${kind}-${name.replace('.', '-')}`,
    name,
    value: typed[name] ?? '',
    faults: faults.map((fault) => wordsOf(fault, texts)),
  }
}

function wordsOf(fault: OfficeFault, { office, campaigns }: OperatorTexts): string {
  switch (fault.fault) {
    case 'not an event':
    case 'not on the internet':
    case 'token again':
    case 'not money':
    case 'over 100':
    case 'one of both':
      return office.faults[fault.fault]
    default:
      return campaigns.fault(fault)
  }
}
