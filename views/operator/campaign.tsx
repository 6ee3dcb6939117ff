import type { LineHearing } from '../../server/game/game.ts'
import type {
  CampaignState,
  EditedText,
  Faults,
  LookCheck as Check,
  SectionName,
  Typed,
  VoiceLists,
} from '../../server/rules/campaign/campaign.ts'
import { at } from '../address/address.ts'
import { TroublePush } from '../chat/trouble.tsx'
import type { Part } from '../texts/operator.campaigns.ts'
import { EmbedPanel, type ShownEmbed } from './campaign-embed.tsx'
import { Index } from './campaign-index.tsx'
import { CampaignMissing, type ShownMissing } from './campaign-missing.tsx'
import { Section } from './campaign-section.tsx'
import { SharePanel, type ShownShare } from './campaign-share.tsx'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import type { Frame } from './time.tsx'

/**
 * A section of the settings as it is shown: what is in its fields, and the mark of what is saved. `overtaken` is what somebody else has
 * saved since this form was shown.
 */
export type ShownSection = {
  name: SectionName
  typed: Typed
  mark: string
  isSaved?: boolean
  faults?: Faults
  overtaken?: Typed | null
  /** of the look alone */
  look: Check
  /** of a group of texts alone: what is known of each */
  texts: Readonly<Record<string, EditedText>>
  /** what can be chosen in the campaign’s language */
  voices: VoiceLists
  /** how callers can be heard on its line: `emulated` calls go over none, an `unchecked` one may have any echo */
  line: 'emulated' | 'unchecked' | LineHearing
}

/** What the fields of a section need. */
export type FieldsProps = Frame & { section: ShownSection; campaign: ShownCampaign }

/** `twice`: which of its dates is a local time that comes twice */
type ShownCampaign = {
  name: string
  address: string
  language: 'ru' | 'en'
  timeZone: string
  twice: Record<'opensAt' | 'closesAt', boolean>
}

type Props = Frame & {
  /** which part of the settings is shown */
  shown: Part
  embed: ShownEmbed
  campaign: ShownCampaign
  state: CampaignState
  missing: ShownMissing[]
  /** what is to be said, where it has just been loaded from a file */
  loaded: string[]
}

type PageProps = Props & { sections: ShownSection[]; share: ShownShare }

/** The page of a part of a campaign's settings: sections, each a form of its own. */
export const CampaignPage = ({ sections, share, ...props }: PageProps) => {
  const { shown: part, texts, campaign, staff, loaded } = props
  return (
    <OperatorDocument texts={texts} module="operator/campaign.js" title={`${campaign.name}: ${texts.campaigns.settings}`}>
      <Head heading={campaign.name} {...props} />
      <main class="settings">
        {loaded.length > 0 && (
          <div class="panel" id="loaded" role="status">
            {loaded.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </div>
        )}
        <State {...props} />
        <CampaignMissing missing={props.missing} address={campaign.address} shown={part} texts={texts} />
        <Index address={campaign.address} shown={part} texts={texts} />
        <div class="settings-parts">
          <h2 id={`part-${part}`}>{texts.campaigns.parts[part]}</h2>
          {sections.map((section) => (
            <Section section={section} {...props} />
          ))}
          {part === 'site' && (
            <>
              <EmbedPanel embed={props.embed} address={campaign.address} texts={texts} />
              <SharePanel share={share} address={campaign.address} texts={texts} mayChange={staff.role === 'operator'} />
            </>
          )}
          <SaveToFile {...props} />
          <p class="log-links">
            <a href={`/operator/closing?campaign=${campaign.address}`}>{texts.closing.way}</a>
          </p>
        </div>
      </main>
    </OperatorDocument>
  )
}

/** The response to an open page: the section, what follows from it elsewhere on the page, and a cleared trouble notice. */
export const SectionUpdate = ({ section, ...props }: Props & { section: ShownSection }) => (
  <>
    <Section section={section} {...props} />
    <TroublePush />
    <hx-partial hx-target="#campaign-state" hx-swap="outerHTML">
      <State {...props} />
    </hx-partial>
    <hx-partial hx-target="#campaign-missing" hx-swap="outerHTML">
      <CampaignMissing missing={props.missing} address={props.campaign.address} shown={props.shown} texts={props.texts} />
    </hx-partial>
    {props.shown === 'site' && (
      <hx-partial hx-target="#embed" hx-swap="outerHTML">
        <EmbedPanel embed={props.embed} address={props.campaign.address} texts={props.texts} />
      </hx-partial>
    )}
  </>
)

const State = ({ state, campaign: { address }, texts: { campaigns: texts } }: Props) => (
  <p id="campaign-state" class="panel campaign-state" data-state={state.why}>
    <b>{texts.state(state)}</b>
    {state.why !== 'nothing published' && <a href={`/c/${address}`}>{`${texts.page}: ${at(`/c/${address}`)}`}</a>}
    <a href={`/operator/campaigns/${address}/quiz`}>{texts.quizAndPlay}</a>
  </p>
)

const SaveToFile = ({ campaign: { address }, texts: { files: texts } }: Props) => (
  <section class="panel" id="file" aria-labelledby="file-heading">
    <h2 id="file-heading">{texts.saveHeading}</h2>
    <p class="soft">{texts.saveHint}</p>
    <a class="button" id="save-to-file" href={`/operator/campaigns/${address}/file`} download>
      {texts.save}
    </a>
  </section>
)
