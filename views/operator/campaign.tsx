import type { FC } from 'hono/jsx'
import type {
  CampaignState,
  EditedText,
  Faults,
  LookCheck as Check,
  SectionName,
  Typed,
  VoiceLists,
} from '../../server/rules/campaign/campaign.ts'
import { TroublePush } from '../chat/trouble.tsx'
import { BasicsFields } from './campaign-basics.tsx'
import { CallsFields, SitesFields } from './campaign-calls.tsx'
import { DatesFields, PauseFields } from './campaign-dates.tsx'
import { LookCheck, LookFields } from './campaign-look.tsx'
import { CampaignMissing, type ShownMissing } from './campaign-missing.tsx'
import { PavelFields } from './campaign-pavel.tsx'
import { ConsentFields, RulesFields } from './campaign-rules.tsx'
import { SharePanel, type ShownShare } from './campaign-share.tsx'
import { VoiceFields } from './campaign-voice.tsx'
import { WordsFields } from './campaign-words.tsx'
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
  campaign: ShownCampaign
  state: CampaignState
  missing: ShownMissing[]
  /** what is to be said, where it has just been loaded from a file */
  loaded: string[]
}

const fieldsOf: Record<SectionName, FC<FieldsProps>> = {
  basics: BasicsFields,
  dates: DatesFields,
  pause: PauseFields,
  calls: CallsFields,
  sites: SitesFields,
  pavel: PavelFields,
  look: LookFields,
  voice: VoiceFields,
  rules: RulesFields,
  consent: ConsentFields,
  greeting: WordsFields,
  howToAnswer: WordsFields,
  prize: WordsFields,
  goodbye: WordsFields,
  page: WordsFields,
}

/** The page of a campaign's settings: sections, each a form of its own. */
export const CampaignPage = ({ sections, share, ...props }: Props & { sections: ShownSection[]; share: ShownShare }) => {
  const { texts, campaign, staff, loaded } = props
  return (
    <OperatorDocument texts={texts} module="operator/colours.js" title={`${campaign.name}: ${texts.campaigns.settings}`}>
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
        <CampaignMissing missing={props.missing} address={campaign.address} texts={texts} />
        <nav class="menu" aria-label={texts.campaigns.parts}>
          <a href={`/operator/campaigns/${campaign.address}/quiz`}>{texts.campaigns.quiz}</a>
          {sections.map(({ name }) => (
            <a href={`#${name}`}>{texts.campaigns.sections[name]}</a>
          ))}
          <a href="#share">{texts.campaigns.sections.share}</a>
          <a href="#file">{texts.files.saveHeading}</a>
        </nav>
        {sections.map((section) => (
          <Section section={section} {...props} />
        ))}
        <SharePanel share={share} address={campaign.address} texts={texts} mayChange={staff.role === 'operator'} />
        <SaveToFile {...props} />
      </main>
    </OperatorDocument>
  )
}

/** The response to an open page: the section, what can be played now, what is missing, and a cleared trouble notice. */
export const SectionUpdate = ({ section, ...props }: Props & { section: ShownSection }) => (
  <>
    <Section section={section} {...props} />
    <TroublePush />
    <hx-partial hx-target="#campaign-state" hx-swap="outerHTML">
      <State {...props} />
    </hx-partial>
    <hx-partial hx-target="#campaign-missing" hx-swap="outerHTML">
      <CampaignMissing missing={props.missing} address={props.campaign.address} texts={props.texts} />
    </hx-partial>
  </>
)

const State = ({ state, campaign: { address }, texts: { campaigns: texts } }: Props) => (
  <p id="campaign-state" class="panel campaign-state" data-state={state.why}>
    <b>{texts.state(state)}</b>
    {state.why !== 'nothing published' && <a href={`/c/${address}`}>{`${texts.page}: /c/${address}`}</a>}
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

const Section = ({ section, ...props }: Props & { section: ShownSection }) => {
  const { name, mark } = section
  const { texts, campaign, staff } = props
  const action = `/operator/campaigns/${campaign.address}/${name}` as const
  const Fields = fieldsOf[name]
  return (
    <section class="panel" id={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{texts.campaigns.sections[name]}</h2>
      <form
        class="settings-form"
        method="post"
        action={action}
        hx-post={action}
        hx-target={`#${name}`}
        hx-swap="outerHTML"
        hx-disable="find button"
      >
        <input type="hidden" name="mark" value={mark} />
        <fieldset disabled={staff.role !== 'operator'}>
          <legend class="visually-hidden">{texts.campaigns.sections[name]}</legend>
          <Fields section={section} {...props} />
        </fieldset>
        {staff.role === 'operator' && (
          <div class="settings-end">
            <button class="button" id={`${name}-save`}>
              {texts.campaigns.save}
            </button>
            <Outcome section={section} {...props} />
          </div>
        )}
        {name === 'look' && <LookCheck check={section.look} texts={texts} mayChange={staff.role === 'operator'} />}
      </form>
    </section>
  )
}

const Outcome = ({ section: { isSaved, faults, overtaken }, texts: { campaigns: texts } }: Frame & { section: ShownSection }) => {
  const isFaulty = faults !== undefined && Object.keys(faults).length > 0
  return (
    <p role="status" class={isFaulty || overtaken ? 'bad' : 'settings-saved'}>
      {isSaved && texts.saved}
      {overtaken ? texts.overtaken : isFaulty && texts.refused}
    </p>
  )
}
