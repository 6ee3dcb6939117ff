import type { NewCampaign, NewFaults } from '../../server/campaigns/campaigns.ts'
import type { CampaignState } from '../../server/rules/campaign/campaign.ts'
import { at } from '../address/address.ts'
import type { SaidProblem } from '../texts/campaign-file.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { LoadCampaign } from './campaign-load.tsx'
import { type ShownTemplate, Templates } from './campaign-templates.tsx'
import { OperatorDocument } from './document.tsx'
import { TextField } from './field.tsx'
import { Head } from './head.tsx'
import type { Frame } from './time.tsx'

type Listed = {
  id: number
  address: string
  row: { name: string }
  state: CampaignState
  /** as people write them */
  numbers: string[]
}

type Props = Frame & {
  campaigns: Listed[]
  templates: ShownTemplate[]
  /** what was typed for a new campaign, and what is wrong with it */
  typed?: NewCampaign
  faults?: NewFaults
  /** why a file was not loaded */
  problem?: SaidProblem | null
}

/** The page `/operator/campaigns`: all campaigns, and the forms that make a new one, of a template or of a file. */
export const CampaignsPage = ({ campaigns, templates, typed, faults, problem = null, ...frame }: Props) => {
  const { campaigns: texts } = frame.texts
  return (
    <OperatorDocument texts={frame.texts} title={texts.title}>
      <Head heading={texts.heading} part="campaigns" {...frame} />
      <main>
        <section class="panel" aria-labelledby="campaigns-heading">
          <h2 id="campaigns-heading">
            {texts.heading} <span class="count">{campaigns.length}</span>
          </h2>
          {campaigns.length === 0 && <p class="soft">{texts.empty}</p>}
          <ul class="campaigns">
            {campaigns.map((campaign) => (
              <CampaignLine campaign={campaign} {...frame} />
            ))}
          </ul>
        </section>
        {problem && <LoadCampaign problem={problem} {...frame} />}
        {frame.staff.role === 'operator' && <Make templates={templates} typed={typed} faults={faults} {...frame} />}
        {frame.staff.role === 'operator' && !problem && <LoadCampaign problem={null} {...frame} />}
      </main>
    </OperatorDocument>
  )
}

const CampaignLine = ({
  campaign: { id, address, row, numbers, state },
  texts: { campaigns: texts },
}: Frame & { campaign: Listed }) => {
  const path = `/c/${address}`
  return (
    <li id={`campaign-${id}`}>
      <h3>
        <a href={`/operator/campaigns/${address}`}>{row.name}</a>
      </h3>
      <p>{texts.state(state)}</p>
      <p class="soft">
        {state.why === 'nothing published' ? at(path) : <a href={path}>{at(path)}</a>}
        {' · '}
        {numbers.length > 0 ? numbers.join(', ') : texts.noNumber}
      </p>
    </li>
  )
}

const nothing: NewCampaign = { name: '', address: '', template: '', phoneNumber: '' }

const Make = ({ templates, typed = nothing, faults = {}, texts }: Frame & Omit<Props, 'campaigns' | 'problem'>) => {
  const { make, fault } = texts.campaigns
  const faultsOf = (name: keyof NewFaults) => (faults[name] ? [fault(faults[name])] : [])
  return (
    <section class="panel" id="make" aria-labelledby="make-heading">
      <h2 id="make-heading">{make.heading}</h2>
      <p class="soft">{make.why}</p>
      <form class="settings-form" method="post" action="/operator/campaigns">
        {Object.keys(faults).length > 0 && (
          <p class="bad" role="status">
            {make.refused}
          </p>
        )}
        <TextField
          id="make-name"
          name="name"
          label={make.name}
          value={typed.name}
          faults={faultsOf('name')}
          required
          maxlength={120}
          hx-get="/operator/campaign-address"
          hx-trigger="input changed delay:300ms"
          hx-target="#address-proposal"
          hx-swap="outerHTML"
        />
        <TextField
          id="make-address"
          name="address"
          label={make.address}
          value={typed.address}
          hint={make.addressHint}
          faults={faultsOf('address')}
          maxlength={40}
          autocapitalize="none"
          spellcheck={false}
        />
        <AddressProposal address="" texts={texts} />
        <Templates texts={texts} templates={templates} chosen={typed.template} faults={faultsOf('template')} />
        <TextField
          id="make-phone"
          name="phoneNumber"
          type="tel"
          inputmode="tel"
          label={make.phoneNumber}
          value={typed.phoneNumber}
          hint={make.phoneHint}
          faults={faultsOf('phoneNumber')}
          autocomplete="off"
        />
        <button class="button" id="make-send">
          {make.submit}
        </button>
      </form>
    </section>
  )
}

/** What the part of the address will be when none is typed. */
export const AddressProposal = ({ address, texts }: { address: string; texts: OperatorTexts }) => (
  <p id="address-proposal" class="soft" role="status">
    {address !== '' && texts.campaigns.make.proposal(address)}
  </p>
)
