import type { OfficeFaults, OfficeFound, OpenOffice, TypedOffice } from '../../server/campaigns/offices/offices.ts'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import { OfficeForm } from './office-form.tsx'
import { OfficeState } from './office-state.tsx'
import type { Frame } from './time.tsx'

export type ShownTier = { id: string; title: string }

export type OfficeProps = Frame & {
  campaign: { name: string; address: string }
  tiers: readonly ShownTier[]
  /** what is connected; null where nothing is */
  office: OpenOffice | null
  mark: string
  /** where hooks reach us: the address of our site */
  site: string
  /** browsers know the server by no address of its own, so an office may not reach it */
  needsAddress: boolean
  /** a form that has just been sent, and was refused */
  sent: { kind: OpenOffice['kind']; typed: TypedOffice; faults: OfficeFaults; isOvertaken: boolean } | null
  /** what has just been done */
  done: 'saved' | 'removed' | null
  /** what the office has just said; undefined where it was not asked */
  found: OfficeFound | null | undefined
}

/** The page of a campaign's ticket office: how it is doing, and the forms that connect one. */
export const OfficePage = (props: OfficeProps) => {
  const { texts, campaign, office, done } = props
  const own = texts.office
  const kinds = office ? [office.kind] : (['pretix', 'timepad'] as const)
  return (
    <OperatorDocument texts={texts} module="operator/campaign.js" title={`${own.heading}: ${campaign.name}`}>
      <Head heading={own.heading} {...props}>
        <p>
          <a href={`/operator/campaigns/${campaign.address}`}>{`${own.back}: ${campaign.name}`}</a>
        </p>
      </Head>
      <main class="office">
        <p>{own.why}</p>
        <p role="status" class="settings-saved">
          {done && own[done]}
        </p>
        {office ? <OfficeState {...props} office={office} /> : <p>{own.none}</p>}
        {kinds.map((kind) => (
          <OfficeForm kind={kind} {...props} />
        ))}
        {office && <Remove {...props} />}
      </main>
    </OperatorDocument>
  )
}

/** Opening it is the confirmation. */
const Remove = ({ texts: { office: texts }, staff, campaign: { address } }: OfficeProps) =>
  staff.role === 'operator' ? (
    <details class="panel">
      <summary id="office-remove-summary">{texts.remove}</summary>
      <form class="office-remove" method="post" action={`/operator/campaigns/${address}/office/remove`}>
        <p class="soft" id="office-remove-hint">
          {texts.removeHint}
        </p>
        <button class="button" id="office-remove" aria-describedby="office-remove-hint">
          {texts.remove}
        </button>
      </form>
    </details>
  ) : null
